"""Mail (RFC 5322): headers as key-value lines, the readable body, attachments as files of their own."""

from __future__ import annotations

import email
import email.policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from adapters.loaders.canonical import one_line
from adapters.loaders.draft import Blob, Draft, Sink
from adapters.loaders.encoding import decode
from adapters.loaders.html_text import write_html
from adapters.loaders.plain_text import write_text

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_DEPTH = 20
_NAMELESS = ("image/", "application/pgp-", "application/pkcs7-", "application/x-pkcs7-")


def read_email(blob: Blob, sink: Sink) -> None:
    """One message. The old ``compat32`` policy is used because it never fails on broken headers."""
    message = email.message_from_bytes(blob.data, policy=email.policy.compat32)
    draft = sink.draft("message/rfc822")
    headers = {name: header_text(_raw(message, name)) for name in _SHOWN}
    write_headers(draft, headers)
    bodies: list[tuple[str, str]] = []
    _collect(message, sink, bodies, 0)
    plain = [body for kind, body in bodies if kind == "text/plain" and body.strip()]
    rich = [body for kind, body in bodies if kind == "text/html"]
    if plain:
        for body in plain:
            write_text(draft.text, body)
    else:
        for body in rich:
            write_html(draft, body, sink)


def _raw(message: Message, name: str) -> str | None:
    """A header as it was sent, bytes above ASCII as surrogates: ``get`` would lose them (mail in UTF-8 or GBK)."""
    return next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), None)


def write_headers(draft: Draft, headers: dict[str, str]) -> None:
    """The header block, and from it title, author and date."""
    for name, value in headers.items():
        draft.text.key_value(name, value)
    draft.describe(title=headers["Subject"], author=headers["From"], published=mail_date(headers["Date"]))


def mail_date(shown: str) -> str:
    """The ISO date of an RFC 5322 date, in the zone it was written in; empty when it is none."""
    try:
        return parsedate_to_datetime(shown).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return ""


def header_text(raw: object) -> str:
    """A header with its encoded words decoded; unknown encodings are guessed."""
    if raw is None:
        return ""
    sent = str(raw)
    if any("\udc80" <= character <= "\udcff" for character in sent):
        sent = decode(sent.encode("utf-8", "surrogateescape"), "").text
    try:
        pieces = decode_header(sent)
    except (HeaderParseError, ValueError):
        return one_line(sent)
    shown = ""
    for piece, charset in pieces:
        text = decode(piece, charset or "").text if isinstance(piece, bytes) else piece
        shown += text
    return one_line(shown.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _collect(part: Message, sink: Sink, bodies: list[tuple[str, str]], depth: int) -> None:
    """Bodies and attachments of a part and the parts inside it."""
    if depth > _DEPTH:
        sink.refuse_once("nested-too-deep", f"parts nested deeper than {_DEPTH} levels were left out")
        return
    kind = part.get_content_type()
    name = header_text(part.get_filename())
    attached = part.get_content_disposition() == "attachment"
    if kind == "message/rfc822":
        inner = part.get_payload()
        for number, message in enumerate(inner if isinstance(inner, list) else [], start=1):
            stem = name.removesuffix(".eml") or f"message-{number}"
            sink.attach(f"{stem}.eml", message.as_bytes(policy=email.policy.compat32))
        return
    if part.is_multipart():
        inner = part.get_payload()
        for child in inner if isinstance(inner, list) else []:
            if isinstance(child, Message):
                _collect(child, sink, bodies, depth + 1)
        return
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if kind in {"text/plain", "text/html"} and not attached and not (name and kind == "text/html"):
        bodies.append((kind, decode(data, str(part.get_content_charset() or "")).text))
    elif data and (name or not kind.startswith(_NAMELESS)):
        # A nameless picture is decoration; any other nameless part (a whole PDF as the mail's body) is a file.
        sink.attach(name or f"part-{len(sink.attachments) + 1}", data)
