"""Questions made from table rows."""

import pytest

from benchmarks.reader.companies import Place
from benchmarks.reader.examples import contains
from benchmarks.reader.rows import parsed, row_examples

SITES = [f"Site: S{number} | Country: Norway | Turbines: {number} | Manager: Ada {number}" for number in range(8)]
TARIFF = [f"Code: L{number} | Rate (GBP): {number}5.00" for number in range(4)]
QUARTERS = [f"地点: {site} | 季度: Q{number} | 人数: {number}{site}" for site in ("甲", "乙") for number in (1, 2)]


def places(*lines: str, document: str = "sites.csv") -> list[Place]:
    return [Place(document=document, title="Sites", text=line) for line in lines]


ALL = [*places(*SITES), *places(*TARIFF, document="tariff.csv"), *places(*QUARTERS, document="headcount.csv")]


class TestParsing:
    def test_cells_are_slices(self) -> None:
        row = parsed(places(SITES[3])[0])
        assert row is not None
        assert {header: row.value(header) for header in row.cells} == {
            "Site": "S3",
            "Country": "Norway",
            "Turbines": "3",
            "Manager": "Ada 3",
        }

    @pytest.mark.parametrize(
        "text", ["A sentence: with a colon.", "Site | Country | Turbines", "A: 1 | A: 2", "A:  | B: 2", "", "A: 1"]
    )
    def test_other_text_is_no_row(self, text: str) -> None:
        assert parsed(places(text)[0]) is None


class TestExamples:
    def test_the_gold_cell_answers_and_other_rows_do_not(self) -> None:
        for example in row_examples("co", ALL, limit=100, seed=0):
            for gold in example.sentences.gold:
                assert gold.span is not None
                assert (gold.text[slice(*gold.span)],) == example.answers
                assert gold.text not in {text.text for text in example.sentences.near}

    def test_some_questions_ask_for_a_column_of_another_table(self) -> None:
        examples = list(row_examples("co", ALL, limit=100, seed=0))
        unanswered = [example for example in examples if not example.sentences.gold]
        assert 0 < len(unanswered) < len(examples) / 2
        for example in unanswered:
            assert example.answers == ()
            assert example.sentences.near

    def test_a_row_that_shares_its_first_cell_is_named_by_two(self) -> None:
        questions = [e.question for e in row_examples("co", places(*QUARTERS), limit=100, seed=0)]
        assert questions
        assert all(contains(question, ["Q1", "Q2"]) for question in questions)
        assert all("人数" in question for question in questions)

    def test_the_same_seed_draws_the_same_and_the_limit_holds(self) -> None:
        first, second = (list(row_examples("co", ALL, limit=10, seed=3)) for _ in range(2))
        assert first == second
        assert len(first) <= 10

    def test_a_table_of_one_row_is_left_out(self) -> None:
        assert list(row_examples("co", places(SITES[0]), limit=10, seed=0)) == []
