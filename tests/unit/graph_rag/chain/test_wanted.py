"""The words that a chain must account for: weights, names with their other names, order, what needs no other record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.chain.nesting import depths
from graph_rag.chain.records import placed
from graph_rag.chain.wanted import Wanted, Word, wanted
from graph_rag.evidence import LinkedEntity
from graph_rag.question.renderings import rendering
from schema.extraction import EntityType
from schema.graph import Alias, Entity
from tests.unit.graph_rag.answer.evidence import question


def word(text: str, weight: float = 1.0, depth: float = 0.0) -> Word:
    return Word(text, frozenset({text[:5]}), weight, depth)


def linked(name: str, *others: str) -> LinkedEntity:
    aliases = tuple(Alias(name=other, language="zh", count=1) for other in others)
    entity = Entity(
        id=f"ent {name}", name=name, type=EntityType.ORGANISATION, members=(f"ent {name}",), aliases=aliases
    )
    return LinkedEntity(entity=entity, surface=name, weight=1.0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The compressors are new.", 1.0),
        ("A compressing plant", 1.0),
        ("The pump is new.", 0.0),
    ],
)
def test_forms_of_a_word_agree_by_their_stem(text: str, said: float) -> None:
    assert word("compressor").said(placed(text, "")) == said


def test_a_heading_says_a_word_less_surely() -> None:
    by_place = word("pump").said(placed("It is new.", "Pumps"))
    assert 0 < by_place < word("pump").said(placed("The pump is new.", "Pumps"))


def test_rare_words_weigh_more() -> None:
    found = {one.text: one.weight for one in wanted(question("valve gasket"), (), {"valve": 0.2, "gasket": 0.9}).words}
    assert found["gasket"] > found["valve"] > 0


def test_words_that_say_little_weigh_little() -> None:
    found = {one.text: one.weight for one in wanted(question("Which company made the gasket?"), (), {}).words}
    assert found["company"] < found["gasket"]


def test_another_name_of_what_is_named_says_it() -> None:
    asked = question("宁波锐寒的法人代表是谁？", relation=("法人", "代表"))
    text = placed("锐寒压缩机公司", "")
    with_alias = wanted(asked, [linked("宁波锐寒", "锐寒压缩机")], {})
    without = wanted(asked, [linked("宁波锐寒")], {})
    assert with_alias.share(with_alias.said([text])) > without.share(without.said([text]))


def test_the_longest_of_nested_names_stands_for_all() -> None:
    asked = question("宁波锐寒的城市？", relation=("城市",))
    texts = [one.text for one in wanted(asked, [linked("锐寒"), linked("宁波锐寒")], {}).words]
    assert "宁波锐寒" in texts
    assert "锐寒" not in texts


def test_words_that_only_ask_are_left_out() -> None:
    texts = {
        one.text for one in wanted(question("探头是什么时候买的？", relation=("探头", "什么", "时候")), (), {}).words
    }
    assert "探头" in texts
    assert "什么" not in texts


@pytest.mark.parametrize(("text", "said"), [("温度传感器", 1.0), ("压力表", 0.0)])
def test_a_chinese_translation_says_an_english_word(text: str, said: float) -> None:
    asked = question("Which sensor?", relation=("sensor",), renderings=(rendering("sensor", ("传感器",)),))
    (only,) = (one for one in wanted(asked, (), {}).words if one.text == "sensor")
    assert only.said(placed(text, "")) == said


def test_a_translation_of_two_words_must_stand_together() -> None:
    asked = question("压缩机在哪里？", relation=("压缩机",), renderings=(rendering("压缩机", ("cold compressor",)),))
    found = wanted(asked, (), {})
    assert found.share(found.said([placed("The cold compressor", "")])) == 1.0
    assert found.share(found.said([placed("The cold store", "")])) == 0.0


def test_a_record_that_says_the_deepest_word_needs_no_other() -> None:
    words = Wanted((word("city", depth=0.0), word("maker", depth=1.0), word("valve", depth=2.0)))
    first, last = placed("The valve is old.", ""), placed("maker city", "")
    assert not words.rests_on([first, last]), "only the first tells of the valve"
    assert words.rests_on([placed("nothing", ""), placed("valve maker city", "")])
    assert words.rests_on([first, placed("valve maker city", "")])


def test_a_word_deeper_than_what_was_said_comes_too_late() -> None:
    words = Wanted((word("city", 1.0, 0.0), word("maker", 1.0, 1.0), word("valve", 2.0, 2.0)))
    assert words.disorder((0.0, 0.0, 1.0), (1.0, 1.0, 1.0)) == 0.0
    assert words.disorder((1.0, 0.0, 0.0), (1.0, 0.0, 1.0)) == pytest.approx(0.5)
    assert words.disorder((0.0, 1.0, 0.0), (0.0, 1.0, 1.0)) == pytest.approx(0.5)


def test_nothing_wanted_is_nothing_said() -> None:
    empty = Wanted(())
    assert empty.said([placed("text", "")]) == ()
    assert empty.share(()) == 0.0
    assert empty.disorder((), ()) == 0.0


def test_several_records_say_what_the_best_of_them_says() -> None:
    words = Wanted((word("valve"), word("maker")))
    one, other = placed("valve", ""), placed("maker", "")
    assert words.share(words.said([one])) == words.share(words.said([other])) == 0.5
    assert words.share(words.said([one, other])) == 1.0
    assert words.said([one, other]) == words.said([other, one])


@given(
    st.lists(st.sampled_from(["valve", "maker", "city", "pump", "探头"]), max_size=4),
    st.lists(st.sampled_from(["valve", "maker", "city", "pump", "探头"]), max_size=4),
)
def test_a_further_record_never_says_less(first: list[str], second: list[str]) -> None:
    words = Wanted(tuple(word(text, n + 1.0, float(n)) for n, text in enumerate(("valve", "maker", "city"))))
    one, other = placed(" ".join(first), ""), placed(" ".join(second), "")
    before, after = words.said([one]), words.said([one, other])
    assert words.share(before) <= words.share(after) <= 1.0
    assert 0.0 <= words.disorder(before, after) <= 1.0


def test_the_noun_asked_for_is_the_outermost_in_chinese_too() -> None:
    asked = question("P12的供应商在哪个城市？", focus="城市")
    probe, maker, city = depths(asked, ("p12", "供应商", "城市"), None)
    assert probe > maker > city
    assert city == -1.0
    assert depths(asked, ("泵",), None) == (0.0,), "a word that is not in the question"
