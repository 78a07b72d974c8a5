from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.resolve.suffixes import bare_name, split_legal_form
from linguistics.normal import name_key


@pytest.mark.parametrize(
    ("name", "bare", "form"),
    [
        ("Acme Ltd", "acme", "limited"),
        ("Acme Limited", "acme", "limited"),
        ("Acme Co., Ltd.", "acme", "limited"),
        ("Acme Pte. Ltd.", "acme", "limited"),
        ("Acme, Inc.", "acme", "incorporated"),
        ("Acme Corp.", "acme", "corporation"),
        ("Acme Corporation", "acme", "corporation"),
        ("Acme Co.", "acme", "company"),
        ("Ford Motor Company", "ford motor", "company"),
        ("Acme LLC", "acme", "llc"),
        ("Acme L.L.C.", "acme", "llc"),
        ("Acme GmbH", "acme", "gmbh"),
        ("Acme GmbH & Co. KG", "acme", "gmbh & co kg"),
        ("Acme AG", "acme", "ag"),
        ("Acme S.A.", "acme", "sa"),
        ("Acme SA", "acme", "sa"),
        ("Acme PLC", "acme", "plc"),
        ("Acme p.l.c.", "acme", "plc"),
        ("Acme B.V.", "acme", "bv"),
        ("华为技术有限公司", "华为技术", "limited"),
        ("華為技術有限公司", "华为技术", "limited"),
        ("北风贸易有限责任公司", "北风贸易", "limited"),
        ("北风贸易股份有限公司", "北风贸易", "joint stock"),
        ("北风（中国）有限公司", "北风中国", "limited"),
        ("山田株式会社", "山田", "kk"),
    ],
)
def test_a_legal_form_is_split_off(name: str, bare: str, form: str) -> None:
    assert split_legal_form(name_key(name)) == (bare, form)


@pytest.mark.parametrize(
    "name",
    [
        "Acme",
        "Company",
        "The Company",
        "Limited",
        "Ltd",
        "有限公司",
        "股份有限公司",
        "北风集团",
        "Acme Group",
        "Incheon",
        "",
    ],
)
def test_names_without_a_legal_form_stay_as_they_are(name: str) -> None:
    key = name_key(name)
    assert split_legal_form(key) == (key, "")


def test_one_class_has_several_spellings_and_two_classes_differ() -> None:
    forms = [split_legal_form(name_key(name))[1] for name in ("B Ltd", "B Limited", "B Co Ltd", "北风贸易有限公司")]
    assert len(set(forms)) == 1
    assert split_legal_form(name_key("B GmbH"))[1] not in forms


@given(st.text(max_size=30))
def test_the_bare_name_is_a_beginning_of_the_name_and_never_empty(name: str) -> None:
    key = name_key(name)
    bare = bare_name(key)
    assert key.startswith(bare)
    assert bool(bare) == bool(key)
