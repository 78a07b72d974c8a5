"""MSG (Outlook): the same header block, body and attachments as mail."""

from __future__ import annotations

import io
import struct

from oxmsg import Message

from adapters.loaders.draft import Blob, Sink
from adapters.loaders.email_text import write_headers
from adapters.loaders.html_text import write_html
from adapters.loaders.plain_text import write_text
from adapters.loaders.refusals import unreadable

_DAMAGED = (ValueError, KeyError, IndexError, OSError, TypeError, AttributeError, struct.error)


def read_msg(blob: Blob, sink: Sink) -> None:
    """One message."""
    try:
        message = Message.load(io.BytesIO(blob.data))
        sent = message.sent_date
        transport = message.message_headers
        people = [f"{one.name} <{one.email_address}>" if one.email_address else one.name for one in message.recipients]
        subject, sender, body, rich = message.subject, message.sender, message.body, message.html_body
        attachments = [(one.file_name, one.file_bytes) for one in message.attachments]
    except _DAMAGED as error:
        raise unreadable("damaged", f"not a readable MSG file: {error}") from error
    draft = sink.draft("application/vnd.ms-outlook")
    write_headers(
        draft,
        {
            "From": sender or transport.get("From", ""),
            "To": transport.get("To", "") or "; ".join(people),
            "Cc": transport.get("Cc", ""),
            "Date": sent.strftime("%a, %d %b %Y %H:%M:%S +0000") if sent else transport.get("Date", ""),
            "Subject": subject or "",
        },
    )
    if body and body.strip():
        write_text(draft.text, body)
    elif rich:
        write_html(draft, rich, sink)
    for number, (name, data) in enumerate(attachments, start=1):
        if data:
            sink.attach(name or f"attachment-{number}", data)
