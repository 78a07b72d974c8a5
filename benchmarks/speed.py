"""Speed of the main job as ratios within one run: indexing against its models alone, search against a bare scan.

``python -m benchmarks.speed [--documents DIR] [--repeats N] [--out FILE]``

Reads a folder (default: the bundled samples) into a new store with one worker; then runs only the models over the
same sentences: the parsers, and the embedder over the texts that were embedded. ``ceiling`` is the models' time over
the whole ingest's time: 1.0 would mean that everything else is free. Questions are timed against the exact scan of
their sentence vectors alone.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from api.bootstrap import House, StageFactory, open_house
from api.settings import load_settings
from kg_builder.ingest.walk import Job, ingest
from linguistics.scripts import CHINESE_SHARE, han_share
from schema.access import OWNER, VisibleSet
from schema.graph import SearchKind

_QUESTIONS = 12


def seconds(run: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def sentences_of(house: House, visible: VisibleSet) -> list[str]:
    """All sentences of the store."""
    probe = house.embedder.embed_query("the")
    hits = house.store.search_vectors(probe, SearchKind.SENTENCE, visible, k=1_000_000)
    found = house.store.sentences(visible, sentence_ids=[hit.item_id for hit in hits])
    return [sentence.text for sentence in found]


def models_alone(house: House, texts: Sequence[str], facts: int) -> dict[str, float]:
    """Seconds of the parsers and of the embedder over the same number of texts."""
    english = [text for text in texts if han_share(text) < CHINESE_SHARE]
    chinese = [text for text in texts if han_share(text) >= CHINESE_SHARE]
    embedded = [*texts, *(texts[index % len(texts)] for index in range(facts))] if texts else []
    return {
        "parse": seconds(lambda: [house.parsers["en"].parse(english), house.parsers["zh"].parse(chinese)]),
        "embed": seconds(lambda: house.embedder.embed_documents(embedded)),
    }


def one_run(documents: Path, questions: Sequence[str]) -> dict[str, float]:
    """Figures of one repeat."""
    with tempfile.TemporaryDirectory() as folder:
        settings = load_settings(store=f"sqlite:///{folder}/bench.db", workers=1)
        with open_house(settings, read_only=False) as house:
            house.engine.answer(questions[0], house.store.visible_to(OWNER))
            report = ingest(Job(paths=(documents,)), house.store, StageFactory(settings=settings))
            visible = house.store.visible_to(OWNER)
            alone = models_alone(house, sentences_of(house, visible), report.tally.facts + report.tally.chunks)
            answers = sorted(seconds(lambda q=q: house.engine.answer(q, visible)) for q in questions)  # type: ignore[misc]
            vector = house.embedder.embed_query(questions[0])
            scan = seconds(lambda: house.store.search_vectors(vector, SearchKind.SENTENCE, visible, k=20))
            size = Path(settings.store.removeprefix("sqlite:///")).stat().st_size
    return {
        "ingest seconds": report.seconds,
        "words per second": report.words_per_second,
        "ceiling": (alone["parse"] + alone["embed"]) / report.seconds,
        "answer p50 ms": answers[len(answers) // 2] * 1000,
        "answer p95 ms": answers[int(len(answers) * 0.95)] * 1000,
        "exact scan ms": scan * 1000,
        "bytes per chunk": size / max(1, report.tally.chunks),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Repeat, take medians, print, write JSON."""
    root = Path(__file__).parent.parent
    parser = argparse.ArgumentParser(description="Speed as ratios within one run.")
    parser.add_argument("--documents", type=Path, default=root / "samples" / "documents")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    rows = (root / "samples" / "questions.jsonl").read_text("utf-8").splitlines()
    questions = [str(json.loads(row)["question"]) for row in rows[:: max(1, len(rows) // _QUESTIONS)]]
    runs = [one_run(options.documents, questions) for _ in range(options.repeats)]
    found = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    for name, value in found.items():
        spread = [run[name] for run in runs]
        sys.stdout.write(f"{name:20s} {value:12.2f}   ({min(spread):.2f} to {max(spread):.2f})\n")
    if options.out is not None:
        options.out.write_text(json.dumps({"kind": "speed", "runs": runs, "median": found}, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
