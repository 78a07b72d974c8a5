"""A question in one language, the evidence in the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.sqlite.store import SqliteStore
from graph_rag.engine import Engine
from graph_rag.evidence import Evidenced
from schema.access import OWNER, Principal, VisibleSet
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
