"""Ranking of the sentences in the best chunks: named features, one table of weights, a linear score."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from graph_rag.bridge import entity_names
from graph_rag.pool import Candidate, holds_name
from graph_rag.question import AnswerType, Question
from graph_rag.ranking import Ranking
from linguistics.literals import find_literals
from linguistics.normal import name_key
from linguistics.scripts import CHINESE_SHARE, han_share
from linguistics.stems import stem
from linguistics.terms import index_terms
from schema.access import VisibleSet
from schema.documents import Sentence
from schema.extraction import LiteralKind
from schema.ports import Reader
from schema.reading import Reading

TOP_CHUNKS = 12
_PER_CHUNK = 60  # of a chunk with more sentences (a long table) the best by similarity and terms

_LITERALS = {
    AnswerType.DATE: (LiteralKind.DATE,),
    AnswerType.AMOUNT: (LiteralKind.AMOUNT,),
    AnswerType.PERCENT: (LiteralKind.PERCENT,),
    AnswerType.QUANTITY: (LiteralKind.QUANTITY, LiteralKind.DURATION),
    AnswerType.COUNT: (LiteralKind.QUANTITY,),
}
_YEAR = re.compile(r"(?<![\d.,])(?:1\d{3}|20\d{2})(?![\d.,]\d|\d)")
_FOREIGN = 0.6  # of the similarity stands for the lexical features of a sentence in the other language
_KEY_VALUE = re.compile(r"(?:^|\|)\s*([^:：|]{1,40})[:：]\s*([^\s|][^|]{0,40})")


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceFeatures:
    """What speaks for a sentence, each in [0, 1]; ``heading`` speaks against it."""

    chunk: float = 0.0  # half its chunk's score over the best one's, half its chunk's place
    dense: float = 0.0  # similarity to the question
    lexical: float = 0.0  # full text
    cover: float = 0.0  # share of the question's terms in it
    context: float = 0.0  # share of the question's terms in title, headings and it together
    names: float = 0.0  # linked names in it, by weight; those that only its heading names count .7
    bridge: float = 0.0  # it leads to another good chunk, or holds the name that led to its own
    literal: float = 0.0  # it holds a value of the kind asked for
    row: float = 0.0  # a table row or key-value line whose header and value the question asks for
    fact: float = 0.0  # it states a fact that was found
    neighbour: float = 0.0  # the better of the sentences beside it
    heading: float = 0.0  # it is a heading
    relevance: float = 0.0  # a reranker read it with the question: probability that it answers

    def pairs(self) -> tuple[tuple[str, float], ...]:
        """Sorted (name, value) pairs."""
        return tuple(sorted((field.name, getattr(self, field.name)) for field in fields(self)))


# Learnt by ``python -m benchmarks.sentence_train`` (listwise logistic regression) on questions about eight invented
# companies, each read by a reader that had not been trained on it; ``cover`` and ``names`` came out below nought
# beside ``context`` and are left out.
WEIGHTS = {
    "chunk": 0.52,
    "dense": 0.37,
    "lexical": 0.13,
    "cover": 0.0,
    "context": 0.48,
    "names": 0.0,
    "bridge": 0.08,
    "literal": 0.13,
    "row": 0.21,
    "fact": 0.03,
    "neighbour": 0.03,
    "heading": -0.40,
    "relevance": 0.72,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedSentence:
    """A sentence with its score and the features behind it; ``place`` is its chunk, ``reading`` a reranker's."""

    sentence: Sentence
    place: Candidate
    score: float
    features: SentenceFeatures
    reading: Reading | None = None


def rank_sentences(ranking: Ranking, reader: Reader, visible: VisibleSet) -> list[RankedSentence]:
    """Sentences of the best chunks, best first, ties by id."""
    top = ranking.chunks[:TOP_CHUNKS]
    if not top:
        return []
    highest = top[0].score or 1.0
    chunk_scores = {
        entry.chunk_id: 0.5 * max(0.0, entry.score / highest) + 0.5 * (1 - position / TOP_CHUNKS)
        for position, entry in enumerate(top)
    }
    sentences = reader.sentences(visible, chunk_ids=list(chunk_scores))
    judge = _Judge(ranking, chunk_scores)
    features = [judge.features(sentence) for sentence in sentences]
    base = [_score(entry) for entry in features]
    ranked = []
    for index, sentence in enumerate(sentences):
        beside = [
            base[other]
            for other in (index - 1, index + 1)
            if 0 <= other < len(sentences) and sentences[other].chunk_id == sentence.chunk_id
        ]
        full = replace(features[index], neighbour=min(1.0, max(0.0, *beside, 0.0)) if beside else 0.0)
        place = ranking.pool.candidates[sentence.chunk_id]
        ranked.append(RankedSentence(sentence=sentence, place=place, score=_score(full), features=full))
    ranked.sort(key=lambda entry: (-entry.score, entry.sentence.id))
    return _cap(ranked)


def rescored(entry: RankedSentence, *, relevance: float) -> RankedSentence:
    """The sentence with what a reranker found, scored anew."""
    features = replace(entry.features, relevance=relevance)
    return replace(entry, features=features, score=_score(features))


def _cap(ranked: Sequence[RankedSentence]) -> list[RankedSentence]:
    taken: dict[str, int] = {}
    kept = []
    for entry in ranked:
        count = taken.get(entry.sentence.chunk_id, 0)
        if count < _PER_CHUNK:
            taken[entry.sentence.chunk_id] = count + 1
            kept.append(entry)
    return kept


def _score(features: SentenceFeatures) -> float:
    return sum(weight * float(getattr(features, name)) for name, weight in WEIGHTS.items())


class _Judge:
    """Measures the sentences of one ranking."""

    def __init__(self, ranking: Ranking, chunk_scores: Mapping[str, float]) -> None:
        self._ranking = ranking
        self._chunk_scores = chunk_scores
        relation = frozenset(term for word in ranking.question.relation for term in index_terms(word))
        self._relation = relation or frozenset(ranking.question.terms)
        self._translated = frozenset(
            term
            for one in ranking.question.renderings
            if one.terms & self._relation
            for key in one.keys
            for term in key
        )
        self._names = [(entry.weight, entity_names(entry.entity)) for entry in ranking.linked]
        self._bridge = _bridge_scores(ranking, chunk_scores)
        self._entering = {
            target: ranking.mentions.names.get(link.entity_id, ())
            for target, link in ranking.bridges.links.items()
            if target in chunk_scores and link.source in chunk_scores
        }
        self._facts = _fact_spans(ranking)

    def features(self, sentence: Sentence) -> SentenceFeatures:
        """All features but ``neighbour``."""
        place = self._ranking.pool.candidates[sentence.chunk_id]
        terms = frozenset(index_terms(sentence.text))
        text_key = name_key(sentence.text)
        retrieved = self._ranking.retrieved
        named = self._named(text_key, place)
        around = terms | {term for subject in place.subjects for term in index_terms(subject)}
        dense = retrieved.sentence_dense.get(sentence.id, 0.0)
        # Words that are not translated cannot speak for a sentence in the other language: meaning does there.
        foreign = self._foreign(sentence.text)
        share = (1.0 - _FOREIGN) if foreign else 1.0
        least = _FOREIGN * dense if foreign else 0.0
        cover = self._ranking.pool.share(terms)
        lexical = retrieved.sentence_lexical.get(sentence.id, 0.0)
        if foreign:
            lexical = max(lexical, cover * retrieved.sentence_translated.get(sentence.id, 0.0))
        return SentenceFeatures(
            chunk=self._chunk_scores[sentence.chunk_id],
            dense=dense,
            lexical=min(1.0, least + share * lexical),
            cover=min(1.0, least + share * cover),
            context=min(1.0, least + share * self._ranking.pool.share(around)),
            names=named,
            bridge=self._bridged(sentence, text_key),
            literal=self._literal(sentence.text, self._ranking.question),
            row=self._row(sentence.text, named),
            fact=self._stated(sentence),
            heading=1.0 if text_key in place.subjects else 0.0,
        )

    def _foreign(self, text: str) -> bool:
        return (han_share(text) >= CHINESE_SHARE) != (self._ranking.question.language == "zh")

    def _named(self, text_key: str, place: Candidate) -> float:
        total = max(1.0, sum(weight for weight, _ in self._names))
        found = 0.0
        for weight, names in self._names:
            if any(holds_name(text_key, name) for name in names):
                found += weight
            elif any(holds_name(subject, name) for name in names for subject in place.subjects):
                found += 0.7 * weight
        return found / total

    def _bridged(self, sentence: Sentence, text_key: str) -> float:
        leaving = self._bridge.get(sentence.id, 0.0)
        names = self._entering.get(sentence.chunk_id, ())
        entering = self._ranking.bridges.forward.get(sentence.chunk_id, 0.0) if names else 0.0
        holds = any(holds_name(text_key, name) for name in names)
        return max(leaving, entering if holds else 0.5 * entering)

    def _literal(self, text: str, question: Question) -> float:
        kinds = _LITERALS.get(question.expects)
        if kinds is None:
            return 0.0
        if question.expects is AnswerType.DATE and _YEAR.search(text):
            return 1.0
        return 1.0 if any(found.kind in kinds for found in find_literals(text)) else 0.0

    def _row(self, text: str, named: float) -> float:
        """How well a row says what is asked, as far as its values are asked for too: by name or by words.

        A header, or the first cell (the label of a row of properties), says it by its share of the question's
        relation words; a header that is itself a name in the question does not.
        """
        best, values = 0.0, text
        for position, match in enumerate(_KEY_VALUE.finditer(text)):
            for label in (match[1], match[2]) if position == 0 else (match[1],):
                words = index_terms(label)
                if words:
                    best = max(best, sum(self._says(word) for word in words) / len(words))
            values = values.replace(f"{match[1]}:", " ").replace(f"{match[1]}：", " ")
        if not best:
            return 0.0
        held = self._ranking.pool.share(frozenset(index_terms(values)))
        return best * min(1.0, 2 * max(held, named))

    def _says(self, word: str) -> bool:
        """True for a word of a header that is asked for, in either language."""
        return word in self._relation or stem(word) in self._translated

    def _stated(self, sentence: Sentence) -> float:
        spans = self._facts.get(sentence.span.document_id, ())
        return max(
            (score for start, end, score in spans if start < sentence.span.end and sentence.span.start < end),
            default=0.0,
        )


def _bridge_scores(ranking: Ranking, chunk_scores: Mapping[str, float]) -> dict[str, float]:
    """Sentences from which a link leads to one of the best chunks."""
    scores: dict[str, float] = {}
    for target, link in sorted(ranking.bridges.links.items()):
        if target in chunk_scores:
            scores[link.sentence_id] = max(scores.get(link.sentence_id, 0.0), link.strength * chunk_scores[target])
    return scores


def _fact_spans(ranking: Ranking) -> dict[str, list[tuple[int, int, float]]]:
    """Where found facts are stated, by document: start, end, and a score that halves every ten facts."""
    spans: dict[str, list[tuple[int, int, float]]] = {}
    for position, fact in enumerate(ranking.retrieved.facts[:40]):
        for proof in fact.evidence:
            spans.setdefault(proof.span.document_id, []).append(
                (proof.span.start, proof.span.end, 0.5 ** (position / 10))
            )
    return spans
