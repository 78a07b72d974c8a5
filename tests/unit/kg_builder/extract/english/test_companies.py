from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.english.companies import find_companies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme Ltd sells.", ["Acme Ltd"]),
        ("We pay Acme Ltd.", ["Acme Ltd"]),
        (
            "at Halvarra Refrigeration (Suzhou) Co., Ltd. (hereinafter)",
            ["Halvarra Refrigeration (Suzhou) Co., Ltd."],
        ),
        ("Between Acme Ltd and Globex Inc.", ["Acme Ltd", "Globex Inc"]),
        ("HALVARRA THERMAL GROUP PLC, registered", ["HALVARRA THERMAL GROUP PLC"]),
        ("Halvarra Thermal Group plc pays.", ["Halvarra Thermal Group plc"]),
        ("Glasbury & Holt Ltd delivered.", ["Glasbury & Holt Ltd"]),
        ("from Tessaro Sensori S.r.l. in Brescia", ["Tessaro Sensori S.r.l."]),
        ("Acme, Inc. sells", ["Acme, Inc"]),
        ("CFO of Acme Ltd left", ["Acme Ltd"]),
        ("The Acme Ltd sells", ["Acme Ltd"]),
        ("no company here", []),
        ("Ltd", []),
        ("", []),
    ],
)
def test_companies(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_companies(text)] == expected


@given(text=st.text(alphabet="AB cd(),.&Ltd", max_size=80))
def test_places_ascend_and_start_with_a_capital(text: str) -> None:
    places = find_companies(text)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))
    assert all(text[start].isupper() and start < end <= len(text) for start, end in places)
