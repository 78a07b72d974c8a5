"""Two sources that give different values for one thing are both shown; what speaks of something else is not."""

from __future__ import annotations

from collections.abc import Sequence

from graph_rag.answer.rivals import rivals
from graph_rag.answer.wording import differing, superseded
from graph_rag.question import AnswerType, Question
from schema import ids
from schema.answers import ContextItem
from tests.unit.graph_rag.answer.evidence import evidenced, item, question

PRESS = "The new hall will create 420 jobs in Suzhou."
MINUTES = "The new hall will create 260 jobs in Suzhou."
ASKED = question(
    "How many jobs will the new hall create in Suzhou?",
    AnswerType.COUNT,
    focus="job",
    relation=("job", "hall", "create"),
)


def no_parse(text: str) -> None:
    del text


def found(
    items: Sequence[ContextItem], answer: str, asked: Question = ASKED, old: Sequence[str] = ()
) -> list[tuple[str, int]]:
    replaced = {ids.document_id(uri): None for uri in old}
    stated = rivals(answer, items[0].number, evidenced(asked, items), no_parse, replaced)
    return [(one.text, one.entry.item.number) for one in stated]


def two(first: str = PRESS, second: str = MINUTES, **fields: str) -> list[ContextItem]:
    return [
        item(1, first, uri="press.txt", title="Press", published="2025-06-19"),
        item(2, second, uri="minutes.txt", title=fields.get("title", "Minutes"), published="2025-09-23"),
    ]


def test_two_documents_that_differ_are_both_shown() -> None:
    assert found(two(), "420 jobs") == [("420 jobs", 1), ("260 jobs", 2)]


def test_the_older_source_comes_first_whichever_answers() -> None:
    items = list(reversed(two()))
    assert found(items, "260 jobs") == [("420 jobs", 1), ("260 jobs", 2)]


def test_the_same_value_in_other_words_is_no_rival() -> None:
    assert found(two(second="The new hall in Suzhou will create some 420 jobs."), "420 jobs") == []


def test_another_subject_is_no_rival() -> None:
    assert found(two(second="The canteen will serve 260 meals."), "420 jobs") == []


def test_another_unit_is_no_rival() -> None:
    assert found(two(second="The new hall will create jobs in Suzhou within 18 months."), "420 jobs") == []


def test_another_year_is_no_rival() -> None:
    first = "Revenue was £412 million."
    asked = question("What was the revenue?", AnswerType.AMOUNT, focus="revenue", relation=("revenue",))
    items = [
        item(1, first, uri="a.txt", title="Annual report 2024"),
        item(2, "Revenue was £388 million.", uri="b.txt", title="Annual report 2023"),
    ]
    assert found(items, "£412 million", asked) == []
    items[1] = item(2, "Revenue was £388 million.", uri="b.txt", title="Press release")
    assert [text for text, _ in found(items, "£412 million", asked)] == ["£412 million", "£388 million"]


def test_versions_of_one_document_do_not_contradict() -> None:
    items = [
        item(1, "Claims are filed within 20 days.", uri="rules-2025.txt", title="Travel rules 2025"),
        item(2, "Claims are filed within 30 days.", uri="rules-2023.txt", title="Travel rules 2023"),
    ]
    asked = question("How many days for claims to be filed?", AnswerType.QUANTITY, relation=("claim", "file"))
    assert found(items, "20 days", asked) == []


def test_a_replaced_document_contradicts_nothing() -> None:
    assert found(two(), "420 jobs", old=["minutes.txt"]) == []
    assert found(two(), "420 jobs", old=["press.txt"]) == []


def test_a_sentence_that_corrects_the_value_is_a_rival_by_itself() -> None:
    later = "Ms Shen answered that 260 posts would be filled in the first year, not the 420 mentioned in the press."
    assert found(two(second=later), "420 jobs") == [("420 jobs", 1), ("260", 2)]


def test_a_chinese_correction() -> None:
    first, second = "车间计划2026年5月投产。", "第三车间投产时间由2026年5月改为2026年8月。"
    asked = question("车间什么时候投产？", AnswerType.DATE, relation=("车间", "投产"))
    assert found(two(first, second), "2026年5月", asked) == [("2026年5月", 1), ("2026年8月", 2)]


def test_a_correction_of_something_else_is_no_rival() -> None:
    later = "The canteen serves 260 meals, not the 300 that were planned."
    assert found(two(second=later), "420 jobs") == []


def test_one_sentence_that_corrects_itself() -> None:
    text = "Option B would cost €21.3 million instead of €18.5 million."
    asked = question("What would option B cost?", AnswerType.AMOUNT, relation=("option", "cost"))
    assert {value for value, _ in found([item(1, text)], "€18.5 million", asked)} == {"€18.5 million", "€21.3 million"}


def test_two_values_of_one_sentence_alone_do_not_contradict() -> None:
    text = "Option A costs €18.5 million and option B costs €21.3 million."
    asked = question("What does option A cost?", AnswerType.AMOUNT, relation=("option", "cost"))
    assert found([item(1, text)], "€18.5 million", asked) == []


def test_cells_of_two_tables() -> None:
    rows = [
        item(1, "Supplier: Acme Pumps | Founded: 2006 | City: Leeds", uri="audit.csv"),
        item(2, "Company: Acme Pumps | Founded: 2008 | Rating: A", uri="rating.csv"),
        item(3, "Company: Acme Pumps | Approved since: 2021 | Rating: A", uri="approved.csv"),
    ]
    asked = question("When was Acme Pumps founded?", AnswerType.DATE, names=("Acme Pumps",), relation=("found",))
    assert found(rows, "2006", asked) == [("2006", 1), ("2008", 2)]


def test_names_are_not_compared() -> None:
    asked = question("Who chairs Acme?", AnswerType.PERSON)
    assert found(two("Jane Wu chairs Acme.", "Li Wei chairs Acme."), "Jane Wu", asked) == []


def test_an_unknown_number_has_no_rivals() -> None:
    assert rivals("420 jobs", 9, evidenced(ASKED, two()), no_parse, {}) == ()


def test_every_rival_stands_in_its_sentence() -> None:
    items = two()
    for stated in rivals("420 jobs", 1, evidenced(ASKED, items), no_parse, {}):
        assert stated.text in stated.entry.item.text


def test_how_they_are_said() -> None:
    values = [("420", "Press", "2025-06-19"), ("260", "Minutes", "")]
    assert differing(values, "en") == "420 (Press, 2025-06-19); 260 (Minutes)"
    assert differing(values, "zh") == "420（Press，2025-06-19）；260（Minutes）"
    assert superseded("5.2", "en") == "Superseded by 5.2:"
    assert superseded("2026", "zh") == "已被新版（2026）取代："
