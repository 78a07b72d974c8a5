from __future__ import annotations

import pytest

from kg_builder.resolve.claims import is_acronym, is_related, pair_at
from linguistics.normal import name_key
from tests.unit.kg_builder.resolve.text import Text


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("IBM", "International Business Machines"),
        ("LLMs", "large language models"),
        ("FinCEN", "Financial Crimes Enforcement Network"),
        ("PhilHealth", "Philippine Health Insurance Corp"),
        ("MIT", "Massachusetts Institute of Technology"),
        ("YAC", "yards after the catch"),
        ("LOGI", "Logitech International"),
        ("AI", "artificial intelligence"),
    ],
)
def test_acronyms(short: str, full: str) -> None:
    assert is_acronym(name_key(short), name_key(full))


@pytest.mark.parametrize(
    ("short", "full"),
    [("PA", "park this week"), ("XYZ", "Leeds"), ("LOG", "Logitech"), ("MBI", "International Business")],
)
def test_letters_that_are_no_acronym(short: str, full: str) -> None:
    assert not is_acronym(name_key(short), name_key(full))


def test_a_hostile_acronym_is_not_slow() -> None:
    assert not is_acronym("a" * 400 + "b", " ".join(["a" * 50] * 10))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Northwind", "Northwind Traders Ltd"),
        ("锐寒", "宁波锐寒压缩机有限公司"),
        ("苏州公司", "北风（苏州）有限公司"),
        ("Nthw", "Northwind"),
    ],
)
def test_short_names_share_something_with_the_full_name(short: str, full: str) -> None:
    assert is_related(name_key(short), name_key(full))


@pytest.mark.parametrize(("short", "full"), [("Hongyun", "Leeds"), ("泓运", "宁波锐寒"), ("寒锐", "宁波锐寒")])
def test_unrelated_names(short: str, full: str) -> None:
    assert not is_related(name_key(short), name_key(full))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Jane Wu (吴珍)", True),
        ("Jane Wu 吴珍", True),
        ("吴珍（Jane Wu）", True),
        ("Ms Jane Wu (吴珍)", False),
        ("Jane Wu and 吴珍", False),
    ],
)
def test_two_names_written_together(line: str, *, found: bool) -> None:
    claims = Text(line).claims("Jane Wu", "吴珍", "translation").aliases
    assert (pair_at(line, 0, len(line), claims) is not None) is found
    assert pair_at(line, 0, 3, claims) is None
