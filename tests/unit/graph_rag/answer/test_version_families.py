"""How versions of one document are told: by names, numbers and years; which of them a question names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.answer.versions import Version, family_of, replaced
from graph_rag.question import Question
from schema import ids
from schema.answers import ContextItem
from schema.ports import Reader
from tests.unit.graph_rag.answer.evidence import evidenced, item, question
from tests.unit.graph_rag.answer.tabular import EVERYTHING
from tests.unit.graph_rag.answer.test_versions import Shelf

ASKED = question("What is the nightly limit?")


def page(number: int, uri: str, title: str = "", published: str = "") -> ContextItem:
    return item(number, f"Line {number}.", uri=uri, title=title, published=published)


def related(first: tuple[str, str], second: tuple[str, str]) -> bool:
    """True when two documents, each a uri with its title, are of one family."""
    found = family_of(evidenced(ASKED, [page(1, *first), page(2, *second)]).items)
    return len(set(found.values())) == 1


def old_ones(
    items: list[ContextItem], texts: Mapping[str, str] | None = None, asked: Question = ASKED
) -> dict[str, str]:
    """Labels of the versions that replace, by the uri of what they replace."""
    found = replaced(asked, evidenced(asked, items).items, cast(Reader, Shelf(texts or {})), EVERYTHING)
    uris = {ids.document_id(one.uri): one.uri for one in items}
    return {uris[key]: version.label for key, version in found.items()}


def version(name: str, numbers: tuple[int, ...] = (), years: tuple[str, ...] = (), published: str = "") -> Version:
    return Version(document_id=name, title=name, published=published, numbers=numbers, years=years)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("a/Expenses v1.2.docx", ""), ("b/Expenses v2.docx", "")),
        (("a.txt", "Quality manual, revision 3"), ("b.txt", "Quality manual, rev. 4")),
        (("a.txt", "Handbook 2023"), ("b.txt", "Handbook 2025")),
        (("a.txt", "采购管理制度（第2版）"), ("b.txt", "采购管理制度（第3版）")),
        (("a.txt", "员工手册2024年修订版"), ("b.txt", "员工手册2025年修订版")),
        (("policies/leave-2023.md", "Time off"), ("policies/leave-2025.pdf", "Absence rules")),
    ],
)
def test_names_that_agree_but_for_numbers_are_one_family(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert related(first, second)
    assert related(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("a.txt", "Quality manual, revision 3"), ("b.txt", "Safety manual, revision 4")),
        (("policies/leave-2023.md", ""), ("policies/travel-2025.md", "")),
        (("a.txt", "采购管理制度（第2版）"), ("b.txt", "差旅管理制度（第3版）")),
        (("2023.txt", ""), ("2025.txt", "")),
    ],
)
def test_other_names_are_other_families(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert not related(first, second)


def test_a_document_counts_once_however_many_lines_it_gives() -> None:
    items = [page(1, "rules-v1.txt"), page(2, "rules-v1.txt"), page(3, "rules-v2.txt")]
    found = family_of(evidenced(ASKED, items).items)
    assert len(found) == 2
    assert old_ones(items) == {"rules-v1.txt": "2"}


def test_of_three_versions_the_last_replaces_both() -> None:
    items = [page(1, "rules-v2.txt"), page(2, "rules-v10.txt"), page(3, "rules-v9.txt")]
    assert old_ones(items) == {"rules-v2.txt": "10", "rules-v9.txt": "10"}, "10 comes after 9"


def test_numbers_of_several_parts() -> None:
    items = [page(1, "a.txt", "Handbook version 3.9"), page(2, "b.txt", "Handbook version 3.10")]
    assert old_ones(items) == {"a.txt": "3.10"}


def test_a_document_gives_its_own_version_at_its_head() -> None:
    items = [page(1, "old/rules.txt", "Rules"), page(2, "new/rules.txt", "Rules")]
    texts = {"old/rules.txt": "Rules. Version 1.4", "new/rules.txt": "Rules. Version 2.0"}
    assert old_ones(items, texts) == {"old/rules.txt": "2.0"}
    late = {uri: "x" * 400 + text for uri, text in texts.items()}
    assert old_ones(items, late) == {}, "a version that is told of later on is not its own"


@pytest.mark.parametrize("texts", [{}, {"new/rules.txt": "Rules. Version 2.0"}])
def test_without_numbers_on_both_sides_nothing_is_replaced(texts: dict[str, str]) -> None:
    assert old_ones([page(1, "old/rules.txt", "Rules"), page(2, "new/rules.txt", "Rules")], texts) == {}


@pytest.mark.parametrize(
    "says",
    [
        "This edition replaces all earlier ones.",
        "It supersedes the rules of last year.",
        "The former rules are no longer in force.",
        "自发布之日起，原办法同时废止。",
        "本制度取代旧制度。",
    ],
)
def test_words_of_replacement_in_the_later_one(says: str) -> None:
    items = [page(1, "rules-2023.txt"), page(2, "rules-2025.txt")]
    assert old_ones(items, {"rules-2025.txt": says}) == {"rules-2023.txt": "2025"}
    assert old_ones(items, {"rules-2023.txt": says}) == {}, "what the older one says of its time proves nothing"


def test_replacement_may_be_said_at_the_end_of_a_long_document() -> None:
    items = [page(1, "rules-2023.txt"), page(2, "rules-2025.txt")]
    closing = "It replaces the rules of 2023."
    assert old_ones(items, {"rules-2025.txt": "A line of rules. " * 300 + closing}) != {}
    middle = "A line of rules. " * 150 + closing + "A line of rules. " * 150
    assert old_ones(items, {"rules-2025.txt": middle}) == {}


def test_the_day_of_publication_orders_what_has_no_number() -> None:
    items = [page(1, "b/rules.txt", "Rules", "2025-05-01"), page(2, "a/rules.txt", "Rules", "2024-05-01")]
    texts = dict.fromkeys(("a/rules.txt", "b/rules.txt"), "These replace the earlier rules; those are withdrawn.")
    assert old_ones(items, texts) == {"a/rules.txt": "2025-05-01"}


@pytest.mark.parametrize(
    ("found", "label"),
    [
        (version("a", (4, 1), ("2025",), "2025-01-01"), "4.1"),
        (version("a", (), ("2023", "2025"), "2026-01-01"), "2025"),
        (version("a", (), (), "2026-01-01"), "2026-01-01"),
        (version("a"), ""),
    ],
)
def test_the_label_is_the_number_else_the_year_else_the_day(found: Version, label: str) -> None:
    assert found.label == label


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("What does version 3 say?", True),
        ("What did rev. 3 say?", True),
        ("第3版怎么规定？", True),
        ("What does version 3.1 say?", False),
        ("What did clause 3 say?", False),
        ("What applied in 2023?", True),
        ("What applied in 2024?", False),
        ("What applied in 2025?", False),
        ("What applies?", False),
    ],
)
def test_a_question_names_a_version_by_number_or_by_a_year_of_its_own(text: str, *, named: bool) -> None:
    one, other = version("a", (3,), ("2023", "2025")), version("b", (4,), ("2025",))
    assert one.named_by(question(text), [other]) is named


def test_the_year_of_publication_names_a_version_too() -> None:
    one, other = version("a", published="2023-07-01"), version("b", published="2025-07-01")
    assert one.named_by(question("What applied in 2023?"), [other])
    assert not one.named_by(question("What applied in 2025?"), [other])


def test_the_named_old_version_stands_and_the_others_are_replaced() -> None:
    items = [page(1, "rules-v1.txt"), page(2, "rules-v2.txt"), page(3, "rules-v3.txt")]
    assert old_ones(items, asked=question("What did version 2 say?")) == {"rules-v1.txt": "3"}


@given(st.permutations(range(5)))
def test_what_is_replaced_does_not_hang_on_the_order_of_the_evidence(order: list[int]) -> None:
    pages = [
        page(1, "rules-v1.txt"), page(2, "rules-v2.txt"), page(3, "leave-v7.txt"), page(4, "leave-v6.txt"),
        page(5, "menu.txt"),
    ]  # fmt: skip
    assert old_ones([pages[n] for n in order]) == {"rules-v1.txt": "2", "leave-v6.txt": "7"}
