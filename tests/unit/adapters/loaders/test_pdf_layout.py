"""Lines, blocks, headings and tables of PDF pages, from words placed by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.builder import TextBuilder
from adapters.loaders.pdf_layout import Line, Style, Word, blocks_of, merged, style_of, write_block
from adapters.loaders.pdf_tables import parts_of, write_table
from schema.documents import BlockKind

EM = 10.0
HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM


def line(text: str, y: float, *, x: float = 50.0, size: float = EM, bold: bool = False, hyphen: bool = False) -> Line:
    """A line of words half an em wide per character; two blanks in ``text`` make a gap of five ems."""
    words: list[Word] = []
    for piece in text.replace("  ", " \0 ").split():
        if piece == "\0":
            x += 5 * size
            continue
        right = x + len(piece) * size / 2
        words.append(Word(text=piece, x0=x, y0=y, x1=right, y1=y + size, size=size, bold=bold))
        x = right + size / 2
    return Line(words=words, hyphen=hyphen)


def han(text: str, y: float, *, x: float = 50.0) -> Line:
    words = [
        Word(text=character, x0=x + n * EM, y0=y, x1=x + (n + 1) * EM, y1=y + EM, size=EM, glue="")
        for n, character in enumerate(text)
    ]
    return Line(words=words)


def written(*lines: Line) -> list[tuple[BlockKind, str]]:
    """What a page of these lines becomes."""
    text = TextBuilder()
    text.begin_page(width=600.0, height=800.0)
    style = style_of([list(lines)])
    for part in parts_of(merged(list(lines))):
        for block in blocks_of(part.lines):
            write_block(text, block, style)
        if part.grid:
            write_table(text, part.grid)
    built, layout = text.build()
    return [(block.kind, built[block.start : block.end]) for block in layout.blocks]


FULL = "a line of words that goes on to the very margin of the page"


def test_lines_of_one_paragraph_are_joined_and_a_gap_parts_paragraphs() -> None:
    assert written(line(FULL, 100), line("and its end.", 112), line("Another one.", 140)) == [
        (PARAGRAPH, f"{FULL} and its end."), (PARAGRAPH, "Another one."),
    ]  # fmt: skip


def test_a_sentence_that_ends_short_of_the_margin_ends_its_paragraph() -> None:
    short = "a line of words that ends long before the margin."
    assert written(line(FULL, 100), line(short, 112), line(FULL, 124)) == [
        (PARAGRAPH, f"{FULL} {short}"), (PARAGRAPH, FULL),
    ]  # fmt: skip


def test_han_lines_are_joined_without_a_blank() -> None:
    assert written(han("甲方应当在收到货物之后的三十日之内", 100), han("向乙方支付全部货款。", 112)) == [
        (PARAGRAPH, "甲方应当在收到货物之后的三十日之内向乙方支付全部货款。")
    ]


@pytest.mark.parametrize(
    ("first", "second", "elsewhere", "joined"),
    [
        ("the imple", "mentation went well", "", "the implementation went well"),
        ("a long", "term plan", "this long-term view", "a long-term plan"),
        ("the years 2023", "2024 were good", "", "the years 2023-2024 were good"),
        ("the Anglo", "Dutch company", "", "the Anglo-Dutch company"),
    ],
)
def test_words_parted_at_the_end_of_a_line(first: str, second: str, elsewhere: str, joined: str) -> None:
    lead = "as everybody who was there will remember about it"
    lines = [line(f"{lead} {first}", 100, hyphen=True), line(second, 112)]
    found = written(*lines, *([line(elsewhere, 160)] if elsewhere else []))
    assert found[0] == (PARAGRAPH, f"{lead} {joined}")


def test_a_hyphen_at_the_end_of_a_block_stays() -> None:
    assert written(line("pre", 100, hyphen=True)) == [(PARAGRAPH, "pre-")]


def test_larger_lines_are_headings_by_size() -> None:
    body = [line(FULL, 200 + 12 * n) for n in range(6)]
    text = TextBuilder()
    lines = [line("Title", 50, size=24), line("Part", 90, size=16), line("Section", 120, size=13), *body]
    for block in blocks_of(lines):
        write_block(text, block, style_of([lines]))
    built, layout = text.build()
    levels = [(built[b.start : b.end], b.level) for b in layout.blocks if b.kind is HEADING]
    assert levels == [("Title", 1), ("Part", 2), ("Section", 3)]


def test_bold_lines_are_headings_below_the_larger_ones() -> None:
    body = [line(FULL, 200 + 12 * n) for n in range(4)]
    lines = [line("Title", 50, size=24), line("Terms", 180, bold=True), *body]
    assert written(*lines)[1] == (HEADING, "Terms")
    assert style_of([lines]).levels == {24.0: 1}


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        ("Terms", HEADING), ("This ends a sentence.", PARAGRAPH), ("12", PARAGRAPH), ("---- ----", PARAGRAPH),
        ("word " * 30, PARAGRAPH), ("• point", ITEM),
    ],
)  # fmt: skip
def test_which_bold_lines_are_headings(shown: str, kind: BlockKind) -> None:
    assert written(line(shown, 100, bold=True), *[line(FULL, 200 + 12 * n) for n in range(4)])[0][0] is kind


@pytest.mark.parametrize(
    ("first", "second"),
    [("• first point", "• second point"), ("1. first point", "2. second point"),
     ("(a) first point", "(b) second point"),
     ("（一） 第一点", "（二） 第二点"), ("\uf0b7 first point", "\uf0b7 second point"),
     ("- first point", "- second point")],
)  # fmt: skip
def test_bullets_and_numbers_begin_items(first: str, second: str) -> None:
    found = written(line(first, 100), line(second, 112))
    assert [kind for kind, _ in found] == [ITEM, ITEM]
    assert found[1][1].endswith(second.rsplit(maxsplit=1)[-1])


def test_an_item_goes_on_in_its_next_line() -> None:
    assert written(line(f"1. {FULL}", 100), line("to the end", 112), line("2. next", 124)) == [
        (ITEM, f"1. {FULL} to the end"), (ITEM, "2. next"),
    ]  # fmt: skip


def test_two_columns_side_by_side_are_not_run_together() -> None:
    left = [line("left column words that fill it", 100 + 12 * n) for n in range(3)]
    right = [line("right column words that fill", 100 + 12 * n, x=320.0) for n in range(3)]
    found = written(*left, *right)
    assert len(found) == 2
    assert "right" not in found[0][1]
    assert "left" not in found[1][1]


def test_raised_characters_go_back_to_their_line() -> None:
    base = line("area in m", 100)
    raised = Word(text="2", x0=base.x1, y0=97.0, x1=base.x1 + 3, y1=104.0, size=6.0)
    after = line("in all", 100, x=base.x1 + 8)
    (joined,) = merged([base, Line(words=[raised]), after])
    assert joined.text == "area in m2 in all"


def test_lines_that_are_not_beside_one_another_stay_apart() -> None:
    assert len(merged([line("one", 100), line("two", 112)])) == 2
    assert len(merged([line("one", 100), line("two", 100, x=300)])) == 2
    assert len(merged([line("one", 100, hyphen=True), line("two", 100, x=66)])) == 2


def test_a_stamp_along_the_margin_is_no_part_of_the_text_beside_it() -> None:
    stamp = Line(words=[Word(text="RECEIVED", x0=10, y0=100, x1=20, y1=180, size=EM)])
    assert stamp.rotated
    assert written(stamp, line("Body words.", 112)) == [(PARAGRAPH, "RECEIVED"), (PARAGRAPH, "Body words.")]


def test_measures_of_a_line() -> None:
    one = line("ab cd  ef", 100)
    assert (one.x0, one.x1, one.middle, one.font, one.spread, one.bold, one.rotated) == (
        50.0, 140.0, 105.0, EM, True, False, False,
    )  # fmt: skip
    assert not line("ab cd", 100).spread
    unsized = Line(words=[Word(text="x", x0=0, y0=0, x1=5, y1=12.2, size=0.0)])
    assert unsized.font == 12.0


def test_style_of_nothing() -> None:
    assert style_of([]) == style_of([[]]) == Style(body=0.0, levels={}, hyphenated=frozenset())


def test_many_sizes_share_the_last_level() -> None:
    lines = [line("x", 50 * n, size=30.0 - n) for n in range(8)] + [line(FULL, 600 + 12 * n) for n in range(9)]
    levels = style_of([lines]).levels
    assert max(levels.values()) == 4
    assert [levels[size] for size in (30.0, 29.0, 28.0, 27.0, 23.0)] == [1, 2, 3, 4, 4]


TABLE = [line(text, 100 + 14 * n) for n, text in enumerate(["Item  Price", "Nuts  1.50", "Bolt  2.25"])]


def test_words_in_columns_are_a_table() -> None:
    assert written(*TABLE) == [
        (BlockKind.TABLE_HEADER, "Item | Price"), (BlockKind.TABLE_ROW, "Item: Nuts | Price: 1.50"),
        (BlockKind.TABLE_ROW, "Item: Bolt | Price: 2.25"),
    ]  # fmt: skip


def test_text_around_a_table_stays_in_order() -> None:
    found = written(line("Prices of this year.", 80), *TABLE, line("Valid until June.", 150))
    assert [text for _, text in found] == [
        "Prices of this year.", "Item | Price", "Item: Nuts | Price: 1.50", "Item: Bolt | Price: 2.25",
        "Valid until June.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        [line("Item  Price", 100)],
        [line("Item  Price", 100), line("Nuts  1.50", 300)],
        [line("Item  Price", 100), line("Nuts  1.50", 90)],
        [line("Item  Price", 100), line("one cell only", 114)],
    ],
    ids=["one row", "too far below", "not below", "one cell"],
)
def test_what_is_no_table(lines: list[Line]) -> None:
    assert all(not part.grid for part in parts_of(lines))
    assert sum(len(part.lines) for part in parts_of(lines)) == len(lines)


@given(st.lists(st.tuples(st.sampled_from(["some words", "a  b", "Item  Price  Unit", "•  x", "12"]),
                          st.integers(0, 30)),
                max_size=10))  # fmt: skip
def test_parts_hold_every_line_once_and_in_order(rows: list[tuple[str, int]]) -> None:
    y = 0.0
    lines = []
    for text, gap in rows:
        y += gap
        lines.append(line(text, y))
    words = [
        word.text
        for part in parts_of(lines)
        for word in [w for one in part.lines for w in one.words]
        + [w for row in part.grid for cell in row for w in cell]
    ]
    assert words == [word.text for one in lines for word in one.words]


@given(st.lists(st.tuples(st.text("abc-", min_size=1, max_size=8), st.integers(0, 40), st.integers(6, 20),
                          st.booleans()),
                min_size=1, max_size=12))  # fmt: skip
def test_no_word_is_lost_whatever_the_layout(rows: list[tuple[str, int, int, bool]]) -> None:
    y = 0.0
    lines = []
    for text, gap, size, bold in rows:
        y += gap
        lines.append(line(text, y, size=float(size), bold=bold))
    shown = "".join(text for _, text in written(*lines))
    assert sum(shown.count(letter) for letter in "abc") == sum(
        text.count(letter) for text, *_ in rows for letter in "abc"
    )
