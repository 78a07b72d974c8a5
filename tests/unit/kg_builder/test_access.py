from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.access import OWNER_ONLY, AccessRules, matches, parse_access
from schema.access import AccessRule
from schema.errors import InvalidSetting

FILE = """
[[rule]]
paths = "finance/secret/**"
readers = ["board"]

[[rule]]
paths = ["finance/**", "reports/*.pdf"]
readers = ["finance", "board"]

[[rule]]
paths = "private/**"
readers = []

[[rule]]
paths = "**/readme.md"
readers = "everybody"
"""


@pytest.mark.parametrize(
    ("uri", "readers"),
    [
        ("finance/secret/plan.docx", {"board"}),
        ("finance/secret", {"finance", "board"}),
        ("finance/2024/plan.docx", {"finance", "board"}),
        ("finance", set()),
        ("Finance/plan.docx", set()),
        ("reports/q1.pdf", {"finance", "board"}),
        ("reports/2024/q1.pdf", set()),
        ("reports/q1.PDF", set()),
        ("private/finance/x", set()),
        ("readme.md", {"everybody"}),
        ("a/b/readme.md", {"everybody"}),
        ("a/b/readme.md.txt", set()),
        ("finance/box.zip!/inner/readme.md", {"finance", "board"}),
        ("box.zip!/finance/plan.docx", set()),
    ],
)
def test_the_first_rule_that_matches_decides(uri: str, readers: set[str]) -> None:
    assert parse_access(FILE).readers(uri) == readers


def test_the_default_is_the_owner_only_unless_said_otherwise() -> None:
    assert OWNER_ONLY.readers("anything") == frozenset()
    rules = parse_access(FILE, default=["staff"])
    assert rules.readers("elsewhere/x.txt") == {"staff"}
    assert rules.readers("private/x.txt") == frozenset()


def test_an_empty_file_has_no_rules() -> None:
    assert parse_access("") == AccessRules()


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("**", "a", True),
        ("**", "a/b/c", True),
        ("a/**", "a/b", True),
        ("a/**", "a", False),
        ("a/**", "ab/c", False),
        ("a/**/z", "a/z", True),
        ("a/**/z", "a/b/c/z", True),
        ("a/**/z", "a/b/c", False),
        ("**/a/**", "x/a/y", True),
        ("**/a/**", "a/y", True),
        ("**/a/**", "x/a", False),
        ("**/**", "a", True),
        ("*", "a", True),
        ("*", "a/b", False),
        ("*.txt", "a.txt", True),
        ("*.txt", ".txt", True),
        ("a*c", "abbc", True),
        ("a*c", "abbd", False),
        ("a*b*c", "a-b-b-c", True),
        ("?.txt", "a.txt", True),
        ("?.txt", "ab.txt", False),
        ("[ab].txt", "a.txt", False),
        ("[ab].txt", "[ab].txt", True),
        ("a.b", "axb", False),
        ("合同/**", "合同/甲.pdf", True),
        ("a", "A", False),
    ],
)
def test_globs(glob: str, path: str, *, expected: bool) -> None:
    assert matches(glob, path) is expected


def test_unicode_forms_cannot_slip_past_a_rule() -> None:
    rules = parse_access('[[rule]]\npaths = "r\u00e9sum\u00e9s/**"\nreaders = ["hr"]', default=["staff"])
    assert rules.readers(unicodedata.normalize("NFD", "r\u00e9sum\u00e9s/ann.pdf")) == {"hr"}
    rules = parse_access('[[rule]]\npaths = "re\u0301sum/**"\nreaders = ["hr"]', default=["staff"])
    assert rules.readers("r\u00e9sum/ann.pdf") == {"hr"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[rule]\n", "not valid TOML"),
        ("rule = 5", r"\[\[rule\]\] tables"),
        ("rule = [1]", r"\[\[rule\]\] tables"),
        ('owner = "me"', "unknown key 'owner'"),
        ('[[rule]]\npaths = "a"\nreader = ["x"]', "rule 1 .* unknown key 'reader'"),
        ('[[rule]]\npaths = "a"', "rule 1 .* no readers"),
        ('[[rule]]\nreaders = ["x"]', "rule 1 .* no paths"),
        ('[[rule]]\npaths = "a"\nreaders = []\n[[rule]]\npaths = 3\nreaders = []', "paths of rule 2"),
        ('[[rule]]\npaths = ["a", 3]\nreaders = []', "paths of rule 1"),
        ("[[rule]]\npaths = []\nreaders = []", "paths of rule 1 .* empty"),
        ('[[rule]]\npaths = "a"\nreaders = 7', "readers of rule 1"),
        ('[[rule]]\npaths = "a"\nreaders = [""]', "readers of rule 1"),
        ('[[rule]]\npaths = "a"\nreaders = ["a,b"]', "readers of rule 1"),
        ('[[rule]]\npaths = "a"\nreaders = [" a"]', "readers of rule 1"),
        ('[[rule]]\npaths = "/a/**"\nreaders = []', "paths of rule 1 .* relative"),
        ("[[rule]]\npaths = 'a\\b'\nreaders = []", "paths of rule 1 .* forward slashes"),
        ('[[rule]]\npaths = "a//b"\nreaders = []', "paths of rule 1 .* empty part"),
        ('[[rule]]\npaths = "./a"\nreaders = []', "paths of rule 1 .* empty part"),
        ('[[rule]]\npaths = ""\nreaders = []', "paths of rule 1 .* empty part"),
        ('[[rule]]\npaths = "a/../b"\nreaders = []', "paths of rule 1 .* empty part"),
        ('[[rule]]\npaths = "a/b**"\nreaders = []', "paths of rule 1 .* stand alone"),
    ],
)
def test_a_malformed_file_names_the_rule_and_the_key(text: str, message: str) -> None:
    with pytest.raises(InvalidSetting, match=message) as caught:
        parse_access(text)
    assert caught.value.remedy


PARTS = st.text(alphabet="ab*?.", min_size=1, max_size=4).filter(
    lambda part: "**" not in part and part not in {".", ".."}
)
PATHS = st.lists(st.text(alphabet="ab.", min_size=1, max_size=4), min_size=1, max_size=5)


def slow_part(glob: str, part: str) -> bool:
    """The definition, by recursion."""
    if not glob:
        return not part
    if glob[0] == "*":
        return slow_part(glob[1:], part) or (bool(part) and slow_part(glob, part[1:]))
    return bool(part) and glob[0] in ("?", part[0]) and slow_part(glob[1:], part[1:])


def slow(glob: list[str], path: list[str]) -> bool:
    if not glob:
        return not path
    if glob[0] == "**":
        if len(glob) == 1:
            return bool(path)
        return slow(glob[1:], path) or (bool(path) and slow(glob, path[1:]))
    return bool(path) and slow_part(glob[0], path[0]) and slow(glob[1:], path[1:])


@given(st.lists(st.one_of(PARTS, st.just("**")), min_size=1, max_size=5), PATHS)
def test_matching_equals_its_definition(glob: list[str], path: list[str]) -> None:
    assert matches("/".join(glob), "/".join(path)) is slow(glob, path)


@given(PATHS)
def test_a_path_without_wildcards_matches_itself_only(path: list[str]) -> None:
    uri = "/".join(path)
    rules = AccessRules(rules=(AccessRule(paths=(uri,), readers=frozenset({"g"})),))
    assert rules.readers(uri) == {"g"}
    assert rules.readers(uri + "x") == frozenset()
    assert rules.readers(uri + "!/member") == {"g"}


def test_a_hostile_glob_is_not_slow() -> None:
    assert not matches("/".join(["**", "a*a*a*a*a*b"] * 40), "/".join(["a" * 60] * 120))
