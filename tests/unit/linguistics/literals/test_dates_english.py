"""English and numeric dates: what is read and what is left alone."""

from __future__ import annotations

import pytest

from tests.unit.linguistics.literals.cases import rows, values

CASES: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("3 March 2024", [("3 March 2024", "2024-03-03")]),
    ("The lease was signed on 3rd March 2024.", [("3rd March 2024", "2024-03-03")]),
    ("signed this 3rd day of March, 2024", [("3rd day of March, 2024", "2024-03-03")]),
    ("On March 3, 2024 the board met.", [("March 3, 2024", "2024-03-03")]),
    ("On March 3rd, 2024 the board met.", [("March 3rd, 2024", "2024-03-03")]),
    ("Sept. 5, 2023 was a Tuesday", [("Sept. 5, 2023", "2023-09-05")]),
    ("5-Sep-2023", [("5-Sep-2023", "2023-09-05")]),
    ("31-Dec-24", [("31-Dec-24", "2024-12-31")]),
    ("March 2024", [("March 2024", "2024-03")]),
    ("In May of 2019 prices fell", [("May of 2019", "2019-05")]),
    ("the due date is 2024-03-01.", [("2024-03-01", "2024-03-01")]),
    ("2024/3/1", [("2024/3/1", "2024-03-01")]),
    ("2024.03.01", [("2024.03.01", "2024-03-01")]),
    ("sent 2024-03-01T12:00:00Z by mail", [("2024-03-01", "2024-03-01")]),
    ("13/04/2024", [("13/04/2024", "2024-04-13")]),
    ("04/13/2024", [("04/13/2024", "2024-04-13")]),
    ("04/04/2024", [("04/04/2024", "2024-04-04")]),
    ("03.04.2024", [("03.04.2024", "2024-04-03")]),
    ("Q3 2023", [("Q3 2023", "2023-07-01/2023-09-30")]),
    ("Q3 of 2023", [("Q3 of 2023", "2023-07-01/2023-09-30")]),
    ("Q3'23 sales", [("Q3'23", "2023-07-01/2023-09-30")]),
    ("3Q23", [("3Q23", "2023-07-01/2023-09-30")]),
    ("2023 Q4", [("2023 Q4", "2023-10-01/2023-12-31")]),
    ("2023Q4", [("2023Q4", "2023-10-01/2023-12-31")]),
    ("the third quarter of 2023", [("third quarter of 2023", "2023-07-01/2023-09-30")]),
    ("first-quarter 2024", [("first-quarter 2024", "2024-01-01/2024-03-31")]),
    ("fourth quarter of fiscal 2022", [("fourth quarter of fiscal 2022", "2022-10-01/2022-12-31")]),
    ("H1 2024", [("H1 2024", "2024-01-01/2024-06-30")]),
    ("2H23", [("2H23", "2023-07-01/2023-12-31")]),
    ("the first half of 2024", [("first half of 2024", "2024-01-01/2024-06-30")]),
    ("FY2024", [("FY2024", "2024")]),
    ("FY24 budget", [("FY24", "2024")]),
    ("fiscal year 2022 results", [("fiscal year 2022", "2022")]),
    ("in fiscal 2022", [("fiscal 2022", "2022")]),
    ("the 1990s", [("the 1990s", "1990-01-01/1999-12-31")]),
    ("from 1 May to 30 June 2024", [("1 May to 30 June 2024", "2024-05-01/2024-06-30")]),
    ("between 1 May and 30 June 2024", [("1 May and 30 June 2024", "2024-05-01/2024-06-30")]),
    ("from May 1 to June 30, 2024", [("May 1 to June 30, 2024", "2024-05-01/2024-06-30")]),
    ("1-5 May 2024", [("1-5 May 2024", "2024-05-01/2024-05-05")]),
    ("May 1–5, 2024", [("May 1–5, 2024", "2024-05-01/2024-05-05")]),
    ("May to June 2024", [("May to June 2024", "2024-05-01/2024-06-30")]),
    ("November to February 2024", [("November to February 2024", "2023-11-01/2024-02-29")]),
    ("from 1 May 2023 to 30 June 2024", [("1 May 2023 to 30 June 2024", "2023-05-01/2024-06-30")]),
    ("2024-03-01/2024-06-30", [("2024-03-01/2024-06-30", "2024-03-01/2024-06-30")]),
    ("between March 2019 and May 2021", [("March 2019 and May 2021", "2019-03-01/2021-05-31")]),
    ("postponed from 1 May 2023 to 30 June 2024", [("1 May 2023", "2023-05-01"), ("30 June 2024", "2024-06-30")]),
    ("3 March 2024 and 5 May 2024", [("3 March 2024", "2024-03-03"), ("5 May 2024", "2024-05-05")]),
    ("31 February 2024", []),
    ("03/04/2024", []),
    ("March 3", []),
    ("version 2.4.2024.1", []),
    ("mid-2023", [("2023", "2023")]),
    ("Founded in 1998, it grew.", [("1998", "1998")]),
    ("since 2015", [("2015", "2015")]),
    ("by 2030", [("2030", "2030")]),
    ("by the end of 2025", [("2025", "2025")]),
    ("the year 1066", [("1066", "1066")]),
    ("(born 1981)", [("1981", "1981")]),
    ("The film (2010) was long", [("2010", "2010")]),
    ("(1879–1955)", [("1879–1955", "1879-01-01/1955-12-31")]),
    ("(2003–09)", [("2003–09", "2003-01-01/2009-12-31")]),
    ("the 2018-19 season", [("2018-19", "2018-01-01/2019-12-31")]),
    ("from 2019 to 2021", [("2019 to 2021", "2019-01-01/2021-12-31")]),
    ("between 2019 and 2021", [("2019 and 2021", "2019-01-01/2021-12-31")]),
    ("in 2017, 2018 and 2019", [("2017", "2017"), ("2018", "2018"), ("2019", "2019")]),
    ("the 2016 election", [("2016", "2016")]),
    ("Google's 2019 revenue", [("2019", "2019")]),
    ("2023 annual report", [("2023", "2023")]),
    ("2019", [("2019", "2019")]),
    ("It sold 2000 units", [("2000 units", "2000")]),
    ("in 1200 words", []),
    ("room 2019 is free", []),
    ("of 1500 trucks", [("1500 trucks", "1500")]),
    ("part number 2019-44-1", []),
    ("call 555-2019", []),
    ("last year", []),
    ("去年", []),
    ("a fleet of 2010 ships", [("2010 ships", "2010")]),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_english_dates(text: str, expected: list[tuple[str, str]]) -> None:
    dates = [(surface, value) for surface, kind, value, _ in rows(text) if kind == "date"]
    others = [(surface, value) for surface, kind, value, _ in rows(text) if kind != "date"]
    assert dates + others == expected


@pytest.mark.parametrize(
    "month",
    "January February March April May June July August September October November December".split(),
)
def test_months_are_read_long_short_and_in_any_case(month: str) -> None:
    expected = values(f"7 {month} 2024")[0][1]
    assert values(f"7 {month[:3]} 2024")[0][1] == expected
    assert values(f"7 {month.upper()} 2024")[0][1] == expected
    assert values(f"{month} 7, 2024")[0][1] == expected


def test_a_date_may_be_wrapped_over_two_lines_but_not_over_a_blank_one() -> None:
    assert values("signed on 3 March\n2024 in Leeds") == [("3 March\n2024", "2024-03-03")]
    assert values("3 March\n\n2024") == [] or values("3 March\n\n2024")[0][1] == "2024"


def test_no_reference_no_relative_date() -> None:
    assert values("sales rose last year and this month") == []


def test_impossible_days_are_no_dates() -> None:
    for text in ("2024-02-30", "2023-02-29", "32/01/2024", "2024-13-01", "31/04/2024"):
        assert values(text) == []


def test_leap_days_are() -> None:
    assert values("29 February 2024") == [("29 February 2024", "2024-02-29")]
