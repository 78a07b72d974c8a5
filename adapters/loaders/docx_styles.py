"""What a DOCX paragraph is by its styles and numbering: heading level, list item, and the number Word would show."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docx.document import Document as WordDocument
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^(?:heading|标题|標題|überschrift|titre)\s*(\d)$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|标题|標題)$", re.IGNORECASE)
_LIST = re.compile(r"^(?:list\b|列表|列出段落)", re.IGNORECASE)
_LEVEL_MARK = re.compile(r"%(\d)")
_HAN_DIGITS = "零一二三四五六七八九"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
Element = etree._Element  # noqa: SLF001 - lxml's only name for the type


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """``heading`` is a level or 0; ``item`` says that it belongs to a list; ``number`` is the shown number or empty."""

    heading: int = 0
    item: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    heading: int
    listed: bool
    number_id: str
    number_level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    form: str
    pattern: str
    start: int


def qualified(element: Element | None, name: str) -> str:
    """An attribute in Word's namespace, or empty."""
    return str(element.get(_W + name) or "") if element is not None else ""


class ParagraphStyles:
    """Reads styles and numbering once; ``of`` must see the paragraphs in order, because it counts."""

    def __init__(self, document: WordDocument) -> None:
        self._raw = {qualified(style, "styleId"): style for style in document.styles.element.iter(_W + "style")}
        self._styles: dict[str, _Style] = {}
        self._levels = _numbering(document)
        self._counts: dict[tuple[str, int], int] = {}

    def of(self, paragraph: Element) -> ParagraphStyle:
        """What this paragraph is."""
        properties = paragraph.find(_W + "pPr")
        style_name = qualified(properties.find(_W + "pStyle"), "val") if properties is not None else ""
        style = self._style(style_name)
        number_id, level = style.number_id, style.number_level
        heading = style.heading
        if properties is not None:
            direct = properties.find(f"{_W}numPr/{_W}numId")
            if direct is not None:
                number_id = qualified(direct, "val")
                level = whole(qualified(properties.find(f"{_W}numPr/{_W}ilvl"), "val"), 0)
            outline = qualified(properties.find(_W + "outlineLvl"), "val")
            heading = heading or (whole(outline, 9) + 1 if outline and whole(outline, 9) < 9 else 0)
        numbered = number_id not in {"", "0"}
        return ParagraphStyle(
            heading=heading,
            item=not heading and (numbered or style.listed),
            number=self._number(number_id, level) if numbered else "",
        )

    def _style(self, name: str, depth: int = 0) -> _Style:
        """A style with what it inherits; loops in ``basedOn`` end at depth 20."""
        if name in self._styles:
            return self._styles[name]
        raw = self._raw.get(name)
        if raw is None or depth > 20:
            return _Style(heading=0, listed=False, number_id="", number_level=0)
        base = self._style(qualified(raw.find(_W + "basedOn"), "val"), depth + 1)
        shown = qualified(raw.find(_W + "name"), "val")
        outline = qualified(raw.find(f"{_W}pPr/{_W}outlineLvl"), "val")
        match = _HEADING.match(shown)
        heading = int(match.group(1)) if match else (1 if _TITLE.match(shown) else base.heading)
        if outline and whole(outline, 9) < 9 and not match:
            heading = whole(outline, 9) + 1
        number = qualified(raw.find(f"{_W}pPr/{_W}numPr/{_W}numId"), "val")
        level = qualified(raw.find(f"{_W}pPr/{_W}numPr/{_W}ilvl"), "val")
        style = _Style(
            heading=heading,
            listed=base.listed or bool(_LIST.match(shown)),
            number_id=number or base.number_id,
            number_level=whole(level, base.number_level),
        )
        self._styles[name] = style
        return style

    def _number(self, number_id: str, level: int) -> str:
        """Count one paragraph of this list and level, and show its number; bullets show none."""
        levels = self._levels.get(number_id, {})
        own = levels.get(level)
        if own is None or own.form in {"bullet", "none"}:
            return ""
        self._counts[number_id, level] = self._counts.get((number_id, level), own.start - 1) + 1
        for key in [key for key in self._counts if key[0] == number_id and key[1] > level]:
            del self._counts[key]

        def shown(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            at = levels.get(index, own)
            return number_shown(self._counts.get((number_id, index), at.start), at.form)

        return _LEVEL_MARK.sub(shown, own.pattern).strip()


def _numbering(document: WordDocument) -> dict[str, dict[int, _Level]]:
    """Levels of each numbering id."""
    root = next(
        (
            relation.target_part.element
            for relation in document.part.rels.values()
            if not relation.is_external and relation.reltype.endswith("/numbering")
        ),
        None,
    )
    if root is None:
        return {}
    abstract: dict[str, dict[int, _Level]] = {}
    for definition in root.iter(_W + "abstractNum"):
        abstract[qualified(definition, "abstractNumId")] = {
            whole(qualified(level, "ilvl"), 0): _Level(
                form=qualified(level.find(_W + "numFmt"), "val") or "decimal",
                pattern=qualified(level.find(_W + "lvlText"), "val"),
                start=whole(qualified(level.find(_W + "start"), "val"), 1),
            )
            for level in definition.iter(_W + "lvl")
        }
    return {
        qualified(number, "numId"): abstract.get(qualified(number.find(_W + "abstractNumId"), "val"), {})
        for number in root.iter(_W + "num")
    }


def number_shown(value: int, form: str) -> str:
    """A list number in one of Word's forms; unknown forms are shown in digits."""
    if form in {"lowerLetter", "upperLetter"} and value > 0:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and 0 < value < 40:
        roman, left = "", value
        for size, sign in _ROMAN:
            roman += sign * (left // size)
            left %= size
        return roman.upper() if form == "upperRoman" else roman
    if form.startswith(("chineseCounting", "japaneseCounting", "taiwaneseCounting")) and 0 < value < 100:
        tens, ones = divmod(value, 10)
        head = "" if tens == 0 else ("十" if tens == 1 else _HAN_DIGITS[tens] + "十")
        return head + (_HAN_DIGITS[ones] if ones else "")
    return f"{value:02}" if form == "decimalZero" else str(value)


def whole(shown: str, default: int) -> int:
    """The whole number an attribute holds, or ``default`` where it holds none."""
    return int(shown) if shown.isdecimal() else default
