"""Word documents, slide decks and spreadsheets from manuscripts."""

from __future__ import annotations

import io
import re
from datetime import date

import docx
import openpyxl
import pptx
from docx.enum.text import WD_BREAK
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from pptx.util import Inches, Pt

from samples.manuscript import Block, parse, repack

NUMBER = re.compile(r"-?\d+(\.\d+)?")
PERCENT = re.compile(r"-?\d+(\.\d+)?%")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def word(source: str) -> bytes:
    """Return a Word document with styled headings, list items and tables."""
    text = parse(source)
    document = docx.Document()
    core = document.core_properties
    core.title, core.author, core.last_modified_by = text.about["title"], text.about["author"], text.about["author"]
    core.created, core.comments = text.written.replace(tzinfo=None), ""
    for block in text.blocks:
        if block.kind == "heading":
            document.add_heading(block.text, block.level)
        elif block.kind == "table":
            table = document.add_table(len(block.rows), len(block.rows[0]), style="Table Grid")
            for cells, row in zip(table.rows, block.rows, strict=True):
                for cell, value in zip(cells.cells, row, strict=True):
                    cell.text = value
        elif block.kind == "break":
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        else:
            document.add_paragraph(block.text, style="List Bullet" if block.kind == "item" else None)
    out = io.BytesIO()
    document.save(out)
    return repack(out.getvalue(), text.written)


def slides(source: str) -> bytes:
    """Return a slide deck: every heading starts a slide, ``Note:`` paragraphs are what the speaker says."""
    text = parse(source)
    deck = pptx.Presentation()
    core = deck.core_properties
    core.title, core.author, core.last_modified_by = text.about["title"], text.about["author"], text.about["author"]
    core.created = text.written.replace(tzinfo=None)
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = text.blocks[0].text
    for block in text.blocks[1:]:
        if block.kind == "heading":
            slide = deck.slides.add_slide(deck.slide_layouts[1])
            slide.shapes.title.text = block.text
        elif block.kind == "table":
            _table(slide.shapes, block)
        elif block.text.startswith("Note:"):
            slide.notes_slide.notes_text_frame.text = block.text.removeprefix("Note:").strip()
        else:
            frame = slide.placeholders[1].text_frame
            paragraph = frame.add_paragraph() if frame.text else frame.paragraphs[0]
            paragraph.text, paragraph.font.size = block.text, Pt(20)
    out = io.BytesIO()
    deck.save(out)
    return repack(out.getvalue(), text.written)


def _table(shapes: pptx.shapes.shapetree.SlideShapes, block: Block) -> None:
    place = (Inches(0.5), Inches(4.2), Inches(9), Inches(0.4 * len(block.rows)))
    table = shapes.add_table(len(block.rows), len(block.rows[0]), *place).table
    for number, row in enumerate(block.rows):
        for column, value in enumerate(row):
            table.cell(number, column).text = value


def workbook(source: str) -> bytes:
    """Return a spreadsheet: a sheet per heading; a paragraph is a line of one cell, above or below the table."""
    text = parse(source)
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = text.about["title"], text.about["author"]
    book.properties.created = text.written.replace(tzinfo=None)
    for block in text.blocks:
        if block.kind == "heading":
            book.create_sheet(block.text)
        elif block.kind == "table":
            _fill(book.worksheets[-1], block.rows)
        else:
            book.worksheets[-1].append([block.text])
    out = io.BytesIO()
    book.save(out)
    return repack(out.getvalue(), text.written)


def _fill(sheet: Worksheet, rows: tuple[tuple[str, ...], ...]) -> None:
    """Append a table with a bold header; numbers, percentages and ISO dates become typed cells."""
    first = sheet.max_row + 1 if sheet["A1"].value else 1
    for number, row in enumerate(rows, start=first):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if NUMBER.fullmatch(value):
                cell.value = float(value) if "." in value else int(value)
            elif PERCENT.fullmatch(value):
                cell.value, cell.number_format = round(float(value[:-1]) / 100, 6), "0.0%" if "." in value else "0%"
            elif DAY.fullmatch(value):
                cell.value, cell.number_format = date.fromisoformat(value), "yyyy-mm-dd"
            else:
                cell.value = value or None
            if number == first:
                cell.font = Font(bold=True)
