"""What every splitter promises; a test class inherits it and gives ``splitter``."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schema import ids
from schema.documents import BlockKind, Document, Split
from schema.ports import Splitter
from tests.unit.kg_builder.documents import DocumentBuilder, plain_document

WORDS = st.sampled_from(
    [
        "Acme Inc. bought it.",
        "It paid $3 million in cash.",
        "公司成立于2008年。",
        "总部位于深圳市！",
        "no stop here",
        "a",
        "……",
    ]
)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
CELLS = st.sampled_from(["", "12", "Li Wei", "张伟", "2024-03-01", "a long cell, " * 20 + "end"])
CALLS = st.one_of(
    st.tuples(st.just("heading"), st.sampled_from(["Scope", "第一章 总则", "1.2 Terms"]), st.integers(1, 3)),
    st.tuples(st.just("paragraph"), PARAGRAPHS),
    st.tuples(st.just("items"), WORDS, PARAGRAPHS),
    st.tuples(st.just("fields"), st.just("Key: value"), st.just("负责人：张伟")),
    st.tuples(st.just("code"), st.just("if a:\n    b()\n\nc()")),
    st.tuples(
        st.just("table"),
        st.just(("Name", "City", "数量")),
        st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=12),
    ),
    st.tuples(st.just("page")),
)


# Suites are inherited on purpose and splitters hold no state, so neither a shared fixture nor a second class misleads.
SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.differing_executors, HealthCheck.too_slow]


def built(calls: list[tuple[object, ...]]) -> Document:
    builder = DocumentBuilder(title="A title")
    for name, *arguments in calls:
        getattr(builder, str(name))(*arguments)
    return builder.build()


DOCUMENTS = st.one_of(st.lists(CALLS, max_size=12).map(built), st.text(max_size=400).map(plain_document))


def assert_splits(document: Document, split: Split) -> None:
    """Chunks and sentences are slices, in order, disjoint, cover all that is not blank, and fit into each other."""
    for parts in (split.chunks, split.sentences):
        position = 0
        for index, part in enumerate(parts):
            assert part.index == index
            assert part.text == document.slice(part.span)
            assert part.text == part.text.strip()
            assert part.span.start >= position
            assert not document.text[position : part.span.start].strip()
            position = part.span.end
        assert not document.text[position:].strip()
    chunks = {chunk.id: chunk for chunk in split.chunks}
    assert len(chunks) == len(split.chunks)
    for sentence in split.sentences:
        assert chunks[sentence.chunk_id].span.covers(sentence.span)
        assert sentence.id == ids.sentence_id(document.id, sentence.span.start, sentence.span.end)
    for chunk in split.chunks:
        assert chunk.id == ids.chunk_id(document.id, chunk.span.start, chunk.span.end)


class SplitterContract:
    """Tests that hold for every splitter."""

    @pytest.fixture
    def splitter(self) -> Splitter:
        raise NotImplementedError

    @settings(max_examples=150, suppress_health_check=SHARED)
    @given(document=DOCUMENTS)
    def test_all_text_lies_in_one_chunk_and_one_sentence(self, splitter: Splitter, document: Document) -> None:
        assert_splits(document, splitter.split(document))

    @settings(max_examples=60, suppress_health_check=SHARED)
    @given(document=DOCUMENTS)
    def test_the_same_document_is_cut_the_same_way(self, splitter: Splitter, document: Document) -> None:
        assert splitter.split(document) == splitter.split(document)

    @settings(max_examples=60, suppress_health_check=SHARED)
    @given(document=DOCUMENTS)
    def test_no_row_is_cut(self, splitter: Splitter, document: Document) -> None:
        split = splitter.split(document)
        for block in document.layout.blocks:
            if block.kind is not BlockKind.TABLE_ROW:
                continue
            holders = [s for s in split.sentences if s.span.start < block.end and block.start < s.span.end]
            assert [(s.span.start, s.span.end) for s in holders] == [(block.start, block.end)]

    def test_an_empty_document_gives_nothing(self, splitter: Splitter) -> None:
        for text in ("", "  \n\n \t"):
            split = splitter.split(plain_document(text))
            assert split == Split(chunks=(), sentences=())

    def test_the_version_is_stable(self, splitter: Splitter) -> None:
        assert splitter.version
        assert splitter.version == splitter.version
