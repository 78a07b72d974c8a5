"""``FileLoader``: the Loader port in this process. Chooses the format, opens containers, makes documents."""

from __future__ import annotations

import importlib
import importlib.metadata
import re
import stat
import struct
import warnings
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from zipfile import BadZipFile

from adapters.loaders.archive import safe_member
from adapters.loaders.draft import Blob, Draft, Sink
from adapters.loaders.limits import Limits
from adapters.loaders.refusals import refusal, unreadable
from schema import ids
from schema.documents import Block, BlockKind, Document
from schema.errors import UnreadableFile
from schema.ports import Loaded, Refusal, Source

_FORMATS = {
    "pdf": ("adapters.loaders.pdf", "read_pdf"),
    "docx": ("adapters.loaders.docx_text", "read_docx"),
    "pptx": ("adapters.loaders.pptx_text", "read_pptx"),
    "xlsx": ("adapters.loaders.xlsx", "read_xlsx"),
    "html": ("adapters.loaders.html_text", "read_html"),
    "markdown": ("adapters.loaders.markdown_text", "read_markdown"),
    "text": ("adapters.loaders.plain_text", "read_text"),
    "csv": ("adapters.loaders.delimited", "read_delimited"),
    "json": ("adapters.loaders.json_text", "read_json"),
    "jsonl": ("adapters.loaders.json_text", "read_json_lines"),
    "xml": ("adapters.loaders.xml_text", "read_xml"),
    "eml": ("adapters.loaders.email_text", "read_email"),
    "msg": ("adapters.loaders.msg", "read_msg"),
    "epub": ("adapters.loaders.epub", "read_epub"),
    "sqlite": ("adapters.loaders.sqlite_tables", "read_sqlite"),
    "zip": ("adapters.loaders.archive", "read_zip"),
    "image": ("adapters.loaders.ocr", "read_image"),
}
_LIBRARIES = (
    "charset-normalizer", "defusedxml", "lxml", "markdown-it-py", "openpyxl", "py3langid", "pypdfium2", "python-docx",
    "python-oxmsg", "python-pptx", "rapidocr", "selectolax",
)  # fmt: skip
_NEAR_START = 40
_OWN_VERSION = "2"
# What parsers raise on broken input. Programming errors are among them on purpose: one file never stops a batch.
_PARSER_ERRORS = (
    ArithmeticError, AssertionError, AttributeError, BadZipFile, EOFError, LookupError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
_NO_TITLE = re.compile(
    r"^(?:microsoft (?:word|powerpoint|excel) - .*|untitled.*|powerpoint presentation|document\d*|presentation\d*|"
    r"slide ?1|\(anonymous\)|无标题|.*\.(?:docx?|pptx?|xlsx?|indd|qxd))$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Result:
    documents: list[Document] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    expanded: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a blob stands: its uri, who may read it, and how many containers are around it."""

    uri: str
    readers: frozenset[str]
    depth: int = 0


class FileLoader:
    """Loads one file at a time in this process; for untrusted files use ``SandboxedLoader``."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()

    @property
    def version(self) -> str:
        """The loaders' own version and that of every parser library."""
        return loader_version()

    def load(self, source: Source) -> Loaded:
        """Never raises for a bad file."""
        result = _Result()
        try:
            data = self._read(source)
        except UnreadableFile as error:
            return Loaded(refusals=(_refused(source.uri, error),))
        blob = Blob(data=data, name=source.path.name, path=source.path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._load(blob, _Place(uri=source.uri, readers=source.readers), result)
        documents = sorted(result.documents, key=lambda document: document.uri)
        return Loaded(documents=tuple(documents), refusals=tuple(result.refusals))

    def _read(self, source: Source) -> bytes:
        """The bytes of a regular file within the size limit."""
        try:
            status = source.path.stat()
            if not stat.S_ISREG(status.st_mode):
                raise unreadable("unreadable", "not a regular file")
            if status.st_size > self._limits.file_bytes:
                size, limit = status.st_size, self._limits.file_bytes
                raise unreadable("too-large", f"{size:,} bytes, more than the {limit:,} allowed")
            with source.path.open("rb") as stream:
                data = stream.read(self._limits.file_bytes + 1)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise unreadable("unreadable", f"cannot be opened: {reason}") from error
        if len(data) > self._limits.file_bytes:
            raise unreadable("too-large", "the file grew beyond the limit while it was read")
        return data

    def _load(self, blob: Blob, place: _Place, result: _Result) -> None:
        uri = place.uri
        sink = Sink(self._limits)
        try:
            module, function = _FORMATS[kind_of_blob(blob)]
            read: Callable[[Blob, Sink], None] = getattr(importlib.import_module(module), function)
            read(blob, sink)
        except UnreadableFile as error:
            result.refusals.append(_refused(uri, error))
            return
        except MemoryError:
            result.refusals.append(refusal(uri, "memory", "the file needs more memory than allowed"))
            return
        except _PARSER_ERRORS as error:
            result.refusals.append(refusal(uri, "damaged", f"cannot be parsed: {type(error).__name__}: {error}"))
            return
        for draft in sink.drafts:
            self._finish(draft, blob, place, result, container=bool(sink.attachments))
        for member, code, message in sink.refusals:
            result.refusals.append(refusal(_member_uri(uri, member), code, message))
        if not sink.drafts and not sink.attachments and not sink.refusals:
            result.refusals.append(refusal(uri, "empty", "the container holds no documents"))
        self._open_members(sink, place, result)

    def _open_members(self, sink: Sink, place: _Place, result: _Result) -> None:
        """Load the files inside; equal names are told apart by a number."""
        taken = {document.uri for document in result.documents}
        for attachment in sink.attachments:
            inner = _free(_member_uri(place.uri, attachment.member), taken)
            taken.add(inner)
            result.expanded += len(attachment.data)
            if place.depth >= self._limits.depth:
                message = f"containers nested deeper than {self._limits.depth}"
                result.refusals.append(refusal(inner, "nested-too-deep", message))
            elif result.expanded > self._limits.expanded_bytes:
                result.refusals.append(refusal(inner, "bomb", "the container expands beyond the limit"))
            else:
                name = PurePosixPath(safe_member(attachment.member)).name
                within = _Place(uri=inner, readers=place.readers, depth=place.depth + 1)
                self._load(Blob(data=attachment.data, name=name), within, result)

    def _finish(self, draft: Draft, blob: Blob, place: _Place, result: _Result, *, container: bool) -> None:
        """Make the document of a draft, or refuse it because it has no text."""
        from adapters.loaders.language import language_of  # noqa: PLC0415 - the model loads with the first document

        own = _free(_member_uri(place.uri, draft.member), {document.uri for document in result.documents})
        text, layout = draft.text.build()
        if draft.text.full:
            limit = self._limits.characters
            result.refusals.append(refusal(own, "truncated", f"only the first {limit:,} characters were kept"))
        if not text:
            if not container:
                result.refusals.append(refusal(own, "empty", "the file holds no text"))
            return
        own_title = draft.title if not _NO_TITLE.match(draft.title) else ""
        titles = (own_title, _first_heading(text, layout.blocks))
        stem = PurePosixPath(safe_member(draft.member or blob.name)).stem
        if draft.author:
            draft.note("author", draft.author)
        result.documents.append(
            Document(
                id=ids.document_id(own),
                uri=own,
                text=text,
                title=next(filter(None, titles), stem),
                media_type=draft.media_type,
                language=language_of(text),
                published=draft.published,
                readers=place.readers,
                metadata=tuple(sorted(draft.metadata.items())),
                layout=layout,
            )
        )


def kind_of_blob(blob: Blob) -> str:
    """The format of a blob (see ``sniff.kind_of``)."""
    from adapters.loaders.sniff import kind_of  # noqa: PLC0415 - keeps parser libraries out of a sandbox's parent

    return kind_of(blob)


def loader_version() -> str:
    """Versions of everything that shapes a document, without importing any of it."""
    found = []
    for name in _LIBRARIES:
        try:
            found.append(f"{name}={importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            found.append(f"{name}=none")
    return f"loaders={_OWN_VERSION} " + " ".join(found)


def _first_heading(text: str, blocks: Sequence[Block]) -> str:
    """The first of the highest headings near the start of the text."""
    headings = [block for block in blocks[:_NEAR_START] if block.kind is BlockKind.HEADING]
    best = min(headings, key=lambda block: block.level, default=None)
    return text[best.start : best.end][:300] if best else ""


def _member_uri(uri: str, member: str) -> str:
    return f"{uri}!/{safe_member(member)}" if member else uri


def _free(uri: str, taken: set[str]) -> str:
    """``uri``, with the first number that makes it another than those taken."""
    free, number = uri, 1
    while free in taken:
        number += 1
        free = _numbered(uri, number)
    return free


def _numbered(uri: str, number: int) -> str:
    """``mail.eml!/report.pdf`` as ``mail.eml!/report (2).pdf``."""
    folder, slash, name = uri.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    return f"{folder}{slash}{stem} ({number}){dot}{suffix}" if stem else f"{uri} ({number})"


def _refused(uri: str, error: UnreadableFile) -> Refusal:
    return Refusal(uri=uri, code=error.code, message=str(error), remedy=error.remedy)
