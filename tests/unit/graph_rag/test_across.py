"""Names across languages by reading and by translation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.scripted import ScriptedLexicon
from adapters.sqlite.store import SqliteStore
from graph_rag.across import link_across, same_across, with_names
from graph_rag.evidence import LinkedEntity
from graph_rag.question import Question, rendering
from schema.access import OWNER, Principal, VisibleSet
from schema.extraction import EntityType
from schema.graph import Alias, Entity, SearchKind
from tests.unit.graph_rag import town as made
from tests.unit.graph_rag.town import Sheet, entity_id, town

CHARACTERS = "宁波锐寒压缩机苏州沈若琳长澄湾"
SYLLABLES = "ning bo rui han ya suo ji su zhou shen ruo lin chang cheng wan"
LEXICON = ScriptedLexicon(
    words={"compressor": ("压缩机", "压缩"), "suzhou": ("苏州",)},
    readings=dict(zip(CHARACTERS, SYLLABLES.split(), strict=True)),
)


@pytest.mark.parametrize(
    ("chinese", "latin"),
    [
        ("宁波锐寒压缩机有限公司", "Ningbo Ruihan Compressor Co., Ltd."),
        ("锐寒", "Ruihan"),
        ("锐寒", "Rui Han"),
        ("沈若琳", "Shen Ruolin"),
        ("沈若琳", "Ruolin Shen"),
        ("苏州公司", "Suzhou"),
        ("澄湾", "Chengwan"),
    ],
)
def test_names_that_read_or_translate_alike_are_one(chinese: str, latin: str) -> None:
    assert same_across(chinese, latin, LEXICON) == 1.0
    assert same_across(latin, chinese, LEXICON) == 1.0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("锐寒", "Ruih"),
        ("锐寒", "Ruihan Compressor"),
        ("宁波锐寒压缩机有限公司", "Ningbo"),
        ("沈若琳", "Shen Ruo"),
        ("沈若琳", "Chen Ruolin"),
        ("有限公司", "Ltd"),
        ("锐寒", "锐寒"),
        ("Ruihan", "Ruihan"),
        ("无名", "Wuming"),
        ("锐寒", ""),
    ],
)
def test_others_are_not(left: str, right: str) -> None:
    assert same_across(left, right, LEXICON) == 0.0


def test_a_small_rest_is_forgiven() -> None:
    likeness = same_across("宁波锐寒压缩机长", "Ningbo Ruihan Compressor", LEXICON)
    assert 0.75 <= likeness < 1.0


def test_no_character_is_read_twice() -> None:
    assert same_across("锐寒", "Ruihan Ruihan", LEXICON) == 0.0


@given(
    st.text(alphabet="锐寒沈若琳 abRuiHan.公司", max_size=12), st.text(alphabet="锐寒沈若琳 abRuiHan.公司", max_size=12)
)
def test_likeness_is_symmetric_and_bounded(left: str, right: str) -> None:
    likeness = same_across(left, right, LEXICON)
    assert likeness == same_across(right, left, LEXICON)
    assert likeness == 0.0 or 0.75 <= likeness <= 1.0


SHEETS = (
    Sheet(uri="zh/a.md", title="供应", lines=("锐寒每月供应压缩机。",)),
    Sheet(uri="zh/b.md", title="人事", lines=("沈若琳担任总经理。",), readers=frozenset({"board"})),
    Sheet(uri="en/c.md", title="Supply", lines=("Ruihan delivers late.",)),
)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqliteStore]:
    names = {
        **made.NAMES,
        "锐寒": EntityType.ORGANISATION,
        "沈若琳": EntityType.PERSON,
        "Ruihan": EntityType.ORGANISATION,
    }
    monkeypatch.setattr(made, "NAMES", names)
    with town(tmp_path, SHEETS) as opened:
        yield opened


def all_chunks(store: SqliteStore, visible: VisibleSet) -> list[str]:
    return [
        hit.item_id
        for word in ("锐寒", "沈若琳", "Ruihan")
        for hit in store.search_text(word, SearchKind.CHUNK, visible, k=9)
    ]


def across(question: Question, store: SqliteStore, visible: VisibleSet) -> tuple[LinkedEntity, ...]:
    chunk_ids = all_chunks(store, visible)
    return link_across(question, (), chunk_ids, reader=store, visible=visible, lexicon=LEXICON)


def test_a_latin_name_links_to_the_chinese_entity(world: SqliteStore) -> None:
    linked = across(
        Question(text="Does Ruihan deliver?", language="en", names=("Ruihan",)), world, world.visible_to(OWNER)
    )
    assert [(entry.entity.id, entry.surface, entry.exact) for entry in linked] == [(entity_id("锐寒"), "Ruihan", False)]
    assert 0 < linked[0].weight <= 0.5


def test_a_chinese_name_links_to_the_latin_entity(world: SqliteStore) -> None:
    linked = across(Question(text="锐寒交货吗？", language="zh", names=("锐寒",)), world, world.visible_to(OWNER))
    assert [entry.entity.id for entry in linked] == [entity_id("Ruihan")]


def test_hidden_entities_do_not_link(world: SqliteStore) -> None:
    question = Question(text="Who is Shen Ruolin?", language="en", names=("Shen Ruolin",))
    assert across(question, world, world.visible_to(Principal(groups=frozenset({"staff"})))) == ()
    assert [entry.entity.id for entry in across(question, world, world.visible_to(OWNER))] == [entity_id("沈若琳")]


def test_linked_and_lower_case_names_are_not_tried_again(world: SqliteStore) -> None:
    visible = world.visible_to(OWNER)
    known = LinkedEntity(entity=ENTITY, surface="Ruihan", weight=0.4)
    question = Question(text="Does Ruihan deliver?", language="en", names=("Ruihan", "deliver"))
    chunk_ids = all_chunks(world, visible)
    assert link_across(question, (known,), chunk_ids, reader=world, visible=visible, lexicon=LEXICON) == (known,)


ENTITY = Entity(
    id="e",
    name="Kestrelline",
    type=EntityType.ORGANISATION,
    members=("e",),
    aliases=(Alias(name="凯斯特林", language="zh", count=2), Alias(name="Kestrelline GmbH", language="en", count=1)),
)


def test_linked_names_are_rendered_by_their_aliases() -> None:
    question = Question(text="Kestrelline?", language="en", renderings=(rendering("warranty", ["保修"]),))
    found = with_names(question, (LinkedEntity(entity=ENTITY, surface="Kestrelline", weight=0.5),)).renderings
    assert [(one.text, one.translations) for one in found] == [("warranty", ("保修",)), ("Kestrelline", ("凯斯特林",))]


def test_without_renderings_or_other_names_nothing_is_added() -> None:
    linked = (LinkedEntity(entity=ENTITY, surface="Kestrelline", weight=0.5),)
    plain = Question(text="Kestrelline?", language="en")
    assert with_names(plain, linked) is plain
    question = Question(text="x", language="en", renderings=(rendering("warranty", []),))
    bare = Entity(id="b", name="Acme", type=EntityType.ORGANISATION, members=("b",))
    assert (
        with_names(question, (LinkedEntity(entity=bare, surface="Acme", weight=0.5),)).renderings == question.renderings
    )
