"""What the words of a question are called in the other language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.scripted import ScriptedLexicon, ScriptedParser
from graph_rag.question import analyse
from graph_rag.question.renderings import (
    MAX_RENDERINGS,
    Rendering,
    render,
    rendering,
    romanised,
    translated_query,
)
from schema.parse import Parse, Token

LEXICON = ScriptedLexicon(
    words={
        "annual leave": ("年假",),
        "leave": ("离开", "休假"),
        "approve": ("批准", "同意"),
        "warranty": ("保修",),
        "battery": ("电池",),
        "compressor": ("压缩机",),
        "ningbo": ("宁波",),
        "flower": ("花",),
        "blossom": ("花",),
        "spend": ("花",),
        "spent": ("花",),
        "get": ("得",),
        "of the": ("其",),
    },
    readings=dict(
        zip("宁波锐寒沈若琳欧阳娜压缩机", "ning bo rui han shen ruo lin ou yang na ya suo ji".split(), strict=True)
    ),
)


def chinese(*words: tuple[str, str]) -> Parse:
    """A parse of words with LAC's tags."""
    text = "".join(word for word, _ in words)
    tokens, at = [], 0
    for index, (word, tag) in enumerate(words):
        tokens.append(Token(text=word, start=at, end=at + len(word), tag=tag, head=index))
        at += len(word)
    return Parse(text=text, language="zh", tokens=tuple(tokens))


def english(text: str) -> Parse:
    return ScriptedParser().parse([text])[0]


def by_text(found: tuple[Rendering, ...]) -> dict[str, tuple[str, ...]]:
    return {one.text: one.translations for one in found}


def test_a_phrase_stands_beside_its_words() -> None:
    found = by_text(render(english("How many days of annual leave?"), LEXICON))
    assert found["annual leave"] == ("年假",)
    assert found["leave"] == ("离开", "休假")
    assert found["annual"] == ()
    assert "How" not in found
    assert "of" not in found


def test_words_are_found_by_their_lemma() -> None:
    token = Token(text="approvals", start=0, end=9, lemma="approve", pos="VERB", head=0)
    found = render(Parse(text="approvals", language="en", tokens=(token,)), LEXICON)
    assert found[0].translations == ("批准", "同意")


def test_function_words_by_tag_say_nothing() -> None:
    tokens = (
        Token(text="under", start=0, end=5, pos="ADP", head=0),
        Token(text="warranty", start=6, end=14, pos="NOUN", head=1),
    )
    found = render(Parse(text="under warranty", language="en", tokens=tokens), LEXICON)
    assert [one.text for one in found] == ["warranty"]


def test_an_unknown_chinese_word_is_cut_into_known_parts() -> None:
    found = by_text(render(chinese(("电池保修", "n"), ("的", "u"), ("价", "n")), LEXICON))
    assert found == {"电池保修": (), "电池": ("battery",), "保修": ("warranty",), "价": ()}


def test_what_is_left_of_a_name_is_read_out() -> None:
    found = by_text(render(chinese(("宁波锐寒压缩机", "ORG")), LEXICON))
    assert found["宁波"] == ("ningbo",)
    assert found["锐寒"] == ("ruihan", "rui han")
    assert found["压缩机"] == ("compressor",)


def test_only_names_are_read_out() -> None:
    assert by_text(render(chinese(("锐寒", "n")), LEXICON)) == {"锐寒": ()}
    assert by_text(render(chinese(("沈若琳", "PER")), LEXICON)) == {"沈若琳": ("shenruolin", "shen ruolin")}


def test_latin_words_in_a_chinese_question_are_not_cut() -> None:
    found = by_text(render(chinese(("Battery", "nz"), ("的", "u"), ("保修", "n")), LEXICON))
    assert found["Battery"] == ("电池",)
    assert found["保修"] == ("warranty",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("沈若琳", ("shenruolin", "shen ruolin")),
        ("锐寒", ("ruihan", "rui han")),
        ("欧阳若琳", ("ouyangruolin", "ouyang ruolin")),
        ("锐", ()),
        ("宁波锐寒压", ()),
        ("无名", ()),
    ],
)
def test_how_a_name_is_written(name: str, expected: tuple[str, ...]) -> None:
    assert romanised(name, LEXICON) == expected


def test_keys_are_stems_of_content_words() -> None:
    one = rendering("负责人", ["person in charge", "responsible person"])
    assert one.keys == (frozenset({"person", "charg"}), frozenset({"respons", "person"}))
    assert one.terms == {"负责", "责人"}


def test_light_words_are_no_keys() -> None:
    assert rendering("得", ["get", "have to"]).keys == ()
    assert rendering("of", []).keys == ()


def test_a_single_character_keeps_three_translations() -> None:
    assert rendering("花", ["flower", "blossom", "spend", "spent"]).translations == ("flower", "blossom", "spend")
    assert len(rendering("花费", ["a b", "c d", "e f", "g h"]).translations) == 4


def test_single_characters_beside_a_number_are_no_terms() -> None:
    assert rendering("2025年", []).terms == {"2025"}
    assert rendering("年", []).terms == {"年"}


def test_a_text_has_a_translation_when_it_has_all_its_words() -> None:
    one = rendering("负责人", ["person in charge"])
    assert one.stands_in(frozenset({"person", "charg", "x"}))
    assert not one.stands_in(frozenset({"person"}))
    assert not rendering("负责人", []).stands_in(frozenset({"person"}))


def test_the_translated_query_has_each_word_once_and_no_single_letters() -> None:
    ones = [rendering("批准", ["approve", "approval", "ratify"]), rendering("同意", ["agree", "approve"])]
    assert translated_query(ones, each=2) == "approve approval agree"
    assert translated_query([rendering("flower", ["花", "花朵"])]) == "花朵"
    assert translated_query([]) == ""


def test_a_question_carries_its_renderings_only_with_a_lexicon() -> None:
    parsers = {"en": ScriptedParser()}
    assert analyse("annual leave", parsers).renderings == ()
    assert by_text(analyse("annual leave", parsers, LEXICON).renderings)["annual leave"] == ("年假",)
    assert analyse("", parsers, LEXICON).renderings == ()


def test_there_is_a_limit() -> None:
    words = " ".join(f"word{number}" for number in range(3 * MAX_RENDERINGS))
    assert len(render(english(words), LEXICON)) == MAX_RENDERINGS


@given(st.text(max_size=60))
def test_any_text_is_rendered_the_same_twice(text: str) -> None:
    parsers = {"en": ScriptedParser(), "zh": ScriptedParser(language="zh")}
    once = analyse(text, parsers, LEXICON)
    assert analyse(text, parsers, LEXICON) == once
    assert all(one.terms for one in once.renderings)
    assert all(key for one in once.renderings for key in one.keys)
