"""DOCX: body order, styles, numbering, tables, margins, notes, comments, tracked changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from adapters.loaders.docx_styles import number_shown
from schema.documents import BlockKind
from tests.unit.adapters.loaders.files import blocks, docx_bytes, load, of_kind, only, replaced, saved

HEADING, PARAGRAPH, ITEM, PAIR, ROW, TOP = (
    BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.KEY_VALUE, BlockKind.TABLE_ROW,
    BlockKind.TABLE_HEADER,
)  # fmt: skip


def test_a_document_in_body_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "Supply contract"
    document.core_properties.author = "Ann Lee"
    document.core_properties.modified = dt.datetime(2024, 3, 1, 9, 0)  # noqa: DTZ001 - the library wants it so
    document.add_heading("Supply contract", 0)
    document.add_heading("Parties", 1)
    document.add_paragraph("Buyer: Acme Ltd")
    document.add_paragraph("The parties agree as follows.")
    table = document.add_table(rows=2, cols=2)
    for row, values in zip(table.rows, [["Item", "Price"], ["Screws", "3.50"]], strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.add_paragraph("deliver on time", style="List Bullet")
    document.add_paragraph("pay on time", style="List Number")
    document.add_heading("Deep", 3)
    document.add_paragraph("The end.")
    loaded = only(load(tmp_path, "a.docx", saved(document)))
    assert (loaded.title, loaded.published) == ("Supply contract", "2024-03-01")
    assert dict(loaded.metadata)["author"] == "Ann Lee"
    assert blocks(loaded) == [
        (HEADING, "Supply contract"),
        (HEADING, "Parties"),
        (PAIR, "Buyer: Acme Ltd"),
        (PARAGRAPH, "The parties agree as follows."),
        (TOP, "Item | Price"),
        (ROW, "Item: Screws | Price: 3.50"),
        (ITEM, "deliver on time"),
        (ITEM, "1. pay on time"),
        (HEADING, "Deep"),
        (PARAGRAPH, "The end."),
    ]
    assert [block.level for block in loaded.layout.blocks if block.kind is HEADING] == [1, 1, 3]


def test_margins_and_comments(tmp_path: Path) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Acme confidential"
    section.footer.paragraphs[0].text = "Page footer"
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "First page only"
    run = document.add_paragraph("The price is fixed.").runs[0]
    document.add_comment(run, text="Check this price", author="Bob Ray")
    second = document.add_section()
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "Acme confidential"
    loaded = only(load(tmp_path, "a.docx", saved(document)))
    assert [text for _, text in blocks(loaded)] == [
        "First page only",
        "Acme confidential",
        "The price is fixed.",
        "Page footer",
        "Comment by Bob Ray: Check this price",
    ]


def test_insertions_stay_and_deletions_go(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Price ")
    for xml in (
        "<w:del {}><w:r><w:delText>old </w:delText></w:r></w:del>",
        "<w:ins {}><w:r><w:t>new </w:t></w:r></w:ins>",
        (
            "<w:hyperlink {}><w:r><w:t>linked</w:t><w:tab/><w:t>after</w:t>"
            "<w:noBreakHyphen/><w:t>x</w:t></w:r></w:hyperlink>"
        ),
        "<w:r {}><w:instrText>PAGE</w:instrText></w:r>",
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    assert only(load(tmp_path, "a.docx", saved(document))).text == "Price new linked after-x"


def test_content_controls_and_text_boxes_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    body = document.element.body
    body.insert(0, parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ))  # fmt: skip
    box = (
        f"<w:p {nsdecls('w')}><w:r><w:t>outside</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>in the box</w:t>"
        "</w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    body.insert(1, parse_xml(box))
    assert [text for _, text in blocks(only(load(tmp_path, "a.docx", saved(document))))] == [
        "controlled", "outside", "in the box",
    ]  # fmt: skip


def test_merged_cells_repeat_and_marked_headers_are_trusted(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=4, cols=3)
    values = [["Region", "Sales", "Sales"], ["Region", "Q1", "Q2"], ["North", "10", "12"], ["North", "11", "13"]]
    for row, line in zip(table.rows, values, strict=True):
        for cell, value in zip(row.cells, line, strict=True):
            cell.text = value
    for start, end in (((0, 1), (0, 2)), ((2, 0), (3, 0))):
        merged = table.cell(*start).merge(table.cell(*end))
        merged.text = values[start[0]][start[1]]
    for row in table.rows[:2]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    document.add_paragraph("after")
    loaded = only(load(tmp_path, "a.docx", saved(document)))
    assert of_kind(loaded, TOP) == ["Region | Sales / Q1 | Sales / Q2"]
    assert of_kind(loaded, ROW) == [
        "Region: North | Sales / Q1: 10 | Sales / Q2: 12",
        "Region: North | Sales / Q1: 11 | Sales / Q2: 13",
    ]


def test_a_table_in_a_cell_keeps_its_words(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Item", "Details"
    table.cell(1, 0).text = "Screws"
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "length", "3 cm"
    assert "Item: Screws | Details: length 3 cm" in only(load(tmp_path, "a.docx", saved(document))).text


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (3, "decimal", "3"), (3, "lowerLetter", "c"), (27, "upperLetter", "AA"), (4, "lowerRoman", "iv"),
        (9, "upperRoman", "IX"), (39, "upperRoman", "XXXIX"), (12, "chineseCountingThousand", "十二"),
        (20, "chineseCounting", "二十"), (35, "japaneseCounting", "三十五"), (7, "decimalZero", "07"),
        (5, "somethingNew", "5"), (45, "lowerRoman", "45"),
    ],
)  # fmt: skip
def test_numbers_in_words_forms(value: int, form: str, expected: str) -> None:
    assert number_shown(value, form) == expected


def test_automatic_numbers_are_counted(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
        "</w:abstractNum>"
    ))  # fmt: skip
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="90"/></w:num>'))
    for level, content in ((0, "交货"), (1, "时间"), (1, "地点"), (0, "付款"), (1, "方式")):
        paragraph = document.add_paragraph(content)
        paragraph._p.get_or_add_pPr().append(parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="91"/></w:numPr>'
        ))  # fmt: skip
    assert of_kind(only(load(tmp_path, "a.docx", saved(document))), ITEM) == [
        "第一条 交货", "一.1 时间", "一.2 地点", "第二条 付款", "二.1 方式",
    ]  # fmt: skip


def test_footnotes_are_read(tmp_path: Path) -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = (
        f'<w:footnotes xmlns:w="{word}"><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>line</w:t></w:r></w:p>'
        '</w:footnote><w:footnote w:id="1"><w:p><w:r><w:t>See annex B.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    plain = docx_bytes("Body text.")
    rels = "word/_rels/document.xml.rels"
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        relations, types = archive.read(rels), archive.read("[Content_Types].xml")
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    relations = relations.replace(
        b"</Relationships>", b'<Relationship Id="rId99" Type="' + kind + b'" Target="footnotes.xml"/></Relationships>'
    )
    content = b"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    types = types.replace(
        b"</Types>", b'<Override PartName="/word/footnotes.xml" ContentType="' + content + b'"/></Types>'
    )
    data = replaced(plain, {rels: relations, "[Content_Types].xml": types, "word/footnotes.xml": notes.encode()})
    assert only(load(tmp_path, "a.docx", data)).text == "Body text.\n\nSee annex B."


def test_no_date_is_invented(tmp_path: Path) -> None:
    data = replaced(docx_bytes("text"), {"docProps/core.xml": b"<not-closed"})
    document = load(tmp_path, "a.docx", data)
    assert all(not one.published for one in document.documents)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"word/document.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}, "bomb"),
        ({"word/document.xml": b"<w:document"}, "damaged"),
        ({"word/document.xml": None}, "damaged"),
        ({"word/styles.xml": '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x>'.encode("utf-16")}, "bomb"),
    ],
)
def test_hostile_parts(tmp_path: Path, changes: dict[str, bytes | None], code: str) -> None:
    loaded = load(tmp_path, "a.docx", replaced(docx_bytes("text"), changes))
    assert [one.code for one in loaded.refusals] == [code]
    assert loaded.refusals[0].remedy


def test_a_truncated_docx(tmp_path: Path) -> None:
    data = docx_bytes("text " * 100)
    assert [one.code for one in load(tmp_path, "a.docx", data[: len(data) // 2]).refusals] == ["damaged"]
