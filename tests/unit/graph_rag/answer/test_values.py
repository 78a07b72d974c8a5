"""Values as they are written, compared by what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.answer.values import value_of


def differ(left: str, right: str, left_header: str = "", right_header: str = "") -> bool:
    one, other = value_of(left, left_header), value_of(right, right_header)
    assert one is not None
    assert other is not None
    assert one.differs(other) == other.differs(one)
    return one.differs(other)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("20,000", "20000"),
        ("2万", "20,000"),
        ("1997年", "1997"),
        ("March 2025", "2025-03-14"),
        ("2025年3月", "14 March 2025"),
        ("£18.5 million", "£18,500,000"),
        ("30 days", "30 days"),
        ("1,999", "2,000"),
    ],
)
def test_the_same_in_other_words(left: str, right: str) -> None:
    assert not differ(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("420", "260"),
        ("20,000", "1.8万"),
        ("1997年", "1999年"),
        ("May 2026", "August 2026"),
        ("£18.5 million", "£21.3 million"),
        ("30 days", "45 days"),
        ("41 %", "45 %"),
    ],
)
def test_different_values(left: str, right: str) -> None:
    assert differ(left, right)


@pytest.mark.parametrize(
    ("left", "right"), [("£18 million", "€21 million"), ("30 days", "45 %"), ("2025", "£40"), ("12 kg", "14 m")]
)
def test_other_units_do_not_contradict(left: str, right: str) -> None:
    assert not differ(left, right)


def test_the_unit_in_the_header_counts() -> None:
    assert differ("60", "45 days", left_header="Payment terms (days)")
    assert not differ("45", "45 days", left_header="Payment terms (days)")


@pytest.mark.parametrize("text", ["", "Kassel", "Board of Directors", "沈若琳"])
def test_names_are_no_values(text: str) -> None:
    assert value_of(text) is None


@given(st.integers(min_value=1, max_value=10_000_000))
def test_a_number_equals_itself_with_separators(number: int) -> None:
    written = f"{number:,}"
    if not 1000 <= number <= 2999 or "," in written:
        one, other = value_of(written), value_of(written)
        assert one is not None
        assert one == other


@given(st.text(max_size=40))
def test_never_raises(text: str) -> None:
    value = value_of(text)
    assert value is None or not value.differs(value)
