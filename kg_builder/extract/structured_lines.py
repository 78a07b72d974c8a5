"""Facts from key-value lines (``Budget: EUR 40,000``) and records of them (``Name: ... | Title: ...``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg_builder.extract.structured_headers import Header, read_header
from kg_builder.extract.structured_subjects import EVIDENCE_REACH, context_name
from kg_builder.extract.structured_tables import role_predicate
from kg_builder.extract.structured_values import (
    CUED_SCORE,
    GUESSED_SCORE,
    Readings,
    Slice,
    is_name,
    is_placeholder,
    read_objects,
    sliced,
)
from linguistics.scripts import HAN
from schema.documents import Block, BlockKind, Document
from schema.extraction import EntityType, Mention

_FIELD = re.compile(r"\s*(?:[-*•·]\s+)?(?P<key>[^:：|\n]{1,60}?)\s*(?:[:：])(?!//)\s*(?P<value>\S.*?)?\s*\Z", re.DOTALL)
_SEPARATOR = re.compile(rf"\s\|\s|\t|\s·\s|\s(?=[{HAN}]{{2,8}}[:：])")
_STATEMENT = re.compile(
    r"\b(?:is|are|was|were|will|would|can|has|have|please|that|if)\b|[是说为要]\Z|[,，。]", re.IGNORECASE
)
_ITEM_KEY = re.compile(r"(?:[\w'’/()（）&.-]+[ ]?){1,5}")
_LONG_ITEM_VALUE = 120
_SUBJECT_KEYS = re.compile(
    r"(?:full |company |project |product |employee |supplier |customer |vendor |contract |policy |meeting )?name|title"
    r"|company|project|product|employee|supplier|customer|vendor|姓名|名称|公司|公司名称|项目|项目名称|产品|产品名称"
    r"|供应商|供应商名称|客户|客户名称|员工|合同名称|会议名称|单位名称|企业名称",
    re.IGNORECASE,
)


_EXPLICIT = re.compile(r"\bname\b|名称|姓名")


@dataclass(frozen=True, slots=True)
class Field:
    """One ``key: value`` and the line it stands on."""

    header: Header
    key: Slice
    value: Slice
    start: int
    end: int
    after_gap: bool


def groups(document: Document) -> Iterator[list[Field]]:
    """Fields of consecutive key-value lines; a heading, a paragraph or a table ends a group."""
    held: list[Field] = []
    for block in document.layout.blocks:
        fields = list(_fields(document, block))
        if fields:
            held += fields
        elif held and document.text[block.start : block.end].strip():
            yield held
            held = []
    if held:
        yield held


def _fields(document: Document, block: Block) -> Iterator[Field]:
    """The fields of one block; a list item counts where it looks like ``key: short value``."""
    if block.kind not in (BlockKind.KEY_VALUE, BlockKind.LIST_ITEM):
        return
    line = sliced(document, block.start, block.end)
    if line is None:
        return
    start = line.start
    gap = document.text[max(0, start - 2) : start].count("\n") > 1
    for match in [*_SEPARATOR.finditer(document.text, line.start, line.end), None]:
        field = _FIELD.match(document.text[start : match.start() if match else line.end])
        if field is not None and field["value"]:
            key = sliced(document, start + field.start("key"), start + field.end("key"))
            value = sliced(document, start + field.start("value"), start + field.end("value"))
            if (
                key
                and value
                and not _STATEMENT.search(key.text)
                and (block.kind is BlockKind.KEY_VALUE or _is_item(key.text, value.text))
            ):
                yield Field(read_header(key.text), key, value, line.start, line.end, gap)
        start = match.end() if match else line.end


def _is_item(key: str, value: str) -> bool:
    return bool(_ITEM_KEY.fullmatch(key)) and len(value) <= _LONG_ITEM_VALUE and not re.search(r"[.。!?！？；;]", value)


def read_fields(readings: Readings, group: list[Field]) -> None:
    """Record what a group says: about the thing it names itself, else about the heading or title above.

    A new name begins a new record. Where subject and line lie too far apart the line is a ``subject-too-far`` reject.
    """
    subject: Mention | None = None
    own: Field | None = None
    record: list[tuple[Field, list[Mention]]] = []
    for field in group:
        if _SUBJECT_KEYS.fullmatch(field.header.predicate) and is_name(field.value.text) and _opens(group, field, own):
            _read_roles(readings, subject, record)
            subject, own, record = _name(readings, group, field), field, []
            continue
        if is_placeholder(field.value.text):
            continue
        about = subject if subject is not None else _context(readings, field)
        if about is None:
            continue
        record.append((field, _read_field(readings, about, field)))
    _read_roles(readings, subject, record)


def _opens(group: list[Field], field: Field, own: Field | None) -> bool:
    """True when this name opens a record: first of the group, its key again, or explicit below a blank line."""
    if own is None:
        return field is group[0] or field.start == group[0].start
    if field.after_gap and field.start != own.start and _EXPLICIT.search(field.header.predicate):
        return True
    return field.header.predicate == own.header.predicate


def _name(readings: Readings, group: list[Field], field: Field) -> Mention:
    type_ = field.header.type
    if type_ is EntityType.OTHER and field.header.is_person_name and any(other.header.is_title for other in group):
        type_ = EntityType.PERSON
    return readings.mention(field.value, type_, CUED_SCORE if type_ is not EntityType.OTHER else GUESSED_SCORE)


def _context(readings: Readings, field: Field) -> Mention | None:
    """The mention of the heading or title above, or a reject."""
    name = context_name(readings, field.start)
    if name is None:
        readings.reject("no-subject", f"nothing above names what {field.key.text!r} is of", field.start, field.end)
        return None
    if field.end - name.start > EVIDENCE_REACH:
        readings.reject("subject-too-far", f"{name.text[:80]!r} and {field.key.text!r}", field.start, field.end)
        return None
    return readings.mention(name, EntityType.OTHER, GUESSED_SCORE)


def _read_field(readings: Readings, subject: Mention, field: Field) -> list[Mention]:
    """Record the facts of one field; the evidence runs from the subject to the line's end."""
    evidence = (min(subject.span.start, field.start), max(subject.span.end, field.end))
    if evidence[1] - evidence[0] > EVIDENCE_REACH and subject.span.end <= field.start:
        readings.reject("subject-too-far", f"{subject.surface[:80]!r} and {field.key.text!r}", field.start, field.end)
        return []
    if not field.header.predicate:
        readings.reject("no-header", field.key.text, field.start, field.end)
        return []
    objects = read_objects(readings, field.value, field.header)
    for value in objects:
        readings.triple(subject, field.header.predicate, value, evidence)
    return [value for value in objects if isinstance(value, Mention)]


def _read_roles(readings: Readings, subject: Mention | None, record: list[tuple[Field, list[Mention]]]) -> None:
    """A person's title with each organisation of the record: be head of sales of -> Acme."""
    title = next((field for field, _ in record if field.header.is_title), None)
    if subject is None or subject.type is not EntityType.PERSON or title is None or not is_name(title.value.text):
        return
    for field, mentions in record:
        start = min(subject.span.start, title.start, field.start)
        end = max(subject.span.end, title.end, field.end)
        for mention in mentions:
            if mention.type is EntityType.ORGANISATION and end - start <= EVIDENCE_REACH:
                readings.triple(subject, role_predicate(title.value.text), mention, (start, end))
