"""The search for chains: permissions, order, several hops, and what is no chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.chain import Chain
from graph_rag.chain.search import MAX_CHAINS, find_chains
from graph_rag.question import AnswerType, Question
from schema.access import VisibleSet
from schema.answers import Hit
from schema.documents import Chunk, Sentence
from schema.extraction import EntityType
from schema.graph import DocumentCard, Entity, SearchKind
from tests.unit.graph_rag.answer.evidence import question
from tests.unit.graph_rag.chain.desk import EVERYTHING, Desk, grounded
from tests.unit.graph_rag.chain.test_search import MAKERS, PARTS, chains, city

POLICIES = (
    "Insured: Kestrel Compressors GmbH | Insurer: Alder Mutual | Premium: 40",
    "Insured: Dunmore Gases plc | Insurer: Pine Mutual | Premium: 50",
)
TEXTS: Mapping[str, Sequence[str]] = {"cooler.html": (PARTS,), "suppliers.csv": MAKERS, "policies.csv": POLICIES}
PARTS_ZH = "属性: 压缩机 | 冷柜300: KX-42 | 冷柜500: RX-18"
MAKERS_ZH = (
    "供应商: 克雷压缩机公司 | 国家: 德国 | 城市: 卡塞尔 | 主要零件: KX-42",
    "供应商: 宁波压缩机公司 | 国家: 中国 | 城市: 宁波 | 主要零件: RX-18",
)


def insurer() -> Question:
    return question(
        "What is the insurer of the maker of the Cooler 300's compressor?",
        AnswerType.ORGANISATION,
        focus="insurer",
        relation=("insurer", "maker", "compressor"),
    )


def city_zh(product: str) -> Question:
    return question(
        f"{product}的压缩机的供应商在哪个城市？",
        AnswerType.PLACE,
        focus="城市",
        relation=("压缩机", "供应商", "城市"),
        names=(product,),
    )


@pytest.mark.parametrize(("product", "answer"), [("冷柜300", "卡塞尔"), ("冷柜500", "宁波")])
def test_a_chinese_chain_follows_the_column_asked_for(product: str, answer: str) -> None:
    desk = Desk({"cooler.html": (PARTS_ZH,), "suppliers.csv": MAKERS_ZH})
    assert [chain.answer.text for chain in chains(desk, city_zh(product), ["cooler.html:0"])] == [answer]


def test_a_code_inside_chinese_text_leads_on() -> None:
    line = "冷柜300的压缩机采用KX-42型号。"
    desk = Desk({"cooler.txt": (line,), "suppliers.csv": MAKERS_ZH})
    found = chains(desk, city_zh("冷柜300"), ["cooler.txt:0"])
    assert [chain.answer.text for chain in found] == ["卡塞尔"]
    assert found[0].links[0].value == "KX-42"


def test_two_hops() -> None:
    desk = Desk(TEXTS, {("Kestrel Compressors GmbH",): EntityType.ORGANISATION})
    found = chains(desk, insurer(), ["cooler.html:0"])
    assert [chain.answer.text for chain in found][:1] == ["Alder Mutual"]
    assert [record.id for record in found[0].records] == ["cooler.html:0", "suppliers.csv:0", "policies.csv:0"]
    assert [link.value for link in found[0].links] == ["KX-42", "Kestrel Compressors GmbH"]


@pytest.mark.parametrize("hidden", ["cooler.html", "suppliers.csv", "policies.csv"])
def test_a_chain_needs_every_one_of_its_records_to_be_visible(hidden: str) -> None:
    desk = Desk(TEXTS, {("Kestrel Compressors GmbH",): EntityType.ORGANISATION}, frozenset({hidden}))
    found = chains(desk, insurer(), ["cooler.html:0"])
    assert "Alder Mutual" not in [chain.answer.text for chain in found]
    assert not any(record.id.startswith(hidden) for chain in found for record in chain.records)


@dataclass(slots=True)
class Guarded(Desk):
    """A desk that serves one asker alone, and checks it at every read."""

    asker: VisibleSet = EVERYTHING

    def _check(self, visible: VisibleSet) -> None:
        if visible is not self.asker:
            raise AssertionError("read for somebody else")

    def sentences(
        self, visible: VisibleSet, *, chunk_ids: Sequence[str] = (), sentence_ids: Sequence[str] = ()
    ) -> list[Sentence]:
        self._check(visible)
        return Desk.sentences(self, visible, chunk_ids=chunk_ids, sentence_ids=sentence_ids)

    def chunks(self, chunk_ids: Sequence[str], visible: VisibleSet) -> list[Chunk]:
        self._check(visible)
        return Desk.chunks(self, chunk_ids, visible)

    def documents(self, visible: VisibleSet, document_ids: Sequence[str] | None = None) -> list[DocumentCard]:
        self._check(visible)
        return Desk.documents(self, visible, document_ids)

    def find_entities(self, names: Sequence[str], visible: VisibleSet) -> list[list[Entity]]:
        self._check(visible)
        return Desk.find_entities(self, names, visible)

    def search_text(self, query: str, kind: SearchKind, visible: VisibleSet, *, k: int) -> list[Hit]:
        self._check(visible)
        return Desk.search_text(self, query, kind, visible, k=k)


def test_every_read_is_made_for_the_asker() -> None:
    asker = VisibleSet(classes=frozenset({1, 7}))
    desk = Guarded(TEXTS, asker=asker)
    found = find_chains(grounded(desk, city(), visible=asker), ["cooler.html:0"])
    assert [chain.answer.text for chain in found] == ["Kassel"]
    assert desk.searches


def test_the_order_of_the_documents_does_not_matter() -> None:
    there = Desk({"cooler.html": (PARTS,), "suppliers.csv": MAKERS})
    back = Desk({"suppliers.csv": tuple(reversed(MAKERS)), "cooler.html": (PARTS,)})
    one, other = chains(there, city(), ["cooler.html:0"]), chains(back, city(), ["cooler.html:0"])
    assert [(chain.answer, chain.score) for chain in one] == [(chain.answer, chain.score) for chain in other]


@given(st.permutations(["cooler.html:0", "suppliers.csv:1", "suppliers.csv:2", "notes.txt:0"]))
def test_the_order_of_the_evidence_does_not_matter(order: list[str]) -> None:
    desk = Desk({**TEXTS, "notes.txt": ("The canteen opens at noon.",)})
    assert chains(desk, city(), order) == chains(desk, city(), sorted(order))


def test_what_is_found_is_ranked_and_few() -> None:
    rows = tuple(f"Supplier: Maker {name} | City: {name}ton | Main part: KX-42" for name in ("Al", "Bel", "Cor", "Dun"))
    found = chains(Desk({"cooler.html": (PARTS,), "suppliers.csv": rows}), city(), ["cooler.html:0"])
    assert len(found) <= MAX_CHAINS
    assert [chain.score for chain in found] == sorted((chain.score for chain in found), reverse=True)


@pytest.mark.parametrize(
    "row",
    [
        "Supplier: Kestrel | City: Kassel | Main part: KX-43",
        "Supplier: Kestrel | Main part: KX-42 | Rating: A",
        "Pump: KX-42 | Hall: North",
    ],
)
def test_rows_that_do_not_answer_make_no_chain(row: str) -> None:
    desk = Desk({"cooler.html": (PARTS,), "other.csv": (row,)})
    assert chains(desk, city(), ["cooler.html:0"]) == []


def test_ids_that_are_not_known_are_passed_over() -> None:
    desk = Desk({"cooler.html": (PARTS,), "suppliers.csv": MAKERS})
    with_unknown = chains(desk, city(), ["gone.txt:0", "cooler.html:0", "cooler.html:9"])
    assert with_unknown == chains(desk, city(), ["cooler.html:0"]) != []


def test_a_heading_alone_starts_nothing() -> None:
    line = "KX42 compressor of the Cooler 300"
    rows = tuple(row.replace("KX-42", "KX42") for row in MAKERS)
    titled, told = f"{line}.txt", "notes.txt"
    assert chains(Desk({titled: (line,), "suppliers.csv": rows}), city(), [f"{titled}:0"]) == []
    found = chains(Desk({told: (line,), "suppliers.csv": rows}), city(), [f"{told}:0"])
    assert [chain.answer.text for chain in found] == ["Kassel"]


def test_links_and_records_belong_together() -> None:
    desk = Desk(TEXTS, {("Kestrel Compressors GmbH",): EntityType.ORGANISATION})
    found: list[Chain] = [*chains(desk, insurer(), ["cooler.html:0"]), *chains(desk, city(), ["cooler.html:0"])]
    assert found
    for chain in found:
        assert len(chain.links) == len(chain.records) - 1
        assert all(link.value in record.text for link, record in zip(chain.links, chain.records, strict=False))
        assert chain.answer.text in chain.records[-1].text
        assert len({record.id for record in chain.records}) == len(chain.records)
