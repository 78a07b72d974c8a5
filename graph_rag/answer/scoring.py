"""How well a span of a sentence answers a question: named features in [0, 1] and one table of weights."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from graph_rag.answer.candidates import Candidate, asked_unit, has_unit
from graph_rag.answer.columns import LIGHT_WORDS
from graph_rag.answer.rows import overlap
from graph_rag.answer.spans import asked_about, is_literal_type
from graph_rag.evidence import ProvedFact
from graph_rag.question import AnswerType, Question
from graph_rag.question.synonyms import alike
from linguistics.normal import fold, simplify
from linguistics.scripts import has_han
from linguistics.terms import STOP_WORDS, index_terms
from schema.parse import Parse, Token

_NEAR = 12.0  # characters after which closeness halves, English; Chinese says the same in a third
_HAN_NEAR = 5.0
_CLAUSE = re.compile(r"[,;:，；：。!?！？（）()]|\s[-–—]\s|\.(?=\s|$)")
_WH = re.compile(
    r"什么时候|什么时间|什么地方|什么人|何时|何处|何地|何人|哪一?[年天日月]|哪里|哪儿|哪[一几]?(?:个|家|位|部|座|条|种|所|款|本|些|支|间|艘|届|项|名|门|首|篇|场)?"
    r"|谁|什么|多少|多[久长远大高重深快宽]|几|为何|何"
)
_WINDOW = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanFeatures:
    """What speaks for a span."""

    fit: float = 0.0  # how surely it is of the kind asked for
    sentence: float = 0.0  # share of the question's words in its sentence
    rank: float = 0.0  # place of its sentence
    near: float = 0.0  # closeness to the question's words
    clause: float = 0.0  # share of the sentence's question words that stand in its clause
    frame: float = 0.0  # what stands beside it stands beside the question word in the question
    fact: float = 0.0  # a stated fact joins it to a name of the question by an asked predicate
    governed: float = 0.0  # the verb or noun that it depends on is asked for
    unit: float = 0.0  # it counts in the unit asked for
    focus: float = 0.0  # it is or stands beside the noun asked for
    noun: float = 0.0  # it is a common noun
    long: float = 0.0  # it is long

    def vector(self) -> tuple[float, ...]:
        """Values in the order of ``NAMES``."""
        return tuple(float(getattr(self, name)) for name in NAMES)


NAMES = tuple(sorted(field.name for field in fields(SpanFeatures)))

# Listwise logistic regression on passages with their questions (``benchmarks/short_train.py``), drawn to a first guess.
WEIGHTS: Mapping[str, float] = {
    "fit": 5.1, "sentence": 1.4, "rank": 1.5, "near": 1.2, "clause": 0.3, "frame": 3.7, "fact": 1.2, "governed": 0.5,
    "unit": 1.6, "focus": 1.5, "noun": 0.3, "long": -0.3,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence being read for a question. ``place`` counts from 0; ``anchors`` are where its words are asked for.

    ``about`` in [0, 1]: share of the words that say what is asked which it holds, or words like them.
    """

    text: str
    number: int
    place: int
    parse: Parse | None
    anchors: tuple[tuple[int, int], ...]
    words: int
    about: float

    @property
    def coverage(self) -> float:
        """Share of the question's words that the sentence holds, in [0, 1]."""
        return min(1.0, len(self.anchors) / max(1, self.words))

    @property
    def grasp(self) -> float:
        """How much of the question the sentence holds, in [0, 1]: of its words and of those that say what is asked."""
        return (self.coverage + self.about) / 2


def scene(text: str, number: int, place: int, parse: Parse | None, question: Question) -> Scene:
    """Find the question's words in a sentence."""
    folded = simplify(fold(text))
    folded = folded if len(folded) == len(text) else simplify(text.lower())
    wanted = _wanted(question)
    places: list[tuple[int, int]] = []
    for word in wanted:
        at = _find(word, folded)
        if at >= 0:
            places.append((at, at + len(word)))
    return Scene(
        text=text,
        number=number,
        place=place,
        parse=parse,
        anchors=tuple(sorted(set(places))),
        words=len(wanted),
        about=_about(text, question),
    )


def _about(text: str, question: Question) -> float:
    words = [word for word in question.relation if fold(word) not in LIGHT_WORDS]
    if not words:
        return 1.0
    held = frozenset(term[:5] for term in index_terms(text))
    plain = simplify(text)
    return sum(_held(word, held, plain) for word in words) / len(words)


def _held(word: str, held: frozenset[str], plain: str) -> bool:
    like = {other for term in (word, *index_terms(word)) for other in alike(term)}
    return any(other[:5] in held or (has_han(other) and other in plain) for other in like)


def _find(word: str, folded: str) -> int:
    if has_han(word):
        return folded.find(word)
    match = re.search(rf"(?<![a-z0-9]){re.escape(word[: max(4, len(word) - 2)])}", folded)
    return match.start() if match is not None else -1


def _wanted(question: Question) -> tuple[str, ...]:
    focus = "" if is_literal_type(question.expects) else fold(question.focus)
    terms = [simplify(term) for term in question.terms if term not in STOP_WORDS and term != focus]
    if question.language == "zh":
        asking = set("什么谁哪几多少何时为")
        terms = [term for term in terms if not set(term) & asking]
    return tuple(dict.fromkeys(terms))


def features(candidate: Candidate, at: Scene, question: Question, facts: Sequence[ProvedFact]) -> SpanFeatures:
    """Measure one candidate."""
    surface = at.text[candidate.start : candidate.end]
    found = len(at.anchors)
    clause = _clause_of(candidate, at.text)
    inside = sum(clause[0] <= start < clause[1] for start, _ in at.anchors)
    near = _HAN_NEAR if has_han(at.text) else _NEAR
    unit = asked_unit(question.text)
    close = sorted((1.0 / (1.0 + _distance(candidate, anchor) / near) for anchor in at.anchors), reverse=True)[:4]
    return SpanFeatures(
        fit=candidate.fit,
        sentence=at.coverage,
        rank=1.0 / (1.0 + at.place),
        near=sum(close) / 4 if close else 0.0,
        clause=inside / found if found else 0.0,
        frame=_frame(candidate, at.text, question.text) if question.language == "zh" else 0.0,
        fact=_stated(surface, at.number, question, facts),
        governed=_governed(candidate, at.parse, question),
        unit=float(bool(unit) and has_unit(surface, at.text[candidate.end :], unit)),
        focus=_focused(candidate, at.text, question),
        noun=1.0 if candidate.kind == "noun" else 0.0,
        long=min(1.0, len(surface) / (20 if has_han(surface) else 60)),
    )


def total(found: SpanFeatures) -> float:
    """The weighted sum."""
    return sum(weight * float(getattr(found, name)) for name, weight in WEIGHTS.items())


def _distance(candidate: Candidate, anchor: tuple[int, int]) -> int:
    return max(0, anchor[0] - candidate.end, candidate.start - anchor[1])


def _clause_of(candidate: Candidate, text: str) -> tuple[int, int]:
    start = max((match.end() for match in _CLAUSE.finditer(text) if match.end() <= candidate.start), default=0)
    end = next((match.start() for match in _CLAUSE.finditer(text, candidate.end)), len(text))
    return start, end


def _frame(candidate: Candidate, text: str, question: str) -> float:
    """Chinese word order is the same in question and answer: share of the neighbours that agree, both sides."""
    match = next(iter(_WH.finditer(question)), None)
    if match is None:
        return 0.0
    asked, said = simplify(fold(question)), simplify(fold(text))
    left = _agree(asked[max(0, match.start() - _WINDOW) : match.start()][::-1], said[: candidate.start][::-1])
    right = _agree(asked[match.end() : match.end() + _WINDOW].rstrip("?？。 "), said[candidate.end :])
    return (left + right) / 2


def _agree(asked: str, said: str) -> float:
    """How many of the asked characters, nearest first, come in the same order close by; nearer ones say more."""
    score = weight = 0.0
    at = 0
    for place, character in enumerate(asked):
        share = 1.0 / (1.0 + place / 2)
        weight += share
        found = said.find(character, at, at + _WINDOW)
        if found >= 0:
            score += share / (1.0 + (found - at) / 3)
            at = found + 1
    return score / weight if weight else 0.0


def _stated(surface: str, number: int, question: Question, facts: Sequence[ProvedFact]) -> float:
    words = frozenset(term for word in (*question.terms, *question.relation) for term in index_terms(word))
    best = 0.0
    for proved in facts:
        if number in proved.numbers:
            for known, other in ((proved.subject, proved.object), (proved.object, proved.subject)):
                if other and fold(other) == fold(surface) and asked_about(known, question):
                    best = max(best, 0.5 + 0.5 * overlap(proved.fact.predicate, words))
    return best


def _governed(candidate: Candidate, parse: Parse | None, question: Question) -> float:
    """English: the words from the span's head up to two steps are asked for, the nearer the better."""
    if parse is None or parse.language != "en":
        return 0.0
    inside = [i for i, token in enumerate(parse.tokens) if candidate.start <= token.start < candidate.end]
    top = next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), None)
    if top is None:
        return 0.0
    asked = frozenset(question.relation) - {question.focus}
    node = top
    for step in range(3):
        above = parse.tokens[node].head
        if above == node:
            return 0.0
        token: Token = parse.tokens[above]
        if token.lemma.lower() in asked or alike(token.lemma.lower()) & asked:
            return 1.0 - 0.3 * step
        node = above
    return 0.0


def _focused(candidate: Candidate, text: str, question: Question) -> float:
    """The span ends with the noun asked for, or that noun stands right beside it."""
    focus = simplify(fold(question.focus))
    if not focus or (is_literal_type(question.expects) and question.expects is not AnswerType.QUANTITY):
        return 0.0
    surface = simplify(fold(text[candidate.start : candidate.end]))
    if has_han(focus):
        if surface.endswith(focus[-2:]) or simplify(text[: candidate.start]).endswith(focus[-2:]):
            return 1.0
        return 0.7 if surface.endswith(focus[-1]) else 0.0
    if focus in index_terms(surface):
        return 1.0
    beside = f"{text[max(0, candidate.start - 25) : candidate.start]} {text[candidate.end : candidate.end + 15]}"
    return 0.5 if focus in index_terms(beside) else 0.0
