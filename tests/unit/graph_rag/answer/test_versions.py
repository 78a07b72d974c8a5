"""Which document of the evidence another one replaces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import pytest

from graph_rag.answer.select import current_first
from graph_rag.answer.versions import replaced
from graph_rag.evidence import Evidenced
from graph_rag.question import Question
from schema import ids
from schema.answers import ContextItem
from schema.documents import Document
from schema.errors import NotFound
from schema.ports import Reader
from tests.unit.graph_rag.answer.evidence import evidenced, item, question
from tests.unit.graph_rag.answer.tabular import EVERYTHING


class Shelf:
    """Documents by uri."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {ids.document_id(uri): (uri, text) for uri, text in texts.items()}

    def document(self, document_id: str, visible: object) -> Document:
        del visible
        if document_id not in self._texts:
            raise NotFound("not here")
        uri, text = self._texts[document_id]
        return Document(id=document_id, uri=uri, text=text, title="", media_type="text/plain")


OLD, NEW = "policies/travel-policy-2023.md", "policies/travel-policy-2025.md"
SAYS = {OLD: "The nightly limit is £140.", NEW: "This policy replaces the one of 2023. The nightly limit is £165."}
ASKED = question("What is the nightly limit?")


def pair(
    old: str = OLD, new: str = NEW, old_title: str = "Travel policy", new_title: str = "Travel policy"
) -> list[ContextItem]:
    return [
        item(1, "The nightly limit is £140.", uri=old, title=old_title, score=1.0),
        item(2, "The nightly limit is £165.", uri=new, title=new_title, score=0.9),
    ]


def older(asked: Question, items: list[ContextItem], texts: Mapping[str, str] = SAYS) -> dict[str, str]:
    found: Evidenced = evidenced(asked, items)
    shelf = cast(Reader, Shelf(texts))
    return {key: version.document_id for key, version in replaced(asked, found.items, shelf, EVERYTHING).items()}


def test_the_later_one_that_says_so_replaces_the_other() -> None:
    assert older(ASKED, pair()) == {ids.document_id(OLD): ids.document_id(NEW)}


def test_a_later_report_replaces_nothing() -> None:
    texts = {OLD: "Revenue was £1 million.", NEW: "Revenue was £2 million."}
    assert older(ASKED, pair(), texts) == {}


def test_version_numbers_need_no_words() -> None:
    items = pair(
        "sops/SOP-014-v4.txt",
        "sops/SOP-014-v5.md",
        "SOP-014 Line clearance, version 4",
        "SOP-014 Line clearance, version 5",
    )
    assert older(ASKED, items, {}) == {ids.document_id("sops/SOP-014-v4.txt"): ids.document_id("sops/SOP-014-v5.md")}


def test_chinese_editions() -> None:
    old, new = "制度/差旅费管理办法-2024.md", "制度/差旅费管理办法-2026.md"
    items = pair(old, new, "差旅费管理办法（2024年版）", "差旅费管理办法（2026年版）")
    assert older(ASKED, items, {new: "本办法生效后，2024年版同时废止。"}) == {
        ids.document_id(old): ids.document_id(new)
    }


@pytest.mark.parametrize("text", ["What was the nightly limit in the policy of 2023?", "Which limit applied in 2023?"])
def test_a_question_may_ask_for_the_old_one(text: str) -> None:
    assert older(question(text), pair()) == {}


def test_the_version_may_be_asked_for_by_number() -> None:
    items = pair("a-v4.txt", "a-v5.txt", "Line clearance, version 4", "Line clearance, version 5")
    assert older(question("What does version 4 say?"), items, {}) == {}
    assert older(question("What does version 5 say?"), items, {}) != {}


def test_other_documents_are_no_versions() -> None:
    assert older(ASKED, pair("policies/leave-2023.md", NEW, "Leave policy", "Travel policy")) == {}


def test_a_document_that_cannot_be_read_replaces_nothing() -> None:
    assert older(ASKED, pair(), {}) == {}


def no_parse(text: str) -> None:
    del text


def test_the_current_one_leads_and_the_old_one_comes_last() -> None:
    found = evidenced(ASKED, pair())
    old = replaced(ASKED, found.items, cast(Reader, Shelf(SAYS)), EVERYTHING)
    assert [entry.item.number for entry in current_first(found, old, no_parse)] == [2, 1]
    assert old[ids.document_id(OLD)].label == "2025"


def test_an_old_one_alone_is_better_than_nothing() -> None:
    found = evidenced(ASKED, pair())
    old = replaced(ASKED, found.items, cast(Reader, Shelf(SAYS)), EVERYTHING)
    alone = evidenced(ASKED, pair()[:1])
    assert [entry.item.number for entry in current_first(alone, old, no_parse)] == [1]


def test_nothing_old_changes_nothing() -> None:
    found = evidenced(ASKED, pair())
    assert [entry.item.number for entry in current_first(found, {}, no_parse)] == [1, 2]
