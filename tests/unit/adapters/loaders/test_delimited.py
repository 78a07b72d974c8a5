"""CSV and TSV as programs write them: quotes, dialects, ragged rows, headers, encodings, bounds."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.delimited import delimiter_of
from adapters.loaders.limits import Limits
from schema.documents import BlockKind
from tests.unit.adapters.loaders.files import load, of_kind, only

ROW, TOP, PAIR, PARAGRAPH = BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER, BlockKind.KEY_VALUE, BlockKind.PARAGRAPH
CELL = st.text(st.sampled_from("abz中\"' .\n"), max_size=6)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a,b\n1,2", ","), ("a;b\n1;2", ";"), ("a\tb\n1\t2", "\t"), ("a|b\n1|2", "|"), ("", ","), ("one\ntwo", ","),
        ("Name;Sum\nAnn;1,50\nBob;2,75", ";"), ('"a,b";c\n"d,e";f', ";"), ("a,b;c\n1,2;3\n4,5;6", ","),
        ("note: a, b and c\nk;v\nl;w\nm;x", ";"), ("a\tb, c\n1\t2, 3\n4\t5", "\t"), ("\n\n\na;b\n1;2", ";"),
    ],
)  # fmt: skip
def test_delimiters(content: str, expected: str) -> None:
    assert delimiter_of(content) == expected


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ('Item,Note\n"Nut ""M4""",3\n', ['Item: Nut "M4" | Note: 3']),
        ('Item,Note\n"a\r\nb",3\n', ["Item: a b | Note: 3"]),
        ("Item,Price,Unit\nNut,1\nBolt,2,box\n", ["Item: Nut | Price: 1", "Item: Bolt | Price: 2 | Unit: box"]),
        ("Item,Price\nNut,1,extra\n", ["Item: Nut | Price: 1 | extra"]),
        ("Item,,Price\nNut,,1\n", ["Item: Nut | Price: 1"]),
        ("Item,Price\rNut,1\rBolt,2\r", ["Item: Nut | Price: 1", "Item: Bolt | Price: 2"]),
        (" Item , Price \n Nut , 1 \n", ["Item: Nut | Price: 1"]),
        ("Item,Price\nNut\0,1\n", ["Item: Nut | Price: 1"]),
        ('Item,Price\n"never closed,1\nBolt,2\n', ["Item: never closed,1 Bolt,2"]),
        ("Item,Price\n=1+1,1\n", ["Item: =1+1 | Price: 1"]),
        ("Year,2022,2023\nSales,10,12\n", ["Year: Sales | 2022: 10 | 2023: 12"]),
    ],
)  # fmt: skip
def test_rows(tmp_path: Path, content: str, rows: list[str]) -> None:
    assert of_kind(only(load(tmp_path, "a.csv", content)), ROW) == rows


def test_two_columns_of_labels_and_values_are_a_form(tmp_path: Path) -> None:
    document = only(load(tmp_path, "a.csv", "Insured,Ann Lee\nCity,Leeds\n"))
    assert of_kind(document, PAIR) == ["Insured: Ann Lee", "City: Leeds"]


def test_one_column_is_a_list_of_lines(tmp_path: Path) -> None:
    assert of_kind(only(load(tmp_path, "a.csv", "first line\nsecond line\n")), PARAGRAPH) == [
        "first line",
        "second line",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_encodings_of_exports(tmp_path: Path, encoding: str) -> None:
    name, sum_of = ("產品", "數量") if encoding == "big5" else ("产品", "数量")
    document = only(load(tmp_path, "a.csv", f"{name},{sum_of}\n木板,100\n扳手,25\n".encode(encoding)))
    assert of_kind(document, ROW) == [f"{name}: 木板 | {sum_of}: 100", f"{name}: 扳手 | {sum_of}: 25"]


@pytest.mark.parametrize("count", [9, 10, 11, 12, 40])
def test_the_row_limit_counts_every_row(tmp_path: Path, count: int) -> None:
    content = "".join(f"{number},x\n" for number in range(count))
    loaded = load(tmp_path, "a.csv", content, Limits(rows=10))
    assert len(of_kind(only(loaded), ROW)) == min(count, 10)
    assert [one.message for one in loaded.refusals] == (
        []
        if count <= 10
        else [f"only the first 10 of {count} rows were read"]
        if count > 11
        else ["table: only the first 10 of 11 rows were read"]
    )


def test_a_field_of_a_megabyte(tmp_path: Path) -> None:
    document = only(load(tmp_path, "a.csv", 'Item,Text\nNut,"' + "word " * 200_000 + '"\n'))
    assert document.text.count("word") == 200_000


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_no_cell_that_a_spreadsheet_writes_is_lost(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str
) -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    loaded = load(tmp_path_factory.getbasetemp(), "any.csv", stream.getvalue())
    shown = loaded.documents[0].text if loaded.documents else ""
    for row in rows:
        for cell in row:
            assert " ".join(cell.split()).rstrip(":： ") in shown


@given(st.text(st.sampled_from('a1,;|\t"\r\n \0中'), max_size=60))
def test_any_text_is_a_table_or_refused(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    loaded = load(tmp_path_factory.getbasetemp(), "any.csv", content)
    assert loaded.documents or loaded.refusals


@given(st.lists(st.lists(st.text("abc中", min_size=1, max_size=4), min_size=3, max_size=3), min_size=2, max_size=8),
       st.sampled_from(",;\t|"))  # fmt: skip
def test_every_delimiter_gives_the_same_table(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    texts = [only(load(folder, "same.csv", "\n".join(one.join(row) for row in rows))).text for one in (",", delimiter)]
    assert texts[0] == texts[1]
