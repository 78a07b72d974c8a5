from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.resolve.words import (
    NameForm,
    is_pronoun,
    is_surname,
    name_form,
    surname_of,
    word_count,
)
from linguistics.normal import name_key


@pytest.mark.parametrize(
    "word", ["he", "She", "they", "It", "this", "which", "who", "others", "我们", "他", "其", "双方", ""]
)
def test_pronouns_mean_nothing_by_themselves(word: str) -> None:
    assert is_pronoun(name_key(word))


@pytest.mark.parametrize("word", ["Theseus", "Italy", "他山科技", "Us Weekly"])
def test_names_are_no_pronouns(word: str) -> None:
    assert not is_pronoun(name_key(word))


@pytest.mark.parametrize(
    ("surface", "key", "titled"),
    [
        ("Ms Wu", "wu", True),
        ("Ms. Wu", "wu", True),
        ("Mr Tim Cook", "tim cook", True),
        ("Prof. Dr. Wu", "wu", True),
        ("Tim Cook", "tim cook", False),
        ("Dr", "dr", False),
        ("王总", "王", True),
        ("王先生", "王", True),
        ("欧阳经理", "欧阳", True),
        ("小李", "李", True),
        ("老王", "王", True),
        ("王芳", "王芳", False),
        ("总经理", "总经理", False),
        ("老师", "老师", False),
        ("高管", "高管", False),
        ("北京", "北京", False),
    ],
)
def test_titles_are_taken_off_names(surface: str, key: str, *, titled: bool) -> None:
    assert name_form(surface) == NameForm(key=key, titled=titled)


def test_a_title_beside_the_name_counts_too() -> None:
    assert name_form("Wu", before="met with Ms. ").titled
    assert not name_form("Wu", before="the forms ").titled
    assert name_form("王", after="总表示").titled
    assert not name_form("王芳", after="总表示").titled


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("王芳", "王"),
        ("欧阳锋", "欧阳"),
        ("李", ""),
        ("北京大学", ""),
        ("Li Wei", ""),
        ("王芳芳芳芳", ""),
        ("诸葛", ""),
    ],
)
def test_the_surname_of_a_full_chinese_name(name: str, surname: str) -> None:
    assert surname_of(name) == surname


def test_surnames_of_one_and_two_characters() -> None:
    assert is_surname("王")
    assert is_surname("司马")
    assert not is_surname("芳")


@pytest.mark.parametrize(
    ("text", "words"), [("", 0), ("one two", 2), ("北京", 1), ("北京市", 2), ("华为 signed", 2), ("it's 5.2", 4)]
)
def test_length_in_words(text: str, words: int) -> None:
    assert word_count(text) == words


@given(st.text(max_size=40), st.text(max_size=12), st.text(max_size=12))
def test_any_text_can_be_read_as_a_name(surface: str, before: str, after: str) -> None:
    form = name_form(surface, before, after)
    assert bool(form.key) == bool(surface.strip()) or form.key in name_key(surface)
    assert form == name_form(surface, before, after)
