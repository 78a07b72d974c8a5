"""DOCX at its edges: inherited styles, numbers that restart, odd tables, notes, comments, equations, damage."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.loaders.docx_styles import number_shown, whole
from adapters.loaders.docx_text import paragraph_text, table_rows
from schema.documents import BlockKind, Document
from tests.unit.adapters.loaders.files import blocks, docx_bytes, load, of_kind, only, replaced, saved

HEADING, PARAGRAPH, ITEM, PAIR, ROW, TOP = (
    BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.KEY_VALUE, BlockKind.TABLE_ROW,
    BlockKind.TABLE_HEADER,
)  # fmt: skip
W = nsdecls("w")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def read(folder: Path, document: docx.document.Document) -> Document:
    return only(load(folder, "a.docx", saved(document)))


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{run(text)}</w:p></w:tc>"


def table(*rows: str) -> tuple[list[list[str]], int]:
    return table_rows(parse_xml(f"<w:tbl {W}>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"))


def styled(document: docx.document.Document, name: str, *, base: str = "Normal", inner: str = "") -> str:
    """A new paragraph style with ``inner`` as its paragraph properties."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[base]
    if inner:
        style.element.append(parse_xml(f"<w:pPr {W}>{inner}</w:pPr>"))
    return name


@pytest.mark.parametrize(
    ("name", "base", "inner", "expected"),
    [
        ("标题 2", "Normal", "", (HEADING, 2)), ("標題 3", "Normal", "", (HEADING, 3)),
        ("Überschrift 1", "Normal", "", (HEADING, 1)),
        ("Titre 4", "Normal", "", (HEADING, 4)), ("Company heading", "Heading 2", "", (HEADING, 2)),
        ("Clause", "Normal", '<w:outlineLvl w:val="1"/>', (HEADING, 2)),
        ("Body of text", "Normal", '<w:outlineLvl w:val="9"/>', (PARAGRAPH, 0)),
        ("列表段落", "Normal", "", (ITEM, 0)), ("Company list", "List Bullet", "", (ITEM, 0)),
        ("Listing", "Normal", "", (PARAGRAPH, 0)),
        ("Headings of all kinds", "Normal", "", (PARAGRAPH, 0)),
    ],
)  # fmt: skip
def test_what_a_style_makes_of_a_paragraph(
    tmp_path: Path, name: str, base: str, inner: str, expected: tuple[BlockKind, int]
) -> None:
    document = docx.Document()
    document.add_paragraph("words", style=styled(document, name, base=base, inner=inner))
    (block,) = read(tmp_path, document).layout.blocks
    assert (block.kind, block.level) == expected


@pytest.mark.parametrize(("value", "kind"), [("0", HEADING), ("8", HEADING), ("9", PARAGRAPH), ("x", PARAGRAPH)])
def test_an_outline_level_on_the_paragraph_itself(tmp_path: Path, value: str, kind: BlockKind) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("words")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="{value}"/>'))
    assert blocks(read(tmp_path, document)) == [(kind, "words")]


def test_styles_based_on_one_another_end(tmp_path: Path) -> None:
    document = docx.Document()
    first, second = styled(document, "First"), styled(document, "Second", base="First")
    document.styles[first].element.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}basedOn").set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "Second"
    )
    document.add_paragraph("words", style=second)
    assert blocks(read(tmp_path, document)) == [(PARAGRAPH, "words")]


def numbered(document: docx.document.Document, levels: str, *paragraphs: tuple[int, str]) -> None:
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {W} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for level, text in paragraphs:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>'))


def lvl(level: int, form: str, pattern: str, start: int = 1) -> str:
    inner = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{level}">{inner}</w:lvl>'


@pytest.mark.parametrize(
    ("levels", "paragraphs", "expected"),
    [
        (lvl(0, "decimal", "%1)", 5), [(0, "a"), (0, "b")], ["5) a", "6) b"]),
        (lvl(0, "decimal", "Article %1:"), [(0, "a")], ["Article 1: a"]),
        (lvl(0, "bullet", "•"), [(0, "a")], ["a"]), (lvl(0, "none", ""), [(0, "a")], ["a"]),
        (lvl(0, "decimal", "%1.") + lvl(1, "lowerLetter", "(%2)"), [(0, "a"), (1, "b"), (1, "c"), (0, "d"), (1, "e")],
         ["1. a", "(a) b", "(b) c", "2. d", "(a) e"]),
        (lvl(0, "decimal", "%1.") + lvl(2, "lowerRoman", "%1.%3"), [(2, "skipped up"), (0, "a"), (2, "b")],
         ["1.i skipped up", "1. a", "1.i b"]),
        (lvl(0, "upperRoman", "%1."), [(0, "a"), (7, "no such level"), (0, "b")], ["I. a", "no such level", "II. b"]),
        (lvl(0, "chineseCounting", "第%1章"), [(0, "总则")], ["第一章 总则"]),
    ],
)  # fmt: skip
def test_numbers_that_word_shows(
    tmp_path: Path, levels: str, paragraphs: list[tuple[int, str]], expected: list[str]
) -> None:
    document = docx.Document()
    numbered(document, levels, *paragraphs)
    assert of_kind(read(tmp_path, document), ITEM) == expected


@given(st.integers(1, 39))
def test_roman_numbers_add_up(value: int) -> None:
    worth = {"i": 1, "v": 5, "x": 10}
    shown = [worth[sign] for sign in number_shown(value, "lowerRoman")]
    assert sum(-one if shown[n + 1 : n + 2] > [one] else one for n, one in enumerate(shown)) == value
    assert number_shown(value, "upperRoman") == number_shown(value, "lowerRoman").upper()


@given(st.integers(1, 99))
def test_chinese_numbers_are_distinct_and_read_back(value: int) -> None:
    shown = number_shown(value, "chineseCounting")
    digits = "零一二三四五六七八九"
    tens, found, ones = shown.partition("十")
    read_back = (10 * (digits.index(tens) if tens else 1) if found else 0) + (
        digits.index(ones or "零") if found else digits.index(shown)
    )
    assert read_back == value


@pytest.mark.parametrize(("value", "shown"), [(1, "a"), (26, "z"), (27, "aa"), (53, "aaa"), (0, "0")])
def test_letters_of_long_lists(value: int, shown: str) -> None:
    assert number_shown(value, "lowerLetter") == shown


@pytest.mark.parametrize(("shown", "expected"), [("7", 7), ("", 3), ("-1", 3), ("x", 3), ("1.5", 3), ("007", 7)])
def test_whole_numbers_of_attributes(shown: str, expected: int) -> None:
    assert whole(shown, 3) == expected


RESTART, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([cell("a") + cell("b"), cell("c")], [["a", "b"], ["c"]]),
        ([cell("a", '<w:gridSpan w:val="2"/>') + cell("b")], [["a", "a", "b"]]),
        ([cell("a", '<w:gridSpan w:val="-4"/>') + cell("b", '<w:gridSpan w:val="x"/>')], [["a", "b"]]),
        ([cell("a", RESTART) + cell("b"), cell("", GOES_ON) + cell("c")], [["a", "b"], ["a", "c"]]),
        ([cell("a", RESTART) + cell("b"), cell("", '<w:vMerge w:val="continue"/>') + cell("c")],
         [["a", "b"], ["a", "c"]]),
        ([cell("a", GOES_ON) + cell("b")], [["a", "b"]]),
        ([cell("a", RESTART), cell("", GOES_ON), cell("c", RESTART)], [["a"], ["a"], ["c"]]),
        ([cell("a"), cell("b") + cell("c", GOES_ON)], [["a"], ["b", "c"]]),
        ([cell("a") + cell("b"), '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("c")], [["a", "b"], ["", "c"]]),
        (["<w:sdt><w:sdtContent>" + cell("a") + "</w:sdtContent></w:sdt>" + cell("b")], [["a", "b"]]),
    ],
)  # fmt: skip
def test_rows_of_tables(rows: list[str], expected: list[list[str]]) -> None:
    assert table(*rows)[0] == expected


@pytest.mark.parametrize(
    ("marks", "marked"),
    [(["<w:tblHeader/>", "", ""], 1), (["<w:tblHeader/>", "<w:tblHeader/>", ""], 2), (["", "<w:tblHeader/>", ""], 0),
     (['<w:tblHeader w:val="0"/>', "", ""], 0), (['<w:tblHeader w:val="false"/>', "", ""], 0),
     (['<w:tblHeader w:val="true"/>', "", ""], 1), (["<w:tblHeader/>"] * 3, 0)],
)  # fmt: skip
def test_which_rows_are_marked_as_headers(marks: list[str], marked: int) -> None:
    assert table(*(f"<w:trPr>{mark}</w:trPr>" + cell("x") for mark in marks))[1] == marked


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (run("a") + run("b"), "ab"), ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>a</w:t><w:ptab/><w:t>b</w:t><w:cr/></w:r>", "a b\n"),
        ("<w:pPr><w:rPr><w:t>no</w:t></w:rPr></w:pPr>", ""),
        (f"<w:moveFrom>{run('old')}</w:moveFrom><w:moveTo>{run('new')}</w:moveTo>", "new"),
        (f"<w:ins>{run('in')}<w:del>{run('out')}</w:del></w:ins>", "in"), ("<w:r><w:delText>x</w:delText></w:r>", ""),
        (f"<w:fldSimple>{run('3')}</w:fldSimple>", "3"), ("<w:r><w:t/></w:r>", ""),
        (f"<w:smartTag>{run('Leeds')}</w:smartTag>", "Leeds"),
    ],
)  # fmt: skip
def test_text_of_paragraphs(inner: str, expected: str) -> None:
    assert paragraph_text(parse_xml(f"<w:p {W}>{inner}</w:p>")) == expected


def test_equations_are_their_characters(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Area ")
    paragraph._p.append(parse_xml(f"<m:oMath {nsdecls('m')}><m:r><m:t>a=πr²</m:t></m:r></m:oMath>"))
    assert read(tmp_path, document).text == "Area a=πr²"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲方：恒达公司　乙方：智源公司", [(PAIR, "甲方: 恒达公司"), (PAIR, "乙方: 智源公司")]),
        ("Note: " + "long words " * 15, [(PARAGRAPH, ("Note: " + "long words " * 15).strip())]),
        ("Name: Ann\nRole: Chair", [(PARAGRAPH, "Name: Ann\nRole: Chair")]), ("  ", []),
    ],
)  # fmt: skip
def test_lines_of_labels_and_values(tmp_path: Path, text: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert blocks(read(tmp_path, docx_of(text, "end"))) == [*expected, (PARAGRAPH, "end")]


def docx_of(*paragraphs: str) -> docx.document.Document:
    return docx.Document(io.BytesIO(docx_bytes(*paragraphs)))


def test_a_comment_without_author_and_of_several_lines(tmp_path: Path) -> None:
    document = docx_of("The price is fixed.")
    comment = document.add_comment(document.paragraphs[0].runs[0], text="first line", author="")
    comment.add_paragraph("second line")
    assert of_kind(read(tmp_path, document), PAIR) == ["Comment: first line second line"]


@pytest.mark.parametrize("kind", ["footnotes", "endnotes"])
def test_notes_without_their_separators(tmp_path: Path, kind: str) -> None:
    plain = docx_bytes("Body text.")
    one = kind.removesuffix("s")
    notes = f'<w:{kind} {W}><w:{one} w:type="separator"><w:p>{run("---")}</w:p></w:{one}>'
    notes += f'<w:{one} w:type="normal"><w:p>{run("See annex.")}</w:p></w:{one}></w:{kind}>'
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        relations = archive.read("word/_rels/document.xml.rels")
        types = archive.read("[Content_Types].xml")
    relation = f'<Relationship Id="r99" Type="http://x/{kind}" Target="{kind}.xml"/></Relationships>'.encode()
    override = f'<Override PartName="/word/{kind}.xml" ContentType="application/xml"/></Types>'.encode()
    data = replaced(plain, {
        "word/_rels/document.xml.rels": relations.replace(b"</Relationships>", relation),
        f"word/{kind}.xml": notes.encode(),
        "[Content_Types].xml": types.replace(b"</Types>", override),
    })  # fmt: skip
    assert [text for _, text in blocks(only(load(tmp_path, "a.docx", data)))] == ["Body text.", "See annex."]


@settings(max_examples=30)
@given(st.lists(st.text(LETTERS + "中文 ", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=5))
def test_every_paragraph_comes_back(tmp_path_factory: pytest.TempPathFactory, paragraphs: list[str]) -> None:
    document = only(load(tmp_path_factory.getbasetemp(), "p.docx", docx_bytes(*paragraphs)))
    assert of_kind(document, PARAGRAPH) == [" ".join(one.split()) for one in paragraphs]
