"""From what a question names, over what it leaves unnamed, to what it asks for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graph_rag.chain import Chain
from graph_rag.chain.search import find_chains
from graph_rag.question import AnswerType, Question
from schema.extraction import EntityType
from schema.parse import NamedSpan, Parse, Token
from tests.unit.graph_rag.answer.evidence import question
from tests.unit.graph_rag.chain.desk import Desk, grounded

PARTS = "Property: Compressor | Cooler 300: KX-42 | Cooler 500: RX-18"
MAKERS = (
    "Supplier: Kestrel Compressors GmbH | Country: Germany | City: Kassel | Main part: KX-42",
    "Supplier: Ningbo Compressor Co. | Country: China | City: Ningbo | Main part: RX-18",
    "Supplier: Dunmore Gases plc | Country: United Kingdom | City: Hull | Main part: R290",
)
STAFF = (
    "name: Gareth Bowen | role: Plant Manager, Alder Works | location: Leeds",
    "name: Nadia Fair | role: Head of Sales | location: Hull",
)


def city() -> Question:
    return question(
        "In which city is the maker of the Cooler 300's compressor located?",
        AnswerType.PLACE,
        focus="city",
        relation=("city", "maker", "compressor", "locate"),
        names=("Cooler 300",),
    )


def chains(desk: Desk, asked: Question, first: Sequence[str], weights: dict[str, float] | None = None) -> list[Chain]:
    return list(find_chains(grounded(desk, asked, weights=weights), first))


def test_a_value_of_one_table_leads_to_a_row_of_another() -> None:
    desk = Desk({"cooler.html": (PARTS,), "suppliers.csv": MAKERS})
    found = chains(desk, city(), ["cooler.html:0"])
    assert [chain.answer.text for chain in found] == ["Kassel"]
    assert [record.text for record in found[0].records] == [PARTS, MAKERS[0]]
    assert [(link.label, link.value) for link in found[0].links] == [("Cooler 300", "KX-42")]
    assert found[0].answer.label == "City"


def test_the_other_column_leads_to_the_other_maker() -> None:
    desk = Desk({"cooler.html": (PARTS,), "suppliers.csv": MAKERS})
    asked = question(
        "In which city is the maker of the Cooler 500's compressor located?",
        AnswerType.PLACE,
        focus="city",
        relation=("city", "maker", "compressor", "locate"),
    )
    assert [chain.answer.text for chain in chains(desk, asked, ["cooler.html:0"])] == ["Ningbo"]


def test_no_chain_where_one_row_says_it_all() -> None:
    row = "Product: Cooler 300 | Compressor: KX-42 | Compressor maker: Kestrel | City: Kassel"
    desk = Desk({"cooler.csv": (row,), "suppliers.csv": MAKERS})
    assert chains(desk, city(), ["cooler.csv:0"]) == []


def test_what_is_hidden_leads_nowhere() -> None:
    desk = Desk({"cooler.html": (PARTS,), "suppliers.csv": MAKERS}, hidden=frozenset({"suppliers.csv"}))
    assert chains(desk, city(), ["cooler.html:0"]) == []


@pytest.mark.parametrize(
    "expects", [AnswerType.REASON, AnswerType.YES_NO, AnswerType.LIST, AnswerType.COUNT, AnswerType.DESCRIPTION]
)
def test_open_questions_have_no_chain(expects: AnswerType) -> None:
    desk = Desk({"cooler.html": (PARTS,), "suppliers.csv": MAKERS})
    asked = question("Why is the maker of the Cooler 300's compressor in that city?", expects, relation=("maker",))
    assert chains(desk, asked, ["cooler.html:0"]) == []
    assert desk.searches == []


def test_without_evidence_there_is_no_chain() -> None:
    assert chains(Desk({}), city(), []) == []


def test_a_person_is_reached_over_the_works_that_is_called_so() -> None:
    text = "The Cooler 300 is built at Alder Works in Leeds."
    desk = Desk({"cooler.txt": (text,), "staff.json": STAFF}, {("Alder Works",): EntityType.PLACE})
    asked = question(
        "Who manages the works where the Cooler 300 is built?",
        AnswerType.PERSON,
        relation=("manage", "work", "build"),
    )

    def parse(sentence: str) -> Parse | None:
        return names_in(sentence, "Alder Works", "Leeds")

    found = find_chains(grounded(desk, asked, parse=parse), ["cooler.txt:0"])
    assert [chain.answer.text for chain in found] == ["Gareth Bowen"]
    assert found[0].links[0].value == "Alder Works"


def names_in(text: str, *names: str) -> Parse:
    """A parse that knows these names alone."""
    tokens: list[Token] = []
    spans: list[NamedSpan] = []
    for name in names:
        at = text.find(name)
        if at >= 0:
            index = len(tokens)
            tokens.append(Token(text=name, start=at, end=at + len(name), lemma=name, pos="PROPN", head=index))
            spans.append(NamedSpan(first=index, last=index + 1, label="FAC"))
    return Parse(text=text, language="en", tokens=tuple(tokens), names=tuple(spans))


def test_another_name_of_the_same_entity_joins_too() -> None:
    parts = "部件: 压缩机 | 供应商: 锐寒"
    rows = ("签署方: 宁波锐寒压缩机有限公司 | 法定代表人: 郑柏年", "签署方: 苏州兰亭 | 法定代表人: 李文")
    desk = Desk(
        {"parts.csv": (parts,), "contracts.csv": rows},
        {("宁波锐寒压缩机有限公司", "锐寒"): EntityType.ORGANISATION},
    )
    asked = question(
        "供应压缩机的公司，法定代表人是谁？",
        AnswerType.PERSON,
        focus="人",
        relation=("供应", "压缩机", "公司", "法定", "代表", "人"),
    )
    found = chains(desk, asked, ["parts.csv:0"])
    assert [chain.answer.text for chain in found] == ["郑柏年"]


def test_equal_runs_give_equal_chains() -> None:
    desk = Desk({"cooler.html": (PARTS,), "suppliers.csv": MAKERS})
    assert chains(desk, city(), ["cooler.html:0"]) == chains(desk, city(), ["cooler.html:0"])


def test_a_number_joins_nothing() -> None:
    desk = Desk(
        {"a.csv": ("Product: Cooler 300 | Compressor: 42",), "b.csv": ("Maker: Kestrel | City: Kassel | Part: 42",)}
    )
    assert chains(desk, city(), ["a.csv:0"]) == []
