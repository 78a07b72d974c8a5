"""JSON, JSON lines and XML of every shape: what is a table, what a pair, what a paragraph, what is cut."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.json_text import scalar
from adapters.loaders.limits import Limits
from schema.documents import BlockKind
from tests.unit.adapters.loaders.files import blocks, load, of_kind, only

HEADING, PARAGRAPH, PAIR, ROW, TOP = (
    BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.KEY_VALUE, BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER,
)  # fmt: skip
PLAIN = st.integers(-999, 999) | st.booleans() | st.text("ab中", min_size=1, max_size=5)
NAMES = ["alpha", "beta", "gamma"]


def written(folder: Path, value: object, name: str = "a.json") -> list[tuple[BlockKind, str]]:
    return blocks(only(load(folder, name, json.dumps(value))))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": 1}, [(PAIR, "a: 1")]),
        ({"a": {"b": {"c": "deep"}}}, [(PAIR, "a.b.c: deep")]),
        ({"a": [1, 2, None, "x"]}, [(PAIR, "a: 1, 2, x")]),
        ({"a": None, "b": "", "c": [], "d": {}, "e": 0}, [(PAIR, "e: 0")]),
        ({"a": False, "b": 1.50, "c": 1e30}, [(PAIR, "a: false"), (PAIR, "b: 1.5"), (PAIR, "c: 1e+30")]),
        ({"a": [{"k": 1}]}, [(PAIR, "a[0].k: 1")]),
        ({"a": [{"k": 1}, {"k": 2}]}, [(HEADING, "a"), (TOP, "k"), (ROW, "k: 1"), (ROW, "k: 2")]),
        ({"a": [{"k": 1, "l": 2}, {"k": 3}]}, [(HEADING, "a"), (TOP, "k | l"), (ROW, "k: 1 | l: 2"), (ROW, "k: 3")]),
        ({"a": [{"k": 1}, {"l": 2}, {"m": 3}]}, [(PAIR, "a[0].k: 1"), (PAIR, "a[1].l: 2"), (PAIR, "a[2].m: 3")]),
        ({"a": [{"k": 1}, "loose"]}, [(PAIR, "a[0].k: 1"), (PAIR, "a[1]: loose")]),
        ({"a": [[1, 2], [3]]}, [(PAIR, "a[0]: 1, 2"), (PAIR, "a[1]: 3")]),
        ([{"k": 1}, {"k": 2}], [(TOP, "k"), (ROW, "k: 1"), (ROW, "k: 2")]),
        ([1, 2], [(PARAGRAPH, "1, 2")]),
        ("only words", [(PARAGRAPH, "only words")]),
        ({"a": "two\nlines"}, [(HEADING, "a"), (PARAGRAPH, "two\nlines")]),
        ({"a": " padded \n"}, [(PAIR, "a: padded")]),
        ({"名称": "恒达", "联系人": {"姓名": "王伟"}}, [(PAIR, "名称: 恒达"), (PAIR, "联系人.姓名: 王伟")]),
        ({"a.b": {"c d": 1}}, [(PAIR, "a.b.c d: 1")]),
        ({"safe\u202e\n": "x\u0000y"}, [(PAIR, "safe: x y")]),
    ],
)  # fmt: skip
def test_shapes(tmp_path: Path, value: object, expected: list[tuple[BlockKind, str]]) -> None:
    found = written(tmp_path, value)
    assert found == [
        (PAIR if kind is PARAGRAPH and not isinstance(value, dict) else kind, text) for kind, text in expected
    ]


@pytest.mark.parametrize(
    ("value", "title", "author", "published"),
    [
        ({"title": "T", "headline": "H"}, "T", "", ""), ({"headline": "H", "name": "N"}, "H", "", ""),
        ({"标题": "季度报告", "作者": "王伟", "日期": "2024年3月1日"}, "季度报告", "王伟", "2024-03-01"),
        ({"title": "", "name": "N"}, "N", "", ""), ({"title": ["no", "text"], "by": "Ann"}, "file", "Ann", ""),
        ({"created_at": "2024-05-06T10:00:00Z", "x": 1}, "file", "", "2024-05-06"),
        ({"date": 20240301}, "file", "", "2024-03-01"),
        ([{"title": "inside a list"}], "file", "", ""),
    ],
)  # fmt: skip
def test_properties(tmp_path: Path, value: object, title: str, author: str, published: str) -> None:
    document = only(load(tmp_path, "file.json", json.dumps(value)))
    assert (document.title, dict(document.metadata).get("author", ""), document.published) == (title, author, published)


def test_a_long_value_among_rows_keeps_them_from_being_a_table(tmp_path: Path) -> None:
    story = "A sentence of the story. " * 20
    document = only(load(tmp_path, "a.json", json.dumps([{"id": 1, "body": story}, {"id": 2, "body": "short"}])))
    assert not document.layout.tables
    assert (PAIR, "[0].id: 1") in blocks(document)
    assert (HEADING, "[0].body") in blocks(document)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("{'single': 1}", "damaged"), ('{"a": 1,}', "damaged"), ('{"a": 1} trailing', "damaged"), ("{", "damaged"),
        ('{"a": ' + "9" * 5000 + "}", "damaged"), ("null", "empty"), ("{}", "empty"), ("[]", "empty"), ('""', "empty"),
    ],
)  # fmt: skip
def test_what_is_no_json_or_says_nothing(tmp_path: Path, content: str, code: str) -> None:
    assert [one.code for one in load(tmp_path, "a.json", content).refusals] == [code]


def test_what_python_reads_beyond_the_standard_is_shown(tmp_path: Path) -> None:
    assert only(load(tmp_path, "a.json", '{"a": NaN, "b": "x", "b": "last wins"}')).text == "a: NaN\nb: last wins"


def test_thousands_of_values_too_deep_are_refused_once(tmp_path: Path) -> None:
    many = ",".join(['{"x": 1}', '"y"'] * 2000)
    loaded = load(tmp_path, "a.json", '{"kept": 1, "deep": ' + "[" * 60 + many + "]" * 60 + "}")
    assert only(loaded).text == "kept: 1"
    assert [one.code for one in loaded.refusals] == ["truncated"]


def test_long_and_wide_lists_are_cut_and_named(tmp_path: Path) -> None:
    rows = [{f"c{column}": column for column in range(6)} for _ in range(9)]
    loaded = load(tmp_path, "a.json", json.dumps({"items": rows}), Limits(rows=4, columns=3))
    assert of_kind(only(loaded), ROW) == ["c0: 0 | c1: 1 | c2: 2"] * 4
    assert [one.message for one in loaded.refusals] == [
        "items: only the first 4 of 9 rows were read", "items: only the first 3 of 6 columns were read",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "rows", "broken"),
    [
        ('{"a": 1}\n{"a": 2}', ["a: 1", "a: 2"], ""),
        ('\n\n{"a": 1}\n\n{"a": 2}\n\n', ["a: 1", "a: 2"], ""),
        ('{"a": 1}\r\n{"a": 2}\r\n', ["a: 1", "a: 2"], ""),
        ('\ufeff{"a": 1}\n{"a": 2}', ["a: 1", "a: 2"], ""),
        ('bad\n{"a": 1}\n{"a": 2}', ["a: 1", "a: 2"], "1 lines are not valid JSON (lines 1)"),
        ('{"a": 1}\n{"a": 2}\n{"a": ', ["a: 1", "a: 2"], "1 lines are not valid JSON (lines 3)"),
        ('{"a": 1}\n' + "x\n" * 30 + '{"a": 2}', ["a: 1", "a: 2"],
         "30 lines are not valid JSON (lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)"),
    ],
)  # fmt: skip
def test_lines_good_and_bad(tmp_path: Path, lines: str, rows: list[str], broken: str) -> None:
    loaded = load(tmp_path, "a.jsonl", lines)
    assert of_kind(only(loaded), ROW) == rows
    assert [one.message for one in loaded.refusals] == ([broken] if broken else [])


def test_lines_of_unlike_objects_are_numbered(tmp_path: Path) -> None:
    lines = '{"title": "One", "tags": ["a", "b"]}\n{"author": {"name": "Ann"}}\n"loose"\n'
    assert [text for _, text in blocks(only(load(tmp_path, "a.jsonl", lines)))] == [
        "[0].title: One", "[0].tags: a, b", "[1].author.name: Ann", "[2]: loose",
    ]  # fmt: skip


@given(st.lists(st.tuples(PLAIN, PLAIN, PLAIN), min_size=2, max_size=6))
def test_records_come_back_as_rows(tmp_path_factory: pytest.TempPathFactory, values: list[tuple[object, ...]]) -> None:
    records = [dict(zip(NAMES, row, strict=True)) for row in values]
    folder = tmp_path_factory.getbasetemp()
    expected = [" | ".join(f"{name}: {scalar(record[name])}" for name in NAMES) for record in records]
    whole = only(load(folder, "r.json", json.dumps(records)))
    lines = only(load(folder, "r.jsonl", "\n".join(json.dumps(record, ensure_ascii=False) for record in records)))
    assert of_kind(whole, ROW) == of_kind(lines, ROW) == expected
    assert whole.layout.tables[0].headers == tuple(NAMES)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<a>text</a>", ["a: text"]), ("<a x='1'>text</a>", ["a.x: 1", "a.text: text"]), ("<a><b/><c> </c></a>", None),
        ("<a><b>1</b><b>2</b></a>", ["a.b: 1, 2"]), ("<a><!-- no --><b>1</b></a>", ["a.b: 1"]),
        ("<a>one <b>two</b> three</a>", ["a.b: two", "a.text: one three"]),
        ("<n:a xmlns:n='u' n:x='1'><n:b>2</n:b></n:a>", ["a.x: 1", "a.b: 2"]),
        ("<合同><金额>300万元</金额></合同>", ["合同.金额: 300万元"]), ("<a><![CDATA[<b>&]]></a>", ["a: <b>&"]),
    ],
)  # fmt: skip
def test_xml_shapes(tmp_path: Path, body: str, expected: list[str] | None) -> None:
    loaded = load(tmp_path, "a.xml", "<?xml version='1.0'?>" + body)
    if expected is None:
        assert [one.code for one in loaded.refusals] == ["empty"]
    else:
        assert [text for _, text in blocks(only(loaded))] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb2312", "gb18030", "big5", "iso-8859-1"])
def test_xml_in_its_declared_encoding(tmp_path: Path, encoding: str) -> None:
    word = {"iso-8859-1": "Größe", "big5": "合約"}.get(encoding, "合同")
    data = f"<?xml version='1.0' encoding='{encoding}'?><a>{word}</a>".encode(encoding)
    assert only(load(tmp_path, "a.xml", data)).text == f"a: {word}"
