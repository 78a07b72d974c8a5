"""HTML at its edges: lists and terms, tables of every shape, hidden things, properties from other places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from adapters.loaders.html_tables import cell_text, is_data_table, table_rows
from adapters.loaders.html_text import write_html
from adapters.loaders.limits import Limits
from schema.documents import BlockKind
from tests.unit.adapters.loaders.files import blocks, load, of_kind, only, sink_for

HEADING, PARAGRAPH, ITEM, PAIR, ROW, TOP, CODE = (
    BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.KEY_VALUE, BlockKind.TABLE_ROW,
    BlockKind.TABLE_HEADER, BlockKind.CODE,
)  # fmt: skip
WORDS = st.text("abc中文", min_size=1, max_size=5)


def written(fragment: str) -> list[tuple[BlockKind, str]]:
    """The blocks of a fragment."""
    sink = sink_for()
    draft = sink.draft("text/html")
    write_html(draft, fragment, sink)
    return blocks(draft)


def rows_of(table: str) -> tuple[list[list[str]], int]:
    node = LexborHTMLParser(table).css_first("table")
    assert node is not None
    return table_rows(node)


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("<p>a<p>b", [(PARAGRAPH, "a"), (PARAGRAPH, "b")]),
        ("text<div>inner</div>tail", [(PARAGRAPH, "text"), (PARAGRAPH, "inner"), (PARAGRAPH, "tail")]),
        ("<p>a<br><br>b</p>", [(PARAGRAPH, "a\nb")]),
        ("<p>one&nbsp;two &amp; three &lt;four&gt;</p>", [(PARAGRAPH, "one two & three <four>")]),
        ("<p>un<wbr>broken<b>ness</b></p>", [(PARAGRAPH, "unbrokenness")]),
        ("<h2>A<br>B</h2><p>c</p>", [(HEADING, "A B"), (PARAGRAPH, "c")]),
        ("<h1><div>Inside</div></h1><p>after</p>", [(HEADING, "Inside"), (PARAGRAPH, "after")]),
        ("<ol><li><p>one</p><p>more</p></li></ol>", [(ITEM, "one"), (ITEM, "more")]),
        ("<ul><li>a</li></ul><p>b</p>", [(ITEM, "a"), (PARAGRAPH, "b")]),
        ("</li></li><p>stray ends</p>", [(PARAGRAPH, "stray ends")]),
        ("<details><summary>More</summary>Hidden until opened</details>",
         [(PARAGRAPH, "More"), (PARAGRAPH, "Hidden until opened")]),
        ("<select><option>Choice</option></select><p>kept</p>", [(PARAGRAPH, "kept")]),
        ("<svg><text>drawn</text></svg><p>kept</p>", [(PARAGRAPH, "kept")]),
        ("<p>before<!-- a comment -->after</p>", [(PARAGRAPH, "beforeafter")]),
        ("<p>see <a href='x'>this <i>page</i></a>.</p>", [(PARAGRAPH, "see this page.")]),
        ("<blockquote><p>Quoted.</p></blockquote>", [(PARAGRAPH, "Quoted.")]),
        ("<figure><img alt='Plan of the site'><figcaption>Figure 1</figcaption></figure>",
         [(PARAGRAPH, "Plan of the site"), (PARAGRAPH, "Figure 1")]),
        ("<img src=x><p>no alt</p>", [(PARAGRAPH, "no alt")]),
        ("<pre>\nif x:\n    y\n</pre>", [(CODE, "if x:\n    y")]),
        ("<p>联系人：王伟<br>电话：010-1234</p>", [(PAIR, "联系人: 王伟"), (PAIR, "电话: 010-1234")]),
        ("<p>Owner: Ann<br>and nobody else</p>", [(PARAGRAPH, "Owner: Ann\nand nobody else")]),
        ("", []),
        ("<script>x</script>", []),
    ],
)  # fmt: skip
def test_blocks_of_fragments(fragment: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert written(fragment) == expected


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("<dl><dt>Buyer</dt><dd>Acme</dd></dl>", [(PAIR, "Buyer: Acme")]),
        ("<dl><dt>A</dt><dt>B</dt><dd>both</dd></dl>", [(PARAGRAPH, "A"), (PAIR, "B: both")]),
        ("<dl><dt>Alone</dt></dl><p>next</p>", [(PARAGRAPH, "Alone"), (PARAGRAPH, "next")]),
        ("<dl><dt>Term</dt><dd></dd></dl><p>next</p>", [(PARAGRAPH, "Term"), (PARAGRAPH, "next")]),
        ("<dl><dt>Term</dt><dd>one</dd><dd>two</dd></dl>", [(PAIR, "Term: one"), (PARAGRAPH, "two")]),
        ("<dt>no list around", [(PARAGRAPH, "no list around")]),
        ("<dl><dt></dt><dd>value</dd></dl>", [(PARAGRAPH, "value")]),
    ],
)
def test_terms_and_what_is_said_about_them(fragment: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert written(fragment) == expected


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("display:none", False), ("DISPLAY : NONE", False), ("visibility:hidden", False), ("font-size:0", False),
        ("font-size:0px", False), ("opacity:0", False), ("opacity:0.5", True), ("font-size:0.8em", True),
        ("display:block", True), ("color:red", True),
    ],
)  # fmt: skip
def test_what_a_style_hides(style: str, shown: bool) -> None:
    found = written(f'<p>seen</p><p style="{style}">perhaps</p>')
    assert ((PARAGRAPH, "perhaps") in found) is shown


def test_a_hidden_body_is_still_read() -> None:
    assert written('<html hidden><body style="display:none"><p>faded in by a script</p></body></html>') == [
        (PARAGRAPH, "faded in by a script")
    ]


def test_hidden_rows_and_cells_are_not_in_the_table() -> None:
    page = """<table><tr><th>Item</th><th>Price</th></tr><tr><td>Nut</td><td>1</td></tr>
    <tr style="display:none"><td>Ghost</td><td>9</td></tr>
    <tr><td>Bolt<span hidden> secret</span></td><td>2</td></tr></table>"""
    assert [text for kind, text in written(page) if kind is ROW] == ["Item: Nut | Price: 1", "Item: Bolt | Price: 2"]


@pytest.mark.parametrize(
    ("table", "rows", "marked"),
    [
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["c"]], 0),
        ("<tr><td colspan=2>a</td><td>b</td></tr>", [["a", "a", "b"]], 0),
        ("<tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr>", [["a", "b"], ["a", "c"]], 0),
        ("<tr><td>a</td><td rowspan=3>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>",
         [["a", "b"], ["c", "b"], ["d", "b"]], 0),
        ("<tr><td rowspan=2 colspan=2>a</td><td>b</td></tr><tr><td>c</td></tr>",
         [["a", "a", "b"], ["a", "a", "c"]], 0),
        ("<tr><td rowspan=0 colspan=-1>a</td><td>b</td></tr>", [["a", "b"]], 0),
        ("<tr><td rowspan=x colspan='2 '>a</td></tr>", [["a", "a"]], 0),
        ("<tr><th>A</th><th>B</th></tr><tr><td>c</td><td>d</td></tr>", [["A", "B"], ["c", "d"]], 1),
        ("<tr><th>A</th><td>b</td></tr><tr><th>C</th><td>d</td></tr>", [["A", "b"], ["C", "d"]], 0),
        ("<thead><tr><td>A</td><td>B</td></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody>",
         [["A", "B"], ["c", "d"]], 1),
        ("<tr><th>A</th><th>B</th></tr><tr><th>C</th><th>D</th></tr>", [["A", "B"], ["C", "D"]], 0),
        ("<tr><td>1</td><td>2</td></tr><tr><th>A</th><th>B</th></tr>", [["1", "2"], ["A", "B"]], 0),
    ],
)  # fmt: skip
def test_rows_of_tables(table: str, rows: list[list[str]], marked: int) -> None:
    assert rows_of(f"<table>{table}</table>") == (rows, marked)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a<br>b", "a b"), ("<p>a</p><p>b</p>", "a b"), ("<ul><li>a<li>b</ul>", "a b"), ("a<b>b</b>c", "abc"),
        ("<script>x()</script>5", "5"), ("<img alt='tick'>", "tick"), ("  a \n  b ", "a b"), ("", ""),
        ("a<sup>2</sup>", "a2"),
    ],
)  # fmt: skip
def test_text_of_cells(cell: str, expected: str) -> None:
    node = LexborHTMLParser(f"<table><tr><td>{cell}</td></tr></table>").css_first("td")
    assert node is not None
    assert cell_text(node) == expected


@pytest.mark.parametrize(
    ("table", "data"),
    [
        ("<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>", True),
        ("<tr><td>a</td><td>b</td></tr>", False),
        ("<tr><td>a</td></tr><tr><td>b</td></tr>", False),
        ("<tr><td><h2>News</h2></td><td>b</td></tr><tr><td>c</td><td>d</td></tr>", False),
        ("<tr><th>A</th><th>B</th></tr><tr><td><form>x</form></td><td>b</td></tr>", True),
        ("<tr><td><table><tr><td>x</td></tr></table></td><td>b</td></tr><tr><td>c</td><td>d</td></tr>", False),
    ],
)
def test_data_and_layout_tables(table: str, data: bool) -> None:
    node = LexborHTMLParser(f"<table>{table}</table>").css_first("table")
    assert node is not None
    assert is_data_table(node) is data


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["$", "5"], ["", "$5"]), (["5", "%"], ["5%", ""]), (["(", "5", ")"], ["", "(5)", ""]),
        (["$", "Total"], ["$", "Total"]), (["x", "%"], ["x", "%"]), (["($", "1,200", ")"], ["", "($1,200)", ""]),
        (["￥", "30"], ["", "￥30"]),
    ],
)  # fmt: skip
def test_signs_beside_numbers(cells: list[str], expected: list[str]) -> None:
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    assert rows_of(f"<table><tr>{row}</tr></table>")[0] == [expected]


@given(st.lists(st.lists(WORDS, min_size=2, max_size=4), min_size=2, max_size=4))
def test_a_table_without_spans_comes_back_cell_by_cell(rows: list[list[str]]) -> None:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    assert rows_of(f"<table>{body}</table>")[0] == rows


@given(st.lists(st.tuples(WORDS, st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=4))
def test_spans_fill_a_rectangle(cells: list[tuple[str, int, int]]) -> None:
    first = "".join(f"<td rowspan={down} colspan={right}>{text}</td>" for text, down, right in cells)
    rows, _ = rows_of(f"<table><tr>{first}</tr><tr></tr><tr></tr></table>")
    assert rows[0] == [text for text, _, right in cells for _ in range(right)]
    carried = [text for text, down, right in cells for _ in range(right) if down > 1]
    assert rows[1] == carried[: len(rows[1])]


def test_a_wide_table_is_cut_and_says_so(tmp_path: Path) -> None:
    row = "<tr>" + "".join(f"<td>v{column}</td>" for column in range(20)) + "</tr>"
    loaded = load(tmp_path, "a.html", f"<html><table>{row * 9}</table></html>", Limits(rows=5, columns=4))
    assert [one.message for one in loaded.refusals] == [
        "table: only the first 5 of 9 rows were read",
        "table: only the first 4 of 20 columns were read",
    ]
    assert "v3" in only(loaded).text
    assert "v4" not in only(loaded).text


@pytest.mark.parametrize(
    ("head", "title", "published"),
    [
        ("<title>Own title</title><meta property='og:title' content='Other'>", "Own title", ""),
        ("<meta property='og:title' content='Shared title'>", "Shared title", ""),
        ("<meta name='DC.date' content='2023-05-06'>", "page", "2023-05-06"),
        ("<meta name='date' content='not a date'>", "page", ""),
        ("<meta name='last-modified' content='2020-01-02'><meta name='date' content='2021-02-03'>", "page",
         "2021-02-03"),
        ("<title> spaced \n title </title>", "spaced title", ""),
        ("<title>Untitled document</title>", "page", ""),
    ],
)  # fmt: skip
def test_properties_of_pages(tmp_path: Path, head: str, title: str, published: str) -> None:
    document = only(load(tmp_path, "page.html", f"<html><head>{head}</head><body><p>words</p></body></html>"))
    assert (document.title, document.published) == (title, published)


def test_the_first_time_element_dates_a_page_without_meta(tmp_path: Path) -> None:
    page = (
        '<html><body><time datetime="2022-07-08T10:00">8 July</time><time datetime="2023-01-01">x</time></body></html>'
    )
    assert only(load(tmp_path, "a.html", page)).published == "2022-07-08"


def test_headings_carry_their_level(tmp_path: Path) -> None:
    page = "<html><body>" + "".join(f"<h{level}>Level {level}</h{level}>" for level in range(1, 7)) + "</body></html>"
    document = only(load(tmp_path, "a.html", page))
    assert [block.level for block in document.layout.blocks] == [1, 2, 3, 4, 5, 6]
    assert of_kind(document, HEADING) == [f"Level {level}" for level in range(1, 7)]
