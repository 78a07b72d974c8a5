"""What is encoded comes back equal, on one line, and nothing else is taken for it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite import codec
from schema.documents import Block, BlockKind, Cell, Layout, Page, Span, Table, WordBox
from schema.extraction import Literal, LiteralKind, Qualifiers, Reject
from schema.ports import Refusal

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
offsets = st.integers(0, 10**6)
sizes = st.floats(0, 5000, allow_nan=False)
layouts = st.builds(
    Layout,
    blocks=st.lists(st.builds(Block, kind=st.sampled_from(BlockKind), start=offsets, end=offsets, level=offsets)).map(
        tuple
    ),
    pages=st.lists(
        st.builds(Page, number=offsets, start=offsets, end=offsets, label=words, width=sizes, height=sizes)
    ).map(tuple),
    tables=st.lists(
        st.builds(
            Table,
            start=offsets,
            end=offsets,
            headers=st.lists(words).map(tuple),
            cells=st.lists(
                st.builds(
                    Cell,
                    start=offsets,
                    end=offsets,
                    row=offsets,
                    column=offsets,
                    header_start=offsets,
                    header_end=offsets,
                )
            ).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    boxes=st.lists(
        st.builds(WordBox, start=offsets, end=offsets, page=offsets, x0=sizes, y0=sizes, x1=sizes, y1=sizes)
    ).map(tuple),
)
qualifiers = st.builds(
    Qualifiers,
    negated=st.booleans(),
    modality=words,
    attribution=words,
    condition=words,
    time=words,
    place=words,
    others=st.lists(st.tuples(words, words)).map(lambda given: tuple(sorted(given))),
)


@given(layouts)
def test_layouts_come_back(layout: Layout) -> None:
    assert codec.decode_layout(json.loads(codec.to_json(codec.encode_layout(layout)))) == layout


@given(qualifiers)
def test_qualifiers_come_back(given_qualifiers: Qualifiers) -> None:
    encoded = codec.encode_qualifiers(given_qualifiers)
    assert codec.decode_qualifiers(json.loads(codec.to_json(encoded))) == given_qualifiers
    assert (encoded == {}) == (given_qualifiers == Qualifiers())


@given(st.sampled_from(LiteralKind), words.filter(bool), words)
def test_literals_come_back_without_their_surface(kind: LiteralKind, value: str, unit: str) -> None:
    literal = Literal(kind=kind, value=value, unit=unit)
    seen = replace(literal, surface=value, span=Span(document_id="doc_0", start=0, end=1))
    assert codec.decode_literal(json.loads(codec.to_json(codec.encode_literal(seen)))) == literal


@given(st.lists(st.builds(Refusal, uri=words, code=words, message=words, remedy=words)).map(tuple))
def test_refusals_come_back(refusals: tuple[Refusal, ...]) -> None:
    assert codec.decode_refusals(json.loads(codec.to_json(codec.encode_refusals(refusals)))) == refusals


@given(st.lists(st.tuples(words, words, st.none() | st.integers(0, 99))))
def test_rejects_come_back(parts: list[tuple[str, str, int | None]]) -> None:
    rejects = tuple(
        Reject(
            reason=reason,
            detail=detail,
            span=None if start is None else Span(document_id="doc_0", start=start, end=start + 1),
        )
        for reason, detail, start in parts
    )
    assert codec.decode_rejects(json.loads(codec.to_json(codec.encode_rejects(rejects))), "doc_0") == rejects


@given(st.dictionaries(words, words))
def test_a_value_is_one_line_with_sorted_keys(value: dict[str, str]) -> None:
    line = codec.to_json(value)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == value
    assert line == codec.to_json(dict(sorted(value.items(), reverse=True)))


def test_no_number_that_is_none() -> None:
    with pytest.raises(ValueError, match="JSON"):
        codec.to_json(float("nan"))


@pytest.mark.parametrize("wrong", [None, 3, ["a"], b"a"])
def test_text_is_text(wrong: object) -> None:
    with pytest.raises(TypeError):
        codec.text(wrong)


@pytest.mark.parametrize("wrong", [None, 3.0, "3", True])
def test_whole_numbers_are_whole(wrong: object) -> None:
    with pytest.raises(TypeError):
        codec.whole(wrong)


@pytest.mark.parametrize("wrong", [None, "3", False])
def test_numbers_are_numbers(wrong: object) -> None:
    with pytest.raises(TypeError):
        codec.number(wrong)


def test_whole_numbers_serve_as_numbers() -> None:
    assert isinstance(codec.number(3), float)


@pytest.mark.parametrize(
    "row", [{"blocks": [["heading", 0]]}, {"pages": [[1, 0]]}, {"boxes": [[1]]}, {"tables": [[0, 1, ["a"], [[0]]]]}]
)
def test_layouts_of_another_shape_are_refused(row: dict[str, list[object]]) -> None:
    with pytest.raises(ValueError, match=r"unpack|argument"):
        codec.decode_layout({"blocks": [], "pages": [], "tables": [], "boxes": [], **row})
