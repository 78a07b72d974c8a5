"""The builder: every slice of the layout is what was put in, whatever is put in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.builder import PlacedWord, TextBuilder
from adapters.loaders.canonical import flowing, one_line
from schema import ids
from schema.documents import BlockKind, Document
from tests.unit.adapters.loaders.files import check_layout

TEXT = st.text(st.sampled_from("ab中文 |:：\n\t\0\u202e\ud800😀,.1"), max_size=24)
ROWS = st.lists(st.lists(TEXT, max_size=4), max_size=4)
OPERATION = st.one_of(
    st.tuples(st.just("heading"), TEXT, st.integers(-1, 12)),
    st.tuples(st.just("paragraph"), TEXT),
    st.tuples(st.just("list_item"), TEXT),
    st.tuples(st.just("code"), TEXT),
    st.tuples(st.just("key_value"), TEXT, TEXT),
    st.tuples(st.just("table"), ROWS, st.lists(TEXT, max_size=4)),
    st.tuples(st.just("page"), TEXT),
    st.tuples(st.just("words"), st.lists(TEXT, max_size=5)),
)


def word(text: str, x: float = 1.0, glue: str = " ") -> PlacedWord:
    return PlacedWord(text=text, x0=x, y0=2.0, x1=x + 1, y1=3.0, glue=glue)


def document_of(builder: TextBuilder) -> Document:
    text, layout = builder.build()
    return Document(id=ids.document_id("u"), uri="u", text=text, title="t", media_type="x", layout=layout)


def apply(builder: TextBuilder, operation: tuple[object, ...]) -> None:
    name, *arguments = operation
    if name == "page":
        builder.begin_page(label=str(arguments[0]), width=10.0, height=20.0)
    elif name == "words":
        texts = arguments[0]
        assert isinstance(texts, list)
        builder.words(BlockKind.PARAGRAPH, [word(text) for text in texts])
    else:
        getattr(builder, str(name))(*arguments)


@given(st.lists(OPERATION, max_size=12))
def test_layout_always_agrees_with_text(operations: list[tuple[object, ...]]) -> None:
    builder = TextBuilder()
    builder.begin_page()
    for operation in operations:
        apply(builder, operation)
    check_layout(document_of(builder))


@given(st.lists(OPERATION, max_size=12), st.integers(0, 60))
def test_a_full_builder_still_agrees_and_never_exceeds_its_limit(
    operations: list[tuple[object, ...]], limit: int
) -> None:
    builder, free = TextBuilder(limit), TextBuilder()
    for target in (builder, free):
        target.begin_page()
        for operation in operations:
            apply(target, operation)
    document = document_of(builder)
    check_layout(document)
    assert len(document.text) <= limit
    whole = document_of(free).text
    assert builder.full == (len(whole) > limit)
    assert whole.startswith(document.text)


@given(st.lists(TEXT, min_size=1, max_size=6))
def test_blocks_are_what_was_put_in(texts: list[str]) -> None:
    builder = TextBuilder()
    for text in texts:
        builder.paragraph(text)
    document = document_of(builder)
    found = [document.text[block.start : block.end] for block in document.layout.blocks]
    assert found == [flowing(text) for text in texts if flowing(text)]
    assert document.text == "\n\n".join(found)


@given(ROWS, st.lists(TEXT, max_size=4))
def test_cells_are_what_was_put_in(rows: list[list[str]], headers: list[str]) -> None:
    builder = TextBuilder()
    builder.paragraph("before")
    builder.table(rows, headers)
    document = document_of(builder)
    cells = [cell for table in document.layout.tables for cell in table.cells]
    found = [(cell.row, cell.column, document.text[cell.start : cell.end]) for cell in cells]
    expected = [
        (row, column, one_line(value))
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if one_line(value)
    ]
    assert found == expected


@given(st.lists(TEXT, min_size=1, max_size=8))
def test_boxes_are_what_was_put_in(texts: list[str]) -> None:
    builder = TextBuilder()
    builder.begin_page(width=100.0, height=100.0)
    builder.paragraph("before")
    builder.words(BlockKind.PARAGRAPH, [word(text, float(number)) for number, text in enumerate(texts)])
    document = document_of(builder)
    found = [(document.text[box.start : box.end], box.x0, box.page) for box in document.layout.boxes]
    assert found == [(one_line(text), float(n), 1) for n, text in enumerate(texts) if one_line(text)]


def test_a_row_says_what_it_means() -> None:
    builder = TextBuilder()
    builder.table([["Screws", "", "3.50"], ["", "", ""], ["Nuts", "box", ""]], ["Item:", "Unit", "Price （元）"])
    text, layout = builder.build()
    assert text == "Item | Unit | Price （元）\nItem: Screws | Price （元）: 3.50\nItem: Nuts | Unit: box"
    assert layout.tables[0].headers == ("Item", "Unit", "Price （元）")
    assert [(cell.row, cell.column) for cell in layout.tables[0].cells] == [(0, 0), (0, 2), (2, 0), (2, 1)]
    assert layout.tables[0].start == 0
    assert layout.tables[0].end == len(text)


def test_cells_of_placed_words_get_boxes() -> None:
    builder = TextBuilder()
    builder.begin_page(width=100.0, height=100.0)
    builder.table([[[word("Ann", 5.0), word("Lee", 9.0)], "plain", [word(" ")]]], ["Name", "Kind", "None"])
    text, layout = builder.build()
    assert text == "Name | Kind | None\nName: Ann Lee | Kind: plain"
    assert [(text[box.start : box.end], box.x0) for box in layout.boxes] == [("Ann", 5.0), ("Lee", 9.0)]
    assert [text[cell.start : cell.end] for cell in layout.tables[0].cells] == ["Ann Lee", "plain"]


def test_two_tables_in_a_row_are_parted_by_a_blank_line() -> None:
    builder = TextBuilder()
    builder.table([["1", "2"]])
    builder.table([["3", "4"]])
    text, layout = builder.build()
    assert text == "1 | 2\n\n3 | 4"
    assert len(layout.tables) == 2
    assert layout.tables[0].cells[0].header_end == 0


def test_lists_and_key_values_stand_together() -> None:
    builder = TextBuilder()
    builder.heading("Terms", 1)
    builder.list_item("one")
    builder.list_item("two")
    builder.key_value("Name", "Ann")
    builder.key_value("Role：", "Chair")
    builder.key_value("", "loose")
    builder.key_value("Empty", " ")
    builder.paragraph("end")
    assert builder.build()[0] == "Terms\n\none\ntwo\n\nName: Ann\nRole: Chair\nloose\n\nend"


def test_pages_hold_their_blocks_and_empty_pages_keep_their_number() -> None:
    builder = TextBuilder()
    for content in ("first", "", "third"):
        builder.begin_page(label=content, width=595.0, height=842.0)
        builder.paragraph(content)
    text, layout = builder.build()
    assert [(page.number, text[page.start : page.end]) for page in layout.pages] == [
        (1, "first"),
        (2, ""),
        (3, "third"),
    ]
    page = layout.page_at(text.index("third"))
    assert page is not None
    assert page.number == 3


def test_heading_levels_are_kept_in_range() -> None:
    builder = TextBuilder()
    builder.heading("low", 0)
    builder.heading("high", 40)
    assert [block.level for block in builder.build()[1].blocks] == [1, 9]


def test_glue_joins_words() -> None:
    builder = TextBuilder()
    builder.words(BlockKind.PARAGRAPH, [word("exper", glue=" "), word("iments", glue=""), word("went")])
    text, layout = builder.build()
    assert text == "experiments went"
    assert [text[box.start : box.end] for box in layout.boxes] == ["exper", "iments", "went"]


def test_an_empty_builder_is_empty() -> None:
    builder = TextBuilder()
    assert builder.empty
    builder.paragraph(" \0 ")
    assert builder.empty
    assert builder.build()[0] == ""
