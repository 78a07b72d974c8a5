"""Numbers and dates as a spreadsheet shows them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.shown import plain_number, shown_value


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (None, "General", ""),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        ("text", "General", "text"),
        ("#N/A", "General", ""),
        ("#1 supplier", "General", "#1 supplier"),
        (5, "General", "5"),
        (5.0, "General", "5"),
        (0.1 + 0.2, "General", "0.3"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234567, "#,##0", "1,234,567"),
        (0.153, "0.0%", "15.3%"),
        (0.15, "0%", "15%"),
        (0.155, "0.## %", "15.5 %"),
        (1200, '"$"#,##0', "$1,200"),
        (1200, "[$¥-804]#,##0.00", "¥1,200.00"),
        (1200, "[$€-2] #,##0", "€ 1,200"),
        (3.2, '0.0"亿元"', "3.2亿元"),
        (1200000, "#,##0,", "1,200"),
        (12, "0.0##", "12.0"),
        (12.5, "0.0##", "12.5"),
        (-5, "0", "-5"),
        (-5, "0;(0)", "(5)"),
        (-1234.5, "#,##0.00_);[Red](#,##0.00)", "(1,234.50)"),
        (7, "@", "7"),
        (1.5, "# ?/?", "1.5"),
        (12345.678, "0.00E+00", "12345.678"),
        (float("nan"), "0", ""),
        (float("inf"), "General", ""),
        (7, None, "7"),
        (7, '"only words"', "7"),
        (dt.datetime(2024, 3, 1), "yyyy-mm-dd", "2024-03-01"),  # noqa: DTZ001 - spreadsheets know no zones
        (dt.datetime(2024, 3, 1, 9, 30), "yyyy-mm-dd hh:mm", "2024-03-01 09:30:00"),  # noqa: DTZ001
        (dt.date(2024, 3, 1), "General", "2024-03-01"),
        (dt.time(9, 30), "hh:mm", "09:30:00"),
        (dt.timedelta(hours=2), "[h]:mm", "2:00:00"),
    ],
)
def test_values_as_shown(value: object, form: str | None, expected: str) -> None:
    assert shown_value(value, form) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(3, "3"), (3.0, "3"), (3.25, "3.25"), (1e-5, "0.00001"), (1e20, "1e+20"), (123456789.125, "123456789.125")],
)
def test_plain_numbers(value: float, expected: str) -> None:
    assert plain_number(value) == expected


@given(st.integers(-(10**14), 10**14))
def test_integers_are_exact(value: int) -> None:
    assert plain_number(value) == str(value)
    assert shown_value(value, "#,##0").replace(",", "") == str(value)


@given(st.floats(-1e12, 1e12))
def test_general_numbers_keep_twelve_digits(value: float) -> None:
    assert float(plain_number(value)) == pytest.approx(value, rel=1e-11, abs=1e-6)


@given(
    st.floats(allow_nan=True, allow_infinity=True), st.text(st.sampled_from('#0,.%;$"\\_*[]-@GE+/?¥ 年'), max_size=12)
)
def test_any_format_gives_some_text(value: float, form: str) -> None:
    assert isinstance(shown_value(value, form), str)
