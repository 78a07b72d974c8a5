"""Short answers are slices of one sentence."""

from dataclasses import replace

from graph_rag.answer.short import short_answer
from graph_rag.evidence import ProvedFact
from graph_rag.question import AnswerType
from schema.documents import Span
from schema.graph import Evidence, Fact
from schema.reading import Reading, ReadSpan
from tests.unit.graph_rag.answer.evidence import evidenced, item, question


def no_parse(text: str) -> None:
    del text


def test_the_cell_the_question_points_at() -> None:
    asked = question("What is the lead time of Acme Pumps?", AnswerType.QUANTITY, relation=("lead", "time"))
    row = item(1, "Supplier: Acme Pumps | City: Leeds | Lead time: 30 days | Minimum order: 12 units")
    found = evidenced(asked, [row])
    short = short_answer(found, no_parse, found.items)
    assert short is not None
    assert (short.text, short.number, short.source) == ("30 days", 1, "cell")


def test_a_date_near_the_words_asked_for() -> None:
    asked = question("When was the lease signed?", AnswerType.DATE, relation=("lease", "sign"))
    found = evidenced(asked, [item(1, "The lease was signed on 3 March 2024, after talks that began in May 2021.")])
    short = short_answer(found, no_parse, found.items)
    assert short is not None
    assert short.text == "3 March 2024"


def test_the_other_end_of_a_fact() -> None:
    text = "Globex was founded by Jane Wu."
    proof = Evidence(
        span=Span(document_id="doc_x", start=0, end=len(text)), quote=text, chunk_id="c", extractor="t", confidence=1.0
    )
    fact = Fact(id="f", subject_id="g", predicate="be found by", object="j", evidence=(proof,))
    asked = question("Who founded Globex?", AnswerType.PERSON, relation=("found",))
    found = evidenced(
        asked, [item(1, text)], facts=[ProvedFact(fact=fact, subject="Globex", object="Jane Wu", numbers=(1,))]
    )
    short = short_answer(found, no_parse, found.items)
    assert short is not None
    assert (short.text, short.source) == ("Jane Wu", "span")


def test_every_short_answer_stands_in_its_sentence() -> None:
    texts = ["Margin: 12 % | Region: North", "The margin of the north fell to 9 %.", "北区毛利率为 9 %。"]
    asked = question("What was the margin?", AnswerType.PERCENT, relation=("margin",))
    found = evidenced(asked, [item(number, text) for number, text in enumerate(texts, start=1)])
    short = short_answer(found, no_parse, found.items)
    assert short is not None
    assert short.text in texts[short.number - 1]


def test_no_short_answer_to_why_or_how() -> None:
    for expects in (AnswerType.REASON, AnswerType.DESCRIPTION, AnswerType.DEFINITION, AnswerType.YES_NO):
        found = evidenced(question("Why was it signed in 2024?", expects), [item(1, "It was signed in May 2024.")])
        assert short_answer(found, no_parse, found.items) is None


def test_nothing_of_the_kind_gives_nothing() -> None:
    found = evidenced(question("When was it signed?", AnswerType.DATE), [item(1, "It was signed in Leeds.")])
    assert short_answer(found, no_parse, found.items) is None
    assert short_answer(evidenced(question("When?", AnswerType.DATE), []), no_parse, ()) is None


def test_a_better_sentence_wins_over_a_later_one() -> None:
    asked = question("When was the lease signed?", AnswerType.DATE, relation=("lease", "sign"))
    found = evidenced(
        asked, [item(1, "The lease was signed in May 2021."), item(2, "The lease was signed in May 2019.")]
    )
    short = short_answer(found, no_parse, found.items)
    assert short is not None
    assert short.number == 1


def test_a_row_called_by_its_word_beats_a_neighbour_that_sounds_alike() -> None:
    asked = question("公司员工的婚假有几天？", AnswerType.QUANTITY, relation=("婚假",))
    near, meant = "假别: 产假 | 期限甲: 158天 | 期限乙: 98天", "假别: 婚假 | 期限甲: 013天 | 期限乙: 10天"
    found = evidenced(asked, [item(1, near), item(2, meant)])
    entries = [
        replace(entry, reading=Reading(relevance=score, spans=(ReadSpan(start=14, end=14 + width, score=score),)))
        for entry, score, width in zip(found.items, (3.0, 1.0), (4, 4), strict=True)
    ]
    short = short_answer(found, no_parse, entries)
    assert short is not None
    assert (short.text, short.number) == ("013天", 2)
    alone = short_answer(found, no_parse, entries[:1])
    assert alone is not None
    assert alone.text == "158天"


def test_rows_of_another_table_are_not_ruled_out() -> None:
    asked = question("What is the lead time of Acme Pumps?", AnswerType.QUANTITY, relation=("lead", "time"))
    called = item(1, "Supplier: Acme Pumps | City: Leeds")
    other = item(2, "Firm: Acme Pumps Ltd | Lead time: 30 days", uri="b.csv")
    found = evidenced(asked, [called, other])
    short = short_answer(found, no_parse, found.items)
    assert short is not None
    assert short.text == "30 days"
