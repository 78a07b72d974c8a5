"""Markdown and plain text at their edges: front matter, tables, lists, wrapped lines, headings by form."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.builder import TextBuilder
from adapters.loaders.limits import Limits
from adapters.loaders.plain_text import join_soft, join_wrapped, key_value, key_values, write_text
from schema.documents import BlockKind, Document
from tests.unit.adapters.loaders.files import blocks, load, of_kind, only

HEADING, PARAGRAPH, ITEM, PAIR, ROW, TOP, CODE = (
    BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.KEY_VALUE, BlockKind.TABLE_ROW,
    BlockKind.TABLE_HEADER, BlockKind.CODE,
)  # fmt: skip
WORD = st.text("abc中文", min_size=1, max_size=6)


def markdown(folder: Path, content: str) -> Document:
    return only(load(folder, "a.md", content))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("# A\n## B\n###### F", [(HEADING, "A"), (HEADING, "B"), (HEADING, "F")]),
        ("Top\n===\n\nSub\n---\n", [(HEADING, "Top"), (HEADING, "Sub")]),
        ("#No heading", [(PARAGRAPH, "#No heading")]),
        ("one\ntwo\n\nthree", [(PARAGRAPH, "one two"), (PARAGRAPH, "three")]),
        ("合同\n金额", [(PARAGRAPH, "合同金额")]),
        ("line  \nbreak", [(PARAGRAPH, "line break")]),
        ('**bold** _it_ `code` [text](u "t") ![alt](p)', [(PARAGRAPH, "bold it code text alt")]),
        ("[ref][1]\n\n[1]: http://x", [(PARAGRAPH, "ref")]),
        ("<http://x.example>", [(PARAGRAPH, "http://x.example")]),
        ("5 \\* 3 &lt; 20 &amp; more", [(PARAGRAPH, "5 * 3 < 20 & more")]),
        ("a <!-- hidden --> b <b>c</b>", [(PARAGRAPH, "a b c")]),
        ("- a\n- b\n  - c", [(ITEM, "a"), (ITEM, "b"), (ITEM, "c")]),
        ("1. a\n2. b", [(ITEM, "a"), (ITEM, "b")]),
        ("- a\n\n  more of a\n\n- b", [(ITEM, "a"), (ITEM, "more of a"), (ITEM, "b")]),
        ("- # heading in a list", [(HEADING, "heading in a list")]),
        ("> quoted\n> words", [(PARAGRAPH, "quoted words")]),
        ("    indented code", [(CODE, "indented code")]),
        ("```py\nif x:\n    y\n```", [(CODE, "if x:\n    y")]),
        ("~~~\nnever closed", [(CODE, "never closed")]),
        ("---\n\ntext", [(PARAGRAPH, "text")]),
        ("Owner: Ann\nCity: Leeds", [(PAIR, "Owner: Ann"), (PAIR, "City: Leeds")]),
        ("Owner: Ann\nand Bob", [(PARAGRAPH, "Owner: Ann\nand Bob")]),
        ("**Owner:** Ann", [(PAIR, "Owner: Ann")]),
        ("<table><tr><td>Name</td><td>Ann</td></tr><tr><td>City</td><td>Leeds</td></tr></table>",
         [(PAIR, "Name: Ann"), (PAIR, "City: Leeds")]),
        ("a\n\n<script>x()</script>", [(PARAGRAPH, "a")]),
    ],
)  # fmt: skip
def test_blocks_of_markdown(tmp_path: Path, content: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert blocks(markdown(tmp_path, content)) == expected


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["a: 1 | b: 2"]), ("a | b\n--|--\n1 | 2\n", ["a: 1 | b: 2"]),
        ("| a | b |\n|:--|--:|\n| 1 |", ["a: 1"]), ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", ["a: 1 | b: 2"]),
        ("| a | b |\n|---|---|\n| x \\| y | 2 |", ["a: x | y | b: 2"]),
        ("| a | b |\n|---|---|\n| **1** | [2](u) |", ["a: 1 | b: 2"]),
        ("| | b |\n|---|---|\n| 1 | 2 |", ["1 | b: 2"]),
        ("| 名称 | 单价 |\n|---|---|\n| 螺丝 | 3.5 |", ["名称: 螺丝 | 单价: 3.5"]),
        ("| a | b |\n|---|---|\n| | |\n| 1 | |", ["a: 1"]),
    ],
)  # fmt: skip
def test_tables_of_markdown(tmp_path: Path, table: str, rows: list[str]) -> None:
    assert of_kind(markdown(tmp_path, f"before\n\n{table}\n\nafter"), ROW) == rows


def test_a_long_markdown_table_is_cut(tmp_path: Path) -> None:
    content = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 20
    loaded = load(tmp_path, "a.md", content, Limits(rows=6))
    assert len(of_kind(only(loaded), ROW)) == 5
    assert [one.code for one in loaded.refusals] == ["truncated"]


@pytest.mark.parametrize(
    ("content", "title", "published", "noted"),
    [
        ('---\ntitle: "Quoted"\ndate: 2024-03-01\n---\ntext', "Quoted", "2024-03-01", {}),
        ("---\nTitle: Upper\nowner: Ann\n---\ntext", "Upper", "", {"owner": "Ann"}),
        ("---\r\ntitle: Windows\r\n---\r\ntext", "Windows", "", {}),
        ("---\ntags:\n  - a\n nested: x\nempty:\n---\ntext", "a", "", {}),
        ("---\nurl: http://x.example\n---\ntext", "a", "", {"url": "http://x.example"}),
        ("\n---\ntitle: not at the top\n---\n", "title: not at the top", "", {}),
    ],
)  # fmt: skip
def test_front_matter(tmp_path: Path, content: str, title: str, published: str, noted: dict[str, str]) -> None:
    document = markdown(tmp_path, content)
    assert (document.title, document.published) == (title, published)
    assert {name: value for name, value in document.metadata if name != "encoding"} == noted


@given(st.lists(st.lists(WORD, min_size=3, max_size=3), min_size=2, max_size=5))
def test_tables_come_back(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    lines = [" | ".join(row) for row in rows]
    content = "\n".join([f"| {lines[0]} |", "|---|---|---|", *(f"| {line} |" for line in lines[1:])])
    document = only(load(tmp_path_factory.getbasetemp(), "t.md", content))
    cells = [document.text[cell.start : cell.end] for cell in document.layout.tables[0].cells]
    assert cells == [cell for row in rows[1:] for cell in row]
    assert document.layout.tables[0].headers == tuple(rows[0])


@given(st.lists(WORD, min_size=1, max_size=6))
def test_lists_come_back(tmp_path_factory: pytest.TempPathFactory, items: list[str]) -> None:
    document = only(load(tmp_path_factory.getbasetemp(), "l.md", "\n".join(f"- {item}" for item in items)))
    assert of_kind(document, ITEM) == items


def plain(content: str, *, title: bool = False) -> list[tuple[BlockKind, str]]:
    text = TextBuilder()
    write_text(text, content, title=title)
    built, layout = text.build()
    return [(block.kind, built[block.start : block.end]) for block in layout.blocks]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("第一章 总则", [(HEADING, "第一章 总则")]), ("第十二条　付款", [(PARAGRAPH, "第十二条 付款")]),
        ("三、交货", [(HEADING, "三、交货")]),
        ("第二编 分则", [(HEADING, "第二编 分则")]), ("Article IV", [(HEADING, "Article IV")]),
        ("Section 3 Payment", [(HEADING, "Section 3 Payment")]),
        ("2.1 Payment", [(HEADING, "2.1 Payment")]), ("2.1 payment terms", [(PARAGRAPH, "2.1 payment terms")]),
        ("ANNEX", [(HEADING, "ANNEX")]), ("UK", [(PARAGRAPH, "UK")]), ("NOTE: READ THIS", [(PAIR, "NOTE: READ THIS")]),
        ("THE END.", [(PARAGRAPH, "THE END.")]), ("Section 3 applies.", [(PARAGRAPH, "Section 3 applies.")]),
        ("1234", [(PARAGRAPH, "1234")]), ("A" * 81, [(PARAGRAPH, "A" * 81)]),
        ("- one\n- two", [(ITEM, "one"), (ITEM, "two")]), ("• one\n  goes on", [(ITEM, "one goes on")]),
        ("(1) one\n(2) two", [(ITEM, "(1) one"), (ITEM, "(2) two")]), ("（一） 甲\n（二） 乙", [(ITEM, "（一） 甲"),
        (ITEM, "（二） 乙")]),
        ("intro\n- one\nafter", [(PARAGRAPH, "intro"), (ITEM, "one"), (PARAGRAPH, "after")]),
        ("Name: Ann\nfree line\nRole: Chair", [(PAIR, "Name: Ann"), (PARAGRAPH, "free line"), (PAIR, "Role: Chair")]),
        ("a\n \t \nb", [(PARAGRAPH, "a"), (PARAGRAPH, "b")]), ("\n\n\n", []), ("---", [(PARAGRAPH, "---")]),
        ("Report\n===\n", [(HEADING, "Report")]),
    ],
)  # fmt: skip
def test_blocks_of_plain_text(content: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert plain(content) == expected


@pytest.mark.parametrize(
    ("content", "first"),
    [("Title\n\nbody", HEADING), ("Title", PARAGRAPH), ("A sentence.\n\nbody", PARAGRAPH), ("Key: value\n\nbody", PAIR),
     ("- item\n\nbody", ITEM), ("2024\n\nbody", PARAGRAPH), ("Two\nlines\n\nbody", PARAGRAPH)],
)  # fmt: skip
def test_which_first_line_is_the_title(content: str, first: BlockKind) -> None:
    assert plain(content, title=True)[0][0] is first


LONG = "a line of running text that is certainly long enough to wrap"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ([LONG, LONG.title(), "end"], f"{LONG} {LONG.title()} end"), (["short", LONG], f"short\n{LONG}"),
        ([LONG, "a line of its own"], f"{LONG}\na line of its own"), (["  " + LONG, "  indented"], f"{LONG} indented"),
        ([LONG + "中", "文"], f"{LONG}中文"), ([LONG + "中", "b"], f"{LONG}中 b"), (["one"], "one"),
    ],
)  # fmt: skip
def test_wrapped_lines(lines: list[str], joined: str) -> None:
    assert join_wrapped(lines) == joined


@given(st.lists(WORD, max_size=6))
def test_soft_joins_keep_every_character(lines: list[str]) -> None:
    assert join_soft(lines).replace(" ", "") == "".join(lines)


@given(WORD, st.text("abc中文 12,.", min_size=1, max_size=20).filter(lambda text: text.strip() == text))
def test_a_key_and_its_value_come_back(key: str, value: str) -> None:
    for colon in (": ", "："):
        assert key_value(f"{key}{colon}{value}") == (key, value)
        assert (key, value) in key_values(f"  {key}{colon}{value}  ")
