"""Legal forms of companies: the part of a name that says how it is incorporated.

Forms are grouped in classes: ``Ltd``, ``Limited``, ``Co., Ltd.`` and 有限公司 are one class, ``GmbH`` another. Names
that differ only inside one class are one company; ``Acme Ltd`` and ``Acme GmbH`` are two. 集团 (group) is part of
the name. The table holds spellings in the normal form of ``linguistics.normal.name_key``: ``S.A.`` stands as ``s a``.
"""

from __future__ import annotations

_LATIN: dict[str, str] = {
    spelling: form
    for form, spellings in {
        "limited": "ltd|limited|co ltd|co limited|company limited|company ltd|pte ltd|pty ltd|pvt ltd|private limited",
        "incorporated": "inc|incorporated",
        "corporation": "corp|corporation",
        "company": "co|company",
        "llc": "llc|l l c",
        "llp": "llp|l l p",
        "plc": "plc|p l c",
        "gmbh": "gmbh|mbh",
        "gmbh & co kg": "gmbh & co kg",
        "ag": "ag",
        "kg": "kg",
        "se": "se",
        "sa": "sa|s a",
        "sas": "sas|s a s",
        "spa": "spa|s p a",
        "srl": "srl|s r l|s r o",
        "bv": "bv|b v",
        "nv": "nv|n v",
        "ab": "ab",
        "oy": "oy|oyj",
        "as": "asa|a s",
        "kk": "kk|k k",
    }.items()
    for spelling in spellings.split("|")
}
_HAN: tuple[tuple[str, str], ...] = (
    ("股份有限公司", "joint stock"),
    ("股份公司", "joint stock"),
    ("有限责任公司", "limited"),
    ("有限公司", "limited"),
    ("株式会社", "kk"),
)
_LONGEST = max(spelling.count(" ") + 1 for spelling in _LATIN)
_SHORTEST_HAN_NAME = 2


def split_legal_form(key: str) -> tuple[str, str]:
    """The bare name and the class of its legal form, ``(key, "")`` where it has none.

    ``key`` is a normal name. The longest form wins, and something must be left: ``company`` alone is no form.
    """
    if is_only_form(key):
        return key, ""
    for spelling, form in _HAN:
        bare = key.removesuffix(spelling).strip()
        if bare != key and len(bare) >= _SHORTEST_HAN_NAME:
            return bare, form
    words = key.split(" ")
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        form = _LATIN.get(" ".join(words[-count:]), "")
        if form:
            return " ".join(words[:-count]).removesuffix(" &"), form
    return key, ""


def is_only_form(key: str) -> bool:
    """True when nothing but a legal form is there: ``ltd``, ``co ltd``, 有限公司."""
    return key in _LATIN or key in dict(_HAN)


def bare_name(key: str) -> str:
    """The normal name without its legal form."""
    return split_legal_form(key)[0]
