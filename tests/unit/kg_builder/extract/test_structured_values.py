"""Cells and values: slices, names, lists and literals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.structured_headers import read_header
from kg_builder.extract.structured_subjects import context_name
from kg_builder.extract.structured_values import (
    Readings,
    is_name,
    is_placeholder,
    listed,
    read_literal,
    sliced,
    text_literal,
    whole_literal,
)
from schema.extraction import EntityType, LiteralKind
from tests.unit.kg_builder.documents import DocumentBuilder, plain_document


@given(st.text(alphabet="a \n\u3000中", max_size=12), st.integers(-2, 14), st.integers(-2, 14))
def test_slices_are_trimmed_or_none(text: str, start: int, end: int) -> None:
    piece = sliced(plain_document(text), start, end)
    if piece is None:
        assert not 0 <= start < end <= len(text) or not text[start:end].strip()
    else:
        assert piece.text == text[piece.start : piece.end] == text[start:end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "Acme Ltd",
        "Ningbo Ruihan Compressor Co., Ltd.",
        "St. Gallen",
        "B1",
        "华信电子有限公司",
        "KC-42",
        "J. R. Smith",
        "3M",
        "Q-Cells",
    ],
)
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "12",
        "2024-03-01",
        "USD 5 million",
        "-",
        "n/a",
        "a@b.co",
        "https://x.y",
        "+44 113 496 0000",
        "It is. So it is.",
        "x" * 101,
        "",
        "…",
    ],
)
def test_no_names(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "text", ["-", "--", "—", "–", "n/a", "NA", "nil", "None", "TBD", "无", "暂无", "不适用", ".", "/", "***"]
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["0", "no", "yes", "Nadia", "无锡", "是", "-5"])
def test_no_placeholders(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 kg", (LiteralKind.QUANTITY, "12", "kg")),
        ("2024", (LiteralKind.DATE, "2024", "")),
        ("3.2亿元", (LiteralKind.AMOUNT, "320000000", "CNY")),
        ("about 12 kg", None),
        ("12 kg and 5 m", None),
        ("", None),
    ],
)
def test_whole_literals(text: str, expected: tuple[LiteralKind, str, str] | None) -> None:
    assert whole_literal(text) == expected


def names(text: str, type_: EntityType) -> list[str]:
    document = plain_document(text)
    piece = sliced(document, 0, len(text))
    assert piece is not None
    return [name.text for name in listed(document, piece, type_)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Li Wei", ["Li Wei"]),
        ("Li Wei; Anna Berg", ["Li Wei", "Anna Berg"]),
        ("Li Wei, Anna Berg and Eve Moss", ["Li Wei", "Anna Berg", "Eve Moss"]),
        ("Li Wei (CFO), Anna Berg (Sales, Leeds)", ["Li Wei", "Anna Berg"]),
        ("Eve Moss, Head of HR", ["Eve Moss"]),
        ("张伟、李娜", ["张伟", "李娜"]),
        ("张伟，李娜", ["张伟", "李娜"]),
        ("madonna, prince", ["madonna, prince"]),
    ],
)
def test_lists_of_people(text: str, expected: list[str]) -> None:
    assert names(text, EntityType.PERSON) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme, Inc.", ["Acme, Inc."]),
        ("Acme Ltd; Beta AG", ["Acme Ltd", "Beta AG"]),
        ("华信、海川", ["华信", "海川"]),
        ("华信有限公司（以下简称“华信”）", ["华信有限公司"]),
        ('Acme Ltd (hereinafter "Acme")', ["Acme Ltd"]),
        ("Acme (UK) Ltd", ["Acme (UK) Ltd"]),
        ("Smith and Jones", ["Smith and Jones"]),
    ],
)
def test_lists_of_organisations(text: str, expected: list[str]) -> None:
    assert names(text, EntityType.ORGANISATION) == expected


@pytest.mark.parametrize(
    ("header", "text", "expected"),
    [
        ("Year", "2008", (LiteralKind.DATE, "2008", "")),
        ("Year", "12", (LiteralKind.QUANTITY, "12", "")),
        ("Employee no.", "2008", None),
        ("Price (EUR)", "12", (LiteralKind.AMOUNT, "12", "EUR")),
        ("Price (EUR)", "USD 12", (LiteralKind.AMOUNT, "12", "USD")),
        ("Owner", "Li Wei", None),
    ],
)
def test_literals_by_header(header: str, text: str, expected: tuple[LiteralKind, str, str] | None) -> None:
    document = plain_document(text)
    piece = sliced(document, 0, len(text))
    assert piece is not None
    literal = read_literal(Readings(document), piece, read_header(header))
    assert (None if literal is None else (literal.kind, literal.value, literal.unit)) == expected


def test_text_of_nothing_is_no_literal() -> None:
    document = plain_document("x \u200b")
    piece = sliced(document, 0, 1)
    assert piece is not None
    literal = text_literal(Readings(document), piece)
    assert literal is not None
    assert literal.value == "x"


def test_context_is_the_nearest_heading_above() -> None:
    document = DocumentBuilder(title="T").heading("One").paragraph("a").heading("Two", 2).paragraph("b").build()
    readings = Readings(document)
    found = [context_name(readings, document.text.index(letter, 5)) for letter in ("a", "b")]
    assert [name.text if name else "" for name in found] == ["One", "Two"]
    assert context_name(readings, 0) is None


def test_rows_are_found_by_offset() -> None:
    document = DocumentBuilder().paragraph("x").table(["A", "B"], [["1", "2"], ["3", "4"]]).build()
    readings = Readings(document)
    assert readings.row_before(0) is None
    rows = [readings.row_before(block.start) for block in document.layout.blocks[1:]]
    assert rows == list(document.layout.blocks[1:])
