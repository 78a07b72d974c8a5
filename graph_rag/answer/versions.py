"""Versions of one document: which of the evidence's documents has been replaced by which.

Two documents are versions of each other when their titles or their file names agree but for numbers, and the later
one says that it replaces something, or both carry a version. A report for another year replaces nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph_rag.evidence import EvidenceItem
from graph_rag.question import Question
from linguistics.normal import fold, name_key
from schema.access import VisibleSet
from schema.answers import ContextItem
from schema.errors import NotFound
from schema.ports import Reader

_REPLACES = re.compile(
    r"\b(?:replac(?:es|ed|ing)|supersed(?:es|ed|ing)|in place of|withdrawn|no longer (?:valid|applies|in force))\b"
    r"|替代|取代|代替|废止|失效|作废",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"\b(?:version|ver\.?|v|revision|rev\.?|edition|issue)[\s.]*(\d+(?:\.\d+)*)|第?\s*(\d+(?:\.\d+)*)\s*版",
    re.IGNORECASE,
)
_VERSION_WORDS = re.compile(
    r"\b(?:version|ver|v|revision|rev|edition|issue)\b|年?修订版?|年?第?\s*版|试行", re.IGNORECASE
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_NUMBER = re.compile(r"\d+(?:[.\-/]\d+)*")
_HEAD = 1_000  # characters in which a document says what it replaces
_OWN = 300  # and in which it gives its own version
_MAX_DOCUMENTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A document of the evidence with what tells its version; ``label`` says it in short ("4.0", "2025")."""

    document_id: str
    title: str
    published: str
    numbers: tuple[int, ...]
    years: tuple[str, ...]

    @property
    def label(self) -> str:
        """The version's number, else its year, else the day it was published, else empty."""
        if self.numbers:
            return ".".join(map(str, self.numbers))
        return self.years[-1] if self.years else self.published

    def named_by(self, question: Question, others: Sequence[Version]) -> bool:
        """True when the question names this version: its number or a year that no other version has."""
        numbers = {_numbers(match) for match in _VERSION.finditer(question.text)}
        if self.numbers in numbers:
            return True
        years = set(_YEAR.findall(question.text)) & {*self.years, self.published[:4]}
        return bool(years - {year for other in others for year in (*other.years, other.published[:4])})


def replaced(
    question: Question, items: Sequence[EvidenceItem], reader: Reader, visible: VisibleSet
) -> Mapping[str, Version]:
    """Documents of the evidence that a later version replaces, with that version; none that the question names."""
    found: dict[str, Version] = {}
    for family in _families(items).values():
        if len(family) < 2:
            continue
        texts = {one.document_id: _head(one.document_id, reader, visible) for one in family}
        versions = [_numbered(one, texts[one.document_id]) for one in family]
        ordered = sorted(versions, key=lambda one: (one.numbers, one.years[-1:], one.published, one.document_id))
        latest, older = ordered[-1], ordered[:-1]
        numbered = bool(latest.numbers) and all(one.numbers for one in older)
        if not numbered and not _REPLACES.search(texts[latest.document_id]):
            continue
        for one in older:
            if not one.named_by(question, [other for other in ordered if other is not one]):
                found[one.document_id] = latest
    return found


def family_of(items: Sequence[EvidenceItem]) -> Mapping[str, int]:
    """A number for each document of the evidence, equal for versions of one another."""
    return {version.document_id: place for place, family in enumerate(_families(items).values()) for version in family}


def _families(items: Sequence[EvidenceItem]) -> dict[str, list[Version]]:
    """Documents whose titles, or whose file names, agree but for numbers."""
    families: dict[str, list[Version]] = {}
    seen: dict[str, ContextItem] = {}
    for entry in items:
        if len(seen) < _MAX_DOCUMENTS:
            seen.setdefault(entry.item.span.document_id, entry.item)
    for item in seen.values():
        names = (_bare(item.title), _bare(re.sub(r"\.\w+$", "", item.uri.rsplit("/", 1)[-1])))
        key = next((key for key in families if any(name and name in key.split("\n") for name in names)), "")
        families.setdefault(key or "\n".join(names).strip() or item.span.document_id, []).append(_version(item))
    return families


def _bare(name: str) -> str:
    return name_key(_NUMBER.sub(" ", _VERSION_WORDS.sub(" ", _VERSION.sub(" ", fold(name)).replace("年", " "))))


def _version(item: ContextItem) -> Version:
    name = f"{item.title} {item.uri.rsplit('/', 1)[-1]}"
    match = _VERSION.search(name)
    numbers = _numbers(match) if match is not None and not _YEAR.fullmatch(match[1] or match[2]) else ()
    return Version(
        document_id=item.span.document_id,
        title=item.title or item.uri,
        published=item.published,
        numbers=numbers,
        years=tuple(sorted(set(_YEAR.findall(name)))),
    )


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(part) for part in (match[1] or match[2]).split("."))


def _head(document_id: str, reader: Reader, visible: VisibleSet) -> str:
    """The beginning and the end of a document: where it says what it is and what it replaces; empty when hidden."""
    try:
        text = reader.document(document_id, visible).text
    except NotFound:
        return ""
    return f"{text[:_HEAD]}\n{text[-_HEAD:]}" if len(text) > _HEAD else text


def _numbered(version: Version, head: str) -> Version:
    """With the number that the document itself gives first, where its title gives none."""
    match = _VERSION.search(head[:_OWN])
    if version.numbers or match is None or _YEAR.fullmatch(match[1] or match[2]):
        return version
    return replace(version, numbers=_numbers(match))
