"""Pairs of records for a reader: over what the question does not name, of what the asker may see."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph_rag.chain.reaching import MAX_PATHS, Path, reach
from graph_rag.question import AnswerType, Question
from tests.unit.graph_rag.answer.evidence import question
from tests.unit.graph_rag.chain.desk import Desk, grounded
from tests.unit.graph_rag.chain.test_search import MAKERS, PARTS, city


def reached(desk: Desk, asked: Question, first: Sequence[str]) -> list[Path]:
    return list(reach(grounded(desk, asked), first))


def test_the_pair_that_says_most_of_the_question_comes_first() -> None:
    desk = Desk({"cooler.html": (PARTS,), "suppliers.csv": MAKERS})
    found = reached(desk, city(), ["cooler.html:0"])
    assert [record.text for record in found[0].records] == [PARTS, MAKERS[0]]
    assert found[0].link.value == "KX-42"
    assert [path.worth for path in found] == sorted((path.worth for path in found), reverse=True)


def test_what_says_nothing_more_is_no_second_record() -> None:
    desk = Desk({"cooler.html": (PARTS,), "notes.csv": ("Note: 7 | Spare: KX-42",)})
    assert reached(desk, city(), ["cooler.html:0"]) == []


@pytest.mark.parametrize("hidden", ["cooler.html", "suppliers.csv"])
def test_what_is_hidden_is_on_no_path(hidden: str) -> None:
    desk = Desk({"cooler.html": (PARTS,), "suppliers.csv": MAKERS}, hidden=frozenset({hidden}))
    found = reached(desk, city(), ["cooler.html:0", "suppliers.csv:0"])
    assert not any(record.id.startswith(hidden) for path in found for record in path.records)


def test_no_pair_twice_and_not_too_many() -> None:
    rows = tuple(f"Supplier: Maker {number} | City: Town {number} | Main part: KX-42" for number in range(40))
    found = reached(Desk({"cooler.html": (PARTS,), "suppliers.csv": rows}), city(), ["cooler.html:0"])
    pairs = [tuple(record.id for record in path.records) for path in found]
    assert len(pairs) == len(set(pairs)) <= MAX_PATHS


@pytest.mark.parametrize("expects", [AnswerType.REASON, AnswerType.YES_NO, AnswerType.LIST, AnswerType.COUNT])
def test_open_questions_have_no_path(expects: AnswerType) -> None:
    desk = Desk({"cooler.html": (PARTS,), "suppliers.csv": MAKERS})
    asked = question("Why is the maker of the Cooler 300's compressor in that city?", expects, relation=("maker",))
    assert reached(desk, asked, ["cooler.html:0"]) == []
    assert desk.searches == []


def test_without_evidence_there_is_no_path() -> None:
    assert reached(Desk({}), city(), []) == []
