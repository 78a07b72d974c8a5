"""Terms that mean somebody else in every document."""

from __future__ import annotations

import pytest

from linguistics.generic import is_generic
from linguistics.normal import name_key


@pytest.mark.parametrize(
    "term",
    [
        "the Supplier", "The Company", "our company", "this Agreement", "its board", "Service Provider",
        "Receiving Party",
        "甲方", "乙方", "供货方", "本公司", "该公司", "我司", "贵公司", "公司", "董事会",
    ],
)  # fmt: skip
def test_generic_terms_mean_something_else_in_every_document(term: str) -> None:
    assert is_generic(name_key(term))


@pytest.mark.parametrize(
    "name", ["Acme", "Bank of England", "Company of Heroes", "东方", "官方", "华为", "本田", "Northwind"]
)
def test_names_are_not_generic(name: str) -> None:
    assert not is_generic(name_key(name))
