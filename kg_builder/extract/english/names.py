"""Names in a sentence: the model's spans, runs of proper nouns and defined terms; types from cues and labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg_builder.extract.english.companies import find_companies
from kg_builder.extract.english.cues import (
    CUES,
    DESCRIBING_NOUNS,
    LABEL_TYPES,
    ORGANISATION_CUES,
    PERSON_CUES,
    ROLE_MODIFIERS,
    ROLE_NOUNS,
)
from kg_builder.extract.english.tree import Tree
from schema.extraction import EntityType

CUE_SCORE = 0.85
LABEL_SCORE = 0.6
BARE_SCORE = 0.5
_VALUE_LABELS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
_EDGE_WORDS = frozenset({"the", "a", "an", "this", "that", "these", "those", "'s", "’s", "and"})
_TITLE_WORDS = ROLE_NOUNS | PERSON_CUES | ROLE_MODIFIERS
_LONGEST_NAME = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as token indices, half-open, with its type and how far the type is to be trusted, in [0, 1]."""

    first: int
    last: int
    type: EntityType
    score: float


def cue_type(words: list[str]) -> EntityType | None:
    """What the words of a name say of its type: "Acme *Ltd*", "*University* of Oslo"; None where they say nothing."""
    low = [word.lower().replace(".", "").strip(",()") for word in words]
    if len(low) < 2:
        return None
    for cues, kind in CUES:
        if low[-1] in cues or (low[0] in cues and low[1] in {"of", "for"}):
            return kind
    return None


def find_names(tree: Tree, defined: Mapping[str, EntityType], *, heading: bool = False) -> list[Name]:
    """Names in order, not overlapping. ``defined`` maps the short names that the document defines to their types.

    In a heading, and where nearly everything is in capitals, capitals prove nothing: only the model's spans and defined
    terms count.
    """
    taken = [False] * len(tree)
    companies = _companies(tree, taken)
    names = [
        replace(name, type=defined[surface], score=CUE_SCORE) if surface in defined else name
        for name in _labelled(tree, taken)
        for surface in [tree.surface(range(name.first, name.last))]
    ]
    names += companies
    names += _defined(tree, defined, taken)
    if not heading and not _mostly_capitals(tree):
        names += _runs(tree, taken)
    return sorted(names, key=lambda name: name.first)


def _companies(tree: Tree, taken: list[bool]) -> list[Name]:
    """Names with a legal form; a full stop that a tokeniser glued to the form belongs to them then."""
    names: list[Name] = []
    for start, end in find_companies(tree.parse.text):
        inside = [index for index, token in enumerate(tree.tokens) if token.start < end and token.end > start]
        if inside and tree.tokens[inside[0]].start == start and _take(taken, inside[0], inside[-1] + 1):
            names.append(Name(first=inside[0], last=inside[-1] + 1, type=EntityType.ORGANISATION, score=CUE_SCORE))
    return names


def _mostly_capitals(tree: Tree) -> bool:
    words = [token.text for token in tree.tokens if token.text.isalpha()]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.9 * len(words)


def _take(taken: list[bool], first: int, last: int) -> bool:
    if first >= last or any(taken[first:last]):
        return False
    taken[first:last] = [True] * (last - first)
    return True


def _defined(tree: Tree, defined: Mapping[str, EntityType], taken: list[bool]) -> list[Name]:
    if not defined:
        return []
    longest = max(len(term.split()) for term in defined)
    names: list[Name] = []
    for first in range(len(tree)):
        for size in range(longest, 0, -1):
            kind = defined.get(tree.surface(range(first, min(first + size, len(tree)))))
            if kind is not None and _take(taken, first, first + size):
                names.append(Name(first=first, last=first + size, type=kind, score=CUE_SCORE))
                break
    return names


def _labelled(tree: Tree, taken: list[bool]) -> list[Name]:
    names: list[Name] = []
    for span in tree.parse.names:
        kind = LABEL_TYPES.get(span.label)
        first, last = max(span.first, 0), min(span.last, len(tree))
        first, last = _trim(tree, first, last)
        last = _grow(tree, first, last, taken)
        if kind is None or not any(tree.tokens[i].text[:1].isupper() for i in range(first, last)):
            continue
        if span.label in {"NORP", "LANGUAGE"} and tree.tokens[last - 1].pos != "PROPN":
            continue
        for start, end in _pieces(tree, _without_title(tree, first, last), last):
            if end - start <= _LONGEST_NAME and _take(taken, start, end):
                names.append(_typed(tree, start, end, kind if end == last else None))
    return names


def _pieces(tree: Tree, first: int, last: int) -> list[tuple[int, int]]:
    """As in "The Verge's Barbara Krasnoff" is two names, cut at the possessive."""
    cuts = [index for index in range(first, last) if tree.low(index) in {"'s", "’s"}]
    edges = [first, *(index + 1 for index in cuts)], [*cuts, last]
    pieces = [_trim(tree, start, end) for start, end in zip(*edges, strict=True)]
    return [(start, end) for start, end in pieces if start < end]


def _trim(tree: Tree, first: int, last: int) -> tuple[int, int]:
    while first < last and (tree.low(first) in _EDGE_WORDS or not tree.has_letters(first)):
        first += 1
    while first < last and (tree.low(last - 1) in _EDGE_WORDS or not tree.has_letters(last - 1)):
        last -= 1
    return first, last


def _grow(tree: Tree, first: int, last: int, taken: list[bool]) -> int:
    """The end of the name with the capitalised words that belong to it: "Acme" grows to "Acme Holdings Ltd"."""
    end = last
    while first < end < len(tree) and not taken[end]:
        token = tree.tokens[end]
        cue = token.text[:1].isupper() and token.text.lower().replace(".", "") in ORGANISATION_CUES
        compound = tree.dep(end - 1) == "compound" and tree.heads[end - 1] == end and token.pos == "PROPN"
        if not cue and not (compound and not tree.labels[end] and tree.low(end) not in ROLE_NOUNS):
            break
        end += 1
    return end


def _without_title(tree: Tree, first: int, last: int) -> int:
    """Where the name starts behind "Mr" or "Chief Financial Officer"."""
    start = first
    for index in range(first, last - 1):
        low = tree.low(index).rstrip(".")
        if low in ROLE_NOUNS and index + 2 < last and tree.low(index + 1) in {"of", "at", "for"}:
            start = index + 2
        elif low in PERSON_CUES or (low in ROLE_NOUNS and tree.labels[last - 1] in {"PERSON", ""}):
            start = index + 1
    return start


def _runs(tree: Tree, taken: list[bool]) -> list[Name]:
    """Runs of proper nouns outside the model's spans; a role word inside cuts the run."""
    names: list[Name] = []
    index = 0
    while index < len(tree):
        end = index
        while end < len(tree) and not taken[end] and _is_name_word(tree, end):
            end += 1
        if end > index:
            first, last = _trim(tree, index, end)
            first = _without_title(tree, first, last)
            role = any(tree.low(each) in ROLE_NOUNS for each in range(index, end))
            while first < last and tree.low(last - 1).rstrip(".") in _TITLE_WORDS and (role or last - first == 1):
                last -= 1
            if 0 < last - first <= _LONGEST_NAME and _worth(tree, first, last) and _take(taken, first, last):
                names.append(_typed(tree, first, last, None))
        index = max(end, index + 1)
    return names


def _is_name_word(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.pos != "PROPN" or tree.labels[index] in _VALUE_LABELS:
        return False
    return token.text[:1].isupper() or (
        index > 0 and token.text[:1].isdigit() and tree.tokens[index - 1].pos == "PROPN"
    )


def _worth(tree: Tree, first: int, last: int) -> bool:
    letters = sum(len(tree.tokens[index].text) for index in range(first, last) if tree.tokens[index].text[0].isalpha())
    return letters > 1


def _described(tree: Tree, first: int, last: int) -> EntityType | None:
    """What a noun beside the name says: "the Danish *firm* Nordhavn", "Jane Wu, the *director*"."""
    for index in range(first, last):
        beside = tree.kids(index, "appos") + ([tree.heads[index]] if tree.dep(index) == "appos" else [])
        beside += [each for each in tree.kids(index, "compound") if each == first - 1]
        for noun in beside:
            lemma = tree.lemma(noun)
            if not first <= noun < last and tree.tokens[noun].pos == "NOUN" and lemma in DESCRIBING_NOUNS:
                return DESCRIBING_NOUNS[lemma]
    return None


def _typed(tree: Tree, first: int, last: int, kind: EntityType | None) -> Name:
    words = [tree.tokens[index].text for index in range(first, last)]
    before = tree.low(first - 1).rstrip(".") if first else ""
    cued = cue_type(words)
    described = _described(tree, first, last)
    if before in PERSON_CUES or (before in ROLE_NOUNS and kind in {EntityType.PERSON, None} and cued is None and kind):
        return Name(first=first, last=last, type=EntityType.PERSON, score=CUE_SCORE)
    if cued is not None:
        return Name(first=first, last=last, type=cued, score=CUE_SCORE)
    if described is not None:
        return Name(first=first, last=last, type=described, score=CUE_SCORE)
    if kind is EntityType.PERSON and last - first == 1 and before == "in":
        return Name(first=first, last=last, type=EntityType.PLACE, score=LABEL_SCORE)
    if kind is not None:
        return Name(first=first, last=last, type=kind, score=LABEL_SCORE)
    return Name(first=first, last=last, type=EntityType.OTHER, score=BARE_SCORE)
