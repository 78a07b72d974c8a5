"""Spans that may be a short answer, and what speaks for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.answer.candidates import asked_unit, candidates, has_unit
from graph_rag.answer.scoring import NAMES, WEIGHTS, features, scene, total
from graph_rag.question import AnswerType, Question
from schema.parse import NamedSpan, Parse, Token
from tests.unit.graph_rag.answer.evidence import question


def english_parse(text: str, tagged: str, *names: tuple[int, int, str]) -> Parse:
    """``tagged``: word/POS/lemma/head separated by blanks, in the order of the text."""
    tokens, at = [], 0
    for piece in tagged.split():
        word, pos, lemma, head = piece.split("/")
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(
            Token(
                text=word, start=start, end=at, lemma=lemma, pos=pos, tag="CD" if pos == "NUM" else pos, head=int(head)
            )
        )
    spans = tuple(NamedSpan(first=first, last=last, label=label) for first, last, label in names)
    return Parse(text=text, language="en", tokens=tuple(tokens), names=spans)


def chinese_parse(tagged: str) -> Parse:
    """``tagged``: word/tag separated by blanks."""
    tokens, at, text = [], 0, ""
    for index, piece in enumerate(tagged.split()):
        word, tag = piece.split("/")
        tokens.append(Token(text=word, start=at, end=at + len(word), tag=tag, head=index))
        at += len(word)
        text += word
    return Parse(text=text, language="zh", tokens=tuple(tokens))


def surfaces(text: str, parse: Parse | None, asked: Question, *ends: str) -> list[str]:
    return [text[one.start : one.end] for one in candidates(text, parse, asked, ends)]


SENTENCE = "Orla Foods hired Mina Ito in Lyon on 3 May 2021 for 14 stores."
PARSED = english_parse(
    SENTENCE,
    "Orla/PROPN/Orla/1 Foods/PROPN/Foods/2 hired/VERB/hire/2 Mina/PROPN/Mina/4 Ito/PROPN/Ito/2 in/ADP/in/2 "
    "Lyon/PROPN/Lyon/5 on/ADP/on/2 3/NUM/3/9 May/PROPN/May/7 2021/NUM/2021/9 for/ADP/for/2 14/NUM/14/13 "
    "stores/NOUN/store/11",
    (0, 2, "ORG"),
    (3, 5, "PERSON"),
    (6, 7, "GPE"),
)


def test_dates_answer_when() -> None:
    assert surfaces(SENTENCE, PARSED, question("When was she hired?", AnswerType.DATE)) == ["3 May 2021"]


def test_a_year_is_asked_for() -> None:
    assert surfaces(SENTENCE, PARSED, question("In what year was she hired?", AnswerType.DATE)) == ["2021"]
    asked = question("她哪一年入职？", AnswerType.DATE)
    assert surfaces("她2021年5月3日入职。", None, asked) == ["2021年"]


def test_people_answer_who_and_places_do_not() -> None:
    found = surfaces(SENTENCE, PARSED, question("Who was hired?", AnswerType.PERSON))
    assert "Mina Ito" in found
    assert "Lyon" not in found


def test_places_answer_where_and_people_do_not() -> None:
    found = surfaces(SENTENCE, PARSED, question("Where was she hired?", AnswerType.PLACE))
    assert "Lyon" in found
    assert "Mina Ito" not in found


def test_what_the_question_names_is_no_candidate() -> None:
    asked = question("Who did Orla Foods hire beside Mina Ito?", AnswerType.PERSON)
    assert "Mina Ito" not in surfaces(SENTENCE, PARSED, asked)


def test_only_what_is_counted_counts() -> None:
    assert surfaces(SENTENCE, PARSED, question("How many stores are there?", AnswerType.COUNT)) == ["14 stores"]
    assert surfaces(SENTENCE, PARSED, question("How many people are there?", AnswerType.COUNT)) == []


def test_options_limit_the_candidates() -> None:
    asked = question("Is it in Lyon or Turin?", AnswerType.CHOICE, options=("Lyon", "Turin"))
    assert surfaces(SENTENCE, PARSED, asked) == ["Lyon"]


def test_the_end_of_a_fact_is_a_candidate() -> None:
    asked = question("What did they hire?", AnswerType.UNKNOWN)
    assert "hired Mina" in surfaces(SENTENCE, None, asked, "hired Mina")


def test_chinese_names_are_joined_over_dots() -> None:
    parse = chinese_parse("作者/n 是/v 约翰/PER ·/w 史密斯/PER 。/w")
    assert "约翰·史密斯" in surfaces(parse.text, parse, question("作者是谁？", AnswerType.PERSON))


def test_chinese_nouns_answer_open_questions() -> None:
    parse = chinese_parse("当地/s 主要/d 种植/v 高山/n 茶树/n 。/w")
    assert "高山茶树" in surfaces(parse.text, parse, question("种植什么？", AnswerType.UNKNOWN))


def test_titles_are_candidates() -> None:
    asked = question("What did she write?", AnswerType.UNKNOWN)
    assert surfaces("她写了《夜航》。", None, asked) == ["夜航"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [("要得多少分？", "分"), ("有几家门店？", "家"), ("是多少万元？", "元")],
)
def test_chinese_units(text: str, unit: str) -> None:
    assert asked_unit(text) == {unit}


@pytest.mark.parametrize("text", ["多少钱？", "投资是多少？", "How much is it?", "什么时候？"])
def test_no_unit(text: str) -> None:
    assert asked_unit(text) == frozenset()


def test_a_unit_stands_in_the_span_or_right_after_it() -> None:
    assert has_unit("14 stores", "", asked_unit("How many stores?"))
    assert has_unit("14", " stores in May", asked_unit("How many stores?"))
    assert not has_unit("14", " vans", asked_unit("How many stores?"))
    assert has_unit("75分", "", frozenset("分"))


def best(text: str, parse: Parse | None, asked: Question) -> str:
    view = scene(text, 1, 0, parse, asked)
    found = candidates(text, parse, asked)
    weighed = [(total(features(one, view, asked, ())), text[one.start : one.end]) for one in found]
    return max(weighed)[1]


def test_the_words_around_the_question_word_decide_in_chinese() -> None:
    asked = question("公司在哪一年迁到杭州？", AnswerType.DATE, relation=("迁",))
    assert best("公司于1998年成立，2006年迁到杭州，2012年上市。", None, asked) == "2006年"


def test_near_words_decide_in_english() -> None:
    asked = question("When was the lease renewed?", AnswerType.DATE, relation=("lease", "renew"))
    text = "Founded on 2 May 1990, the firm renewed its lease on 7 June 2021 and moved in March 2024."
    assert best(text, None, asked) == "7 June 2021"


def test_features_are_shares_and_have_weights() -> None:
    asked = question("Who was hired?", AnswerType.PERSON, relation=("hire",))
    view = scene(SENTENCE, 1, 0, PARSED, asked)
    for one in candidates(SENTENCE, PARSED, asked):
        vector = features(one, view, asked, ()).vector()
        assert len(vector) == len(NAMES)
        assert all(0.0 <= value <= 1.0 for value in vector)
    assert set(WEIGHTS) == set(NAMES)


def test_the_governing_verb_is_asked_for() -> None:
    asked = question("Who was hired?", AnswerType.PERSON, relation=("hire",))
    view = scene(SENTENCE, 1, 0, PARSED, asked)
    found = {
        SENTENCE[one.start : one.end]: features(one, view, asked, ()) for one in candidates(SENTENCE, PARSED, asked)
    }
    assert found["Mina Ito"].governed == 1.0
    assert found["Mina Ito"].fit == 1.0


def test_how_much_of_the_question_a_sentence_holds() -> None:
    asked = question("When was the lease renewed?", AnswerType.DATE, relation=("lease", "renew"))
    held = scene("The lease was renewed in May.", 1, 0, None, asked)
    other = scene("The van was sold in May.", 1, 0, None, asked)
    assert held.grasp == 1.0
    assert other.grasp == 0.0


@given(st.text(max_size=80))
def test_candidates_are_slices(text: str) -> None:
    for expects in AnswerType:
        for one in candidates(text, None, question("What is 《it》?", expects)):
            assert 0 <= one.start < one.end <= len(text)
            assert 0.0 <= one.fit <= 1.0
