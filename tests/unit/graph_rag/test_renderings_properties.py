"""Renderings and what they cover, for any words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.scripted import ScriptedLexicon
from graph_rag.question import asked_terms, held_terms, speaks_other
from graph_rag.question.renderings import MAX_RENDERINGS, Rendering, render, rendering, romanised, translated_query
from linguistics.stems import stem
from linguistics.terms import index_terms
from schema.parse import Parse, Token

LEXICON = ScriptedLexicon(
    words={
        "cold storage": ("冷库",),
        "cold storage fee": ("冷库费",),
        "storage": ("仓储", "存储"),
        "fee": ("费用",),
        "pallet": ("托盘",),
        "pallet price": ("托盘价",),
        "site": ("地点",),
    },
    readings=dict(zip("欧阳海天", "ou yang hai tian".split(), strict=True)),
)


def parse(language: str, *words: tuple[str, str], gap: str = "") -> Parse:
    """Words with tag (Chinese) or part of speech (English)."""
    tokens, text = [], ""
    for index, (word, kind) in enumerate(words):
        text += gap if text else ""
        tag, pos = (kind, "") if language == "zh" else ("", kind)
        tokens.append(Token(text=word, start=len(text), end=len(text) + len(word), tag=tag, pos=pos, head=index))
        text += word
    return Parse(text=text, language=language, tokens=tuple(tokens))


def english(*words: tuple[str, str]) -> list[str]:
    return [one.text for one in render(parse("en", *words, gap=" "), LEXICON)]


def chinese(*words: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    return {one.text: one.translations for one in render(parse("zh", *words), LEXICON)}


def test_the_longest_phrase_wins_and_stands_before_its_words() -> None:
    words = (("cold", "ADJ"), ("storage", "NOUN"), ("fee", "NOUN"))
    assert english(*words) == ["cold storage fee", "cold", "storage", "fee"]
    assert english(*words[:2]) == ["cold storage", "cold", "storage"]


def test_a_phrase_ends_with_a_content_word_and_is_not_put_together_over_another() -> None:
    assert english(("pallet", "NOUN"), ("and", "CCONJ"), ("price", "NOUN")) == ["pallet", "price"]
    assert english(("storage", "NOUN"), ("cold", "ADJ")) == ["storage", "cold"]


@pytest.mark.parametrize(
    ("word", "kind", "kept"),
    [
        ("site", "NOUN", True),
        ("Halvarra", "PROPN", True),
        ("cold", "ADJ", True),
        ("12", "NUM", True),
        ("site", "", True),
        ("site", "ADP", False),
        ("the", "NOUN", False),
        ("Which", "NOUN", False),
        ("?", "", False),
        ("—", "NOUN", False),
    ],
)
def test_english_words_that_say_something(word: str, kind: str, kept: bool) -> None:
    assert english((word, kind)) == ([word] if kept else [])


@pytest.mark.parametrize("tag", ["r", "u", "w", "p", "c", "xc", "d", "q"])
def test_chinese_words_that_say_nothing_by_their_tag(tag: str) -> None:
    assert chinese(("托盘", tag)) == {}
    assert chinese(("托盘", "n")) == {"托盘": ("pallet",)}


@pytest.mark.parametrize("word", ["什么", "多少", "请问", "没有", "是"])
def test_words_that_only_ask_are_left_out(word: str) -> None:
    assert chinese((word, "n")) == {}


def test_a_repeated_word_is_rendered_once_whatever_its_case() -> None:
    assert english(("Storage", "NOUN"), ("storage", "NOUN"), ("STORAGE", "NOUN")) == ["Storage"]


def test_parts_are_the_longest_known_ones_from_the_left() -> None:
    assert chinese(("冷库费用表", "n")) == {"冷库费用表": (), "冷库费": ("cold storage fee",)}
    assert chinese(("大托盘", "n")) == {"大托盘": (), "托盘": ("pallet",)}
    assert chinese(("大盘", "n")) == {"大盘": ()}
    assert chinese(("无人知晓", "n")) == {"无人知晓": ()}


def test_only_of_names_the_rest_is_read_out_and_only_what_is_long_enough() -> None:
    assert chinese(("海天托盘", "ORG"))["海天"] == ("haitian", "hai tian")
    assert "海天" not in chinese(("海天托盘", "n"))
    assert "海" not in chinese(("海托盘", "ORG"))


@pytest.mark.parametrize(("name", "written"), [("欧阳海天", "ouyang haitian"), ("海天", "hai tian"), ("天", "")])
def test_a_name_of_four_has_a_family_name_of_two(name: str, written: str) -> None:
    assert (romanised(name, LEXICON) or ("", ""))[-1] == written


ANY_WORD = st.text(st.characters(exclude_categories=()), max_size=8) | st.sampled_from(
    ["cold storage", "冷库", "年", "\x00", "\ud800", "😀", "the", "2025年", "é"]
)


@given(ANY_WORD, st.lists(ANY_WORD, max_size=6))
def test_a_rendering_of_any_words(text: str, translations: list[str]) -> None:
    one = rendering(text, translations)
    assert one == rendering(text, iter(translations))
    assert list(one.translations) == list(dict.fromkeys(one.translations))
    assert set(one.translations) <= set(translations)
    assert bool(one.terms) == bool(index_terms(text))
    assert len(one.keys) == len(set(one.keys)) <= len(one.translations)
    for translation in one.translations:
        held = frozenset(map(stem, index_terms(translation)))
        key = next((key for key in one.keys if key <= held), None)
        assert (key is not None) == one.stands_in(held)
    assert not one.stands_in(frozenset())


@given(st.lists(st.tuples(ANY_WORD.filter(bool), st.sampled_from(["n", "ORG", "v", "r"])), max_size=8))
def test_any_parse_is_rendered_within_the_limit(words: list[tuple[str, str]]) -> None:
    found = render(parse("zh", *words), LEXICON)
    assert len(found) <= MAX_RENDERINGS
    assert found == render(parse("zh", *words), LEXICON)
    assert len({(one.text.casefold(), one.terms) for one in found}) == len(found)
    assert all(one.terms for one in found)
    query = translated_query(found)
    assert all(len(word) > 1 for one in found for word in one.translations[:4] if word in query.split(" "))


@given(st.lists(st.builds(rendering, ANY_WORD, st.lists(ANY_WORD, max_size=3)), max_size=4), ANY_WORD)
def test_what_is_held_was_asked(renderings: list[Rendering], text: str) -> None:
    held = frozenset(index_terms(text))
    found = held_terms(renderings, held)
    assert asked_terms(renderings) & held <= found <= asked_terms(renderings)
    assert held_terms(renderings[::-1], held) == found
    for one in renderings:
        assert held_terms([one], frozenset(one.terms)) == one.terms


@given(st.frozensets(st.sampled_from(["leave", "days", "年假", "天数", "2025", "100"])))
def test_most_of_the_words_decide_the_language(held: frozenset[str]) -> None:
    han, latin = len(held & {"年假", "天数"}), len(held & {"leave", "days"})
    assert speaks_other("zh", held) is (latin > 0 and latin >= han)
    assert speaks_other("en", held) is (han > 0 and han >= latin)
