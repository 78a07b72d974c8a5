"""Examples from a written company: a folder with ``documents`` and ``questions.jsonl`` as in the bundled samples.

Texts are what the product reads: sentences and rows under title and last heading, and chunks. What answers is found by
the quotes of a row; a question that an asker may not have answered is read as answered by what is hidden from them.
A question that nothing answers has no gold: whatever is most like it is a negative.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from api.bootstrap import StageFactory
from api.settings import Settings
from benchmarks.reader.examples import Candidate, Example, Pool, contains, locate
from benchmarks.reader.likeness import Likeness
from graph_rag.reread import joined, titled
from linguistics.normal import collapse
from schema.graph import Matrix
from schema.ports import Embedder, Source

_FAR, _NEAR = 16, 24
_LONGEST_PATH = 3
_OWN_WORDS = 12
"""A quote at least this long proves alone; shorter ones (cells of a row) must stand together."""
_IN_OTHER_WORDS = frozenset({"yes-no", "count", "comparison"})
"""Kinds of question whose answer is not a slice of what proves it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sentence or chunk of a document with what stands above it."""

    document: str
    title: str
    text: str


def read_places(folder: Path, settings: Settings) -> tuple[list[Place], list[Place]]:
    """All sentences and all chunks of the documents below ``folder``, in order of path."""
    sentences: list[Place] = []
    chunks: list[Place] = []
    stages = StageFactory(settings=settings)()
    with closing(stages.resources):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            uri = path.relative_to(folder).as_posix()
            for document in stages.loader.load(Source(path=path, uri=uri)).documents:
                split = stages.splitter.split(document)
                headings = {chunk.id: chunk.headings[-1:] for chunk in split.chunks}
                for chunk in split.chunks:
                    title = titled(document.title, chunk.headings)
                    chunks.append(Place(document=uri, title=title, text=chunk.text))
                for sentence in split.sentences:
                    title = titled(document.title, headings[sentence.chunk_id])
                    sentences.append(Place(document=uri, title=title, text=sentence.text))
    return sentences, chunks


class _Index:
    """Places of one size with BM25 and vectors."""

    def __init__(self, places: Sequence[Place], embedder: Embedder) -> None:
        self.places = places
        texts = [f"{place.title}\n{place.text}" for place in places]
        self._likeness, self._embedder = Likeness(texts), embedder
        self._vectors = _rows(embedder.embed_documents(texts))

    def like(self, question: str) -> list[int]:
        """Places most like the question, the vectors' and the words' choices by turns."""
        scores = self._vectors @ _rows(self._embedder.embed_query(question))[0]
        near = [int(i) for i in np.lexsort((np.arange(len(scores)), -scores))[: 2 * _FAR]]
        words = self._likeness.best(question, 2 * _FAR)
        padded = words + near[len(words) :]
        return list(dict.fromkeys(i for pair in zip(near, padded, strict=False) for i in pair))


def _rows(matrix: Matrix) -> npt.NDArray[np.float32]:
    return np.frombuffer(matrix.data, "<f4").reshape(matrix.rows, matrix.width)


def proves(text: str, quotes: Sequence[str]) -> bool:
    """Whether a text shows what the quotes show: a whole sentence of them, or all of their cells."""
    held = collapse(text)
    wanted = [collapse(quote) for quote in quotes]
    if any(quote in held for quote in wanted if len(quote) >= _OWN_WORDS and not _is_cell(quote)):
        return True
    return bool(wanted) and all(quote in held for quote in wanted)


def _is_cell(quote: str) -> bool:
    """Whether a quote lacks the end of a sentence: a name or number out of a row."""
    return quote[-1:] not in ".。！？!?；;"


def _pool(index: _Index, question: str, quotes: Sequence[str], answers: Sequence[str], *, literal: bool) -> Pool | None:
    """The pool of one size; None when the question has quotes that no text shows.

    ``literal``: only a text that holds an answer is gold; the other links of a chain of quotes are neither.
    """
    proving = [place for place in index.places if proves(place.text, quotes)]
    gold = [place for place in proving if not literal or contains(place.text, answers)]
    if quotes and not gold:
        return None
    sources = {place.document for place in gold}
    partial = [collapse(quote) for quote in quotes if not _is_cell(quote)]

    def wrong(place: Place) -> bool:
        held = collapse(place.text)
        return (
            place not in proving
            and not contains(place.text, answers)
            and not any(quote in held or (len(held) > _OWN_WORDS and held in quote) for quote in partial)
        )

    like = [index.places[i] for i in index.like(question)]
    near = [place for place in like if place.document in sources and wrong(place)]
    near += [place for place in index.places if place.document in sources and wrong(place) and place not in near]
    far = [place for place in like if place.document not in sources and wrong(place)]
    return Pool(
        gold=tuple(
            Candidate(title=place.title, text=place.text, span=locate(question, place.text, answers)) for place in gold
        ),
        near=tuple(Candidate(title=place.title, text=place.text) for place in near[:_NEAR]),
        far=tuple(Candidate(title=place.title, text=place.text) for place in far[:_FAR]),
    )


def path_pool(index: _Index, question: str, quotes: Sequence[str], answers: Sequence[str]) -> Pool | None:
    """Joined texts: the fewest that show all quotes together, the one with the answer last; None where one does.

    What is near is the same path with one of its texts exchanged for another of the same document.
    """
    links = _cover(index, question, quotes)
    if links is None:
        return None
    holding = [place for place in links if contains(place.text, answers)]
    if answers and not holding:
        return None
    last = holding[-1] if holding else links[-1]
    links = [*(place for place in links if place is not last), last]
    text = joined([(place.title, place.text) for place in links])
    near = []
    for other in dict.fromkeys((*(index.places[i] for i in index.like(question)), *index.places)):
        if contains(other.text, answers) or any(collapse(quote) in collapse(other.text) for quote in quotes):
            continue
        for at in (at for at, place in enumerate(links) if place.document == other.document and other not in links):
            changed = [*links[:at], other, *links[at + 1 :]]
            near.append(Candidate(title="", text=joined([(one.title, one.text) for one in changed])))
    gold = Candidate(title="", text=text, span=locate(question, text, answers) if answers else None)
    return Pool(gold=(gold,), near=tuple(near[:_NEAR]))


def _cover(index: _Index, question: str, quotes: Sequence[str]) -> list[Place] | None:
    """Two or three texts that show all quotes, greedily, the most like the question first among equals."""
    order = [index.places[i] for i in index.like(question)]
    order += [place for place in index.places if place not in order]
    left, links = {collapse(quote) for quote in quotes}, list[Place]()
    while left and len(links) < _LONGEST_PATH:
        shown = [(sum(quote in collapse(place.text) for quote in left), -at) for at, place in enumerate(order)]
        count, at = max(shown)
        if not count:
            return None
        links.append(order[-at])
        left -= {quote for quote in left if quote in collapse(order[-at].text)}
    return links if not left and len(links) > 1 else None


def company_examples(folder: Path, settings: Settings, embedder: Embedder) -> Iterator[Example]:
    """The examples of one company; questions whose quotes stand in no single text are read as paths if they can be."""
    sentences, chunks = (_Index(places, embedder) for places in read_places(folder / "documents", settings))
    for line in (folder / "questions.jsonl").read_text("utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        question, answers = str(row["question"]), tuple(map(str, row["answers"]))
        quotes = tuple(map(str, row["quotes"] or row["hidden"]))
        literal = bool(answers) and row["kind"] not in _IN_OTHER_WORDS
        small = _pool(sentences, question, quotes, answers, literal=literal)
        joint = path_pool(sentences, question, quotes, answers if literal else ())
        if joint is not None:
            yield Example(
                collection=folder.name, group=folder.name, question=question, answers=answers, passages=Pool(),
                sentences=joint,
            )  # fmt: skip
        if small is None:
            continue
        whole = _pool(chunks, question, quotes, answers, literal=literal) or Pool()
        yield Example(
            collection=folder.name,
            group=folder.name,
            question=question,
            answers=answers,
            passages=whole,
            sentences=small,
        )
