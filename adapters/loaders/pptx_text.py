"""PPTX: each slide a page; title, text, tables, charts' data and notes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any
from zipfile import BadZipFile

import pptx
from lxml import etree
from pptx.exc import PackageNotFoundError

from adapters.loaders.archive import check_office
from adapters.loaders.builder import TextBuilder
from adapters.loaders.charts import write_chart
from adapters.loaders.draft import Blob, Sink
from adapters.loaders.office_properties import describe_office
from adapters.loaders.refusals import unreadable
from adapters.loaders.tables import write_grid

_DEPTH = 20


def read_pptx(blob: Blob, sink: Sink) -> None:
    """A whole presentation."""
    check_office(blob.data, sink.limits)
    try:
        deck = pptx.Presentation(io.BytesIO(blob.data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise unreadable("damaged", f"not a readable PPTX file: {error}") from error
    draft = sink.draft("application/vnd.openxmlformats-officedocument.presentationml.presentation")
    describe_office(draft, blob.data)
    text = draft.text
    width, height = (round((side or 0) / 12_700, 2) for side in (deck.slide_width, deck.slide_height))
    for slide in deck.slides:
        title = slide.shapes.title
        name = title.text_frame.text if title is not None else ""
        text.begin_page(label=name, width=width, height=height)
        text.heading(name, 1)
        for shape in _flat(slide.shapes, 0):
            if title is None or shape.shape_id != title.shape_id:
                _write_shape(text, shape, sink)
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            text.paragraph(slide.notes_slide.notes_text_frame.text)
    text.end_page()


def _flat(shapes: Iterable[Any], depth: int) -> Iterator[Any]:
    """Shapes in drawing order, groups opened."""
    for shape in shapes:
        if hasattr(shape, "shapes") and depth < _DEPTH:
            yield from _flat(shape.shapes, depth + 1)
        else:
            yield shape


def _write_shape(text: TextBuilder, shape: Any, sink: Sink) -> None:
    if getattr(shape, "has_table", False):
        rows = _grid(shape.table)
        write_grid(text, rows, sink, marked=1 if shape.table.first_row and len(rows) > 1 else 0)
    elif getattr(shape, "has_chart", False):
        write_chart(text, shape.chart.part.blob, sink)
    elif shape.has_text_frame:
        paragraphs = [paragraph.text for paragraph in shape.text_frame.paragraphs if paragraph.text.strip()]
        listed = shape.is_placeholder and len(paragraphs) > 1
        for paragraph in paragraphs:
            if listed:
                text.list_item(paragraph)
            else:
                text.paragraph(paragraph.replace("\v", "\n"))


def _grid(table: Any) -> list[list[str]]:
    """Cell texts; a merged cell's text is repeated over all it covers."""
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    for top, row in enumerate(table.rows):
        for left, cell in enumerate(row.cells):
            if not cell.is_merge_origin:
                continue
            for line in rows[top : top + cell.span_height]:
                for column in range(left, min(left + cell.span_width, len(line))):
                    line[column] = cell.text
    return rows
