"""Recall of chunk ranking on multi-hop question sets, beside full text, vectors and their fusion in the same store.

    python -m benchmarks.multihop --data FOLDER [--limit N] [--seed S] [--cache FOLDER] [--out FILE]

``FOLDER`` holds ``corpus.jsonl.gz`` (``id``, ``title``, ``text``) and ``questions.jsonl.gz`` (``question``,
``gold_ids``). Each row becomes one document, read by the product's own splitter, extractors, resolver and embedder;
the store is kept in the cache and built once. A ranking of chunks counts as a ranking of the rows they come from.

* recall@k: share of a question's gold rows among the first k, averaged over questions.
* all@5: share of questions whose gold rows are all among the first five.
* hits@k: share of questions with at least one gold row among the first k; mrr@10: mean of 1 / place of the first one.

Questions without gold rows are left out.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from api.bootstrap import House, open_house
from api.settings import load_settings
from benchmarks.corpora import Asked, Corpus, ingest_corpus, read_corpus
from graph_rag.retrieve import scaled
from schema.access import OWNER, VisibleSet
from schema.graph import SearchKind

_DEPTH = 90  # chunks: enough for ten rows of nine chunks each
_PEER_DEPTH = 200  # hits of each arm that are fused

Rank = Callable[[str], list[str]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Build or open the store, rank every question three ways, print and write the table."""
    options = _parser().parse_args(arguments)
    corpus = sample(read_corpus(options.data), limit=options.limit, seed=options.seed)
    path = (options.cache / corpus.name / "graph.db").resolve()
    settings = load_settings(store=f"sqlite:///{path}")
    with open_house(settings, read_only=False) as house:
        ingest_corpus(corpus, house, settings)
        ways = measure(house, corpus.questions)
    result = {
        "data": corpus.name,
        "rows": len(corpus.passages),
        "questions": len(corpus.questions),
        "seed": options.seed,
        "ways": ways,
    }
    sys.stdout.write(f"{corpus.name}: {len(corpus.questions)} questions, {len(corpus.passages)} rows\n{table(ways)}\n")
    if options.out:
        options.out.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def sample(corpus: Corpus, *, limit: int, seed: int) -> Corpus:
    """All passages; the questions with gold rows, or ``limit`` of them drawn with ``seed``, in file order."""
    asked = [row for row in corpus.questions if row.gold_ids]
    if 0 < limit < len(asked):
        keep = sorted(random.Random(seed).sample(range(len(asked)), limit))
        asked = [asked[index] for index in keep]
    return replace(corpus, questions=tuple(asked))


def measure(house: House, questions: Sequence[Asked]) -> dict[str, dict[str, float]]:
    """Figures and seconds per question of the product's ranking and of its peers, and of the product by type.

    Peers: full text alone, vectors alone, and both scaled to [0, 1] and added, half each.
    """
    visible = house.store.visible_to(OWNER)
    golds = [frozenset(row.gold_ids) for row in questions]
    result: dict[str, dict[str, float]] = {}
    for name, rank in _ways(house, visible).items():
        started = time.monotonic()
        ranked = [rank(row.question)[:_DEPTH] for row in questions]
        seconds = (time.monotonic() - started) / max(1, len(questions))
        rankings = [_rows(chunk_ids, house, visible) for chunk_ids in ranked]
        result[name] = {**figures(rankings, golds), "seconds": round(seconds, 3)}
        if name == "vouch":
            result |= by_type(questions, rankings, golds, seconds)
    return result


def by_type(
    questions: Sequence[Asked], rankings: Sequence[Sequence[str]], golds: Sequence[frozenset[str]], seconds: float
) -> dict[str, dict[str, float]]:
    """Figures of each type of question that there is beside others; the seconds are those of all."""
    types = sorted({row.type for row in questions})
    places = {kind: [at for at, row in enumerate(questions) if row.type == kind] for kind in types}
    return {
        f"  {kind}": {
            **figures([rankings[at] for at in found], [golds[at] for at in found]),
            "seconds": round(seconds, 3),
        }
        for kind, found in places.items()
        if len(types) > 1
    }


def figures(rankings: Sequence[Sequence[str]], golds: Sequence[frozenset[str]]) -> dict[str, float]:
    """The measures of the module's docstring, in percent; 0 without questions."""
    pairs = list(zip(rankings, golds, strict=True))
    found = {f"recall@{k}": _mean([len(gold & set(rows[:k])) / len(gold) for rows, gold in pairs]) for k in (2, 5, 10)}
    found["all@5"] = _mean([float(gold <= set(rows[:5])) for rows, gold in pairs])
    for k in (4, 10):
        found[f"hits@{k}"] = _mean([float(bool(gold & set(rows[:k]))) for rows, gold in pairs])
    found["mrr@10"] = _mean([_reciprocal(rows[:10], gold) for rows, gold in pairs])
    return found


def table(ways: Mapping[str, Mapping[str, float]]) -> str:
    """One line per way of ranking, one column per measure."""
    columns = list(next(iter(ways.values()), {}))
    width = max(8, *(len(name) + 1 for name in ways)) if ways else 8
    lines = [" " * width + "".join(f"{column:>11}" for column in columns)]
    lines += [f"{name:<{width}}" + "".join(f"{row[column]:>11}" for column in columns) for name, row in ways.items()]
    return "\n".join(lines)


def _ways(house: House, visible: VisibleSet) -> dict[str, Rank]:
    def fused(text: str) -> list[str]:
        return [chunk_id for chunk_id, _ in house.engine.rank(text, visible)]

    def words(text: str) -> list[str]:
        return [hit.item_id for hit in house.store.search_text(text, SearchKind.CHUNK, visible, k=_DEPTH)]

    def vectors(text: str) -> list[str]:
        query = house.embedder.embed_query(text)
        return [hit.item_id for hit in house.store.search_vectors(query, SearchKind.CHUNK, visible, k=_DEPTH)]

    def both(text: str) -> list[str]:
        query = house.embedder.embed_query(text)
        dense = scaled(house.store.search_vectors(query, SearchKind.CHUNK, visible, k=_PEER_DEPTH))
        lexical = scaled(house.store.search_text(text, SearchKind.CHUNK, visible, k=_PEER_DEPTH), floor=0.0)
        added = {one: dense.get(one, 0.0) + lexical.get(one, 0.0) for one in {*dense, *lexical}}
        return sorted(added, key=lambda one: (-added[one], one))

    return {"vouch": fused, "bm25": words, "dense": vectors, "fusion": both}


def _rows(chunk_ids: Sequence[str], house: House, visible: VisibleSet) -> list[str]:
    """Ids of the rows that ranked chunks come from, each once."""
    chunks = house.store.chunks(list(chunk_ids), visible)
    cards = house.store.documents(visible, sorted({chunk.span.document_id for chunk in chunks}))
    rows = {card.id: card.uri.removesuffix(".txt") for card in cards}
    return list(dict.fromkeys(rows[chunk.span.document_id] for chunk in chunks))


def _reciprocal(rows: Sequence[str], gold: frozenset[str]) -> float:
    return next((1 / place for place, row in enumerate(rows, 1) if row in gold), 0.0)


def _mean(values: Sequence[float]) -> float:
    return round(100 * sum(values) / len(values), 1) if values else 0.0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.multihop", description="Recall of chunk ranking.")
    parser.add_argument("--data", type=Path, required=True, help="folder with corpus.jsonl.gz and questions.jsonl.gz")
    parser.add_argument("--limit", type=int, default=0, help="ask so many questions, drawn by --seed (0: all)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--cache", type=Path, default=Path(".cache/bench"), help="where built stores are kept")
    parser.add_argument("--out", type=Path, help="write the figures as JSON here")
    return parser


if __name__ == "__main__":
    sys.exit(main())
