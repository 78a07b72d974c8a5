"""What every search for chains of one question stands on, made once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph_rag.answer.parsing import ParseSentence
from graph_rag.chain.records import Records
from graph_rag.chain.wanted import Wanted, wanted
from graph_rag.evidence import LinkedEntity
from graph_rag.question import Question
from schema.access import VisibleSet
from schema.ports import Reader

HOLDERS = 24
"""Records read for one value."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The question, what a chain must say of it, the records that its asker may see (each read once), a parser."""

    question: Question
    words: Wanted
    records: Records
    parse: ParseSentence


def ground_of(
    question: Question,
    linked: Sequence[LinkedEntity],
    weights: Mapping[str, float],
    *,
    reader: Reader,
    visible: VisibleSet,
    parse: ParseSentence,
) -> Ground:
    """``weights``: rarity of the question's terms, in [0, 1]."""
    words = wanted(question, linked, weights, parse(question.text))
    return Ground(question, words, Records(reader, visible), parse)
