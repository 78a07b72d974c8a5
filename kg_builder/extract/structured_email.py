"""Facts from the header of an e-mail: who sent it to whom, when and about what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg_builder.extract.structured_lines import Field
from kg_builder.extract.structured_subjects import EVIDENCE_REACH
from kg_builder.extract.structured_values import CUED_SCORE, GUESSED_SCORE, Readings, Slice, sliced, text_literal
from linguistics.literals import find_literals
from linguistics.normal import collapse
from schema.extraction import EntityType, LiteralKind, Mention, Qualifiers

_KEYS = {
    **dict.fromkeys(("from", "sender", "发件人", "寄件人"), "from"),
    **dict.fromkeys(("to", "recipient", "recipients", "收件人"), "to"),
    **dict.fromkeys(("cc", "抄送", "副本"), "cc"),
    **dict.fromkeys(("date", "sent", "日期", "时间", "发送时间", "发件时间"), "date"),
    **dict.fromkeys(("subject", "主题", "标题"), "subject"),
}
_PREDICATES = {"to": "send to", "cc": "send copy to"}
_ADDRESS = re.compile(r"\s*[<(（]?\s*(?P<address>[\w.+%-]+@[\w-]+(?:\.[\w-]+)+)\s*[>)）]?\s*")
_ONE = r"(?:\"[^\"]*\"|“[^”]*”|[^{stops}<>\"“])*(?:<[^<>]*>)?"
_BY_SEMICOLON = re.compile(_ONE.replace("{stops}", ";；"))
_BY_COMMA = re.compile(_ONE.replace("{stops}", ",;，；、"))


def is_email_header(group: Sequence[Field]) -> bool:
    """True for a group of lines that has a sender and a recipient, a subject or a date."""
    kinds = {_KEYS.get(field.key.text.strip().lower(), "") for field in group}
    return "from" in kinds and bool(kinds & {"to", "subject"})


def read_email_header(readings: Readings, group: Sequence[Field]) -> None:
    """Record (sender, send to, recipient) with time and subject as qualifiers, and each one's address."""
    by_kind: dict[str, list[Field]] = {}
    for field in group:
        by_kind.setdefault(_KEYS.get(field.key.text.strip().lower(), ""), []).append(field)
    senders = _people(readings, by_kind["from"][0])
    if not senders:
        readings.reject("no-sender", by_kind["from"][0].value.text[:80], *_ends(by_kind["from"][0]))
        return
    qualifiers = _qualifiers(by_kind)
    for kind, predicate in _PREDICATES.items():
        for field in by_kind.get(kind, []):
            start, end = min(by_kind["from"][0].start, field.start), max(by_kind["from"][0].end, field.end)
            recipients = _people(readings, field)
            if end - start > EVIDENCE_REACH:
                readings.reject("subject-too-far", f"sender and {field.key.text!r}", field.start, field.end)
                continue
            for recipient in recipients:
                readings.triple(senders[0], predicate, recipient, (start, end), qualifiers=qualifiers)


def _ends(field: Field) -> tuple[int, int]:
    return field.start, field.end


def _qualifiers(by_kind: dict[str, list[Field]]) -> Qualifiers:
    time = ""
    for field in by_kind.get("date", []):
        dates = [found for found in find_literals(field.value.text) if found.kind is LiteralKind.DATE]
        time = time or (dates[0].value if dates else "")
    subjects = by_kind.get("subject", [])
    others = (("subject", collapse(subjects[0].value.text)),) if subjects else ()
    return Qualifiers(time=time, others=others)


def _people(readings: Readings, field: Field) -> list[Mention]:
    """The people of a line "Li Wei <li@x.com>, Anna Berg": names, or addresses where there is no name."""
    pattern = _BY_SEMICOLON if re.search("[;；]", field.value.text) else _BY_COMMA
    people = []
    for match in pattern.finditer(readings.document.text, field.value.start, field.value.end):
        piece = sliced(readings.document, match.start(), match.end())
        if piece is not None:
            people.append(_person(readings, piece, field))
    return people


def _person(readings: Readings, piece: Slice, field: Field) -> Mention:
    """One correspondent; a name before an address also gives the fact of the address."""
    address = _ADDRESS.search(piece.text)
    bare = piece.text[: address.start()] if address else piece.text
    quote = len(bare) - len(bare.lstrip("\"'“ "))
    name = sliced(readings.document, piece.start + quote, piece.start + quote + len(bare[quote:].rstrip("\"'” <(（")))
    if address is None or name is None:
        if address is None:
            return readings.mention(name or piece, EntityType.PERSON, CUED_SCORE)
        only = sliced(readings.document, piece.start + address.start("address"), piece.start + address.end("address"))
        return readings.mention(only or piece, EntityType.PERSON, GUESSED_SCORE)
    person = readings.mention(name, EntityType.PERSON, CUED_SCORE)
    where = sliced(readings.document, piece.start + address.start("address"), piece.start + address.end("address"))
    literal = text_literal(readings, where) if where is not None else None
    if literal is not None:
        readings.triple(person, "email address", literal, (field.start, field.end))
    return person
