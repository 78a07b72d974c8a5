"""How well the evidence fits a question: named features in [0, 1], the same for every corpus and both languages.

None of them looks at the wording or the length of the question by itself. Coverage is weighted by rarity among the
sentences that the asker may see: a term that stands in one sentence says more than one that stands everywhere, and a
term that stands nowhere is the strongest sign that the documents do not say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_rag.answer.content import ContentWord, content_words, proper_names
from graph_rag.answer.parsing import ParseSentence
from graph_rag.answer.rows import read_row
from graph_rag.answer.spans import asked_about, is_literal_type, typed_spans
from graph_rag.evidence import Evidenced, EvidenceItem
from graph_rag.question import AnswerType, Question
from linguistics.literals import date_interval
from linguistics.normal import fold, name_key
from linguistics.scripts import has_han
from linguistics.terms import STOP_WORDS, index_terms
from schema.access import VisibleSet
from schema.extraction import LiteralKind
from schema.ports import Reader

_OPEN_TYPES = frozenset(
    {
        AnswerType.UNKNOWN,
        AnswerType.DESCRIPTION,
        AnswerType.REASON,
        AnswerType.DEFINITION,
        AnswerType.YES_NO,
        AnswerType.LIST,
        AnswerType.CHOICE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Features of one question against its evidence, sorted by name, each in [0, 1]."""

    features: tuple[tuple[str, float], ...]
    missing: tuple[str, ...] = ()

    def as_dict(self) -> Mapping[str, float]:
        """The features by name."""
        return dict(self.features)


def measure(
    evidenced: Evidenced, chosen: Sequence[EvidenceItem], parse: ParseSentence, reader: Reader, visible: VisibleSet
) -> Fit:
    """Measure the chosen sentences (best first) against the question."""
    question = evidenced.question
    words = content_words(question, parse, reader, visible)
    names = proper_names(question, parse)
    place = fold(" ".join(_words(entry) for entry in chosen))
    open_names = [name for name in names if not _named(name, place, evidenced)]
    signals = dict(evidenced.signals)
    same_language = _same_language(question, chosen)
    values = {
        "best_coverage": _covered(words, chosen[:1]),
        "coverage": _covered(words, chosen),
        "rarest": _rarest(words, chosen),
        "unseen": _unseen(words),
        "names": 1.0 - len(open_names) / len(names) if names else 1.0,
        "kind": _kind(question, chosen, parse),
        "relation": _relation(words, chosen),
        "dates": _dates(question, chosen),
        "similarity": _similarity(signals.get("sentences_best", 0.0)),
        "lead": _squash(signals.get("sentences_lead", 0.0), 6.0),
        "text_lead": _squash(signals.get("lexical_lead", 0.0), 6.0),
        "foreign": 0.0 if same_language else 1.0,
        "fact": 1.0 if _stated(evidenced, chosen) else 0.0,
    }
    return Fit(features=tuple(sorted(values.items())), missing=tuple(open_names))


def _words(entry: EvidenceItem) -> str:
    return " ".join((entry.item.text, *entry.item.headings, entry.item.title))


def _terms(entries: Sequence[EvidenceItem]) -> frozenset[str]:
    return frozenset(term for entry in entries for term in index_terms(_words(entry)))


def _covered(words: Sequence[ContentWord], entries: Sequence[EvidenceItem]) -> float:
    """Share of the content words, weighted by rarity, that stand in these sentences, their headings and titles."""
    total = sum(word.weight for word in words)
    folded, terms = _folded(entries), _terms(entries)
    return sum(word.weight for word in words if word.stands_in(folded, terms)) / total if total else 0.0


def _rarest(words: Sequence[ContentWord], entries: Sequence[EvidenceItem]) -> float:
    """1 when the rarest content word stands in these sentences."""
    if not words:
        return 0.0
    rarest = max(words, key=lambda word: (word.weight, word.name))
    return float(rarest.stands_in(_folded(entries), _terms(entries)))


def _unseen(words: Sequence[ContentWord]) -> float:
    """Share of the content words that stand in no visible sentence."""
    total = sum(word.weight for word in words)
    return sum(word.weight for word in words if not word.seen) / total if total else 0.0


def _folded(entries: Sequence[EvidenceItem]) -> str:
    return fold(" ".join(_words(entry) for entry in entries))


def _named(name: str, place: str, evidenced: Evidenced) -> bool:
    """True when the evidence names it: literally, by most of its words, or by another name of a linked entity."""
    if fold(name) in place:
        return True
    terms = [term for term in index_terms(name) if term not in STOP_WORDS]
    present = frozenset(index_terms(place))
    if terms and sum(term in present for term in terms) / len(terms) >= 0.6:
        return True
    key = name_key(name)
    for linked in evidenced.entities:
        if name_key(linked.surface) == key or key in name_key(linked.surface):
            names = [linked.entity.name, *(alias.name for alias in linked.entity.aliases)]
            if any(fold(other) in place for other in names if len(other) > 1):
                return True
    return False


def _kind(question: Question, chosen: Sequence[EvidenceItem], parse: ParseSentence) -> float:
    """1 when a chosen sentence holds a span of the kind asked for that the question does not name already."""
    if question.expects in _OPEN_TYPES:
        return 0.7
    best = 0.0
    for rank, entry in enumerate(chosen):
        text = entry.item.text
        literal = is_literal_type(question.expects)
        for span in typed_spans(text, None if literal else parse(text), question.expects):
            if not asked_about(text[span.start : span.end], question):
                best = max(best, span.fit / (1.0 + 0.2 * rank))
        if not literal and len(read_row(text)) > 1:
            best = max(best, 0.6)
    return best


def _relation(words: Sequence[ContentWord], entries: Sequence[EvidenceItem]) -> float:
    """Share of the content words outside names that stand in these sentences, each counted once."""
    said = [word for word in words if not word.name]
    folded, terms = _folded(entries), _terms(entries)
    return sum(word.stands_in(folded, terms) for word in said) / len(said) if said else 0.5


def _dates(question: Question, chosen: Sequence[EvidenceItem]) -> float:
    """1 when every date asked for is met by a date, a heading or the publication year of the evidence; else less."""
    asked = [literal for literal in question.constraints if literal.kind is LiteralKind.DATE]
    if not asked:
        return 0.8
    place = " ".join(f"{_words(entry)} {entry.item.published}" for entry in chosen)
    met = sum(literal.surface in place or date_interval(literal.value)[0][:4] in place for literal in asked)
    return met / len(asked)


def _stated(evidenced: Evidenced, chosen: Sequence[EvidenceItem]) -> bool:
    numbers = {entry.item.number for entry in chosen}
    for proved in evidenced.facts:
        known = asked_about(proved.subject, evidenced.question) or asked_about(proved.object, evidenced.question)
        if known and numbers & set(proved.numbers):
            return True
    return False


def _same_language(question: Question, chosen: Sequence[EvidenceItem]) -> bool:
    if not chosen:
        return True
    return has_han(chosen[0].item.text) == (question.language == "zh")


def _similarity(cosine: float) -> float:
    """The embedder's cosines of unrelated texts lie near .75, of paraphrases near .95."""
    return min(1.0, max(0.0, (cosine - 0.75) / 0.2))


def _squash(value: float, scale: float) -> float:
    return min(1.0, max(0.0, value / scale))
