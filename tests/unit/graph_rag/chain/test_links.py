"""What leads on from a record: cells, codes, quoted names; and how firmly another record holds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.chain.between import between
from graph_rag.chain.links import WHOLE, Link, held_by, links_of
from graph_rag.chain.records import Record
from schema.extraction import EntityType
from schema.parse import Parse
from tests.unit.graph_rag.answer.evidence import question
from tests.unit.graph_rag.chain.test_parts import no_parse, record
from tests.unit.graph_rag.chain.test_search import names_in

OPEN = question("Who runs it?", relation=("run",))
OPEN_ZH = question("由谁负责？", relation=("负责",))


def values(line: str, asked: str = "Who runs it?") -> list[str]:
    return [link.value for link in links_of(record(line), question(asked, relation=("run",)), no_parse)]


@pytest.mark.parametrize(
    "line",
    [
        "Supplier: Kestrel | Price: £40 | Share: 12 % | Since: 3 May 2021 | Staff: 1,200",
        "供应商: Kestrel | 单价: 40元 | 占比: 12% | 起始: 2021年5月3日 | 人数: 1200",
    ],
)
def test_amounts_shares_dates_and_numbers_join_nothing(line: str) -> None:
    assert values(line) == ["Kestrel"]


def test_the_pieces_of_a_list_lead_on_each_by_itself() -> None:
    found = values("Line: Packing | Suppliers: Kestrel, Dunmore and Alder")
    assert set(found) >= {"Kestrel", "Dunmore", "Alder"}
    assert set(values("产线: 包装 | 供应商: 锐寒、兰亭")) >= {"锐寒", "兰亭"}


def test_a_cell_under_a_header_asked_for_is_said_and_leads_the_others() -> None:
    asked = question("Who runs the plant of the supplier?", relation=("run", "plant", "supplier"))
    first, *others = links_of(record("Part: Valve | Country: Norway | Supplier: Kestrel"), asked, no_parse)
    assert (first.value, first.label, first.said) == ("Kestrel", "Supplier", True)
    assert not any(link.said for link in others)
    assert all(link.weight < first.weight for link in others)


def test_at_most_six_lead_on() -> None:
    line = " | ".join(f"Column {letter}: Firm {letter}x" for letter in "abcdefghij")
    assert len(links_of(record(line), OPEN, no_parse)) == 6


def test_a_value_stands_once_however_often_it_is_told() -> None:
    assert values("Owner: Kestrel | Operator: KESTREL | Insurer: Dunmore") == ["Kestrel", "Dunmore"]


@pytest.mark.parametrize("value", ["x", "the", "甲"])
def test_what_is_too_short_to_name_anything(value: str) -> None:
    assert value not in values(f"Owner: Kestrel | Grade: {value}")


def test_a_long_text_in_a_cell_is_no_name() -> None:
    text = "a remark without any separator that goes on for more than sixty characters"
    assert values(f"Owner: Kestrel | Remark: {text}") == ["Kestrel"]


def test_most_of_a_name_in_the_question_is_the_name() -> None:
    line = "Owner: Kestrel Compressors GmbH | Insurer: Dunmore Gases"
    assert values(line, "Who runs Kestrel Compressors?") == ["Dunmore Gases"]
    assert values(line, "Who runs Kestrel?") == ["Kestrel Compressors GmbH", "Dunmore Gases"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Crane SK-3 stands by dock B12.", ["SK-3", "B12"]),
        ("The manual “Safe lifting” was printed.", ["Safe lifting"]),
        ("《起重机手册》由设备部编写。", ["起重机手册"]),
        ("3号楼的RH-18压缩机由设备部负责。", ["RH-18"]),
        ("It grew by 12 percent in 2024.", []),
        ("No name stands here.", []),
    ],
)
def test_codes_and_quoted_names_of_a_sentence(text: str, found: list[str]) -> None:
    asked = OPEN_ZH if "的" in text or "由" in text else OPEN
    assert [link.value for link in links_of(record(text), asked, no_parse)] == found


def test_names_that_the_parser_finds_lead_on_with_the_words_beside_them() -> None:
    text = "The turbine was delivered by Kestrel works, later."

    def parse(sentence: str) -> Parse:
        return names_in(sentence, "Kestrel")

    (link,) = links_of(record(text), OPEN, parse)
    assert (link.value, link.label, link.near) == ("Kestrel", "", "by works"), "no word beyond the comma"


def test_chinese_words_beside_a_name_are_three_characters() -> None:
    (link,) = links_of(record("现场使用的起重机SK-3正在卸货作业"), OPEN_ZH, no_parse)
    assert link.near == "起重机 正在卸"


def test_how_firmly_depends_on_where_a_name_stands() -> None:
    names = frozenset({"sk 3"})
    cell, line, title = (
        record("Crane: SK-3 | Site: Hull"), record("Crane SK-3 was checked."), record("It was checked.", "SK-3.txt"),
    )  # fmt: skip
    assert WHOLE == held_by(cell, names) > held_by(line, names) > held_by(title, names) > 0
    assert held_by(record("Crane SK-30 was checked."), names) == 0, "another crane"
    assert held_by(cell, frozenset()) == 0


def test_a_piece_of_a_list_is_a_whole_value() -> None:
    assert held_by(record("Line: Packing | Suppliers: Kestrel, Dunmore"), frozenset({"dunmore"})) == WHOLE
    assert held_by(record("产线: 包装 | 供应商: 锐寒、兰亭"), frozenset({"兰亭"})) == WHOLE


def test_any_of_several_names_will_do() -> None:
    row = record("签署方: 宁波锐寒 | 城市: 宁波")
    assert held_by(row, frozenset({"kestrel", "宁波锐寒"})) == WHOLE
    assert held_by(row, frozenset({"kestrel", "dunmore"})) == 0


@pytest.mark.parametrize(
    ("asked", "relation", "link", "kind", "filled"),
    [
        ("Who insures the owner of X?", ("insure", "owner"), Link("Q", "Owner", 1.0, said=True), None, True),
        ("Who insures the owner of X?", ("insure", "owner"), Link("Q", "Colour", 1.0), EntityType.DATE, False),
        ("Where does the person who runs X live?", ("live",), Link("Q", "", 1.0), EntityType.PERSON, True),
        ("Where does the person who runs X live?", ("live",), Link("Q", "", 1.0), EntityType.PLACE, False),
        ("承保X的那家公司在哪里？", ("承保",), Link("Q", "", 1.0), EntityType.ORGANISATION, True),
        ("承保X的那家公司在哪里？", ("承保",), Link("Q", "", 1.0), EntityType.PERSON, False),
        ("X所在的仓库由谁管理？", ("仓库", "管理"), Link("东港仓库", "", 1.0), None, True),
        ("X所在的仓库由谁管理？", ("仓库", "管理"), Link("东港", "", 1.0), None, False),
    ],
)
def test_what_may_stand_between(
    asked: str, relation: tuple[str, ...], link: Link, kind: EntityType | None, *, filled: bool
) -> None:
    assert between(question(asked, relation=relation)).filled_by(link, kind) is filled


def test_the_noun_asked_for_stands_between_only_when_it_is_said_twice() -> None:
    once = question("Which company makes X?", focus="company", relation=("company", "make"))
    twice = question("Which company owns the company of X?", focus="company", relation=("company", "own"))
    assert not between(once).names("Kestrel Company")
    assert between(twice).names("Kestrel Company")


@given(st.text(max_size=50))
def test_any_line_gives_links_that_stand_in_it(text: str) -> None:
    if not text.strip() or "\n" in text:
        return
    found: Record = record(text)
    links = links_of(found, OPEN, no_parse)
    assert links == links_of(found, OPEN, no_parse)
    assert all(link.value in text and 0 < link.weight <= 1 for link in links)
    assert [link.weight for link in links] == sorted((link.weight for link in links), reverse=True)
