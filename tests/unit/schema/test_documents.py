"""Records refuse what breaks their invariants."""

import dataclasses

import pytest

from schema import ids
from schema.documents import Chunk, Document, Layout, Page, Sentence, Span
from schema.errors import InvalidRecord

DOC = ids.document_id("a.txt")


def document(text: str = "Cold rooms.", **changes: object) -> Document:
    values = {"id": DOC, "uri": "a.txt", "text": text, "title": "A", "media_type": "text/plain", **changes}
    return Document(**values)  # type: ignore[arg-type]


def span(start: int, end: int, document_id: str = DOC) -> Span:
    return Span(document_id=document_id, start=start, end=end)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2)])
def test_a_span_is_not_empty_and_runs_forward(start: int, end: int) -> None:
    with pytest.raises(InvalidRecord):
        span(start, end)


def test_covering_is_within_one_document() -> None:
    assert span(0, 10).covers(span(0, 10))
    assert span(0, 10).covers(span(2, 3))
    assert not span(0, 10).covers(span(9, 11))
    assert not span(0, 10).covers(span(2, 3, "doc_other"))


def test_a_document_belongs_to_its_uri() -> None:
    with pytest.raises(InvalidRecord, match="uri"):
        document(id=ids.document_id("b.txt"))


def test_metadata_is_sorted() -> None:
    with pytest.raises(InvalidRecord, match="sorted"):
        document(metadata=(("b", "1"), ("a", "2")))


def test_a_slice_stays_inside() -> None:
    assert document().slice(span(0, 4)) == "Cold"
    with pytest.raises(InvalidRecord):
        document().slice(span(0, 40))
    with pytest.raises(InvalidRecord):
        document().slice(span(0, 4, "doc_other"))


def test_offsets_are_code_points() -> None:
    assert document("冷🧊库").slice(span(1, 3)) == "🧊库"


def test_chunk_and_sentence_are_as_long_as_their_span() -> None:
    Chunk(id="c", span=span(0, 4), text="Cold", index=0)
    Sentence(id="s", span=span(0, 4), text="Cold", chunk_id="c", index=0)
    with pytest.raises(InvalidRecord):
        Chunk(id="c", span=span(0, 4), text="Col", index=0)
    with pytest.raises(InvalidRecord):
        Sentence(id="s", span=span(0, 4), text="Colds", chunk_id="c", index=0)


def test_records_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        document().text = "other"  # type: ignore[misc]


def test_page_at_an_offset() -> None:
    pages = (Page(number=1, start=0, end=5), Page(number=2, start=6, end=9))
    layout = Layout(pages=pages)
    assert layout.page_at(0) == pages[0]
    assert layout.page_at(5) is None
    assert layout.page_at(6) == pages[1]
    assert Layout().page_at(0) is None
