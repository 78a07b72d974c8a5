"""How well the evidence fits a question: named features in [0, 1], the same for every corpus and both languages.

None of them looks at the wording or the length of the question by itself, nor at how far the best hit stands above the
others: that depends on how many documents there are. Coverage is weighted by rarity among the
sentences that the asker may see: a term that stands in one sentence says more than one that stands everywhere. Words
and names are looked for in what the answer is read off, not in what is quoted beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_rag.answer.content import ContentWord, content_words, proper_names
from graph_rag.answer.meaning import similarities
from graph_rag.answer.parsing import ParseSentence
from graph_rag.answer.reading import CHAIN, Read, firmness
from graph_rag.answer.readings import codes, odds, relevance
from graph_rag.answer.spans import asked_about
from graph_rag.evidence import Evidenced, EvidenceItem
from graph_rag.question import Question, held_terms
from linguistics.literals import date_interval
from linguistics.normal import fold, name_key
from linguistics.scripts import CHINESE_SHARE, han_share
from linguistics.terms import STOP_WORDS, index_terms
from schema.access import VisibleSet
from schema.extraction import LiteralKind
from schema.ports import Embedder, Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Features of one question against its evidence, sorted by name, each in [0, 1]."""

    features: tuple[tuple[str, float], ...]
    missing: tuple[str, ...] = ()

    def as_dict(self) -> Mapping[str, float]:
        """The features by name."""
        return dict(self.features)


@dataclass(frozen=True, slots=True)
class Scales:
    """What a question is weighed with: a parser of sentences, the reading side, the embedder."""

    parse: ParseSentence
    reader: Reader
    embedder: Embedder


def measure(
    evidenced: Evidenced, chosen: Sequence[EvidenceItem], read: Read, scales: Scales, visible: VisibleSet
) -> Fit:
    """Measure the chosen sentences (best first), and what was read off them, against the question."""
    question = evidenced.question
    words = content_words(question, scales.parse, scales.reader, visible)
    names = proper_names(question, scales.parse)
    place = fold(" ".join(_words(entry) for entry in chosen))
    open_names = [name for name in names if not _named(name, place, evidenced)]
    similarity, meaning = similarities(evidenced, names, chosen, scales.embedder)
    here = _answering(evidenced, chosen, read)
    there = fold(" ".join(_words(entry) for entry in here))
    # Words meet across languages only as far as they are translated; how near the meaning is stands for the others.
    least = meaning if _foreign(question, here) else 0.0
    values = {
        "coverage": _lifted(least, _covered(words, here)),
        "relation": _lifted(least, _said(words, here)),
        "names": sum(_named(name, there, evidenced) for name in names) / len(names) if names else 1.0,
        "read": firmness(read, question.expects),
        "dates": _dates(question, chosen),
        "similarity": similarity,
        "meaning": meaning,
        "fact": _stated(evidenced, chosen, words),
        "relevance": relevance(chosen, evidenced.chains),
        "odds": odds(chosen, evidenced.chains),
        "codes": codes(question, chosen),
        "listed": float(read.rows is not None),
    }
    return Fit(features=tuple(sorted(values.items())), missing=tuple(open_names))


def _answering(evidenced: Evidenced, chosen: Sequence[EvidenceItem], read: Read) -> tuple[EvidenceItem, ...]:
    """The sentences that the answer itself is read off: what stands beside them may be about something else.

    The items of a chain, the sentence of the short answer or the verdict, else the one that is read as answering most
    surely. A list is read off a whole table, for which its first sentence stands.
    """
    if read.short is not None and read.short.source == CHAIN:
        numbers = set(evidenced.chains[0].numbers)
        return tuple(entry for entry in evidenced.items if entry.item.number in numbers)
    number = read.short.number if read.short is not None else read.verdict.number if read.verdict is not None else 0
    own = tuple(entry for entry in chosen if entry.item.number == number)
    if own or read.rows is not None:
        return own or tuple(chosen[:1])
    return tuple(sorted(chosen, key=lambda entry: (-relevance([entry]), entry.item.number))[:1])


def _lifted(least: float, share: float) -> float:
    """From ``least`` to 1 as the share goes from 0 to 1."""
    return least + (1.0 - least) * share


def _words(entry: EvidenceItem) -> str:
    return " ".join((entry.item.text, *entry.item.headings, entry.item.title))


def _terms(entries: Sequence[EvidenceItem]) -> frozenset[str]:
    return frozenset(term for entry in entries for term in index_terms(_words(entry)))


def _covered(words: Sequence[ContentWord], entries: Sequence[EvidenceItem]) -> float:
    """Share of the content words, weighted by rarity, that stand in these sentences, their headings and titles."""
    total = sum(word.weight for word in words)
    folded, terms = _folded(entries), _terms(entries)
    return sum(word.weight for word in words if word.stands_in(folded, terms)) / total if total else 0.0


def _said(words: Sequence[ContentWord], entries: Sequence[EvidenceItem]) -> float:
    """The same for the content words outside names: what is asked about them; .5 when nothing but names is left."""
    said = [word for word in words if not word.name]
    return _covered(said, entries) if said else 0.5


def _folded(entries: Sequence[EvidenceItem]) -> str:
    return fold(" ".join(_words(entry) for entry in entries))


def _named(name: str, place: str, evidenced: Evidenced) -> bool:
    """True when the evidence names it: literally, by most of its words or their translations, or by an alias."""
    if fold(name) in place:
        return True
    terms = [term for term in index_terms(name) if term not in STOP_WORDS]
    present = frozenset(index_terms(place))
    present |= held_terms(evidenced.question.renderings, present)
    if terms and sum(term in present for term in terms) / len(terms) >= 0.6:
        return True
    key = name_key(name)
    for linked in evidenced.entities:
        if name_key(linked.surface) == key or key in name_key(linked.surface):
            names = [linked.entity.name, *(alias.name for alias in linked.entity.aliases)]
            if any(fold(other) in place for other in names if len(other) > 1):
                return True
    return False


def _dates(question: Question, chosen: Sequence[EvidenceItem]) -> float:
    """1 when every date asked for is met by a date, a heading or the publication year of the evidence; else less."""
    asked = [literal for literal in question.constraints if literal.kind is LiteralKind.DATE]
    if not asked:
        return 0.8
    place = " ".join(f"{_words(entry)} {entry.item.published}" for entry in chosen)
    met = sum(literal.surface in place or date_interval(literal.value)[0][:4] in place for literal in asked)
    return met / len(asked)


def _stated(evidenced: Evidenced, chosen: Sequence[EvidenceItem], words: Sequence[ContentWord]) -> float:
    """How well a fact of these sentences fits: one end is asked about, and the rest says what is asked, by rarity."""
    numbers = {entry.item.number for entry in chosen}
    said = [word for word in words if not word.name]
    total = sum(word.weight for word in said)
    best = 0.0
    for proved in evidenced.facts:
        if not numbers & set(proved.numbers):
            continue
        for known, other in ((proved.subject, proved.object), (proved.object, proved.subject)):
            if total and asked_about(known, evidenced.question):
                rest = f"{proved.fact.predicate} {other}"
                folded, terms = fold(rest), frozenset(index_terms(rest))
                best = max(best, sum(word.weight for word in said if word.stands_in(folded, terms)) / total)
    return best


def _foreign(question: Question, chosen: Sequence[EvidenceItem]) -> bool:
    """True when the best sentence is in the other language."""
    return bool(chosen) and (han_share(chosen[0].item.text) >= CHINESE_SHARE) != (question.language == "zh")
