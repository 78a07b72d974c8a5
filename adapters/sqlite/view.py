"""What one reading call works with: a transaction, the classes it may see, and texts to slice."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections import OrderedDict
from dataclasses import dataclass

from schema.errors import StoreDamaged

CACHED_CHARACTERS = 32_000_000


def pack(text: str) -> bytes:
    """A text as stored: zlib over UTF-8."""
    return zlib.compress(text.encode("utf-8"))


def unpack(data: bytes) -> str:
    """The text of ``pack``. Raises StoreDamaged."""
    try:
        return zlib.decompress(data).decode("utf-8")
    except (zlib.error, UnicodeDecodeError) as error:
        raise StoreDamaged(f"a stored text cannot be read ({error})", remedy="Restore a backup.") from error


class TextCache:
    """Texts of documents lately used, up to ``CACHED_CHARACTERS``; safe for several threads.

    A document's key never comes to mean another text, so nothing here is ever stale. Whoever asks must have checked
    that the document is visible: the cache knows keys only.
    """

    def __init__(self, limit: int = CACHED_CHARACTERS) -> None:
        self._limit = limit
        self._texts: OrderedDict[int, str] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, connection: sqlite3.Connection, document: int) -> str:
        """The text of the document with this key."""
        with self._lock:
            if document in self._texts:
                self._texts.move_to_end(document)
                return self._texts[document]
        (data,) = connection.execute("SELECT text FROM document WHERE key = ?", (document,)).fetchone()
        text = unpack(data)
        with self._lock:
            if document not in self._texts:
                self._texts[document] = text
                self._size += len(text)
            while self._size > self._limit and len(self._texts) > 1:
                _, dropped = self._texts.popitem(last=False)
                self._size -= len(dropped)
        return text


@dataclass(frozen=True, slots=True)
class View:
    """One reading transaction. ``classes`` is the JSON list of what is visible, for ``json_each``."""

    connection: sqlite3.Connection
    classes: str
    texts: TextCache

    def slice(self, document: int, start: int, end: int) -> str:
        """The text of a visible document from ``start`` to ``end``. Raises StoreDamaged when it is shorter."""
        text = self.texts.get(self.connection, document)
        if end > len(text):
            raise StoreDamaged(f"offsets {start}..{end} lie outside their document", remedy="Run the check command.")
        return text[start:end]
