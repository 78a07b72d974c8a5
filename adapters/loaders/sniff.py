"""What a file is, by its content first and by its suffix only where content cannot tell."""

from __future__ import annotations

import io
import json
import re
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

import olefile  # type: ignore[import-untyped]

from adapters.loaders.draft import Blob
from adapters.loaders.encoding import decode
from adapters.loaders.refusals import unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_UNSUPPORTED = {
    b"{\\rtf": "RTF", b"\x1f\x8b": "gzip", b"7z\xbc\xaf\x27\x1c": "7-Zip", b"Rar!": "RAR", b"BZh": "bzip2",
    b"\xfd7zXZ\0": "xz", b"OggS": "audio", b"ID3": "audio", b"%!PS": "PostScript", b"PAR1": "Parquet",
}  # fmt: skip
_PROGRAMS = (b"\x7fELF", b"MZ\x90\0", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\0asm")
_TEXT_SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".csv": "csv", ".tsv": "csv", ".json": "json", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".html": "html", ".htm": "html", ".xhtml": "html", ".eml": "eml", ".xml": "xml",
    ".txt": "text", ".text": "text", ".log": "text",
}  # fmt: skip
_BINARY_SUFFIXES = {".pdf", ".docx", ".pptx", ".xlsx", ".epub", ".msg", ".zip", ".sqlite", ".db", ".png", ".jpg"}
_MAIL = re.compile(
    r"\A(?:[A-Z][\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?(?:Received|MIME-Version|Message-ID|Return-Path):",
    re.IGNORECASE,
)
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_PDF = re.compile(rb"%PDF-\d")
_SAMPLE = 65_536


def kind_of(blob: Blob) -> str:
    """The name of the format. Raises UnreadableFile: empty, encrypted, unsupported, binary, damaged."""
    data, suffix = blob.data, PurePosixPath(blob.name).suffix.lower()
    if not data.strip(b"\0 \t\r\n"):
        raise unreadable("empty", "the file holds nothing")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if _is_pdf(data):
        return "pdf"
    if data.startswith(b"SQLite format 3\0"):
        return "sqlite"
    if data.startswith(_IMAGES) or (data[:2] == b"BM" and data[6:10] == bytes(4)) or data[8:12] == b"WEBP":
        return "image"
    for magic, name in _UNSUPPORTED.items():
        if data.startswith(magic):
            raise unreadable("unsupported", f"{name} files are not read")
    if data.startswith(_PROGRAMS) or _is_binary(data, suffix):
        if suffix in _BINARY_SUFFIXES:
            raise unreadable("damaged", f"the content is not that of a {suffix} file")
        raise unreadable("binary", "the content is not text")
    return _text_kind(data, suffix)


def _is_pdf(data: bytes) -> bool:
    """The mark at the start, or, as readers allow, after up to a kilobyte of junk in a file that also ends like one."""
    mark = _PDF.search(data[:1024])
    return mark is not None and (not data[: mark.start()].strip() or b"%%EOF" in data[-2048:])


def _zip_kind(data: bytes) -> str:
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise unreadable("damaged", f"not a readable zip container: {error}") from error
    if "xl/workbook.bin" in names:
        raise unreadable("unsupported", "binary workbooks (XLSB) are not read")
    for folder, name in (("word/", "docx"), ("ppt/", "pptx"), ("xl/", "xlsx")):
        if "[Content_Types].xml" in names and any(member.startswith(folder) for member in names):
            return name
    if "META-INF/container.xml" in names:
        return "epub"
    if "mimetype" in names and "content.xml" in names:
        raise unreadable("unsupported", "OpenDocument files are not read")
    return "zip"


def _ole_kind(data: bytes) -> str:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            names = {"/".join(entry) for entry in container.listdir()}
    except (OSError, ValueError, IndexError, TypeError) as error:
        raise unreadable("damaged", f"not a readable OLE container: {error}") from error
    if "EncryptedPackage" in names:
        raise unreadable("encrypted", "the file needs a password")
    if "__properties_version1.0" in names:
        return "msg"
    raise unreadable("unsupported", "the Office formats before 2007 (DOC, XLS, PPT) are not read")


def _is_binary(data: bytes, suffix: str) -> bool:
    """Too many control bytes for text; a text suffix asks for stronger evidence."""
    sample = data[:_SAMPLE]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")) or decode(sample).encoding.startswith("utf-16"):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    high = sum(1 for byte in sample if byte > 0x7F)
    share = controls / len(sample)
    if suffix in _TEXT_SUFFIXES and high < 0.25 * len(sample):
        return share > 0.3
    return share > 0.05


def _text_kind(data: bytes, suffix: str) -> str:
    head = decode(data[:_SAMPLE]).text.lstrip("\ufeff")
    if _HTML.match(head):
        return "html"
    if head.lstrip().startswith("<?xml"):
        return "xml"
    if _MAIL.match(head):
        return "eml"
    named = _TEXT_SUFFIXES.get(suffix, "")
    if named in {"", "text"} and head.lstrip()[:1] in {"{", "["}:
        return _json_kind(data) or "text"
    return named or "text"


def _json_kind(data: bytes) -> str:
    content = decode(data).text
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        lines = [line for line in content.split("\n") if line.strip()]
        try:
            return "jsonl" if len(lines) > 1 and all(isinstance(json.loads(line), dict) for line in lines) else ""
        except (ValueError, RecursionError):
            return ""
    return "json"
