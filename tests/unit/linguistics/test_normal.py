"""Normal forms of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linguistics.normal import collapse, fold, name_key, simplify
from linguistics.traditional import SIMPLIFIED, TRADITIONAL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Acme-Widget Co.", "acme widget co"),
        ("華為技術有限公司", "华为技术有限公司"),
        ("Ｈｕａｗｅｉ", "huawei"),
        ("Acme's", "ACME"),
        ("北 京", "北京"),
        ("Jane  Wu", "jane wu"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("AT&T", "ATT"), ("C++", "C"), ("C#", "C"), ("Theodore", "odore"), ("A", "B")]
)
def test_names_that_differ(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(max_size=60))
def test_only_blank_names_have_no_key(name: str) -> None:
    assert bool(name_key(name)) == bool(fold(name).strip())


@given(st.text(max_size=60))
def test_simplifying_moves_no_offset(text: str) -> None:
    simple = simplify(text)
    assert len(simple) == len(text)
    assert all(before == after or before in TRADITIONAL for before, after in zip(text, simple, strict=True))


def test_the_table_is_one_to_one() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert simplify(simplify(TRADITIONAL)) == simplify(TRADITIONAL), "folding twice changes nothing"
    assert simplify("電腦與網絡") == "电脑与网络"


def test_collapse_keeps_case_and_words() -> None:
    assert collapse("  A\tb\n c　D ") == "A b c D"
