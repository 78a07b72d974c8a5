"""Every rule of modifiers, credits, labels and kin on any words: slices of the sentence, and the same twice."""

import itertools
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder.extract.chinese import credits as credit_lines
from kg_builder.extract.chinese import kin, labels, modifiers
from kg_builder.extract.chinese.clauses import Clause
from kg_builder.extract.chinese.reading import LIKELY, WEAK, Reading
from kg_builder.extract.chinese.reference import Kinds
from kg_builder.extract.chinese.words import Word, Words
from schema.extraction import Qualifiers

HOSTILE = ["\x00", "\ud800", "\udfff", "😀", "\u200f", "e\u0301", "ﷺ"]
MARKS = [*"、，。：:（）/|；", "《甲》", "《乙》", "的", "之", "由", "于", "在", "和", "并", "等", "其", "同名", "是"]
NOUNS = (
    "导演 主演 歌名 女儿 女 子 之子 夫妇 公司 节目 该 该片 影片 执导 主演 创办 成立 位于 王芳 崔亮 华为 苏州".split()
)
TAGS = st.sampled_from("n v vn a d p c u r m w nw nz PER nr LOC ORG TIME".split())
PIECES = st.lists(st.tuples(st.sampled_from([*HOSTILE, *MARKS, *NOUNS]), TAGS, st.integers(0, 2)), max_size=12)


def built(pieces: list[tuple[str, str, int]]) -> Words:
    words: list[Word] = []
    for piece, tag, gap in pieces:
        start = (words[-1].end if words else 0) + gap
        words.append(Word(piece, tag, start, start + len(piece)))
    return tuple(words)


WORDS = PIECES.map(built)
SAID = Qualifiers(attribution="报道")
TOPIC = (Word("《丙》", "nw", 900, 903),)
PERSON = (Word("张三", "PER", 910, 912),)

Rule = Callable[[Words, int], Iterable[Reading]]
RULES: dict[str, Rule] = {
    "placed": lambda words, at: modifiers.placed(words, at, SAID),
    "possessed": lambda words, at: modifiers.possessed(words, at, SAID),
    "made": lambda words, at: modifiers.made(words, at, TOPIC, SAID, person=PERSON),
    "namesake": lambda words, at: modifiers.namesake(words, at, TOPIC, SAID),
    "doing": lambda words, at: modifiers.doing(words, at, SAID),
    "short": lambda words, at: kin.short(words, at, PERSON, SAID),
    "couples": lambda words, at: kin.couples(words, at, SAID),
    "lineage": lambda words, at: kin.lineage(words[at:], PERSON, SAID),
    "headed": lambda words, at: modifiers.headed(words[at:], SAID),
    "sheet": lambda words, at: labels.sheet(words[at:], TOPIC, SAID).readings,
}


def inside(part: Words, words: Words) -> bool:
    """The part is the topic or the person, or lies in the sentence in order."""
    given_whole = part in {TOPIC, PERSON}
    in_order = all(first.end <= second.start for first, second in itertools.pairwise(part))
    starts, ends = {word.start for word in words}, {word.end for word in words}
    return given_whole or (in_order and part[0].start in starts and part[-1].end in ends)


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=30)
@given(words=WORDS)
def test_readings_are_made_of_the_words_given(name: str, words: Words) -> None:
    for at in range(len(words)):
        found = list(RULES[name](words, at))
        assert found == list(RULES[name](words, at))
        for each in found:
            assert each.predicate
            assert each.subject
            assert each.object
            assert inside(each.subject, words)
            assert inside(each.object, words)
            assert each.qualifiers == SAID
            assert each.confidence in {LIKELY, WEAK}


@given(WORDS)
def test_brackets_with_labels_are_about_the_name_before_them(words: Words) -> None:
    for each in labels.bracketed(words):
        assert inside(each.subject, words)
        assert inside(each.object, words)
        assert each.subject[-1].end <= each.object[0].start


@given(WORDS)
def test_a_sheet_takes_a_range_of_the_words(words: Words) -> None:
    found = labels.sheet(words, (), SAID)
    assert 0 <= found.start <= found.end <= len(words)
    if found.readings:
        assert found.start < found.end
        reach = words[found.end - 1].end
        assert all(each.object[-1].end <= reach for each in found.readings)


@given(WORDS)
def test_a_credit_is_made_of_names_and_verbs_of_its_clause(words: Words) -> None:
    found = credit_lines.credit(words)
    if found is not None:
        assert found.verbs
        assert found.doers[-1].end <= found.verbs[0].start
        assert set(found.doers) | set(found.verbs) <= set(words)
    rest = credit_lines.tail(words)
    assert rest in {(), words[len(words) - len(rest) :]}


@settings(max_examples=50)
@given(st.lists(st.tuples(WORDS.filter(bool), st.booleans()), max_size=4))
def test_runs_of_credits_end_before_the_last_clause(pieces: list[tuple[Words, bool]]) -> None:
    clauses = [Clause(words, "，", hypothetical=supposed) for words, supposed in pieces]
    found = credit_lines.ahead(clauses)
    assert found == credit_lines.ahead(clauses)
    assert all(0 <= at < len(clauses) - 1 and works for at, works in found.items())
    assert not any(clauses[at].hypothetical for at in found)


@given(WORDS, WORDS)
def test_a_type_noun_is_replaced_by_one_name_or_not_at_all(told: Words, words: Words) -> None:
    kinds = Kinds()
    kinds.named(told)
    found = kinds.resolved(words, TOPIC)
    if found != words:
        assert len(words) - 1 <= len(found) <= len(words)
        assert found[0] == TOPIC[0] or found[0] in told
        assert words[-len(found) + 1 :] == found[1:]


@given(WORDS, st.integers(0, 14))
def test_parents_are_people_who_stand_before(words: Words, at: int) -> None:
    found = kin.owners(words, min(at, len(words)))
    assert len(found) <= 2
    assert all(owner.tag in {"PER", "nr"} and owner in words[:at] for owner in found)
    about = kin.person_of(words)
    assert len(about) <= 1
    assert set(about) <= set(words)
