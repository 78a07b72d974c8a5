"""Pair recall of the Chinese rules: how many gold subject-object pairs they find, and how many triples they need.

    python -m benchmarks.chinese_pairs --data FOLDER [--limit N] [--out FILE]

``FOLDER`` holds one gzipped JSON-lines file, each line ``text`` and ``spo_list`` with ``subject`` and
``object["@value"]``. The relation is ignored and so is the direction. Names are compared without quotation marks,
blanks and case. Alias claims count as triples.

* exact: a triple's two arguments are the pair.
* contained: they contain the pair and are at most twice as long plus four characters.
* triples a sentence: what recall costs; a flood of wrong triples finds many pairs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from adapters.nlp.lac_parser import LacParser
from kg_builder.extract.chinese import ChineseExtractor
from linguistics.normal import simplify
from schema import ids
from schema.documents import Chunk, Document, Sentence, Span, Split
from schema.extraction import Extraction

_IGNORED = frozenset("《》“”「」\"'‘’ ")


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares are of gold pairs whose two names stand in the text, in [0, 1]."""

    sentences: int
    pairs: int
    exact: float
    contained: float
    triples_a_sentence: float
    rejects_a_sentence: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence and its gold pairs."""

    text: str
    pairs: tuple[tuple[str, str], ...]


def rows(folder: Path) -> Iterator[Row]:
    """All rows of the first data file in the folder."""
    file = min(folder.glob("*.jsonl.gz"))
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            record: dict[str, Any] = json.loads(line)
            pairs = tuple((each["subject"], each["object"]["@value"]) for each in record["spo_list"])
            yield Row(record["text"], pairs)


def read(extractor: ChineseExtractor, text: str) -> Extraction:
    """What the extractor reads in one sentence that is a document of its own."""
    document = Document(id=ids.document_id(text), uri=text, text=text, title="", media_type="text/plain", language="zh")
    span = Span(document_id=document.id, start=0, end=len(text))
    chunk_id = ids.chunk_id(document.id, 0, len(text))
    sentence_id = ids.sentence_id(document.id, 0, len(text))
    split = Split(
        chunks=(Chunk(id=chunk_id, span=span, text=text, index=0),),
        sentences=(Sentence(id=sentence_id, span=span, text=text, chunk_id=chunk_id, index=0),),
    )
    return extractor.extract(document, split)[0]


def core(name: str) -> str:
    """The name for comparison: simplified, lower case, without quotation marks and blanks."""
    return "".join(character for character in simplify(name).lower() if character not in _IGNORED)


def fits(gold: str, argument: str) -> bool:
    """True when the argument contains the gold name and is not much longer."""
    return gold in argument and len(argument) <= 2 * len(gold) + 4


def score(found: Sequence[Extraction], gold: Sequence[Row], seconds: float) -> tuple[Scores, list[str]]:
    """Scores over all rows, and a line for every pair that was missed."""
    pairs = exact = contained = triples = rejects = 0
    missed: list[str] = []
    for extraction, row in zip(found, gold, strict=True):
        arguments = [(core(each.subject.surface), core(each.object.surface)) for each in extraction.triples]
        arguments += [(core(each.full.surface), core(each.short.surface)) for each in extraction.aliases]
        triples += len(arguments)
        rejects += len(extraction.rejects)
        text = core(row.text)
        for subject, value in row.pairs:
            left, right = core(subject), core(value)
            if left not in text or right not in text:
                continue
            pairs += 1
            same = any({left, right} == {one, other} for one, other in arguments)
            near = same or any(
                (fits(left, one) and fits(right, other)) or (fits(right, one) and fits(left, other))
                for one, other in arguments
            )
            exact += same
            contained += near
            if not near:
                missed.append(f"{left}\t{right}\t{row.text}\t{arguments}")
    count = max(len(gold), 1)
    total = max(pairs, 1)
    return (
        Scores(
            len(gold),
            pairs,
            round(exact / total, 4),
            round(contained / total, 4),
            round(triples / count, 2),
            round(rejects / count, 2),
            round(seconds, 1),
        ),
        missed,
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark and print its scores as JSON."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True, help="folder of the data set")
    options.add_argument("--limit", type=int, default=0, help="read the first N sentences only")
    options.add_argument("--out", type=Path, help="write the missed pairs to this file, one a line")
    chosen = options.parse_args(arguments)
    gold = list(rows(chosen.data))[: chosen.limit or None]
    with LacParser() as parser:
        extractor = ChineseExtractor(parser)
        started = time.perf_counter()
        found = [read(extractor, row.text) for row in gold]
        seconds = time.perf_counter() - started
    scores, missed = score(found, gold, seconds)
    print(json.dumps(asdict(scores), ensure_ascii=False))
    if chosen.out:
        chosen.out.write_text("\n".join(missed) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
