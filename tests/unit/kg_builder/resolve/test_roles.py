from __future__ import annotations

import pytest

from kg_builder.resolve.roles import is_affiliation_header, states_affiliation, tells_apart


@pytest.mark.parametrize(
    "predicate",
    [
        "be chief executive of", "be chairman of", "work for", "be employed by", "be co-founder of", "CEO",
        "be head of",
        "总裁", "任职于", "是 董事长", "法定代表人", "Company", "单位",
    ],
)  # fmt: skip
def test_predicates_that_tie_a_person_to_an_organisation(predicate: str) -> None:
    assert states_affiliation(predicate)


@pytest.mark.parametrize("predicate", ["acquire", "visit", "sue", "be larger than", "收购", "访问", "heads-up", "be"])
def test_predicates_that_do_not(predicate: str) -> None:
    assert not states_affiliation(predicate)


def test_columns_that_name_an_organisation_or_tell_people_apart() -> None:
    assert is_affiliation_header("Company")
    assert is_affiliation_header("公司")
    assert not is_affiliation_header("Department")
    assert tells_apart("Department")
    assert tells_apart("工号")
    assert tells_apart("Employer")
    assert not tells_apart("Salary")
