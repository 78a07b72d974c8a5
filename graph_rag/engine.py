"""The query walk as one object: the ``Answerer`` port, and search without an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph_rag.answer.parsing import sentence_parser
from graph_rag.chain import add_chains, chains_of
from graph_rag.context import DEFAULT_BUDGET, build_context
from graph_rag.evidence import Composer, Evidenced, Features
from graph_rag.paths import find_paths
from graph_rag.proof import proved_facts
from graph_rag.question import Question, analyse
from graph_rag.ranking import Ranking, rank_chunks
from graph_rag.reread import reread
from graph_rag.sentences import RankedSentence, rank_sentences
from graph_rag.trace import Recorder
from schema.access import VisibleSet
from schema.answers import Answer, Context, ContextItem
from schema.ports import Embedder, Lexicon, Parser, Reader, Reranker

_SEARCH_BUDGET = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A search result: a sentence with its place, and why it was found (sorted pairs)."""

    item: ContextItem
    features: Features


class Engine:
    """Answers questions from a store.

    ``parsers`` by language; ``composer`` writes the answer and checks citations; without ``reranker`` sentences are
    ranked by their features alone. ``lexicon`` lets the words of a question find texts in the other language.
    """

    def __init__(
        self,
        *,
        reader: Reader,
        embedder: Embedder,
        parsers: Mapping[str, Parser],
        composer: Composer,
        reranker: Reranker | None = None,
        budget: int = DEFAULT_BUDGET,
        lexicon: Lexicon | None = None,
    ) -> None:
        self._lexicon = lexicon
        self._reader = reader
        self._embedder = embedder
        self._parsers = parsers
        self._composer = composer
        self._parse = sentence_parser(parsers)
        self._reranker = reranker
        self._budget = budget

    def answer(self, question: str, visible: VisibleSet) -> Answer:
        """Gather evidence and have it composed."""
        return self._composer.compose(self.gather(question, visible), visible)

    def gather(self, question: str, visible: VisibleSet) -> Evidenced:
        """The first half of the walk: numbered evidence with features, facts, paths and trace."""
        recorder = Recorder()
        asked = self._analyse(question, recorder)
        if not asked.terms or not visible.classes:
            empty = Context(question=asked.text, items=(), tokens=0, budget=self._budget)
            return Evidenced(question=asked, context=empty, trace=recorder.steps())
        ranking, sentences = self._ranked(asked, visible, recorder)
        asked = ranking.question
        with recorder.step("context") as note:
            context, items = build_context(asked, sentences, self._reader, visible, budget=self._budget)
            note("items", str(len(items)))
            note("tokens", str(context.tokens))
        with recorder.step("chain") as note:
            chains = chains_of(
                asked,
                ranking.linked,
                items,
                ranking.pool.weights,
                reader=self._reader,
                visible=visible,
                parse=self._parse,
                reranker=self._reranker,
            )
            context, items, chained = add_chains(context, items, chains, self._reader, visible)
            for answer in chained:
                note(" ".join(map(str, answer.numbers)), f"{answer.text} {answer.score:.3f}")
        with recorder.step("prove") as note:
            facts = proved_facts(items, self._reader, visible)
            paths = find_paths(ranking, items, self._reader, visible)
            note("facts", str(len(facts)))
        return Evidenced(
            question=asked,
            context=context,
            items=items,
            facts=facts,
            entities=ranking.linked,
            paths=(*(answer.steps for answer in chained[:1]), *paths),
            chains=chained,
            trace=recorder.steps(),
        )

    def search(self, query: str, visible: VisibleSet, k: int = 10) -> list[Found]:
        """The ``k`` best sentences by the fused ranking, with text, uri and place; no answer, no threshold."""
        recorder = Recorder()
        asked = self._analyse(query, recorder)
        if not asked.terms or not visible.classes or k <= 0:
            return []
        _, sentences = self._ranked(asked, visible, recorder)
        _, items = build_context(asked, sentences, self._reader, visible, budget=_SEARCH_BUDGET)
        return [Found(item=entry.item, features=entry.features) for entry in items[:k]]

    def rank(self, question: str, visible: VisibleSet) -> list[tuple[str, float]]:
        """Chunk ids with their fused scores, best first: what benchmarks measure."""
        recorder = Recorder()
        asked = self._analyse(question, recorder)
        if not asked.terms or not visible.classes:
            return []
        ranking = self._rank(asked, visible, recorder)
        return [(entry.chunk_id, entry.score) for entry in ranking.chunks]

    def _analyse(self, question: str, recorder: Recorder) -> Question:
        with recorder.step("analyse") as note:
            asked = analyse(question, self._parsers, self._lexicon)
            note("language", asked.language)
            note("expects", asked.expects)
            note("relation", " ".join(asked.relation))
        return asked

    def _rank(self, asked: Question, visible: VisibleSet, recorder: Recorder) -> Ranking:
        return rank_chunks(
            asked,
            reader=self._reader,
            embedder=self._embedder,
            visible=visible,
            recorder=recorder,
            lexicon=self._lexicon,
        )

    def _ranked(self, asked: Question, visible: VisibleSet, recorder: Recorder) -> tuple[Ranking, list[RankedSentence]]:
        ranking = self._rank(asked, visible, recorder)
        with recorder.step("sentences") as note:
            sentences = rank_sentences(ranking, self._reader, visible)
            if self._reranker is not None:
                sentences = reread(asked.text, sentences, self._reranker)
            for entry in sentences[:5]:
                note(entry.sentence.id, f"{entry.score:.4f}")
        return ranking, sentences
