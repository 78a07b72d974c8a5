"""Content words, clauses and the alignment of a claim with its quote, over parses written by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.claims.pairing import pair
from graph_rag.claims.words import Kind, Reading, Word, align, read, same, stands_in
from schema.parse import Parse, Token
from tests.unit.graph_rag.claims.hand import chinese, english

BOUGHT = english("Harlow/PROPN/nsubj/1 acquired/VERB/ROOT/1 Krisp/PROPN/dobj/1", lemmas={"acquired": "acquire"})
BUYS = english("Harlow/PROPN/nsubj/1 bought/VERB/ROOT/1 Krisp/PROPN/dobj/1", lemmas={"bought": "buy"})
TWO = english(
    "Sales/NOUN/nsubj/1 rose/VERB/ROOT/1 but/CCONJ/cc/1 profit/NOUN/nsubj/4 fell/VERB/conj/1 ./PUNCT/punct/1",
    lemmas={"Sales": "sale", "rose": "rise", "fell": "fall"},
)


def word(text: str, kind: Kind = Kind.NOUN, key: str = "") -> Word:
    """A word that stands alone."""
    return Word(text=text, key=key or text.lower(), start=0, end=len(text), kind=kind, clause=0, token=0)


def keys(reading: Reading) -> list[str]:
    """Keys of the content words."""
    return [each.key for each in reading.words]


def test_content_words_are_lemmas_without_light_words() -> None:
    parse = english(
        "The/DET/det/1 firms/NOUN/nsubj/2 did/AUX/ROOT/2 buy/VERB/xcomp/2", lemmas={"firms": "firm", "did": "do"}
    )
    assert keys(read(parse)) == ["firm", "buy"]


def test_a_verb_takes_its_particle() -> None:
    parse = english("They/PRON/nsubj/1 turned/VERB/ROOT/1 it/PRON/dobj/1 down/ADP/prt/1", lemmas={"turned": "turn"})
    assert "turn_down" in keys(read(parse))


def test_a_lemma_cut_too_short_gets_its_vowel_back() -> None:
    assert keys(read(english("It/PRON/nsubj/1 fined/VERB/ROOT/1 her/PRON/dobj/1", lemmas={"fined": "fin"}))) == ["fine"]
    assert keys(read(english("It/PRON/nsubj/1 called/VERB/ROOT/1", lemmas={"called": "call"}))) == ["call"]


def test_clauses_of_a_tree() -> None:
    reading = read(TWO)
    assert reading.clauses == ("Sales rose but … .", "profit fell")
    assert reading.clause_at(TWO.text.index("profit")) == 1
    assert reading.clause_at(10_000) == 0


def test_a_clause_after_a_preposition_of_sequence_stands_alone() -> None:
    parse = english(
        "It/PRON/nsubj/1 approved/VERB/ROOT/1 A/PROPN/dobj/1 after/ADP/prep/1 rejecting/VERB/pcomp/3 B/PROPN/dobj/4",
    )
    assert read(parse).clauses == ("It approved A after", "rejecting B")


def test_chinese_clauses_are_segments() -> None:
    reading = read(chinese("成本/n 上升/v ，/w 利润/n 下降/v 。/w"))
    assert reading.clauses == ("成本上升，", "利润下降。")


def test_an_opening_without_belongs_to_what_follows() -> None:
    reading = read(chinese("未经/d 同意/v ，/w 承租人/n 不得/v 转租/v 。/w"))
    assert len(reading.clauses) == 1


def test_names_of_chinese_words() -> None:
    kinds = {each.text: each.kind for each in read(chinese("海澜科技/ORG 迅速/ad 收购/v 韦伯/PER")).words}
    assert kinds == {"海澜科技": Kind.NAME, "迅速": Kind.ADJECTIVE, "收购": Kind.VERB, "韦伯": Kind.NAME}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (word("buy", Kind.VERB), word("acquire", Kind.VERB)),
        (word("Dutch", Kind.ADJECTIVE), word("Netherlands", Kind.NAME)),
        (word("foundation"), word("found", Kind.VERB)),
        (word("branches"), word("branch")),
        (word("研发中心"), word("苏州研发中心", Kind.NAME)),
        (word("北大", Kind.NAME), word("北京大学", Kind.NAME)),
        (word("增速"), word("增速")),
    ],
)
def test_words_that_say_the_same(one: Word, other: Word) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (word("equity"), word("bond")),
        (word("Lundgren", Kind.NAME), word("Lundquist", Kind.NAME)),
        (word("林奎会计师事务所", Kind.NAME), word("伦格会计师事务所", Kind.NAME)),
        (word("外汇"), word("债券")),
        (word("cat"), word("car")),
    ],
)
def test_words_that_do_not(one: Word, other: Word) -> None:
    assert not same(one, other)


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("Nice", "in Nice.", True),
        ("Nice", "a niceness", False),
        ("营收", "营业收入3亿元", True),
        ("受贿", "收受承包商贿赂", True),
        ("韩国", "在日本", False),
    ],
)
def test_words_inside_a_text(text: str, quote: str, *, expected: bool) -> None:
    assert stands_in(word(text), quote) is expected


def test_alignment_goes_from_the_claim_to_the_quote() -> None:
    links = align(read(BUYS), read(BOUGHT))
    assert {claimed.text: [other.text for other in others] for claimed, others in links.items()} == {
        "Harlow": ["Harlow"],
        "bought": ["acquired"],
        "Krisp": ["Krisp"],
    }


def test_the_focus_holds_most_of_the_claim() -> None:
    claim = english("Profit/NOUN/nsubj/1 fell/VERB/ROOT/1", lemmas={"Profit": "profit", "fell": "fall"})
    pairing = pair(read(claim), read(TWO))
    assert pairing.focus == (1,)
    assert pairing.coverage == 1.0
    assert pairing.says_verb(0, 1)
    assert not pairing.says_verb(0, 0)
    assert pairing.near_focus(0, 0.5) == [1]


def test_coverage_counts_what_is_found() -> None:
    claim = english("Taxes/NOUN/nsubj/1 fell/VERB/ROOT/1", lemmas={"Taxes": "tax", "fell": "fall"})
    pairing = pair(read(claim), read(TWO))
    assert 0.0 < pairing.coverage < 1.0
    assert not pairing.found(next(each for each in pairing.claim.words if each.key == "tax"))


def test_nothing_to_cover() -> None:
    empty = Parse(text="", language="en", tokens=())
    pairing = pair(read(empty), read(empty))
    assert pairing.coverage == 1.0
    assert pairing.focus == (0,)


@given(st.lists(st.tuples(st.sampled_from(["Acme", "sold", "the", "x", ",", "不"]), st.integers(-2, 8)), max_size=8))
def test_broken_trees_are_read(rows: list[tuple[str, int]]) -> None:
    tokens = tuple(
        Token(text=text, start=4 * i, end=4 * i + len(text), lemma=text, pos="VERB", dep="conj", head=head)
        for i, (text, head) in enumerate(rows)
    )
    reading = read(Parse(text=" ".join(f"{text:3s}" for text, _ in rows), language="en", tokens=tokens))
    assert len(reading.clause_of) == len(tokens)
    assert set(reading.clause_of) == set(range(len(reading.clauses)))
