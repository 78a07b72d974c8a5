"""How two names of one thing are matched: whole syllables, translations, legal forms, and the share that is enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.scripted import ScriptedLexicon
from graph_rag.across import same_across, with_names
from graph_rag.evidence import LinkedEntity
from graph_rag.question import Question, rendering
from schema.extraction import EntityType
from schema.graph import Alias, Entity

SYLLABLES = {"西": "xi", "安": "an", "先": "xian", "科": "ke", "技": "ji", "长": "chang", "江": "jiang", "星": "xing"}
LEXICON = ScriptedLexicon(
    words={"technology": ("科技", "技"), "star": ("星",), "yangtze": ("长江",), "river": ("江", "长江")},
    readings=SYLLABLES,
)


@pytest.mark.parametrize(
    ("chinese", "latin", "same"),
    [
        # whole syllables in a row, in any order of words
        ("西安科技", "Xian Keji", True),
        ("西安科技", "Keji Xian", True),
        ("西安", "xi an", True),
        ("西安", "Xia", False),
        ("西江安", "Xian", False),
        # a translation, the longest first, each character once
        ("长江科技", "Yangtze Technology", True),
        ("长江", "Yangtze River", False),
        ("长江江", "Yangtze River", True),
        ("星", "Star", True),
        ("星", "Star Star", False),
        # legal forms of either language say nothing
        ("西安科技有限责任公司", "The Xian Technology Co., Ltd.", True),
        ("西安集团", "Xian Holdings", True),
        ("先生", "Mr", False),
        # blanks, letters and marks in the Chinese name are passed over, unread characters are not
        ("西·安", "Xian", True),
        ("西安A", "Xian", True),
        ("西安无", "Xian", False),
    ],
)
def test_same_across(chinese: str, latin: str, same: bool) -> None:
    assert (same_across(chinese, latin, LEXICON) > 0) is same


@pytest.mark.parametrize(
    ("chinese", "latin", "share"),
    [
        ("西安科技", "Xian Keji", 1.0),
        ("西安科技", "Xian Ke", 0.75),
        ("西安科", "Xian", 0.0),
        ("西安科技", "Xian Keji abc", 0.0),
        ("西安科技", "Xian Keji a", 8 / 9),
    ],
)
def test_the_smaller_share_of_both_names_counts(chinese: str, latin: str, share: float) -> None:
    assert same_across(chinese, latin, LEXICON) == pytest.approx(share)


HOSTILE = st.text(st.sampled_from([*"西安科技长江公司xianKEJI .", "\x00", "\ud800", "😀", "\u0301", "．"]), max_size=12)


@given(HOSTILE, HOSTILE)
def test_any_two_names_have_a_likeness(left: str, right: str) -> None:
    likeness = same_across(left, right, LEXICON)
    assert likeness == 0.0 or 0.75 <= likeness <= 1.0
    assert likeness == same_across(right, left, LEXICON)
    assert same_across(left, left, LEXICON) == 0.0


@given(st.lists(st.sampled_from(sorted(SYLLABLES)), min_size=1, max_size=6))
def test_a_name_reads_as_itself_in_one_word_or_in_syllables(characters: list[str]) -> None:
    name = "".join(characters)
    assert same_across(name, "".join(SYLLABLES[each] for each in characters), LEXICON) == 1.0
    assert same_across(f"{name}公司", name + " Ltd", LEXICON) == 0.0


def entity(name: str, *aliases: str) -> Entity:
    spoken = tuple(Alias(name=alias, language="zh", count=1) for alias in aliases)
    return Entity(id="e", name=name, type=EntityType.ORGANISATION, members=("e",), aliases=spoken)


def linked(found: Entity, surface: str) -> LinkedEntity:
    return LinkedEntity(entity=found, surface=surface, weight=0.5)


WARRANTY = rendering("warranty", ["保修"])


def test_a_name_is_rendered_in_the_other_language_only() -> None:
    both = entity("Xian Technology", "西安科技", "Xian Tech", "西科")
    english = Question(text="?", language="en", renderings=(WARRANTY,))
    chinese = Question(text="？", language="zh", renderings=(rendering("保修", ["warranty"]),))
    assert with_names(english, [linked(both, "Xian Tech")]).renderings[1].translations == ("西安科技", "西科")
    assert with_names(chinese, [linked(both, "西科")]).renderings[1].translations == ("Xian Technology", "Xian Tech")


def test_of_many_names_the_first_are_taken_and_the_rest_of_the_question_stays() -> None:
    many = entity("Xian Technology", *(f"西安{character}" for character in "一二三四五六七八"))
    question = Question(text="Xian?", language="en", names=("Xian",), terms=("xian",), renderings=(WARRANTY,))
    found = with_names(question, [linked(many, "Xian")])
    assert len(found.renderings[1].translations) == 6
    assert (found.text, found.names, found.terms, found.renderings[0]) == ("Xian?", ("Xian",), ("xian",), WARRANTY)
