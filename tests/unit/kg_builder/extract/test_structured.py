"""What holds for every reading of the structured extractor, and the shape of its answer."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg_builder.extract.structured import StructuredExtractor
from kg_builder.split import BlockSplitter
from schema.documents import Block, BlockKind, Cell, Document, Layout, Split, Table
from schema.extraction import Literal, LiteralKind
from tests.unit.kg_builder.documents import DocumentBuilder, plain_document
from tests.unit.kg_builder.extract.structured_view import extractions, lines, rejects, triples

HEADERS = st.sampled_from(
    [
        "",
        "No.",
        "Name",
        "Supplier",
        "City",
        "Price (EUR)",
        "2023",
        "Q3 2024",
        "Title",
        "供应商",
        "金额（万元）",
        "备注",
        "ID",
        "%",
    ]
)
VALUES = st.one_of(
    st.sampled_from(
        [
            "",
            "-",
            "n/a",
            "Acme Ltd",
            "Li Wei; Anna Berg",
            "张伟、李娜",
            "12",
            "(3.4)",
            "USD 5m",
            "2024-03-01",
            "Total",
            "E-01",
        ]
    ),
    st.text(alphabet="ab |:：,，12.()（）张\u3000", max_size=12).map(lambda text: " ".join(text.split())),
)
LONG_FIELD = "x" * 700 + ": y"
FIELDS = st.sampled_from(
    "From: a@b.co|To: Li Wei <l@x.cn>, x|Subject: Hi|Budget: EUR 5|姓名：张伟|职务：总监|部门：财务部|no colon"
    "|Key:|: value|a: b: c|Date: 3 March 2024|Company: Acme".split("|")
) | st.sampled_from(["Name: Li Wei | Title: CFO | Company: Acme", LONG_FIELD])
CALLS = st.one_of(
    st.tuples(
        st.just("heading"),
        st.sampled_from(["Project Aurora", "2.1 说明", "Notes", "：", "Staff list"]),
        st.integers(1, 3),
    ),
    st.tuples(st.just("paragraph"), st.sampled_from(["Some text. More of it.", "单位：万元", "In EUR million"])),
    st.tuples(st.just("fields"), FIELDS, FIELDS, FIELDS),
    st.tuples(st.just("items"), FIELDS),
    st.tuples(
        st.just("table"),
        st.lists(HEADERS, min_size=1, max_size=4),
        st.lists(st.lists(VALUES, min_size=1, max_size=4), min_size=1, max_size=4),
    ),
)


def built(calls: list[tuple[object, ...]]) -> Document:
    builder = DocumentBuilder(title="Project Aurora")
    for name, *arguments in calls:
        getattr(builder, str(name))(*arguments)
    return builder.build()


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CALLS, max_size=7).map(built))
def test_every_reading_is_a_slice_proved_by_its_evidence(document: Document) -> None:
    split = BlockSplitter().split(document)
    read = StructuredExtractor().extract(document, split)
    assert [extraction.chunk_id for extraction in read] == [chunk.id for chunk in split.chunks]
    for extraction in read:
        known = {mention.span for mention in extraction.mentions}
        for mention in extraction.mentions:
            assert mention.surface == document.slice(mention.span)
            assert mention.surface == mention.surface.strip()
        for triple in extraction.triples:
            assert triple.evidence.covers(triple.subject.span)
            assert triple.predicate == triple.predicate.lower().strip()
            if isinstance(triple.object, Literal):
                assert triple.object.span is not None
                assert triple.object.surface == document.slice(triple.object.span)
            else:
                assert triple.object.span in known
        for reject in extraction.rejects:
            assert reject.reason.replace("-", "").isalpha()
            assert reject.span is None or document.slice(reject.span)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CALLS, max_size=6).map(built))
def test_reading_is_deterministic(document: Document) -> None:
    assert extractions(document) == extractions(document)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CALLS, max_size=6).map(built))
def test_nothing_is_read_twice(document: Document) -> None:
    for extraction in extractions(document):
        assert len(set(extraction.triples)) == len(extraction.triples)
        assert len(set(extraction.mentions)) == len(extraction.mentions)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CALLS, max_size=6).map(built))
def test_a_reading_belongs_to_the_chunk_of_its_object(document: Document) -> None:
    split = BlockSplitter().split(document)
    for chunk, extraction in zip(split.chunks, StructuredExtractor().extract(document, split), strict=True):
        for triple in extraction.triples:
            assert triple.object.span is not None
            assert chunk.span.covers(triple.object.span)


def test_a_document_without_layout_says_nothing() -> None:
    document = plain_document("Some text. More.")
    assert [(e.mentions, e.triples, e.rejects) for e in extractions(document)] == [((), (), ())]


def test_an_empty_split_gives_an_empty_list() -> None:
    assert StructuredExtractor().extract(plain_document(""), Split(chunks=(), sentences=())) == []


def test_the_extractor_is_named_in_its_extractions() -> None:
    [extraction] = extractions(plain_document("text"))
    assert extraction.extractor == StructuredExtractor().version


def test_cells_outside_the_text_are_rejects() -> None:
    bare = plain_document("Name: A")
    cells = (Cell(start=6, end=7, row=0, column=0), Cell(start=90, end=95, row=0, column=1))
    layout = Layout(
        blocks=(Block(kind=BlockKind.TABLE_ROW, start=0, end=7),),
        tables=(Table(start=0, end=7, headers=("Name", "City"), cells=cells),),
    )
    document = Document(id=bare.id, uri=bare.uri, text=bare.text, title="", media_type="text/plain", layout=layout)
    assert rejects(document) == ["cell-out-of-range"]
    assert lines(document) == []


def test_a_table_without_cells_says_nothing() -> None:
    bare = plain_document("text")
    layout = Layout(tables=(Table(start=0, end=4),))
    document = Document(id=bare.id, uri=bare.uri, text=bare.text, title="", media_type="text/plain", layout=layout)
    assert lines(document) == []


def test_evidence_of_a_row_is_the_whole_row() -> None:
    builder = DocumentBuilder().table(["Supplier", "City"], [["Acme Ltd", "Hamburg"], ["Beta AG", "Bern"]])
    document = builder.build()
    assert [document.slice(triple.evidence) for triple in triples(document)] == [
        "Supplier: Acme Ltd | City: Hamburg",
        "Supplier: Beta AG | City: Bern",
    ]


def test_evidence_without_row_blocks_is_the_line() -> None:
    document = DocumentBuilder().table(["Supplier", "City"], [["Acme Ltd", "Hamburg"]]).build()
    layout = Layout(tables=document.layout.tables)
    bare = Document(
        id=document.id, uri=document.uri, text=document.text, title="", media_type="text/plain", layout=layout
    )
    assert [bare.slice(triple.evidence) for triple in triples(bare)] == ["Supplier: Acme Ltd | City: Hamburg"]


def test_text_literals_are_normalised_and_keep_their_surface() -> None:
    [triple] = triples(DocumentBuilder().table(["Product", "Remark"], [["P-100 pump", "ｆｕｌｌ　width"]]))
    assert isinstance(triple.object, Literal)
    assert (triple.object.kind, triple.object.value) == (LiteralKind.TEXT, "full width")
    assert triple.object.surface == "ｆｕｌｌ　width"


def test_a_very_long_cell_is_a_reject() -> None:
    builder = DocumentBuilder().table(["Product", "Remark"], [["P-100 pump", "word " * 200 + "end"]])
    assert rejects(builder) == ["value-too-long"]
