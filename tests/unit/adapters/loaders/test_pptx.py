"""PPTX: slides as pages; text, tables, charts, groups and notes."""

from __future__ import annotations

from pathlib import Path

import pptx
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from adapters.loaders.charts import write_chart
from schema.documents import BlockKind
from tests.unit.adapters.loaders.files import blocks, deck_bytes, load, of_kind, only, replaced, sink_for

HEADING, PARAGRAPH, ITEM, ROW = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW
PLACE = (Inches(1), Inches(1), Inches(4), Inches(2))


def test_a_deck(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[1])
    first.shapes.title.text = "Strategy"
    first.placeholders[1].text = "Grow abroad\nHire engineers"
    first.notes_slide.notes_text_frame.text = "Mention the Leeds office."
    second = deck.slides.add_slide(deck.slide_layouts[5])
    second.shapes.title.text = "Numbers"
    table = second.shapes.add_table(3, 2, *PLACE).table
    for row, values in enumerate([["Region", "Sales"], ["North", "10"], ["South", "12"]]):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    group = second.shapes.add_group_shape()
    group.shapes.add_textbox(*PLACE).text_frame.text = "inside a group"
    document = only(load(tmp_path, "a.pptx", deck_bytes(deck)))
    assert blocks(document) == [
        (HEADING, "Strategy"), (ITEM, "Grow abroad"), (ITEM, "Hire engineers"),
        (PARAGRAPH, "Mention the Leeds office."),
        (HEADING, "Numbers"), (BlockKind.TABLE_HEADER, "Region | Sales"), (ROW, "Region: North | Sales: 10"),
        (ROW, "Region: South | Sales: 12"), (PARAGRAPH, "inside a group"),
    ]  # fmt: skip
    assert [(page.number, page.label, page.width) for page in document.layout.pages] == [
        (1, "Strategy", 720.0), (2, "Numbers", 720.0),
    ]  # fmt: skip


def test_merged_cells_repeat(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    table = slide.shapes.add_table(3, 3, *PLACE).table
    for row, values in enumerate([["Region", "A", "B"], ["North", "1", "2"], ["", "3", "4"]]):
        for column, value in enumerate(values):
            table.cell(row, column).text = value
    table.cell(1, 0).merge(table.cell(2, 0))
    document = only(load(tmp_path, "a.pptx", deck_bytes(deck)))
    assert of_kind(document, ROW) == ["Region: North | A: 1 | B: 2", "Region: North | A: 3 | B: 4"]


def test_a_chart_becomes_a_table(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    data = CategoryChartData()
    data.categories = ["2022", "2023"]
    data.add_series("Revenue", (100.0, 120.5))
    data.add_series("Cost", (80, None))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *PLACE, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "Results"
    document = only(load(tmp_path, "a.pptx", deck_bytes(deck)))
    assert blocks(document) == [
        (PARAGRAPH, "Results"),
        (BlockKind.TABLE_HEADER, "Revenue | Cost"),
        (ROW, "2022 | Revenue: 100 | Cost: 80"),
        (ROW, "2023 | Revenue: 120.5"),
    ]


def test_categories_of_two_levels_are_joined(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    data = CategoryChartData()
    year = data.add_category("2023")
    year.add_sub_category("Q1")
    year.add_sub_category("Q2")
    data.add_series("Revenue", (1, 2))
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *PLACE, data)
    assert of_kind(only(load(tmp_path, "a.pptx", deck_bytes(deck))), ROW) == [
        "2023 / Q1 | Revenue: 1", "2023 / Q2 | Revenue: 2",
    ]  # fmt: skip


def test_a_broken_chart_is_recorded() -> None:
    sink = sink_for()
    draft = sink.draft("x")
    write_chart(draft.text, b"<c:chart", sink)
    write_chart(draft.text, b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", sink)
    assert draft.text.empty
    assert [code for _, code, _ in sink.refusals] == ["damaged", "damaged"]


def test_damage_and_emptiness(tmp_path: Path) -> None:
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[6])
    data = deck_bytes(deck)
    assert [one.code for one in load(tmp_path, "a.pptx", data).refusals] == ["empty"]
    broken = replaced(data, {"ppt/presentation.xml": b"<p:presentation"})
    assert [one.code for one in load(tmp_path, "b.pptx", broken).refusals] == ["damaged"]
