"""Builds the sample documents that are not plain text from ``samples/source``; equal bytes on every run.

Users never run this: the built files are committed. ``python -m samples.build [--font FILE.ttf]``

A source is named like its target plus one suffix (``board/minutes.docx.md`` gives ``board/minutes.docx``); a folder
``name.zip`` gives that archive. Office, PDF and EPUB sources use the markup of ``samples.manuscript``, ``.sql`` is
run into a database, ``.gb18030`` is re-encoded, a mail has headers, a blank line, its text and attachments, each
after a line ``=== attachment: name ===``. ``--font`` is a TrueType font with Chinese glyphs: PDFs that need it are
left as they are without it. The committed ones use Droid Sans Fallback (Apache-2.0).
"""

from __future__ import annotations

import argparse
import re
import sqlite3
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from samples.manuscript import pack
from samples.office import slides, word, workbook
from samples.publication import embed_font, epub, needs_chinese_font, pdf

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "source"
TARGET = HERE / "documents"
ATTACHMENT = re.compile(r"^=== attachment: (.+?) ===\n", re.MULTILINE)


def mail(source: str) -> bytes:
    """Return a message with the headers, body and attachments of the source; boundaries are fixed."""
    parts = ATTACHMENT.split(source)
    headers, _, body = parts[0].partition("\n\n")
    message = EmailMessage(policy=SMTP)
    for line in headers.splitlines():
        name, _, value = line.partition(": ")
        message[name] = value
    message.set_content(body, cte="quoted-printable")
    for name, content in zip(parts[1::2], parts[2::2], strict=True):
        subtype = {"csv": "csv", "md": "markdown"}.get(name.rpartition(".")[2], "plain")
        message.add_attachment(content, subtype=subtype, filename=name, cte="base64")
    if message.is_multipart():
        message.set_boundary("=_sample_boundary")
    return message.as_bytes()


def database(source: str) -> bytes:
    """Return the SQLite file that running the script gives."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(source)
        return connection.serialize()
    finally:
        connection.close()


def gb18030(source: str) -> bytes:
    """Return the text in the Chinese national encoding."""
    return source.encode("gb18030")


BUILDERS: dict[str, Callable[[str], bytes]] = {
    ".docx": word,
    ".pptx": slides,
    ".xlsx": workbook,
    ".pdf": pdf,
    ".epub": epub,
    ".eml": mail,
    ".sqlite": database,
    ".txt": gb18030,
}


def archive(folder: Path) -> bytes:
    """Return a zip archive of the files of a folder, by name."""
    return pack((file.relative_to(folder).as_posix(), file.read_bytes()) for file in _files(folder))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def build(target: Path, font: Path | None = None) -> list[Path]:
    """Write every built document under ``target``; return the paths written, relative to it, in order."""
    if font is not None:
        embed_font(str(font))
    results: dict[Path, bytes] = {}
    archives = sorted(path for path in SOURCE.rglob("*.zip") if path.is_dir())
    for folder in archives:
        results[folder.relative_to(SOURCE)] = archive(folder)
    for file in _files(SOURCE):
        if any(folder in file.parents for folder in archives):
            continue
        name = file.relative_to(SOURCE).with_suffix("")
        text = file.read_text(encoding="utf-8")
        if name.suffix != ".pdf" or font is not None or not needs_chinese_font(text):
            results[name] = BUILDERS[name.suffix](text)
    for name, data in results.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    return sorted(results)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description="Build the sample documents that are not plain text.")
    arguments.add_argument("--font", type=Path, help="TrueType font with Chinese glyphs")
    build(TARGET, arguments.parse_args().font)
