"""Comparisons of two things and their orientation."""

from __future__ import annotations

import pytest

from graph_rag.claims.comparisons import comparison, orientation
from graph_rag.claims.words import read
from schema.parse import Parse


def of(text: str) -> tuple[int, int] | None:
    """Sign and 1 where both sides hold words."""
    found = comparison(read(Parse(text=text, language="en", tokens=())))
    return None if found is None else (found.sign, int(bool(found.left and found.right)))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Costs grew faster than revenue.", 1),
        ("Revenue grew more slowly than costs.", -1),
        ("The new pump uses less energy than the old one.", -1),
        ("Ivory Coast is first, ahead of Ghana.", 1),
        ("Sales exceeded costs.", 1),
        ("成本增速高于收入增速", 1),
        ("收入增长慢于成本增长", -1),
        ("新水泵的耗电量比旧水泵低15%", -1),
        ("柴油比汽油贵", 1),
        ("汽油比柴油便宜", -1),
        ("科特迪瓦领先于加纳", 1),
    ],
)
def test_which_way(text: str, sign: int) -> None:
    assert of(text) == (sign, 1)


@pytest.mark.parametrize("text", ["Costs grew.", "more than", "", "收入增长", "超过100人"])
def test_no_comparison(text: str) -> None:
    assert of(text) is None


def test_sides_are_matched() -> None:
    costs, revenue, other = (
        comparison(read(Parse(text=text, language="en", tokens=())))
        for text in ("Costs grew faster than revenue", "Revenue grew more slowly than costs", "Apples beat pears")
    )
    assert costs is not None
    assert revenue is not None
    assert other is not None
    assert orientation(costs, costs) == 1
    assert orientation(revenue, costs) == -1
    assert orientation(other, costs) is None
