"""The invented companies are what their README says: every quote stands in its document, every rule holds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from benchmarks.company_corpora import CompanyQuestion, read_questions
from kg_builder.access import AccessRules, parse_access
from linguistics.normal import fold
from schema.errors import InputError

COMPANIES = Path(__file__).parents[3] / "benchmarks" / "companies"
FOLDERS = sorted(folder for folder in COMPANIES.iterdir() if (folder / "questions.jsonl").is_file())
WITHOUT_QUOTE = {"yes-no", "count"}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))


def text_of(file: Path) -> str:
    if file.suffix == ".eml":
        message = message_from_bytes(file.read_bytes(), policy=policy.default)
        body = message.get_body(("plain", "html"))
        headers = " ".join(str(message[name] or "") for name in ("Subject", "From", "To", "Cc", "Date"))
        return headers + " " + (str(body.get_content()) if body is not None else "")
    text = file.read_text("utf-8")
    return text if file.suffix not in {".json", ".jsonl"} else text + " " + json_values(text)


def json_values(text: str) -> str:
    """What the file says without JSON's escapes."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False).replace("\\", "")
    except ValueError:
        return text.replace("\\", "")


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def rules_of(folder: Path) -> AccessRules:
    return parse_access((folder / "access.toml").read_text("utf-8"), default=frozenset())


def answered(folder: Path) -> Iterator[CompanyQuestion]:
    return (row for row in read_questions(folder) if row.answerable)


def test_there_are_several_companies() -> None:
    assert len(FOLDERS) >= 4


def test_ids_are_unique_and_both_outcomes_occur(folder: Path) -> None:
    rows = read_questions(folder)
    assert len({row.id for row in rows}) == len(rows)
    assert {row.answerable for row in rows} == {True, False}
    assert {row.language for row in rows} == {"en", "zh"}


def test_every_document_named_is_there(folder: Path) -> None:
    named = {uri for row in read_questions(folder) for uri in row.documents}
    assert [uri for uri in sorted(named) if not (folder / "documents" / uri).is_file()] == []


def test_every_quote_stands_in_one_of_its_documents(folder: Path) -> None:
    texts = {uri: squeezed(text_of(folder / "documents" / uri)) for row in answered(folder) for uri in row.documents}
    missing = [
        (row.id, quote)
        for row in answered(folder)
        for quote in row.quotes
        if not any(squeezed(quote) in re.sub(r"<[^>]*>", "", texts[uri]) for uri in row.documents)
    ]
    assert missing == []


def test_every_answer_stands_in_a_quote(folder: Path) -> None:
    lost = [
        row.id
        for row in answered(folder)
        if row.kind not in WITHOUT_QUOTE
        and not any(squeezed(answer) in squeezed(quote) for answer in row.answers for quote in row.quotes)
    ]
    assert lost == []


def test_askers_may_read_the_proof_and_only_that(folder: Path) -> None:
    rules = rules_of(folder)
    for row in read_questions(folder):
        readable = [not row.groups or bool(rules.readers(uri) & set(row.groups)) for uri in row.documents]
        if row.answerable:
            assert all(readable), row.id
        elif row.kind == "forbidden":
            assert not any(readable), row.id


def test_a_sentence_proves_by_a_long_quote_or_several_cells() -> None:
    row = CompanyQuestion(
        id="x", question="?", language="en", groups=(), answerable=True, kind="table", answers=("40",),
        quotes=("Partner", "40"), documents=("a.csv",),
    )  # fmt: skip
    assert row.proved_by("a.csv", "Who: Partner | Days: 40")
    assert not row.proved_by("b.csv", "Who: Partner | Days: 40")
    assert not row.proved_by("a.csv", "Who: Mother | Days: 40")


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}'])
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "questions.jsonl").write_text("\n" + line, "utf-8")
    with pytest.raises(InputError, match="line 2"):
        read_questions(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"questions\.jsonl"):
        read_questions(tmp_path)
