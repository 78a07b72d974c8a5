"""Which sentences prove an answer, and how the questions of a company are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.company_corpora import read_questions
from schema.errors import InputError
from tests.unit.benchmarks.gathered import asked

QUOTE = "The limit is forty pounds a night."


@pytest.mark.parametrize(
    ("uri", "proves"),
    [
        ("a.txt", True),
        ("a.txt!/part.csv", True),
        ("b.txt", False),
        ("a.txt.bak", False),
        ("x/a.txt", False),
        ("a.txt!part", False),
        ("", False),
    ],
)
def test_only_the_named_document_and_its_parts_prove(uri: str, proves: bool) -> None:
    assert asked(QUOTE).proved_by(uri, QUOTE) is proves


@pytest.mark.parametrize(
    ("text", "proves"),
    [
        # blanks, letter case and width do not count
        ("We say: the LIMIT is\nforty   pounds a night. Ask.", True),
        ("Ｔｈｅ limit is forty pounds a night.", True),
        # a piece of the quote, if it is long; another text; nothing
        ("is forty pounds a night.", True),
        ("is forty", False),
        ("The limit is fifty pounds a night.", False),
        ("", False),
        ("\x00\ud800😀", False),
    ],
)
def test_a_long_quote_proves_by_itself(text: str, proves: bool) -> None:
    assert asked(QUOTE).proved_by("a.txt", text) is proves


@pytest.mark.parametrize(
    ("quotes", "answers", "text", "proves"),
    [
        # a short quote needs the answer, or a second quote
        (("Partner",), ("40",), "Partner: 40 days", True),
        (("Partner",), ("40",), "Partner: 30 days", False),
        (("Partner",), ("", " "), "Partner: 40 days", False),
        (("Partner", "40"), ("40",), "Partner: 40 days", True),
        (("Partner", "40"), ("40",), "Mother: 40 days", False),
        (("Partner", "Notice"), ("40",), "Partner: 40 days", False),
        # seven Chinese characters are long
        (("陪产假为四十天",), ("四十天",), "陪产假为四十天，须提前申请。", True),
        (("陪产假四十天",), ("五十天",), "陪产假四十天，须提前申请。", False),
        ((), ("40",), "Partner: 40 days, in writing", False),
    ],
)
def test_short_quotes(quotes: tuple[str, ...], answers: tuple[str, ...], text: str, proves: bool) -> None:
    assert asked(*quotes, answers=answers).proved_by("a.txt", text) is proves


@given(st.text(st.sampled_from([*"abc 。", "\x00", "\ud800", "😀", "合"]), max_size=10), st.text("abc 。", max_size=10))
def test_more_around_a_proof_takes_nothing_from_it(before: str, behind: str) -> None:
    assert asked(QUOTE).proved_by("a.txt", f"{before} {QUOTE} {behind}")


ROW = {
    "id": 7, "question": "Q?", "language": "en", "groups": ["staff"], "status": "answered", "kind": "fact",
    "answers": [40], "quotes": ["q"], "documents": ["a.txt"],
}  # fmt: skip


def written(folder: Path, *rows: object) -> Path:
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / "questions.jsonl").write_text("\n\n".join(lines) + "\n", "utf-8")
    return folder


def test_rows_are_read_in_order_as_text(tmp_path: Path) -> None:
    first, second = read_questions(written(tmp_path, ROW, {**ROW, "id": "八", "status": "refused", "groups": []}))
    assert (first.id, first.answers, first.groups, first.answerable) == ("7", ("40",), ("staff",), True)
    assert (second.id, second.groups, second.answerable) == ("八", (), False)


@pytest.mark.parametrize("name", sorted(ROW))
def test_a_row_without_a_field_is_named(tmp_path: Path, name: str) -> None:
    short = {key: value for key, value in ROW.items() if key != name}
    with pytest.raises(InputError, match=f"line 3.*{name}"):
        read_questions(written(tmp_path, ROW, short))


def test_no_rows_are_no_questions(tmp_path: Path) -> None:
    assert read_questions(written(tmp_path)) == []
