"""Examples from the public question sets: span answers where the set gives them, evidence alone where it does not.

Rows marked ``heldout`` are left out, and so are passages that only such rows need.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.reader.examples import Candidate, Example, Pool, contains, locate
from benchmarks.reader.likeness import Likeness
from linguistics.sentences import sentence_spans

CHINESE = ("d-drcd", "d-cmrc2018")
MULTI_HOP = ("a-hotpotqa-train100", "a-musique-train100", "a-2wiki-164")
NEWS, MEDICAL = "b-multihop-rag-evidence", "c-graphrag-bench"
ROWS_OF = "rows of "
"""How collections of questions made from rows are called, before the company's name."""
_FAR, _NEAR, _RETRIEVED = 12, 16, 24
_SHORTEST = 4
_MEDICAL_SKIPPED = 2  # the most alike evidence of another question may answer this one too


@dataclass(frozen=True, slots=True)
class _Text:
    """A passage, or a sentence of one."""

    passage: str
    title: str
    text: str


def sentences_of(passage: str, title: str, text: str) -> list[_Text]:
    """The sentences of a passage, each with the passage's title."""
    spans = sentence_spans(text)
    return [_Text(passage, title, text[a:b]) for a, b in spans if b - a >= _SHORTEST]


class _Index:
    """Texts of one size with their BM25."""

    def __init__(self, texts: Sequence[_Text]) -> None:
        self.texts = texts
        self._likeness = Likeness([f"{text.title} {text.text}" for text in texts])
        self._by_title: dict[str, list[_Text]] = defaultdict(list)
        for text in texts:
            self._by_title[text.title].append(text)

    def pool(self, question: str, gold: _Text, span: tuple[int, int], answers: Sequence[str], kept: set[str]) -> Pool:
        """Gold with its span; others that do not contain an answer and are not of a passage in ``kept``."""
        others = [text for text in self._by_title[gold.title] if text != gold]
        near = [text for text in others if text.passage not in kept - {gold.passage}]
        far = [
            text
            for text in (self.texts[i] for i in self._likeness.best(question, _RETRIEVED))
            if text.title != gold.title and text.passage not in kept
        ]
        return Pool(
            gold=(Candidate(title=gold.title, text=gold.text, span=span),),
            near=_lacking(near, answers)[:_NEAR],
            far=_lacking(far, answers)[:_FAR],
        )


def _lacking(texts: Iterable[_Text], answers: Sequence[str]) -> tuple[Candidate, ...]:
    return tuple(Candidate(title=t.title, text=t.text) for t in texts if not contains(t.text, answers))


def span_examples(folder: Path, *, split: str = "dev") -> list[Example]:
    """Examples of a set whose answers are slices of its passages; questions without such a slice are left out."""
    rows = [row for row in rows_of(folder / "questions.jsonl.gz") if row.get("split") == split]
    corpus = {str(row["id"]): row for row in rows_of(folder / "corpus.jsonl.gz")}
    if folder.name in CHINESE:
        wanted = {gold for row in rows for gold in _strings(row["gold_ids"])}
        corpus = {key: row for key, row in corpus.items() if key in wanted}
    texts = [_Text(key, str(row["title"]), str(row["text"])) for key, row in corpus.items()]
    passages = _Index(texts)
    sentences = _Index([part for text in texts for part in sentences_of(text.passage, text.title, text.text)])
    by_id = {text.passage: text for text in texts}
    examples = []
    for row in rows:
        if "comparison" in str(row["type"]):
            continue
        question, answers = str(row["question"]), _strings(row["answers"])
        golds = [by_id[key] for key in _strings(row["gold_ids"]) if key in by_id]
        found = [(gold, locate(question, gold.text, answers)) for gold in golds]
        spans = [(gold, span) for gold, span in found if span is not None]
        if not spans:
            continue
        gold, span = spans[0] if folder.name in CHINESE else spans[-1]
        kept = {gold.passage for gold in golds}
        whole = passages.pool(question, gold, span, answers, kept)
        part = _sentence_at(gold, span)
        small = sentences.pool(question, *part, answers, kept) if part else Pool()
        examples.append(
            Example(
                collection=folder.name,
                group=gold.title,
                question=question,
                answers=tuple(answers),
                passages=whole,
                sentences=small,
            )
        )
    return examples


def _sentence_at(passage: _Text, span: tuple[int, int]) -> tuple[_Text, tuple[int, int]] | None:
    """The sentence that holds a slice of the passage, and the slice in it; None when no single one does."""
    for start, end in sentence_spans(passage.text):
        if start <= span[0] and span[1] <= end and end - start >= _SHORTEST:
            part = _Text(passage.passage, passage.title, passage.text[start:end])
            return part, (span[0] - start, span[1] - start)
    return None


def news_examples(folder: Path) -> list[Example]:
    """MultiHop-RAG: the evidence sentences of a question against other evidence; nothing answers a null query.

    Questions that compare articles are left out: no single sentence answers them.
    """
    titles: dict[str, str] = {}
    for row in rows_of(folder / "corpus.jsonl.gz"):
        for line in str(row["text"]).split("\n"):
            titles[line.strip()] = str(row["title"])
    texts = [_Text(line, title, line) for line, title in titles.items() if len(line) >= _SHORTEST]
    index = Likeness([f"{text.title} {text.text}" for text in texts])
    examples = []
    for row in rows_of(folder / "questions.jsonl.gz"):
        if row["type"] not in {"inference_query", "null_query"}:
            continue
        question = str(row["question"])
        evidence = {line.strip() for line in _strings(row.get("evidence") or [])}
        gold = [Candidate(title=titles[line], text=line) for line in sorted(evidence) if line in titles]
        if evidence and not gold:
            continue
        far = [texts[i] for i in index.best(question, _RETRIEVED)]
        sources = {candidate.title for candidate in gold}
        others = [Candidate(title=text.title, text=text.text) for text in far if text.title not in sources]
        pool = Pool(gold=tuple(gold), far=tuple(others[:_FAR]))
        examples.append(
            Example(
                collection=folder.name,
                group=question,
                question=question,
                answers=tuple(_strings(row["answers"])),
                passages=Pool(),
                sentences=pool,
            )
        )
    return examples


def medical_examples(folder: Path) -> list[Example]:
    """GraphRAG-Bench, medical: questions for facts, their evidence against the evidence of other questions."""
    with gzip.open(folder / "medical_questions.json.gz", "rt", encoding="utf-8") as file:
        rows: list[dict[str, Any]] = [row for row in json.load(file) if row["question_type"] == "Fact Retrieval"]
    evidence = [[part.strip() for part in re.split(r";\s", row["evidence"]) if part.strip()] for row in rows]
    texts = sorted({part for parts in evidence for part in parts})
    index = Likeness(texts)
    examples = []
    for row, parts in zip(rows, evidence, strict=True):
        question = str(row["question"])
        if len(parts) != 1:
            continue
        alike = [texts[i] for i in index.best(question, _RETRIEVED + _MEDICAL_SKIPPED)][_MEDICAL_SKIPPED:]
        far = [text for text in alike if text not in parts]
        pool = Pool(
            gold=tuple(Candidate(title="", text=part) for part in parts),
            far=tuple(Candidate(title="", text=text) for text in far[:_FAR]),
        )
        examples.append(
            Example(
                collection=folder.name,
                group=question,
                question=question,
                answers=(),
                passages=Pool(),
                sentences=pool,
            )
        )
    return examples


def rows_of(file: Path) -> Iterator[dict[str, Any]]:
    """Rows of a gzipped JSON-lines file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _strings(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
