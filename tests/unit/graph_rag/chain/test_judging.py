"""Chains that a reader judges by their records together."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from graph_rag.chain import Chain, find_chains, judged
from graph_rag.chain.judging import MAX_CHAINS, text_of
from schema.reading import Passage, Reading
from tests.unit.graph_rag.chain.desk import EVERYTHING, Desk
from tests.unit.graph_rag.chain.test_search import MAKERS, PARTS, city, no_parse

MANY = tuple(f"Supplier: Maker {name} | City: {name}ton | Main part: KX-42" for name in ("Al", "Bel", "Cor", "Dun"))


@dataclass
class Judge:
    """Believes passages that hold a word; remembers what it was given."""

    believed: dict[str, float]
    otherwise: float = 0.01
    given: list[Passage] = field(default_factory=list)

    @property
    def name(self) -> str:
        return "judge"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        del question
        self.given += passages
        return [Reading(relevance=_odds(self._chance(passage.text))) for passage in passages]

    def _chance(self, text: str) -> float:
        return max((chance for word, chance in self.believed.items() if word in text), default=self.otherwise)


def _odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


def candidates(rows: Sequence[str]) -> tuple[Chain, ...]:
    desk = Desk({"cooler.html": (PARTS,), "suppliers.csv": rows})
    return find_chains(city(), (), ["cooler.html:0"], {}, reader=desk.reader(), visible=EVERYTHING, parse=no_parse)


def test_the_records_are_read_as_one_text_in_the_order_of_the_path() -> None:
    found = candidates(MAKERS)
    judge = Judge({"Kassel": 0.9})
    (best, *_) = judged("q", found, 0.0, judge)
    assert best.answer.text == "Kassel"
    assert best.relevance == pytest.approx(0.9)
    assert text_of(best.records) in [passage.text for passage in judge.given]
    first, second = text_of(best.records).split("\n")
    assert first.endswith(PARTS)
    assert second.endswith(MAKERS[0])


def test_the_reader_chooses_among_chains_that_look_alike() -> None:
    found = candidates(MANY)
    assert len({round(chain.score, 6) for chain in found}) == 1
    for name in ("Alton", "Dunton"):
        assert judged("q", found, 0.0, Judge({name: 0.9}))[0].answer.text == name


def test_what_the_reader_denies_is_dropped_even_where_it_is_firm() -> None:
    found = candidates(MAKERS)
    assert any(chain.firm for chain in found)
    assert judged("q", found, 0.0, Judge({}, otherwise=0.001)) == ()


@pytest.mark.parametrize(("best", "kept"), [(0.3, True), (0.95, False)])
def test_a_chain_that_is_not_firm_must_answer_more_surely_than_any_sentence(best: float, kept: bool) -> None:
    loose = tuple(_loose(chain) for chain in candidates(MAKERS))
    assert bool(judged("q", loose, best, Judge({"Kassel": 0.9}))) is kept


def test_a_chain_that_is_neither_firm_nor_read_is_not_believed() -> None:
    loose = tuple(_loose(chain) for chain in candidates(MAKERS))
    assert judged("q", loose, 0.0, None) == ()


def test_at_most_two() -> None:
    assert len(judged("q", candidates(MANY), 0.0, Judge({"ton": 0.9}))) == MAX_CHAINS


def test_nothing_is_read_where_there_is_no_chain() -> None:
    judge = Judge({})
    assert judged("q", (), 0.0, judge) == ()
    assert judge.given == []


def _loose(chain: Chain) -> Chain:
    return Chain(
        records=chain.records, links=chain.links, answer=chain.answer, share=chain.share, score=chain.score, firm=False
    )
