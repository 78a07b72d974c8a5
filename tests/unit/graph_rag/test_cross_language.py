"""A question in one language, the evidence in the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.scripted import ScriptedLexicon, ScriptedParser
from adapters.sqlite.store import SqliteStore
from graph_rag.engine import Engine
from graph_rag.evidence import Evidenced
from schema.access import OWNER, Principal, VisibleSet
from schema.parse import Parse, Token
from tests.unit.graph_rag.test_engine import EchoComposer
from tests.unit.graph_rag.town import EMBEDDER, Sheet, parsers, town


def gather(store: SqliteStore, visible: VisibleSet, text: str) -> Evidenced:
    return Engine(reader=store, embedder=EMBEDDER, parsers=parsers(), composer=EchoComposer()).gather(text, visible)


@pytest.mark.parametrize(
    "text", ["Who chairs Star River Technology?", "Where is the head office of Star River Technology?"]
)
def test_an_english_question_reads_the_chinese_page(text: str, store: SqliteStore, staff: VisibleSet) -> None:
    found = gather(store, staff, text)
    assert found.question.language == "en"
    assert {"星河科技的董事长是王敏。", "公司总部位于上海。"} <= {item.text for item in found.context.items}
    assert found.items[0].item.uri == "zh/star.md"


def test_a_chinese_question_reads_an_english_page_over_the_merged_name(tmp_path: Path) -> None:
    sheets = (
        Sheet(
            uri="zh/star.md",
            title="简介",
            lines=("星河科技（Star River Technology）成立于2001年。",),
            merge=("Star River Technology", "星河科技"),
        ),
        Sheet(uri="en/deal.md", title="Deal", lines=("Star River Technology bought Contoso in May.",)),
        Sheet(uri="en/other.md", title="Other", lines=("Northwind Traders sold a warehouse in May.",)),
    )
    with town(tmp_path, sheets) as store:
        found = gather(store, store.visible_to(OWNER), "星河科技收购了哪家公司？")
    uris = [item.uri for item in found.context.items]
    assert "en/deal.md" in uris
    assert "en/other.md" not in uris or uris.index("en/deal.md") < uris.index("en/other.md")


def test_names_joined_by_a_hidden_merge_do_not_help(tmp_path: Path) -> None:
    sheets = (
        Sheet(
            uri="zh/star.md",
            title="简介",
            lines=("星河科技（Star River Technology）成立于2001年。",),
            merge=("Star River Technology", "星河科技"),
            readers=frozenset({"board"}),
        ),
        Sheet(uri="en/deal.md", title="Deal", lines=("Star River Technology bought Contoso in May.",)),
    )
    with town(tmp_path, sheets) as store:
        staff = store.visible_to(Principal(groups=frozenset({"staff"})))
        found = gather(store, staff, "星河科技收购了哪家公司？")
    assert found.entities == ()
    assert "2001" not in repr(found)


LEXICON = ScriptedLexicon(
    words={
        "battery": ("电池",),
        "replace": ("更换",),
        "compressor": ("压缩机",),
        "late": ("逾期",),
        "manual": ("手册",),
    },
    readings={"锐": "rui", "寒": "han"},
)
CUT = Parse(
    text="电池更换",
    language="zh",
    tokens=(Token(text="电池", start=0, end=2, tag="n", head=0), Token(text="更换", start=2, end=4, tag="v", head=1)),
)
MANUALS = (
    Sheet(uri="en/battery.md", title="Handbook", lines=("Replaced batteries go back to the plant.",)),
    Sheet(uri="en/paint.md", title="Colours", lines=("The cabinets are painted white on request.",)),
    Sheet(uri="zh/late.md", title="供货", lines=("锐寒的压缩机逾期两周。",)),
    Sheet(uri="zh/paint.md", title="颜色", lines=("机柜可以漆成白色。",)),
)


@pytest.mark.parametrize(
    ("text", "best"), [("电池更换", "en/battery.md"), ("Which compressor was late?", "zh/late.md")]
)
def test_translated_words_find_the_page_in_the_other_language(tmp_path: Path, text: str, best: str) -> None:
    words = {"zh": ScriptedParser(language="zh", parses={"电池更换": CUT}), "en": ScriptedParser()}
    with town(tmp_path, MANUALS) as store:
        visible = store.visible_to(OWNER)
        knowing = Engine(reader=store, embedder=EMBEDDER, parsers=words, composer=EchoComposer(), lexicon=LEXICON)
        found = knowing.gather(text, visible)
        unknowing = Engine(reader=store, embedder=EMBEDDER, parsers=words, composer=EchoComposer())
        before = unknowing.gather(text, visible)
    after = {item.item.uri: item for item in found.items}
    known = {item.item.uri: item for item in before.items}
    for feature in ("cover", "lexical"):
        gains = {uri: item.feature(feature) - known[uri].feature(feature) for uri, item in after.items()}
        assert gains[best] > 0.1
        assert max(gains.values()) == gains[best]
    assert after[best].item.score > known[best].item.score


def test_a_question_in_the_language_of_the_page_is_answered_as_without_a_lexicon(tmp_path: Path) -> None:
    with town(tmp_path, MANUALS[:2]) as store:
        visible = store.visible_to(OWNER)
        both = [
            Engine(reader=store, embedder=EMBEDDER, parsers=parsers(), composer=EchoComposer(), lexicon=lexicon)
            for lexicon in (LEXICON, None)
        ]
        one, other = (engine.gather("Where do replaced batteries go?", visible).items for engine in both)
    assert one == other
    assert one[0].item.uri == "en/battery.md"


def test_what_was_translated_stands_in_the_trace(tmp_path: Path) -> None:
    with town(tmp_path, MANUALS) as store:
        engine = Engine(reader=store, embedder=EMBEDDER, parsers=parsers(), composer=EchoComposer(), lexicon=LEXICON)
        found = engine.gather("Which compressor was late?", store.visible_to(OWNER))
    step = next(step for step in found.trace if step.name == "translate")
    assert ("compressor", "压缩机") in step.details
