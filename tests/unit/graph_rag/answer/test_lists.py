"""Lists, counts, superlatives and comparisons over the rows of a table."""

from collections.abc import Sequence

import pytest

from graph_rag.answer.columns import unexplained
from graph_rag.answer.lists import Listed, listed
from graph_rag.answer.tables import Table, table_of
from graph_rag.question import AnswerType, Question, rendering
from tests.unit.graph_rag.answer.evidence import evidenced, item, question
from tests.unit.graph_rag.answer.tabular import EVERYTHING, tabular

SHIPS = ("Vessel", "Flag", "Berth", "Length (m)", "Built", "Inspection")
FLEET = (
    ("Aurora", "Norway", "North", "182", "2004-05-01", "passed"),
    ("Borealis", "Panama", "South", "230", "2011-03-12", "none"),
    ("Cormorant", "Norway", "South", "96", "1998-09-30", "passed"),
    ("Dunlin", "Malta", "North", "141", "2019-11-02", "failed"),
)
STAFF = ("id", "name", "role", "office", "reports_to")
PEOPLE = (
    ("E1", "Ada Brandt", "Head of Research", "Oslo", "Ines Cole"),
    ("E2", "Ines Cole", "Managing Director", "Oslo", "Board"),
    ("E3", "Tom Vale", "Chemist", "Bergen", "Ada Brandt"),
    ("E4", "Eva Rohde", "Biologist", "Oslo", "Ada Brandt"),
)
BOOKS = ("书名", "作者", "类别", "页数", "出版日期", "等级")
SHELF = (
    ("山中笔记", "何青", "散文", "210", "2019-04-01", "A"),
    ("海边来信", "林舟", "小说", "388", "2021-06-15", "B"),
    ("夜航", "何青", "小说", "295", "2023-01-20", "A"),
)


def ask(asked: Question, headers: Sequence[str], rows: Sequence[Sequence[str]], title: str = "") -> Listed | None:
    found, reader = tabular(asked, headers, rows, title=title)
    return listed(found, reader, EVERYTHING)


def english(text: str, expects: AnswerType, focus: str = "", *relation: str, **fields: object) -> Question:
    return question(text, expects, focus=focus, relation=(*(relation or (focus,)),), **fields)


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    found, reader = tabular(question("?"), headers, rows)
    read = table_of(found.items[0], reader, EVERYTHING)
    assert read is not None
    return read


def names(result: Listed | None) -> tuple[str, ...]:
    return result.names if result is not None else ()


def test_rows_with_a_named_value() -> None:
    asked = english("Which vessels sail under the flag of Norway?", AnswerType.LIST, "vessel", "vessel", "sail", "flag")
    assert names(ask(asked, SHIPS, FLEET)) == ("Aurora", "Cormorant")


def test_two_values_must_both_hold() -> None:
    asked = english("Which vessels of Norway lie at berth South?", AnswerType.LIST, "vessel", "vessel", "berth")
    assert names(ask(asked, SHIPS, FLEET)) == ("Cormorant",)


def test_a_count_counts_only_rows_that_satisfy() -> None:
    asked = english("How many vessels carry the flag of Norway?", AnswerType.COUNT, "vessel", "vessel", "flag")
    result = ask(asked, SHIPS, FLEET)
    assert result is not None
    assert len(result.rows) == 2


def test_rows_beyond_a_bound() -> None:
    asked = english("Which vessels have a length of more than 150 m?", AnswerType.LIST, "vessel", "vessel", "length")
    assert names(ask(asked, SHIPS, FLEET)) == ("Aurora", "Borealis")


def test_an_inclusive_bound() -> None:
    asked = english("Which vessels have a length of at least 182 m?", AnswerType.LIST, "vessel", "vessel", "length")
    assert names(ask(asked, SHIPS, FLEET)) == ("Aurora", "Borealis")


def test_rows_within_a_year() -> None:
    asked = english("Which vessels were built in 2011?", AnswerType.LIST, "vessel", "vessel", "build")
    assert names(ask(asked, SHIPS, FLEET)) == ("Borealis",)


def test_rows_that_need_none() -> None:
    asked = english(
        "Which vessels have no inspection?", AnswerType.LIST, "vessel", "vessel", "inspection", negated=True
    )
    assert names(ask(asked, SHIPS, FLEET)) == ("Borealis",)


def test_words_that_the_table_does_not_know_leave_it_unanswered() -> None:
    asked = english("Which vessels were sold at auction?", AnswerType.LIST, "vessel", "vessel", "sell", "auction")
    assert ask(asked, SHIPS, FLEET) is None


def test_a_name_that_the_table_does_not_know_leaves_it_unanswered() -> None:
    asked = english("Which vessels of Norway did Quayside charter?", AnswerType.LIST, "vessel", "vessel", "charter")
    assert ask(asked, SHIPS, FLEET) is None


def test_the_whole_table_when_its_rows_are_asked_for() -> None:
    asked = english("List the vessels.", AnswerType.LIST, "vessel")
    assert names(ask(asked, SHIPS, FLEET)) == ("Aurora", "Borealis", "Cormorant", "Dunlin")


def test_no_list_for_other_questions() -> None:
    asked = english("Who owns the Aurora of Norway?", AnswerType.PERSON, "", "own")
    assert ask(asked, SHIPS, FLEET) is None


def test_rows_that_refer_to_a_role() -> None:
    asked = english("Which people report to the Head of Research?", AnswerType.LIST, "people", "people", "report")
    assert names(ask(asked, STAFF, PEOPLE)) == ("Tom Vale", "Eva Rohde")


def test_rows_that_refer_to_a_name() -> None:
    asked = english("How many people report to Ada Brandt?", AnswerType.COUNT, "people", "people", "report")
    assert names(ask(asked, STAFF, PEOPLE)) == ("Tom Vale", "Eva Rohde")


def test_names_are_listed_rather_than_identifiers() -> None:
    asked = english("Which people work in Oslo?", AnswerType.LIST, "people", "people", "work")
    assert names(ask(asked, STAFF, PEOPLE)) == ("Ada Brandt", "Ines Cole", "Eva Rohde")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which vessel has the greatest length?", "Borealis"),
        ("Which vessel has the smallest length?", "Cormorant"),
        ("Which vessel was built earliest?", "Cormorant"),
        ("Which vessel is the newest?", "Dunlin"),
        ("Which Norway vessel has the greatest length?", "Aurora"),
    ],
)
def test_superlatives(text: str, expected: str) -> None:
    relation = ("vessel", "length") if "length" in text else ("vessel",)
    result = ask(english(text, AnswerType.UNKNOWN, "vessel", *relation), SHIPS, FLEET)
    assert names(result) == (expected,)
    assert result is not None
    assert len(result.rows) == 1


def test_a_superlative_without_its_column_gives_nothing() -> None:
    asked = english("Which vessel is the most beautiful?", AnswerType.UNKNOWN, "vessel", "vessel", "beautiful")
    assert ask(asked, SHIPS, FLEET) is None


def test_a_tie_gives_nothing() -> None:
    rows = [("A", "x", "10"), ("B", "y", "10"), ("C", "z", "4")]
    asked = english("Which model has the highest weight?", AnswerType.UNKNOWN, "model", "model", "weight")
    assert ask(asked, ("Model", "Kind", "Weight"), rows) is None


def test_different_units_are_not_compared() -> None:
    rows = [("A", "10 kg"), ("B", "900 g")]
    asked = english("Which model has the highest weight?", AnswerType.UNKNOWN, "model", "model", "weight")
    assert ask(asked, ("Model", "Weight"), rows) is None


def test_a_comparison_cites_both_rows() -> None:
    asked = english(
        "Which has the greater length, Aurora or Dunlin?", AnswerType.CHOICE, "", "length", options=("Aurora", "Dunlin")
    )
    result = ask(asked, SHIPS, FLEET)
    assert names(result) == ("Aurora",)
    assert result is not None
    assert [row.cells[0].value for row in result.rows] == ["Aurora", "Dunlin"]


def test_a_comparison_of_columns() -> None:
    headers = ("Property", "Lark 10", "Lark 20")
    rows = [("Wall thickness", "40 mm", "65 mm"), ("Weight", "12 kg", "19 kg")]
    asked = english(
        "Which is lighter, Lark 10 or Lark 20?", AnswerType.CHOICE, "", "light", options=("Lark 10", "Lark 20")
    )
    result = ask(asked, headers, rows)
    assert names(result) == ("Lark 10",)


@pytest.mark.parametrize(
    ("text", "expects", "focus", "relation", "expected"),
    [
        ("哪些书是何青写的？", AnswerType.LIST, "书", ("书", "写"), ("山中笔记", "夜航")),
        ("有几本书得了A级？", AnswerType.COUNT, "书", ("书",), ("山中笔记", "夜航")),
        ("哪些书超过250页？", AnswerType.LIST, "书", ("书", "页"), ("海边来信", "夜航")),
        ("哪本书的页数最多？", AnswerType.UNKNOWN, "书", ("书", "页数"), ("海边来信",)),
        ("哪本书最早出版？", AnswerType.UNKNOWN, "书", ("书", "出版"), ("山中笔记",)),
    ],
)
def test_chinese_tables(
    text: str, expects: AnswerType, focus: str, relation: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    asked = question(text, expects, focus=focus, relation=relation)
    assert names(ask(asked, BOOKS, SHELF)) == expected


def test_a_chinese_comparison() -> None:
    asked = question(
        "夜航和山中笔记，哪本的页数更多？", AnswerType.CHOICE, relation=("页数",), options=("夜航", "山中笔记")
    )
    assert names(ask(asked, BOOKS, SHELF)) == ("夜航",)


def test_a_row_that_gives_the_count_itself_is_not_counted() -> None:
    headers, rows = ("Site", "Year", "Visitors"), [("Fell", "2023", "812"), ("Moor", "2023", "77")]
    asked = english("How many visitors came to Fell?", AnswerType.COUNT, "visitor", "visitor")
    assert ask(asked, headers, rows) is None


def test_prose_gives_no_list() -> None:
    asked = english("Which vessels sail for Norway?", AnswerType.LIST, "vessel")
    _, reader = tabular(asked, SHIPS, FLEET)
    prose = evidenced(asked, [item(1, "Aurora and Cormorant sail for Norway.", uri="note.txt")])
    assert listed(prose, reader, EVERYTHING) is None


def test_a_document_that_may_not_be_read_gives_no_list() -> None:
    asked = english("Which vessels carry the flag of Norway?", AnswerType.LIST, "vessel", "vessel", "flag")
    _, reader = tabular(asked, SHIPS, FLEET)
    hidden = evidenced(asked, [item(1, "Vessel: Aurora | Flag: Norway", uri="other.csv")])
    assert listed(hidden, reader, EVERYTHING) is None


def test_a_grade_that_the_table_does_not_know_leaves_it_unanswered() -> None:
    asked = question("2019年有几本书是A级？", AnswerType.COUNT, relation=("书",))
    result = ask(asked, BOOKS, SHELF)
    assert names(result) == ("山中笔记",)
    ungraded = [row[:-1] for row in SHELF]
    assert "a" in unexplained(asked, table(BOOKS[:-1], ungraded), None)


def test_a_restriction_in_the_other_language() -> None:
    asked = question(
        "How many books need no permission?",
        AnswerType.COUNT,
        focus="book",
        relation=("book", "need", "permission"),
        renderings=(rendering("books", ("书",)), rendering("permission", ("许可", "批准"))),
    )
    rows = (("山中笔记", "何青"), ("海边来信", "无需许可"), ("夜航", "林舟"))
    assert names(ask(asked, ("书名", "许可人"), rows)) == ("海边来信",)
