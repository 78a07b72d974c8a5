"""Why a file was not loaded: stable codes, each with what to do about it."""

from __future__ import annotations

from schema.errors import UnreadableFile
from schema.ports import Refusal

REMEDIES = {
    "empty": "Nothing to do if the file is meant to be empty; otherwise export it again.",
    "encrypted": "Remove the password, or ask its owner for an open copy.",
    "damaged": "Open it in its own program and save it again, or fetch a fresh copy.",
    "too-large": "Split the file, or raise the size limit.",
    "unsupported": "Convert it to one of the supported formats, for instance PDF, DOCX, XLSX or plain text.",
    "no-text-layer": "Install the `ocr` extra (pip install 'vouch-kg[ocr]') to read scanned pages and images.",
    "binary": "Only documents are read: leave the file out, or convert it to a supported format.",
    "timeout": "Split the file, or raise the time limit.",
    "memory": "Split the file, or raise the memory limit.",
    "crashed": "The parser failed on this file: open it in its own program and save it again.",
    "bomb": "The file expands far beyond its size: do not open it unless you know where it comes from.",
    "truncated": "Split the file so that each part stays within the limits.",
    "unreadable": "Check that the file still exists and that you may read it.",
    "nested-too-deep": "Unpack the inner archive and ingest its files.",
}


def unreadable(code: str, message: str) -> UnreadableFile:
    """The error that refuses a whole file; ``code`` is one of ``REMEDIES``."""
    return UnreadableFile(message, code=code, remedy=REMEDIES[code])


def refusal(uri: str, code: str, message: str) -> Refusal:
    """A refusal as the report shows it."""
    return Refusal(uri=uri, code=code, message=message, remedy=REMEDIES[code])
