"""From the text of a cell or value to a literal or mentions, and the readings collected on the way."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from kg_builder.extract.structured_headers import Header, Measure, number_literal
from linguistics.literals import find_literals
from linguistics.normal import collapse
from linguistics.scripts import HAN, has_han
from linguistics.sentences import sentence_spans
from schema.documents import Block, BlockKind, Document, Span
from schema.extraction import EntityType, Literal, LiteralKind, Mention, Qualifiers, Reject, Triple

CUED_SCORE, GUESSED_SCORE = 0.9, 0.5
_PLACEHOLDER = re.compile(
    r"[\s\-–—_.*/\\]*|n/?a|nil|none|null|tbd|tba|tbc|unknown|无|暂无|待定|不详|不适用|未知|/", re.IGNORECASE
)
_NO_NAME = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|www\.\S+|\+?[\d\s()./-]{6,}", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:[;；、\n]|\s/\s)\s*")
_COMMA = re.compile(r"\s*[,，]\s*(?![^(（]*[)）])|\s+and\s+(?=[A-Z])")
_REMARK = re.compile(r"\s*[(（][^()（）]*[)）]\s*\Z")
_PERSON = re.compile(rf"[A-ZÀ-Þ][\w'’.-]*(?:\s[\w'’.-]+){{1,4}}|[{HAN}·]{{2,6}}")
_YEAR_HEADER = re.compile(r"\byears?$|年份$|年度$")
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")
_YEN = re.compile("[¥￥]")
_CHINA = re.compile(r"\b(?:China|Chinese|RMB|CNY|yuan|renminbi)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:director|manager|officer|head|chief|president|secretary|lead|leader|engineer|board|committee|chair|staff)\b"
    r"|(?:官|总监|经理|主管|部长|主任|董事会|委员会|管理层)\Z",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"[(（][^()（）]*(?:简称|hereinafter|[\"“”])[^()（）]*[)）]\s*\Z", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
MAX_NAME, MAX_VALUE = 100, 500


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of the document's text, trimmed: ``text == document.text[start:end]``."""

    start: int
    end: int
    text: str


def sliced(document: Document, start: int, end: int) -> Slice | None:
    """The trimmed slice, None when the range is not inside the text or holds only white space."""
    if not 0 <= start < end <= len(document.text):
        return None
    inner = document.text[start:end]
    left, right = len(inner) - len(inner.lstrip()), len(inner.rstrip())
    if left >= right:
        return None
    return Slice(start + left, start + right, inner[left:right])


@dataclass(slots=True)
class Readings:
    """What was read so far in one document, in the order of reading."""

    document: Document
    mentions: list[Mention] = field(default_factory=list)
    triples: list[tuple[int, Triple]] = field(default_factory=list)
    rejects: list[tuple[int, Reject]] = field(default_factory=list)
    yen_is_yuan: bool = False
    headings: list[Block] = field(default_factory=list)
    _rows: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        blocks = self.document.layout.blocks
        self.headings = [block for block in blocks if block.kind is BlockKind.HEADING]
        self._rows = [block for block in blocks if block.kind is BlockKind.TABLE_ROW]
        self.yen_is_yuan = has_han(self.document.text) or _CHINA.search(self.document.text) is not None

    def row_before(self, offset: int) -> Block | None:
        """The last table row that begins at or before ``offset``."""
        index = bisect_right(self._rows, offset, key=lambda block: block.start)
        return self._rows[index - 1] if index else None

    def headings_before(self, offset: int) -> list[Block]:
        """The headings that end at or before ``offset``, in order."""
        return self.headings[: bisect_right(self.headings, offset, key=lambda block: block.end)]

    def span(self, start: int, end: int) -> Span:
        """A span of this document."""
        return Span(document_id=self.document.id, start=start, end=end)

    def mention(self, piece: Slice, type_: EntityType, score: float) -> Mention:
        """The mention of ``piece``, recorded."""
        mention = Mention(span=self.span(piece.start, piece.end), surface=piece.text, type=type_, score=score)
        self.mentions.append(mention)
        return mention

    def triple(
        self,
        subject: Mention,
        predicate: str,
        value: Mention | Literal,
        evidence: tuple[int, int],
        *,
        qualifiers: Qualifiers = Qualifiers(),
        confidence: float = 0.9,
    ) -> None:
        """Record a triple; it belongs to the chunk where its object (or else its subject) stands."""
        anchor = value.span.start if value.span is not None else subject.span.start
        triple = Triple(
            subject=subject,
            predicate=predicate,
            object=value,
            evidence=self.span(*evidence),
            qualifiers=qualifiers,
            confidence=confidence,
        )
        self.triples.append((anchor, triple))

    def reject(self, reason: str, detail: str, start: int, end: int) -> None:
        """Record what is not kept. A range outside the text is recorded without a span."""
        inside = 0 <= start < end <= len(self.document.text)
        self.rejects.append(
            (start, Reject(reason=reason, detail=detail, span=self.span(start, end) if inside else None))
        )


def is_placeholder(text: str) -> bool:
    """True for cells that say that there is nothing: "-", "n/a", 无."""
    return _PLACEHOLDER.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """True for a text that may name something: letters, not too long, no sentence, address or whole literal."""
    if len(text) > MAX_NAME or not _LETTER.search(text) or _NO_NAME.fullmatch(text):
        return False
    return len(sentence_spans(text)) == 1 and whole_literal(text) is None and not is_placeholder(text)


def whole_literal(text: str) -> tuple[LiteralKind, str, str] | None:
    """Kind, value and unit where the whole text is one literal."""
    found = find_literals(text)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        return found[0].kind, found[0].value, found[0].unit
    return None


def read_literal(readings: Readings, piece: Slice, header: Header, inherited: Measure | None = None) -> Literal | None:
    """The literal that the whole of ``piece`` is under this header; None for names and other text."""
    of_years = _YEAR_HEADER.search(header.predicate) or (header.measure is not None and header.measure.unit == "P1Y")
    is_year = bool(of_years) and _YEAR.fullmatch(piece.text) is not None
    parts = None if is_year else number_literal(piece.text, header, inherited)
    if parts is None and not (header.is_identifier and piece.text.isdigit()):
        parts = whole_literal(piece.text)
    if parts is None:
        return None
    kind, value, unit = parts
    if unit == "JPY" and _YEN.search(piece.text) and readings.yen_is_yuan:
        unit = "CNY"
    span = readings.span(piece.start, piece.end)
    return Literal(kind=kind, value=value, unit=unit, surface=piece.text, span=span)


def text_literal(readings: Readings, piece: Slice) -> Literal | None:
    """The words of ``piece`` as a literal, None when nothing is left of them."""
    value = collapse(piece.text)
    if not value:
        return None
    span = readings.span(piece.start, piece.end)
    return Literal(kind=LiteralKind.TEXT, value=value, surface=piece.text, span=span)


def read_objects(
    readings: Readings, piece: Slice, header: Header, inherited: Measure | None = None
) -> list[Mention | Literal]:
    """What a cell or value says: one literal, or one mention per listed name where the header promises names.

    Placeholders give nothing; too long a text is a reject.
    """
    if is_placeholder(piece.text):
        return []
    literal = read_literal(readings, piece, header, inherited)
    if literal is not None:
        return [literal]
    if len(piece.text) > MAX_VALUE:
        readings.reject("value-too-long", f"{len(piece.text)} characters", piece.start, piece.end)
        return []
    if header.cued:
        names = listed(readings.document, piece, header.type)
        if names and all(is_name(name.text) for name in names):
            return [readings.mention(name, header.type, CUED_SCORE) for name in names]
    words = text_literal(readings, piece)
    return [words] if words is not None else []


def listed(document: Document, piece: Slice, type_: EntityType) -> list[Slice]:
    """The names of a cell that lists several: "Li Wei; Anna Berg", 张伟、李娜, people also by commas."""
    names = [_without(document, name, _DEFINED) for name in _cut(document, piece, _LIST)]
    if type_ is EntityType.PERSON:
        people = [person for name in names for person in _cut(document, name, _COMMA)]
        bare = [_without(document, person, _REMARK) for person in people]
        bare = [person for person in bare if not _ROLE.search(person.text)]
        if all(_PERSON.fullmatch(person.text) for person in bare):
            return bare
    return names


def _cut(document: Document, piece: Slice, separator: re.Pattern[str]) -> list[Slice]:
    names = []
    start = piece.start
    for match in [*separator.finditer(document.text, piece.start, piece.end), None]:
        name = sliced(document, start, match.start() if match else piece.end)
        if name is not None:
            names.append(name)
        start = match.end() if match else piece.end
    return names


def _without(document: Document, piece: Slice, ending: re.Pattern[str]) -> Slice:
    """The name without the bracket after it: "Jon Ray (by video)", 华信有限公司（以下简称“华信”）."""
    remark = ending.search(piece.text)
    bare = sliced(document, piece.start, piece.start + remark.start()) if remark else None
    return bare if bare is not None else piece
