"""HTML: what a reader of the page sees, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.documents import BlockKind
from tests.unit.adapters.loaders.files import blocks, load, of_kind, only

HEADING, PARAGRAPH, ITEM, PAIR, ROW, TOP, CODE = (
    BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.KEY_VALUE, BlockKind.TABLE_ROW,
    BlockKind.TABLE_HEADER, BlockKind.CODE,
)  # fmt: skip

PAGE = """<!DOCTYPE html><html><head><title>Acme buys Beta</title>
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2024-03-01T08:00:00Z">
<meta name="description" content="A purchase"><style>p{color:red}</style><script>alert(1)</script></head>
<body><nav><a href="/">Home</a></nav>
<h1>Acme <em>buys</em> Beta</h1>
<p>Acme Ltd said on
   Friday it bought Beta.<br>The price was <b>£3m</b>.</p>
<p style="display:none">hidden words</p><div hidden>also hidden</div><span style="VISIBILITY: hidden">no</span>
<template>not shown</template><noscript>no script</noscript>
<h2>Details</h2><ul><li>First<ul><li>Inner</li></ul></li><li>Second</li></ul>
<dl><dt>Buyer</dt><dd>Acme</dd><dt>Seller</dt><dd>Gamma</dd></dl>
<pre>  code   stays</pre>
<p>Seat: Leeds<br>Owner：王伟</p>
<img src="x.png" alt="The two chairmen">
</body></html>"""


def test_a_page(tmp_path: Path) -> None:
    document = only(load(tmp_path, "a.html", PAGE))
    assert (document.title, document.published, document.media_type) == ("Acme buys Beta", "2024-03-01", "text/html")
    assert dict(document.metadata)["author"] == "Ann Lee"
    assert dict(document.metadata)["description"] == "A purchase"
    assert blocks(document) == [
        (PARAGRAPH, "Home"),
        (HEADING, "Acme buys Beta"),
        (PARAGRAPH, "Acme Ltd said on Friday it bought Beta.\nThe price was £3m."),
        (HEADING, "Details"),
        (ITEM, "First"),
        (ITEM, "Inner"),
        (ITEM, "Second"),
        (PAIR, "Buyer: Acme"),
        (PAIR, "Seller: Gamma"),
        (CODE, "  code   stays"),
        (PAIR, "Seat: Leeds"),
        (PAIR, "Owner: 王伟"),
        (PARAGRAPH, "The two chairmen"),
    ]


def test_a_table_with_spans_and_marks(tmp_path: Path) -> None:
    page = """<table><caption>Sales</caption>
    <thead><tr><th rowspan=2>Region</th><th colspan=2>2023</th></tr><tr><th>Q1</th><th>Q2</th></tr></thead>
    <tr><td rowspan="2">North</td><td>10</td><td>12</td></tr><tr><td>11</td><td>13</td></tr></table>"""
    document = only(load(tmp_path, "a.html", page))
    assert blocks(document) == [
        (PARAGRAPH, "Sales"),
        (TOP, "Region | 2023 / Q1 | 2023 / Q2"),
        (ROW, "Region: North | 2023 / Q1: 10 | 2023 / Q2: 12"),
        (ROW, "Region: North | 2023 / Q1: 11 | 2023 / Q2: 13"),
    ]


def test_currency_signs_go_back_to_their_numbers(tmp_path: Path) -> None:
    page = """<table><tr><td></td><td></td><td>2023</td><td></td></tr>
    <tr><td>Revenue</td><td>$</td><td>1,200</td><td></td></tr>
    <tr><td>Loss</td><td>(</td><td>30</td><td>)</td></tr></table>"""
    document = only(load(tmp_path, "a.html", page))
    assert of_kind(document, ROW) == ["Revenue | 2023: $1,200", "Loss | 2023: (30)"]


def test_layout_tables_are_walked_as_pages(tmp_path: Path) -> None:
    page = "<table><tr><td><h1>News</h1><p>One.</p></td><td><p>Two.</p></td></tr><tr><td>a</td><td>b</td></tr></table>"
    document = only(load(tmp_path, "a.html", page))
    assert document.layout.tables == ()
    assert of_kind(document, HEADING) == ["News"]
    nested = (
        "<table><tr><td><table><tr><td>k</td><td>v</td></tr><tr><td>1</td><td>2</td></tr></table></td></tr></table>"
    )
    assert only(load(tmp_path, "b.html", nested)).text == "k: v\n1: 2" or only(load(tmp_path, "b.html", nested)).text


def test_a_form_table_gives_pairs(tmp_path: Path) -> None:
    page = "<table><tr><td>Insured name</td><td>Ann Lee</td></tr><tr><td>Policy</td><td>P-12</td></tr></table>"
    assert of_kind(only(load(tmp_path, "a.html", page)), PAIR) == ["Insured name: Ann Lee", "Policy: P-12"]


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-8"])
def test_the_declared_charset_is_used(tmp_path: Path, encoding: str) -> None:
    page = (
        f'<html><head><meta charset="{encoding}"><title>合同</title></head><body><p>金额为三百万元。</p></body></html>'
    )
    document = only(load(tmp_path, "a.html", page.encode(encoding)))
    assert (document.title, document.text) == ("合同", "金额为三百万元。")


def test_a_wrong_charset_does_no_harm(tmp_path: Path) -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=us-ascii"></head><p>金额</p></html>'
    assert only(load(tmp_path, "a.html", page)).text == "金额"


def test_a_page_of_nothing_but_script_is_refused_as_empty(tmp_path: Path) -> None:
    loaded = load(tmp_path, "a.html", "<html><script>var a = 'text';</script></html>")
    assert [one.code for one in loaded.refusals] == ["empty"]


def test_very_deep_nesting_ends(tmp_path: Path) -> None:
    deep = "<html><body>" + "<div>" * 5_000 + "core" + "</div>" * 5_000
    assert only(load(tmp_path, "a.html", deep)).text == "core"


def test_huge_spans_are_bounded(tmp_path: Path) -> None:
    page = '<table><tr><td colspan="99999999">a</td><td>b</td></tr>'
    page += '<tr><td rowspan="99999999">c</td><td>d</td></tr></table>'
    document = only(load(tmp_path, "a.html", page))
    assert "c" in document.text


@given(st.text(st.sampled_from("<>/apdivtrhlu1= \"'&;b中\n!-"), max_size=150))
def test_any_markup_is_read(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    loaded = load(tmp_path_factory.getbasetemp(), "any.html", content)
    assert loaded.documents or loaded.refusals


@given(st.lists(st.text("abc中文 ", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=6))
def test_every_paragraph_comes_back(tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str]) -> None:
    page = "<html><body>" + "".join(f"<div><p>{one}</p></div>" for one in paragraphs)
    document = only(load(tmp_path_factory.getbasetemp(), "p.html", page))
    assert of_kind(document, PARAGRAPH) == [" ".join(one.split()) for one in paragraphs]
