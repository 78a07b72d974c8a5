from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.english.aliases import find_claims, long_form_start


def claims(text: str) -> list[tuple[str, str, str]]:
    return [(each.kind, text[slice(*each.full)], text[slice(*each.short)]) for each in find_claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "International Business Machines (IBM) sells computers.",
            [("acronym", "International Business Machines", "IBM")],
        ),
        ("IBM (International Business Machines) sells.", [("acronym", "International Business Machines", "IBM")]),
        (
            "The key performance indicator (KPI) rose.",
            [("acronym", "key performance indicator", "KPI")],
        ),
        (
            'Acme Ltd (hereinafter "the Supplier") and Globex Inc (the "Buyer") agree.',
            [("short_name", "Acme Ltd", "Supplier"), ("short_name", "Globex Inc", "Buyer")],
        ),
        (
            'Acme Widgets Ltd ("Acme" or the "Supplier") sells.',
            [("short_name", "Acme Widgets Ltd", "Acme"), ("short_name", "Acme Widgets Ltd", "Supplier")],
        ),
        (
            "HALVARRA GROUP PLC, registered in England under number 9173 (hereinafter “Halvarra”); and",
            [("short_name", "HALVARRA GROUP PLC", "Halvarra")],
        ),
        (
            "Halvarra Thermal Group plc (the “Buyer”) pays.",
            [("short_name", "Halvarra Thermal Group plc", "Buyer")],
        ),
        ("Meta Platforms, formerly Facebook, hires.", [("alias", "Meta Platforms", "Facebook")]),
        ("Meta Platforms (formerly known as Facebook) hires.", [("alias", "Meta Platforms", "Facebook")]),
        ("Robert Hall, also known as Bob Hall, left.", [("alias", "Robert Hall", "Bob Hall")]),
        ("Huawei (华为) sells phones.", [("translation", "Huawei", "华为")]),
        ("华为（Huawei）sells phones.", [("translation", "华为", "Huawei")]),
        ("Tsai Yi-chen (蔡宜蓁) signed.", [("translation", "Tsai Yi-chen", "蔡宜蓁")]),
        ("The Corvid X9 (科维德X9) flies.", [("translation", "Corvid X9", "科维德X9")]),
        (
            "Acme Pumps (Wuxi) Co., Ltd. (艾克米泵业（无锡）有限公司) sells.",
            [("translation", "Acme Pumps (Wuxi) Co., Ltd.", "艾克米泵业（无锡）有限公司")],
        ),
        ("Acme Pumps Ltd, Leeds (艾克米泵业公司) sells.", [("translation", "Acme Pumps Ltd", "艾克米泵业公司")]),
        (
            (
                "Between Acme Ltd, Leeds (艾克米公司，以下簡稱「賣方」) "
                "and Globex Inc, Taipei (環球公司，簡稱「環球」; hereinafter “Globex”)."
            ),
            [
                ("translation", "Acme Ltd", "艾克米公司"),
                ("short_name", "艾克米公司", "賣方"),
                ("translation", "Globex Inc", "環球公司"),
                ("short_name", "環球公司", "環球"),
                ("short_name", "Globex Inc", "Globex"),
            ],
        ),
        ("Present: Lin Mu 林木 (Wuxi), Ann Bell (Leeds).", [("translation", "Lin Mu", "林木")]),
    ],
)
def test_claims(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The price (USD) is high.",
        "Acme Ltd (see Annex B) sells.",
        "The report (2024) is out.",
        "He left (quickly).",
        "Sales fell (by 5 %).",
        'He said ("no") twice.',
        "The board (of Acme) met.",
        "",
        "()",
        "(IBM)",
        "plain text",
    ],
)
def test_no_claims(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("short", "before", "start"),
    [
        ("IBM", "International Business Machines", 0),
        ("IBM", "the International Business Machines", 4),
        ("HMM", "a hidden Markov model", 2),
        ("XYZ", "International Business Machines", None),
        ("AB", "a very long way before the board", None),
        ("IT", "it", None),
        ("--", "some words", None),
    ],
)
def test_long_form(short: str, before: str, start: int | None) -> None:
    assert long_form_start(short, before) == start


@given(text=st.text(alphabet='ABCab (")，（）“”华为.& ,Ltd', max_size=80))
def test_claims_are_slices(text: str) -> None:
    for claim in find_claims(text):
        for start, end in (claim.full, claim.short):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]


def test_long_runs_of_capitals_take_no_long_time() -> None:
    assert find_claims("Aa " * 3000 + "formerly") == []
