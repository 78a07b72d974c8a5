"""The few sentences that the product says in its own words, in the language of the question."""

from __future__ import annotations

from collections.abc import Sequence

from graph_rag.answer.polarity import Polarity

_NOTHING = {"en": "The documents do not say.", "zh": "文件中没有说明。"}
_POLARITY = {
    "en": {Polarity.AFFIRMS: "Yes", Polarity.DENIES: "No", Polarity.OPEN: "Not settled"},
    "zh": {Polarity.AFFIRMS: "是", Polarity.DENIES: "否", Polarity.OPEN: "尚未确定"},
}


def nothing_said(language: str) -> str:
    """The refusal."""
    return _NOTHING.get(language, _NOTHING["en"])


def yes_or_no(polarity: Polarity, language: str) -> str:
    """Yes, no or "not settled"."""
    return _POLARITY.get(language, _POLARITY["en"])[polarity]


def joined(names: Sequence[str], language: str) -> str:
    """A list in one line."""
    return ("、" if language == "zh" else "; ").join(names)


def counted(number: int, names: Sequence[str], language: str) -> str:
    """A count with what was counted."""
    return f"{number}（{joined(names, language)}）" if language == "zh" else f"{number} ({joined(names, language)})"


def differing(values: Sequence[tuple[str, str, str]], language: str) -> str:
    """Values that contradict each other, each with title and day of its source."""
    comma, opening, closing = ("，", "（", "）") if language == "zh" else (", ", " (", ")")
    said = [f"{value}{opening}{comma.join(part for part in source if part)}{closing}" for value, *source in values]
    return ("；" if language == "zh" else "; ").join(said)


def superseded(label: str, language: str) -> str:
    """That what follows was replaced by the version ``label``."""
    return f"已被新版（{label}）取代：" if language == "zh" else f"Superseded by {label}:"


def compose_text(short: str, short_markers: str, quotes: Sequence[tuple[str, str]]) -> str:
    """Short answer with its markers on the first line, then each quoted sentence with its own.

    A line break inside a quotation is shown as a blank, so that every line ends with its marker.
    """
    lines = [f"{short} {short_markers}"] if short else []
    lines += [f"{' '.join(quote.split())} {marker}" for quote, marker in quotes]
    return "\n".join(lines)
