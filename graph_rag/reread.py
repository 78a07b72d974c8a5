"""The best sentences read again, each together with the question: what similarity alone cannot tell.

A reranker reads question and sentence as one text (a cross-encoder: Nogueira and Cho, "Passage Re-ranking with BERT",
2019), so it is given only the few that the first ranking put in front.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph_rag.sentences import RankedSentence, rescored
from schema.ports import Reranker
from schema.reading import Passage, Reading

READ = 32
"""Sentences read for a question."""


MAX_PART_TITLE = 60
"""Characters of a title that stand before a text of a path."""


def reread(question: str, ranked: Sequence[RankedSentence], reranker: Reranker) -> list[RankedSentence]:
    """The sentences (best first) with the first ``READ`` of them read and ranked anew; the others behind, as before.

    Headings are not read: they answer nothing by themselves.
    """
    chosen = [entry for entry in ranked if not entry.features.heading][:READ]
    readings = reranker.read(question, [passage_of(entry) for entry in chosen])
    read = {
        entry.sentence.id: rescored(replace(entry, reading=reading), relevance=share(reading.relevance))
        for entry, reading in zip(chosen, readings, strict=True)
    }
    again = [read.get(entry.sentence.id, entry) for entry in ranked]
    return sorted(again, key=lambda entry: (entry.sentence.id not in read, -entry.score, entry.sentence.id))


def passage_of(entry: RankedSentence) -> Passage:
    """The sentence under its document's title and its last heading."""
    return Passage(title=titled(entry.place.card.title, entry.place.chunk.headings), text=entry.sentence.text)


def titled(title: str, headings: Sequence[str]) -> str:
    """A document's title and the last of the headings as they stand before a text that is read, each once."""
    return " > ".join(dict.fromkeys(place for place in (title, *headings[-1:]) if place.strip()))


def joined(parts: Sequence[tuple[str, str]]) -> str:
    """The texts of a path, each a line under its title (``TITLE: TEXT``), as they are read together."""
    return "\n".join(f"{title[:MAX_PART_TITLE]}: {text}" if title else text for title, text in parts)


def share(log_odds: float) -> float:
    """Log-odds as a probability in (0, 1)."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))


def surest(readings: Iterable[Reading | None]) -> float:
    """The highest probability in [0, 1] with which one of these texts answers; 0 where none was read."""
    return max((share(reading.relevance) for reading in readings if reading is not None), default=0.0)
