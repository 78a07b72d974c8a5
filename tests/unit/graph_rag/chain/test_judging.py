"""Chains and paths that a reader judges by their records together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from graph_rag.chain import Chain
from graph_rag.chain.judging import judged, text_of
from graph_rag.chain.reaching import Path, reach
from graph_rag.chain.search import MAX_CHAINS, find_chains
from graph_rag.question import AnswerType
from schema.reading import Passage, Reading, ReadSpan
from tests.unit.graph_rag.answer.evidence import question
from tests.unit.graph_rag.chain.desk import Desk, grounded
from tests.unit.graph_rag.chain.test_search import MAKERS, PARTS, city

MANY = tuple(f"Supplier: Maker {name} | City: {name}ton | Main part: KX-42" for name in ("Al", "Bel", "Cor", "Dun"))


@dataclass
class Judge:
    """Believes passages that hold a word, and points at it; remembers what it was given."""

    believed: dict[str, float]
    otherwise: float = 0.01
    given: list[Passage] = field(default_factory=list)

    @property
    def name(self) -> str:
        return "judge"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        del question
        self.given += passages
        return [self._read(passage.text) for passage in passages]

    def _read(self, text: str) -> Reading:
        held = [(chance, word) for word, chance in self.believed.items() if word in text]
        if not held:
            return Reading(relevance=_odds(self.otherwise))
        chance, word = max(held)
        start = text.rindex(word)
        return Reading(relevance=_odds(chance), spans=(ReadSpan(start=start, end=start + len(word), score=2.0),))


def _odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


def chains(rows: Sequence[str]) -> tuple[Chain, ...]:
    desk = Desk({"cooler.html": (PARTS,), "suppliers.csv": rows})
    return find_chains(grounded(desk, city()), ["cooler.html:0"])


def paths(rows: Sequence[str]) -> tuple[Path, ...]:
    desk = Desk({"cooler.html": (PARTS,), "suppliers.csv": rows})
    return reach(grounded(desk, city()), ["cooler.html:0"])


def test_the_records_are_read_as_one_text_in_the_order_of_the_path() -> None:
    judge = Judge({"Kassel": 0.9})
    (best, *_) = judged(city(), chains(MAKERS), (), 0.0, judge)
    assert best.answer.text == "Kassel"
    assert best.relevance == pytest.approx(0.9)
    assert text_of(best.records) in [passage.text for passage in judge.given]
    first, second = text_of(best.records).split("\n")
    assert first.endswith(PARTS)
    assert second.endswith(MAKERS[0])


def test_what_the_reader_denies_is_dropped() -> None:
    assert chains(MAKERS)
    assert judged(city(), chains(MAKERS), (), 0.0, Judge({}, otherwise=0.001)) == ()


@pytest.mark.parametrize(("best", "kept"), [(0.3, True), (0.7, True), (0.85, False)])
def test_where_a_sentence_answers_alone_a_chain_must_add_something(best: float, kept: bool) -> None:
    assert bool(judged(city(), chains(MAKERS), (), best, Judge({"Kassel": 0.9}))) is kept


def test_the_reader_chooses_among_paths_and_reads_the_answer_off_the_cell() -> None:
    for name in ("Alton", "Dunton"):
        (best, *_) = judged(city(), (), paths(MANY), 0.0, Judge({name: 0.9}))
        assert (best.answer.text, best.answer.label) == (name, "City")
        assert [link.value for link in best.links] == ["KX-42"]


def test_a_span_inside_a_cell_is_the_cell() -> None:
    (best, *_) = judged(city(), (), paths(MANY), 0.0, Judge({"Dunt": 0.9}))
    assert best.answer.text == "Dunton"


@pytest.mark.parametrize(("best", "kept"), [(0.3, True), (0.7, False), (0.95, False)])
def test_a_path_must_answer_more_surely_than_any_sentence(best: float, kept: bool) -> None:
    assert bool(judged(city(), (), paths(MAKERS), best, Judge({"Kassel": 0.9}))) is kept


def test_what_leads_on_is_no_answer() -> None:
    assert judged(city(), (), paths(MAKERS), 0.0, Judge({"KX-42": 0.9})) == ()


def test_an_answer_in_the_first_record_turns_the_path_round() -> None:
    rows = ("Order: A-1 | Part: KX-42 | Buyer: Ines Cole",)
    desk = Desk({"orders.csv": rows, "parts.csv": ("Part: KX-42 | Kind: compressor",)})
    asked = question("Who bought the compressor?", AnswerType.PERSON, relation=("buy", "compressor"))
    found = reach(grounded(desk, asked), ["orders.csv:0"])
    (best, *_) = judged(asked, (), found, 0.0, Judge({"Ines Cole": 0.9}))
    assert best.answer.text == "Ines Cole"
    assert best.records[-1].text == rows[0]


def test_without_a_reader_the_chains_stand_and_no_path_does() -> None:
    found = chains(MAKERS)
    assert judged(city(), found, paths(MAKERS), 0.0, None) == found[:MAX_CHAINS]


def test_at_most_two_and_one_for_each_answer() -> None:
    found = judged(city(), chains(MANY), paths(MANY), 0.0, Judge({"Alton": 0.9, "Belton": 0.8, "Corton": 0.7}))
    assert len(found) == MAX_CHAINS
    assert len({chain.answer.text for chain in found}) == MAX_CHAINS


def test_nothing_is_read_where_there_is_nothing() -> None:
    judge = Judge({})
    assert judged(city(), (), (), 0.0, judge) == ()
    assert judge.given == []
