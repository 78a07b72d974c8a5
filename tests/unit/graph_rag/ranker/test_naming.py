"""Titles and headings in running text."""

from __future__ import annotations

import pytest

from graph_rag.ranker.naming import SubjectIndex

INDEX = SubjectIndex(
    [["quiet harbour", "films"], ["anna berg"], ["anna"], ["星河科技", "华"], ["2001"], ["the"], ["anna berg"]]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("she saw quiet harbour twice", ["quiet harbour"]),
        ("quiet harbours are many", []),
        ("anna berg directed it", ["anna berg", "anna"]),
        ("joanna bergman", []),
        ("他在星河科技工作", ["星河科技"]),
        ("in 2001 the film", []),
        ("", []),
    ],
)
def test_names_are_whole_words_or_han_anywhere(text: str, names: list[str]) -> None:
    assert INDEX.named_in(text) == names


def test_a_name_has_all_that_are_about_it() -> None:
    assert list(INDEX.owners()["anna berg"]) == [1, 6]


def test_a_name_found_twice_counts_once() -> None:
    assert INDEX.named_in("anna met anna") == ["anna"]
