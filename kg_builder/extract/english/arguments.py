"""From the head of a phrase to what a triple holds: a mention, a literal, or a reason for neither."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg_builder.extract.english.cues import VAGUE
from kg_builder.extract.english.names import Name
from kg_builder.extract.english.place import Placed
from kg_builder.extract.english.tree import Tree
from linguistics.literals import FoundLiteral
from linguistics.normal import collapse
from schema.extraction import EntityType, Literal, LiteralKind, Mention

PHRASE_SCORE = 0.4
LONGEST_PHRASE = 80
"""Code points of a noun phrase that still names something."""

_PARTITIVES = frozenset(
    "number lot majority one some most many all each part share range variety series group pair dozen handful couple "
    "kind type sort total plenty rest half member any none both few".split()
)
_LEFT_DROPS = frozenset({"det", "predet", "preconj", "cc", "advmod", "neg", "relcl", "appos", "conj", "acl"})
_JOINING = frozenset({"-", "–", "/", "&"})
_NAMELESS_TIME = frozenset({"DATE", "TIME"})
_LEFT_TAGS = frozenset({"PRP$", "WP$", "WDT", "DT"})
_OF_WORDS = 5
_OF = frozenset({"of"})
_ANY_PREPOSITION = frozenset("of in for from at on with under between to".split())
_RANGE_START = re.compile(r"\d[\d.,]*\s?[–-]\s?$")
_GAP = re.compile(r"\s{2}|[;:!?]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A filled argument. ``number`` is the literal that counted the noun ("300 engineers"), if any."""

    value: Mention | Literal
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfilled:
    """Why a head gives no argument: a stable slug. ``pronoun`` when another sentence may say what it is."""

    reason: str
    pronoun: bool = False


def fill(placed: Placed, head: int, *, subject: bool = False) -> Argument | Unfilled:
    """The argument that ``head`` stands for in its own sentence. A subject keeps a short phrase behind its noun."""
    tree = placed.tree
    head = _behind_partitive(tree, head)
    name = named(placed, head)
    if name is not None:
        return Argument(value=placed.named(name))
    found = placed.literal_at(head)
    if found is not None:
        return Argument(value=_value(placed, found))
    token = tree.tokens[head]
    if tree.labels[head] in _NAMELESS_TIME:
        date = placed.date_at(head)
        return Argument(value=placed.literal(date)) if date else Unfilled(reason="date-without-year")
    if token.pos == "PRON":
        return Unfilled(reason="unresolved-pronoun", pronoun=True)
    if token.pos == "ADJ":
        return _adjective(placed, head)
    if token.pos not in {"NOUN", "PROPN"} or not any(character.isalpha() for character in token.text):
        return Unfilled(reason="not-a-noun")
    return _noun_phrase(placed, head, _ANY_PREPOSITION if subject else _OF)


def _value(placed: Placed, found: FoundLiteral) -> Literal:
    """The literal; of a range ("2-8 °C") the whole as text, because half of it would be another value."""
    text = placed.sentence.text
    lower = _RANGE_START.search(text, 0, found.start)
    if lower is None or found.kind is LiteralKind.DATE:
        return placed.literal(found)
    surface = text[lower.start() : found.end]
    span = placed.span(lower.start(), found.end)
    return Literal(kind=LiteralKind.TEXT, value=collapse(surface), surface=surface, span=span)


def named(placed: Placed, head: int) -> Name | None:
    """The name that a noun is, or that stands right behind it as an apposition."""
    return placed.name_at(head) or _apposed_name(placed, head)


def _apposed_name(placed: Placed, head: int) -> Name | None:
    """As in "the engineer *Ruth Halvarsen*", "the insurer, *Westerdale Mutual*": the name behind a common noun."""
    for child in placed.tree.kids(head, "appos"):
        name = placed.name_at(child)
        gap = placed.tree.words(range(head + 1, name.first)) if name is not None and name.first > head else "-"
        if gap in {"", ","}:
            return name
    return None


def _behind_partitive(tree: Tree, head: int) -> int:
    """As in "a number of suppliers" speaks of suppliers."""
    for _ in range(3):
        if tree.lemma(head) not in _PARTITIVES:
            break
        inner = [
            each for child in tree.kids(head, "prep") if tree.low(child) == "of" for each in tree.kids(child, "pobj")
        ]
        if not inner:
            break
        head = inner[0]
    return head


def _adjective(placed: Placed, head: int) -> Argument | Unfilled:
    tree = placed.tree
    indices = [child for child in tree.kids(head, "advmod", "npadvmod") if child < head and not tree.children[child]]
    first = min([*indices, head])
    while first >= 2 and tree.tokens[first - 1].text == "-" and tree.tokens[first - 1].end == tree.tokens[first].start:
        first -= 2
    start, end = tree.tokens[first].start, tree.tokens[head].end
    surface = placed.sentence.text[start:end]
    value = collapse(surface)
    if not any(character.isalpha() for character in value) or len(value) > LONGEST_PHRASE:
        return Unfilled(reason="not-a-noun")
    return Argument(value=Literal(kind=LiteralKind.TEXT, value=value, surface=surface, span=placed.span(start, end)))


def _noun_phrase(placed: Placed, head: int, prepositions: frozenset[str]) -> Argument | Unfilled:
    """Left modifiers without determiners and numbers, the noun, and a short "of" phrase."""
    tree = placed.tree
    first, number = _left_edge(placed, head)
    last = _right_edge(placed, head, prepositions)
    if first == head and last == head + 1 and (tree.lemma(head) in VAGUE or tree.low(head) in VAGUE):
        return Unfilled(reason="vague-argument")
    start, end = tree.tokens[first].start, tree.tokens[last - 1].end
    if end - start > LONGEST_PHRASE and last > head + 1:
        last, end = head + 1, tree.tokens[head].end
    if end - start > LONGEST_PHRASE or end - start < 2 or _GAP.search(placed.sentence.text, start, end):
        return Unfilled(reason="argument-length")
    kind, score = EntityType.OTHER, PHRASE_SCORE
    return Argument(value=placed.mention(first, last, kind, score), number=number)


def _left_edge(placed: Placed, head: int) -> tuple[int, str]:
    tree = placed.tree
    kept: set[int] = {head}
    number = ""
    for child in tree.children[head]:
        token = tree.tokens[child]
        loose = token.dep == "punct" and token.text not in _JOINING
        if child > head or loose or token.dep in _LEFT_DROPS or token.tag in _LEFT_TAGS:
            continue
        kept.update(tree.subtree(child))
    first = head
    while first - 1 in kept:
        first -= 1
    while first < head:
        token = tree.tokens[first]
        found = placed.literal_at(first)
        counted = found is not None
        if found is not None and token.dep in {"nummod", "quantmod", "compound"} and not number:
            number = placed.sentence.text[found.start : found.end]
        named = token.tag not in _LEFT_TAGS and token.pos not in {"PUNCT", "DET", "SPACE", "PART"}
        if named and not counted and tree.has_letters(first):
            break
        first += 1
    return first, number


def _right_edge(placed: Placed, head: int, prepositions: frozenset[str]) -> int:
    tree = placed.tree
    for child in tree.kids(head, "prep"):
        if tree.low(child) not in prepositions or child != head + 1:
            continue
        inner = tree.kids(child, "pobj")
        if not inner or tree.has(inner[0], "relcl", "acl", "conj", "appos") or placed.literal_at(inner[0]):
            continue
        tail = tree.subtree(inner[0], without=frozenset({"prep"}))
        while tail and tree.tokens[tail[-1]].text.isspace():
            tail.pop()
        if tail and tail[-1] - child <= _OF_WORDS and tail == list(range(child + 1, tail[-1] + 1)):
            return tail[-1] + 1
    return head + 1
