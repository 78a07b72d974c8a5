"""The word lists agree with themselves."""

from __future__ import annotations

import pytest

from graph_rag.claims.demonyms import country
from graph_rag.claims.groups import CONVERSE, ROLES, STRICT, directions, opposites, similar, verb_groups

NAMES = {name for names in verb_groups().values() for name in names}


def test_every_named_group_exists() -> None:
    assert set(CONVERSE) <= NAMES
    assert set(CONVERSE.values()) <= NAMES
    assert set(ROLES) <= NAMES
    assert STRICT <= NAMES


def test_converse_groups_share_their_roles() -> None:
    for group, other in CONVERSE.items():
        assert set(ROLES[group].values()) & set(ROLES[other].values()) >= {"from", "to"}


@pytest.mark.parametrize("word", sorted(directions()))
def test_opposites_are_mutual_and_not_of_one_group(word: str) -> None:
    assert opposites(word)
    for other in opposites(word):
        assert word in opposites(other)
        assert other != word
        assert other not in similar(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("buy", "acquire"),
        ("staff", "employee"),
        ("lab", "laboratory"),
        ("买下", "收购"),
        ("厂商", "制造商"),
        ("查清", "查明"),
    ],
)
def test_words_that_say_the_same(one: str, other: str) -> None:
    assert other in similar(one)
    assert one in similar(other)


def test_unknown_words_have_only_themselves() -> None:
    assert similar("zyzzyva") == {"zyzzyva"}
    assert opposites("zyzzyva") == frozenset()


@pytest.mark.parametrize(
    ("word", "named"),
    [
        ("dutch", "netherlands"),
        ("德国", "german"),
        ("welsh", "wales"),
        ("united states", "america"),
        ("韩国", "korean"),
    ],
)
def test_countries_and_what_is_of_them(word: str, named: str) -> None:
    assert country(word) == country(named) != ""


def test_no_country() -> None:
    assert country("table") == ""
