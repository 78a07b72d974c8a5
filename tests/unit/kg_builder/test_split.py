"""The block splitter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg_builder.split import BlockSplitter
from schema.documents import Block, BlockKind, Document, Layout
from schema.ports import Splitter
from tests.contracts.splitter import DOCUMENTS, SplitterContract, assert_splits
from tests.unit.kg_builder.documents import DocumentBuilder, plain_document

ENGLISH = "The supplier delivers every Monday before noon. "
CHINESE = "供应商每周一中午之前送货。"


class TestContract(SplitterContract):
    @pytest.fixture
    def splitter(self) -> Splitter:
        return BlockSplitter()


class TestContractOfSmallChunks(SplitterContract):
    @pytest.fixture
    def splitter(self) -> Splitter:
        return BlockSplitter(target_characters=60)


def chunk_texts(document: Document, target: int = 900) -> list[str]:
    return [chunk.text for chunk in BlockSplitter(target_characters=target).split(document).chunks]


def sentence_texts(document: Document) -> list[str]:
    return [sentence.text for sentence in BlockSplitter().split(document).sentences]


def test_a_short_document_is_one_chunk() -> None:
    assert chunk_texts(plain_document("One. Two.")) == ["One. Two."]


def test_english_chunks_hold_at_most_nine_hundred_characters() -> None:
    texts = chunk_texts(plain_document(ENGLISH * 100))
    assert len(texts) > 4
    assert all(len(text) <= 900 for text in texts)
    assert all(text.endswith("noon.") for text in texts)


def test_chinese_chunks_hold_at_most_half_of_that() -> None:
    texts = chunk_texts(plain_document(CHINESE * 100))
    assert all(len(text) <= 460 for text in texts)
    assert all(text.endswith("。") for text in texts)


def test_chunks_of_a_section_are_of_about_equal_size() -> None:
    lengths = [len(text) for text in chunk_texts(plain_document(ENGLISH * 23))]
    assert len(lengths) == 2
    assert max(lengths) - min(lengths) <= 3 * len(ENGLISH)


@pytest.mark.parametrize("count", range(1, 60, 3))
def test_no_chunk_is_a_crumb(count: int) -> None:
    lengths = [len(text) for text in chunk_texts(plain_document(ENGLISH * count))]
    assert len(lengths) == 1 or min(lengths) > 300


def test_a_chunk_begins_with_its_heading_and_knows_its_path() -> None:
    builder = DocumentBuilder().heading("Contract").heading("1 Price", 2).paragraph("It costs 5 EUR.")
    split = BlockSplitter().split(builder.heading("2 Term", 2).paragraph("Two years.").build())
    assert [chunk.text for chunk in split.chunks] == ["Contract\n\n1 Price\n\nIt costs 5 EUR.", "2 Term\n\nTwo years."]
    assert [chunk.headings for chunk in split.chunks] == [("Contract", "1 Price"), ("Contract", "2 Term")]


def test_a_heading_without_text_stands_alone_before_its_sibling() -> None:
    builder = DocumentBuilder().heading("A", 1).heading("B", 1).paragraph("Text.")
    split = BlockSplitter().split(builder.build())
    assert [(chunk.text, chunk.headings) for chunk in split.chunks] == [("A", ("A",)), ("B\n\nText.", ("B",))]


def test_a_higher_heading_ends_the_path_of_the_lower() -> None:
    builder = DocumentBuilder().heading("A", 1).heading("A.1", 2).heading("A.1.1", 3).paragraph("x")
    split = BlockSplitter().split(builder.heading("B", 1).paragraph("y").build())
    assert [chunk.headings for chunk in split.chunks] == [("A", "A.1", "A.1.1"), ("B",)]


def test_text_before_the_first_heading_has_no_path() -> None:
    split = BlockSplitter().split(DocumentBuilder().paragraph("Intro.").heading("A").paragraph("x").build())
    assert [chunk.headings for chunk in split.chunks] == [(), ("A",)]


def test_a_heading_at_the_end_is_kept() -> None:
    assert chunk_texts(DocumentBuilder().paragraph("x").heading("Annex").build()) == ["x", "Annex"]


def test_a_chunk_stays_on_its_page() -> None:
    builder = DocumentBuilder().heading("A").paragraph("First page.").page().paragraph("Second page.")
    split = BlockSplitter().split(builder.build())
    assert [chunk.text for chunk in split.chunks] == ["A\n\nFirst page.", "Second page."]
    assert [chunk.headings for chunk in split.chunks] == [("A",), ("A",)]


def test_a_sentence_over_a_page_break_is_not_cut() -> None:
    text = "One sentence that runs over the break. Another."
    builder = DocumentBuilder().paragraph(text)
    document = builder.build()
    assert sentence_texts(document) == ["One sentence that runs over the break.", "Another."]


def test_rows_headers_and_fields_are_sentences_of_their_own() -> None:
    builder = DocumentBuilder().table(["Name", "Note"], [["Li Wei", "Good. Very good."], ["张伟", "好。很好。"]])
    builder.fields("Budget: 5 EUR. Fixed.", "Term: 2 years")
    assert sentence_texts(builder.build()) == [
        "Name: Li Wei | Note: Good. Very good.",
        "Name: 张伟 | Note: 好。很好。",
        "Budget: 5 EUR. Fixed.",
        "Term: 2 years",
    ]


def test_a_row_longer_than_a_chunk_is_kept_whole() -> None:
    row = ["x" * 300] * 10
    document = DocumentBuilder().table(["Column"] * 10, [row, row]).build()
    texts = chunk_texts(document)
    assert [len(text) > 3000 for text in texts] == [True, True]


def test_a_short_item_is_one_sentence_and_a_long_one_several() -> None:
    short = DocumentBuilder().items("One. Two.").build()
    assert sentence_texts(short) == ["- One. Two."]
    long = DocumentBuilder().items(ENGLISH * 12).build()
    assert len(sentence_texts(long)) == 12


def test_code_is_cut_at_lines() -> None:
    assert sentence_texts(DocumentBuilder().code("def f():\n    return 1. \n\nf()").build()) == [
        "def f():",
        "return 1.",
        "f()",
    ]


def test_text_outside_every_block_is_split_too() -> None:
    text = "Before. Row: 1 | Col: 2 After the row."
    start = text.index("Row")
    layout = Layout(blocks=(Block(kind=BlockKind.TABLE_ROW, start=start, end=start + 15),))
    document = plain_document(text)
    split = BlockSplitter().split(
        Document(id=document.id, uri=document.uri, text=text, title="", media_type="text/plain", layout=layout)
    )
    assert [sentence.text for sentence in split.sentences] == ["Before.", "Row: 1 | Col: 2", "After the row."]


@settings(max_examples=100)
@given(
    st.text(alphabet="ab. \n字。", max_size=80),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40), st.sampled_from(list(BlockKind))), max_size=6),
)
def test_even_overlapping_and_outlying_blocks_lose_nothing(text: str, places: list[tuple[int, int, BlockKind]]) -> None:
    blocks = tuple(Block(kind=kind, start=at, end=at + length, level=1) for at, length, kind in sorted(places, key=str))
    blocks = tuple(sorted(blocks, key=lambda block: block.start))
    bare = plain_document(text)
    document = Document(
        id=bare.id, uri=bare.uri, text=text, title="", media_type="text/plain", layout=Layout(blocks=blocks)
    )
    assert_splits(document, BlockSplitter(target_characters=30).split(document))


@settings(max_examples=60)
@given(DOCUMENTS, st.integers(1, 2000))
def test_any_target_loses_nothing(document: Document, target: int) -> None:
    assert_splits(document, BlockSplitter(target_characters=target).split(document))


@settings(max_examples=60)
@given(DOCUMENTS)
def test_only_a_single_sentence_or_headings_exceed_the_target(document: Document) -> None:
    split = BlockSplitter().split(document)
    headings = {block.start for block in document.layout.blocks if block.kind is BlockKind.HEADING}
    for chunk in split.chunks:
        inside = [s for s in split.sentences if s.chunk_id == chunk.id and s.span.start not in headings]
        if len(inside) > 1:
            assert len(chunk.text) <= 900


def test_the_version_names_the_target() -> None:
    assert BlockSplitter().version != BlockSplitter(target_characters=500).version


def test_headings_lose_markdown_signs_and_line_breaks() -> None:
    split = BlockSplitter().split(DocumentBuilder().heading("## Two\nlines", 2).paragraph("x").build())
    assert split.chunks[0].headings == ("Two lines",)


def test_a_whole_contract() -> None:
    builder = DocumentBuilder(title="Supply agreement").heading("Supply agreement")
    builder.paragraph(
        "This agreement is made on 12 February 2024 between Acme Inc. and Beta Ltd. It replaces all others."
    )
    builder.heading("1 Prices", 2).table(["Type", "Price"], [["KC-42", "€186.50"], ["KC-60", "€241.00"]])
    builder.heading("2 Payment", 2).paragraph("Invoices fall due 45 days after receipt. A discount of 2 % is granted.")
    builder.items("by bank transfer", "in euros")
    split = BlockSplitter().split(builder.build())
    assert [chunk.headings for chunk in split.chunks] == [
        ("Supply agreement",),
        ("Supply agreement", "1 Prices"),
        ("Supply agreement", "2 Payment"),
    ]
    assert [sentence.text for sentence in split.sentences] == [
        "Supply agreement",
        "This agreement is made on 12 February 2024 between Acme Inc. and Beta Ltd.",
        "It replaces all others.",
        "1 Prices",
        "Type: KC-42 | Price: €186.50",
        "Type: KC-60 | Price: €241.00",
        "2 Payment",
        "Invoices fall due 45 days after receipt.",
        "A discount of 2 % is granted.",
        "- by bank transfer",
        "- in euros",
    ]


def test_a_long_table_is_cut_between_rows() -> None:
    rows = [[f"P-{number}", "a pump of the larger kind", "1,200 EUR"] for number in range(100)]
    document = DocumentBuilder().heading("Prices").table(["Product", "Description", "Price"], rows).build()
    split = BlockSplitter().split(document)
    assert len(split.chunks) > 5
    assert all(chunk.headings == ("Prices",) for chunk in split.chunks)
    assert all(chunk.text.endswith("EUR") for chunk in split.chunks)
    assert len(split.sentences) == 101


def test_a_chinese_policy() -> None:
    builder = DocumentBuilder().heading("休假管理办法").fields("文件编号：HR-007", "生效日期：2025年1月1日")
    builder.heading("一、适用范围", 2).paragraph("本办法适用于全体在册员工。实习生不适用本办法；按派遣协议执行。")
    split = BlockSplitter().split(builder.build())
    assert [sentence.text for sentence in split.sentences] == [
        "休假管理办法",
        "文件编号：HR-007",
        "生效日期：2025年1月1日",
        "一、适用范围",
        "本办法适用于全体在册员工。",
        "实习生不适用本办法；按派遣协议执行。",
    ]
    assert split.chunks[1].headings == ("休假管理办法", "一、适用范围")
