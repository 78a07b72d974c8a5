"""How right short answers are when the passage that holds the answer is known.

``python -m benchmarks.short_answers --data DIR... [--limit N] [--seed S] [--worst N]``

Evidence is the gold passages alone: their sentences ranked by the share of the question's terms they hold, and the
facts that the product's own extractors read in them. Figures, in percent: ``given`` how often a short answer was
given; ``exact`` and ``f1`` over all questions (a missing answer counts 0); ``exact given`` and ``f1 given`` over
those that were answered. F1 is over words in English and over characters in Chinese, both folded, without
punctuation and English articles (Rajpurkar et al., EMNLP 2016; Cui et al., EMNLP 2019).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from api.bootstrap import StageFactory, make_parsers
from api.settings import load_settings
from benchmarks.corpora import Asked, Corpus, build, document_of, read_corpus
from benchmarks.quality.judging import scores
from graph_rag.answer.parsing import ParseSentence, sentence_parser
from graph_rag.answer.short import short_answer
from graph_rag.evidence import Evidenced, EvidenceItem, ProvedFact
from graph_rag.proof import literal_text
from graph_rag.question import AnswerType, analyse
from kg_builder.ingest.stages import Stages
from linguistics.terms import STOP_WORDS, index_terms
from schema.answers import Context, ContextItem
from schema.graph import DocumentGraph
from schema.ports import Parser

_TOP = 4
_ITEMS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One question with the short answer it got (empty for none) and its scores in [0, 1]."""

    question: str
    expects: AnswerType
    answers: tuple[str, ...]
    given: str
    sentence: str
    exact: float
    f1: float


def evidence_of(row: Asked, graphs: Mapping[str, DocumentGraph], parsers: Mapping[str, Parser]) -> Evidenced:
    """The question with the sentences of its gold passages, best first, and the facts that they state."""
    asked = analyse(row.question, parsers)
    wanted = {term for term in asked.terms if term not in STOP_WORDS}
    found = []
    for identifier in row.gold_ids:
        graph = graphs[identifier]
        for sentence in graph.sentences:
            terms = set(index_terms(f"{graph.document.title} {sentence.text}"))
            share = len(wanted & set(index_terms(sentence.text))) / max(1, len(wanted))
            score = 0.3 + share + 0.2 * len(wanted & terms) / max(1, len(wanted))
            found.append((-score, identifier, sentence.index, graph, sentence))
    found.sort(key=lambda entry: entry[:3])
    items = tuple(
        ContextItem(
            number=number, span=sentence.span, text=sentence.text, chunk_id=sentence.chunk_id, uri=graph.document.uri,
            title=graph.document.title, page="", headings=(graph.document.title,), published="", score=-score,
        )
        for number, (score, _, _, graph, sentence) in enumerate(found[:_ITEMS], start=1)
    )  # fmt: skip
    context = Context(question=asked.text, items=items, tokens=0, budget=1)
    entries = tuple(EvidenceItem(item=item, sentence_id=f"{item.uri} {item.number}") for item in items)
    facts = tuple(fact for identifier in row.gold_ids for fact in _facts(graphs[identifier], items))
    return Evidenced(question=asked, context=context, items=entries, facts=facts)


def _facts(graph: DocumentGraph, items: Sequence[ContextItem]) -> Iterator[ProvedFact]:
    names: dict[str, Counter[str]] = {}
    for mention in graph.mentions:
        names.setdefault(mention.entity_id, Counter())[mention.surface] += 1
    named = {key: max(sorted(count), key=lambda name: (count[name], len(name))) for key, count in names.items()}
    for fact in graph.facts:
        numbers = tuple(
            item.number
            for item in items
            if any(
                proof.span.document_id == item.span.document_id
                and proof.span.start < item.span.end
                and item.span.start < proof.span.end
                for proof in fact.evidence
            )
        )
        if numbers:
            far = named.get(fact.object, "") if isinstance(fact.object, str) else literal_text(fact.object)
            yield ProvedFact(fact=fact, subject=named.get(fact.subject_id, ""), object=far, numbers=numbers)


def gather(corpus: Corpus, stages: Stages, parsers: Mapping[str, Parser]) -> list[tuple[Asked, Evidenced]]:
    """Every question of the corpus that has gold passages, with its evidence."""
    passages = {passage.id: passage for passage in corpus.passages}
    rows = [row for row in corpus.questions if row.gold_ids and all(name in passages for name in row.gold_ids)]
    graphs = {
        identifier: build(document_of(passages[identifier], frozenset()), stages)
        for identifier in dict.fromkeys(name for row in rows for name in row.gold_ids)
    }
    return [(row, evidence_of(row, graphs, parsers)) for row in rows]


def measure(pairs: Sequence[tuple[Asked, Evidenced]], parse: ParseSentence) -> list[Scored]:
    """Ask for the short answer of each."""
    result = []
    for row, evidenced in pairs:
        short = short_answer(evidenced, parse, evidenced.items[:_TOP])
        given = short.text if short is not None else ""
        sentence = evidenced.items[short.number - 1].item.text if short is not None else ""
        exact, f1 = scores(given, row.answers)
        asked = evidenced.question
        result.append(
            Scored(
                question=asked.text, expects=asked.expects, answers=row.answers, given=given, sentence=sentence,
                exact=exact, f1=f1,
            )
        )  # fmt: skip
    return result


def figures(scored: Sequence[Scored]) -> dict[str, float]:
    """The figures of the module's docstring, in percent; zeros where nothing was asked or given."""
    given = [entry for entry in scored if entry.given]
    return {
        "questions": float(len(scored)),
        "given": _mean([float(bool(entry.given)) for entry in scored]),
        "exact": _mean([entry.exact for entry in scored]),
        "f1": _mean([entry.f1 for entry in scored]),
        "exact given": _mean([entry.exact for entry in given]),
        "f1 given": _mean([entry.f1 for entry in given]),
    }


def _mean(values: Sequence[float]) -> float:
    return round(100 * sum(values) / len(values), 1) if values else 0.0


def sample(corpus: Corpus, limit: int, seed: int) -> Corpus:
    """At most ``limit`` of the questions, drawn with ``seed``; all for 0."""
    questions = corpus.questions
    if 0 < limit < len(questions):
        questions = tuple(random.Random(seed).sample(questions, limit))
    return Corpus(name=corpus.name, passages=corpus.passages, questions=questions)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure each folder and print its figures."""
    parser = argparse.ArgumentParser(prog="benchmarks.short_answers", description="Short answers from gold passages.")
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--worst", type=int, default=0, help="print so many wrong answers")
    options = parser.parse_args(arguments)
    parsers = make_parsers()
    with ExitStack() as stack:
        stages = stack.enter_context(StageFactory(settings=load_settings())())
        for folder in options.data:
            corpus = sample(read_corpus(folder), options.limit, options.seed)
            scored = measure(gather(corpus, stages, parsers), sentence_parser(parsers))
            shown = "  ".join(f"{name} {value:g}" for name, value in figures(scored).items())
            sys.stdout.write(f"{corpus.name}: {shown}\n")
            wrong = [entry for entry in scored if entry.given and not entry.exact][: options.worst]
            for entry in wrong:
                sys.stdout.write(f"  {entry.expects}: {entry.question}\n    {entry.given!r}, not {entry.answers[:2]}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
