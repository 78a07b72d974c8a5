"""PPTX at its edges: titles, placeholders, charts of several kinds, merged cells, groups, notes, raw charts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pptx
import pytest
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide
from pptx.util import Inches

from adapters.loaders.charts import write_chart
from adapters.loaders.limits import Limits
from schema.documents import BlockKind, Document
from tests.unit.adapters.loaders.files import blocks, deck_bytes, load, of_kind, only, sink_for

HEADING, PARAGRAPH, ITEM, ROW, TOP, PAIR = (
    BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER,
    BlockKind.KEY_VALUE,
)  # fmt: skip
PLACE = (Inches(1), Inches(1), Inches(4), Inches(2))
TITLED, TITLE_ONLY, BLANK = 1, 5, 6
C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def deck(folder: Path, draw: Callable[[Slide], None], *, layout: int = BLANK) -> Document:
    made = pptx.Presentation()
    draw(made.slides.add_slide(made.slide_layouts[layout]))
    return only(load(folder, "a.pptx", deck_bytes(made)))


def text_box(slide: Slide, text: str) -> None:
    slide.shapes.add_textbox(*PLACE).text_frame.text = text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one line", [(PARAGRAPH, "one line")]), ("one\ntwo", [(PARAGRAPH, "one"), (PARAGRAPH, "two")]),
        ("soft\vbreak", [(PARAGRAPH, "soft\nbreak")]), ("\n\nblank around\n \n", [(PARAGRAPH, "blank around")]),
        ("合同\v金额", [(PARAGRAPH, "合同\n金额")]),
    ],
)  # fmt: skip
def test_text_boxes(tmp_path: Path, text: str, expected: list[tuple[BlockKind, str]]) -> None:
    assert blocks(deck(tmp_path, lambda slide: text_box(slide, text))) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [("single point", [(PARAGRAPH, "single point")]), ("one\ntwo", [(ITEM, "one"), (ITEM, "two")]),
     ("one\vsame\ntwo", [(ITEM, "one same"), (ITEM, "two")])],
)  # fmt: skip
def test_placeholders_of_several_paragraphs_are_lists(
    tmp_path: Path, body: str, expected: list[tuple[BlockKind, str]]
) -> None:
    def draw(slide: Slide) -> None:
        slide.shapes.title.text = "Plan"
        slide.placeholders[1].text = body

    assert blocks(deck(tmp_path, draw, layout=TITLED)) == [(HEADING, "Plan"), *expected]


def test_slides_without_title_and_empty_slides_keep_their_numbers(tmp_path: Path) -> None:
    made = pptx.Presentation()
    for text in ("first", "", "third"):
        slide = made.slides.add_slide(made.slide_layouts[BLANK])
        if text:
            text_box(slide, text)
    document = only(load(tmp_path, "a.pptx", deck_bytes(made)))
    pages = document.layout.pages
    assert [(page.number, page.label, document.text[page.start : page.end]) for page in pages] == [
        (1, "", "first"), (2, "", ""), (3, "", "third"),
    ]  # fmt: skip


def test_a_title_of_two_lines_is_one_heading(tmp_path: Path) -> None:
    def draw(slide: Slide) -> None:
        slide.shapes.title.text = "Annual\vreport"

    document = deck(tmp_path, draw, layout=TITLE_ONLY)
    assert blocks(document) == [(HEADING, "Annual report")]
    assert document.layout.pages[0].label == "Annual report"
    assert document.title == "Annual report"


def test_groups_in_groups(tmp_path: Path) -> None:
    def draw(slide: Slide) -> None:
        shapes = slide.shapes
        for number in range(3):
            shapes = shapes.add_group_shape().shapes
            shapes.add_textbox(*PLACE).text_frame.text = f"level {number}"

    assert of_kind(deck(tmp_path, draw), PARAGRAPH) == ["level 0", "level 1", "level 2"]


def test_notes_follow_their_slide(tmp_path: Path) -> None:
    made = pptx.Presentation()
    for number in (1, 2):
        slide = made.slides.add_slide(made.slide_layouts[BLANK])
        text_box(slide, f"slide {number}")
        slide.notes_slide.notes_text_frame.text = f"note {number}"
    document = only(load(tmp_path, "a.pptx", deck_bytes(made)))
    assert document.text == "slide 1\n\nnote 1\n\nslide 2\n\nnote 2"
    page = document.layout.page_at(document.text.index("note 2"))
    assert page is not None
    assert page.number == 2


@pytest.mark.parametrize(
    ("first_row", "expected"),
    [(1, [(TOP, "12 | 13"), (ROW, "12: 14 | 13: 15")]), (0, [(ROW, "12 | 13"), (ROW, "14 | 15")])],
)
def test_the_header_mark_of_a_table_is_trusted(
    tmp_path: Path, first_row: int, expected: list[tuple[BlockKind, str]]
) -> None:
    def draw(slide: Slide) -> None:
        table = slide.shapes.add_table(2, 2, *PLACE).table
        table.first_row = bool(first_row)
        for number in range(4):
            table.cell(number // 2, number % 2).text = str(12 + number)

    assert blocks(deck(tmp_path, draw)) == expected


def test_a_cell_merged_both_ways(tmp_path: Path) -> None:
    def draw(slide: Slide) -> None:
        table = slide.shapes.add_table(3, 3, *PLACE).table
        for column, name in enumerate(("Region", "Q1", "Q2")):
            table.cell(0, column).text = name
        table.cell(1, 0).text = "North"
        table.cell(1, 1).text = "5"
        table.cell(1, 1).merge(table.cell(2, 2))

    assert of_kind(deck(tmp_path, draw), ROW) == ["Region: North | Q1: 5 | Q2: 5", "Q1: 5 | Q2: 5"]


def test_a_scatter_chart_has_its_places_and_heights(tmp_path: Path) -> None:
    data = XyChartData()
    series = data.add_series("Growth")
    for x, y in ((1.5, 10), (2.5, 12.25)):
        series.add_data_point(x, y)
    document = deck(tmp_path, lambda slide: slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *PLACE, data))
    assert of_kind(document, ROW) == ["1.5 | Growth: 10", "2.5 | Growth: 12.25"]


@pytest.mark.parametrize("kind", [XL_CHART_TYPE.PIE, XL_CHART_TYPE.LINE, XL_CHART_TYPE.BAR_STACKED, XL_CHART_TYPE.AREA])
def test_charts_of_categories(tmp_path: Path, kind: XL_CHART_TYPE) -> None:
    data = CategoryChartData()
    data.categories = ["华东", "North"]
    data.add_series("销售额", (320, 12.5))
    document = deck(tmp_path, lambda slide: slide.shapes.add_chart(kind, *PLACE, data))
    assert of_kind(document, ROW) == ["华东 | 销售额: 320", "North | 销售额: 12.5"]


def points(name: str, values: dict[int, str], *, kind: str = "str") -> str:
    inner = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in values.items())
    return f"<c:{name}><c:{kind}Ref><c:{kind}Cache>{inner}</c:{kind}Cache></c:{kind}Ref></c:{name}>"


def chart(inner: str, limits: Limits | None = None) -> tuple[list[tuple[BlockKind, str]], list[str]]:
    sink = sink_for(limits)
    draft = sink.draft("x")
    write_chart(draft.text, f"<c:chartSpace {C} {A}>{inner}</c:chartSpace>".encode(), sink)
    return blocks(draft), [message for _, _, message in sink.refusals]


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ([points("cat", {0: "a", 2: "c"}) + points("val", {0: "1", 1: "2"}, kind="num")],
         [(ROW, "a | 1"), (ROW, "2"), (ROW, "c")]),
        ([points("tx", {0: "S"}) + points("val", {0: "1.50"}, kind="num")], [(TOP, "S"), (ROW, "S: 1.5")]),
        (["<c:tx><c:v>Typed</c:v></c:tx>" + points("val", {0: "x1"}, kind="num")], [(TOP, "Typed"),
        (ROW, "Typed: x1")]),
        ([points("tx", {0: "A"}) + points("val", {0: "1"}), points("tx", {0: "B"}) + points("val", {1: "2"})],
         [(TOP, "A | B"), (ROW, "A: 1"), (ROW, "B: 2")]),
        ([points("val", {0: "", 1: "2"})], [(ROW, "2")]), ([""], []),
        (['<c:val><c:pt idx="-1"><c:v>9</c:v></c:pt><c:pt><c:v>8</c:v></c:pt></c:val>'], []),
    ],
)  # fmt: skip
def test_points_of_charts(series: list[str], expected: list[tuple[BlockKind, str]]) -> None:
    body = "".join(f"<c:ser>{one}</c:ser>" for one in series)
    assert chart(f"<c:chart><c:plotArea>{body}</c:plotArea></c:chart>") == (expected, [])


def test_titles_of_a_chart_and_of_its_axis() -> None:
    runs = "<a:r><a:t>Sales </a:t></a:r><a:r><a:t>2024</a:t></a:r>"
    title = f"<c:title><c:tx><c:rich><a:p>{runs}</a:p></c:rich></c:tx></c:title>"
    axis = "<c:catAx><c:title><c:tx><c:rich><a:p><a:r><a:t>Region</a:t></a:r></a:p></c:rich></c:tx></c:title></c:catAx>"
    series = points("tx", {0: "Sum"}) + points("cat", {0: "North"}) + points("val", {0: "5"}, kind="num")
    found, _ = chart(f"<c:chart>{title}<c:plotArea><c:ser>{series}</c:ser>{axis}</c:plotArea></c:chart>")
    assert found == [(PARAGRAPH, "Sales 2024"), (TOP, "Region | Sum"), (ROW, "Region: North | Sum: 5")]


def test_a_chart_of_a_billion_points_is_bounded() -> None:
    series = points("val", {0: "1", 999_999_999: "2"}, kind="num")
    found, refusals = chart(f"<c:chart><c:ser>{series}</c:ser></c:chart>", Limits(rows=10))
    assert found == [(ROW, "1")]
    assert refusals == ["chart: only the first 10 of 100000 rows were read"]
