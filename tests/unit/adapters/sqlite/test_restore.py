"""Lines back to graphs, without a store."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.sqlite.restore import read_lines
from schema.errors import InputError
from schema.graph import DocumentGraph, MergeKind
from tests.contracts.graphs import Joined, Sketch, build, says
from tests.contracts.store_base import PROPERTY, worlds
from tests.contracts.test_sqlite_store import TestSqliteStore as _Embedded

HEADER = '{"type":"header","format":"vouch-graph","version":1,"embedder":"e"}'
SKETCH = Sketch(
    uri="a.txt",
    title="Report",
    said=says("Acme | buys | Widget Inc", "Acme | sells | 3.5"),
    joined=(Joined(kind=MergeKind.ALIAS, source="Acme", target="Bare"),),
    rejects=("odd",),
)


def exported(*sketches: Sketch) -> list[str]:
    return _Embedded().export_of(*sketches)


def records(lines: Sequence[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines]


def graphs_of(lines: Sequence[str]) -> list[DocumentGraph]:
    return [graph for _, graphs in read_lines(lines).sources for graph in graphs]


@given(world=worlds())
@PROPERTY
def test_graphs_come_back_as_they_were_put(world: tuple[Sketch, ...]) -> None:
    assert graphs_of(exported(*world)) == [build(sketch) for sketch in sorted(world, key=lambda sketch: sketch.uri)]


@given(world=worlds(most=3), data=st.data())
@PROPERTY
def test_no_damaged_byte_goes_unnoticed_or_raises_anything_else(world: tuple[Sketch, ...], data: st.DataObject) -> None:
    lines = exported(*world)
    number = data.draw(st.integers(0, len(lines) - 1))
    place = data.draw(st.integers(0, len(lines[number]) - 1))
    lines[number] = lines[number][:place] + data.draw(st.sampled_from('"}]x9,:-\\')) + lines[number][place + 1 :]
    message = ""
    try:
        assert len(graphs_of(lines)) == len(world)
    except InputError as error:
        message = f"{error} {error.remedy}"
    assert not message or message.startswith("line ")


@given(world=worlds(most=3), data=st.data())
@PROPERTY
def test_a_missing_line_is_never_taken_for_a_whole(world: tuple[Sketch, ...], data: st.DataObject) -> None:
    lines = exported(*world)
    del lines[data.draw(st.integers(0, len(lines) - 1))]
    try:
        restored = graphs_of(lines)
    except InputError:
        return
    assert restored != [build(sketch) for sketch in sorted(world, key=lambda sketch: sketch.uri)]


def test_a_header_alone_is_an_empty_store() -> None:
    assert read_lines([HEADER]).sources == ()
    assert read_lines(["", HEADER, "  "]).reversals == ()


def test_lines_are_taken_one_by_one() -> None:
    taken = []

    def lines() -> Iterator[str]:
        for line in (HEADER, "{", "never read"):
            taken.append(line)
            yield line

    with pytest.raises(InputError, match=r"^line 2: "):
        read_lines(lines())
    assert len(taken) == 2


def test_the_first_bad_line_of_a_kind_is_named() -> None:
    lines = exported(SKETCH)
    mentions = [number for number, record in enumerate(records(lines), 1) if record["type"] == "mention"]
    for number in mentions[1:]:
        lines[number - 1] = lines[number - 1].replace('"score":0.5', '"score":7.5')
    # a score out of range passes as a number here, and the reader of lines does not judge it
    assert len(graphs_of(lines)[0].mentions) == len(mentions)
    for number in mentions[1:]:
        lines[number - 1] = lines[number - 1].replace('"score":7.5', '"score":"x"')
    with pytest.raises(InputError, match=rf"^line {mentions[1]}: expected a number"):
        read_lines(lines)


def test_a_quotation_must_be_the_text() -> None:
    lines = exported(SKETCH)
    number = next(place for place, record in enumerate(records(lines), 1) if record["type"] == "evidence")
    record = records(lines)[number - 1]
    lines[number - 1] = json.dumps({**record, "quote": record["quote"].upper()})
    with pytest.raises(InputError, match=rf"^line {number}: the quote is not the document's text"):
        read_lines(lines)


def test_a_document_without_a_source_is_named_by_its_line() -> None:
    lines = [line for line in exported(SKETCH, Sketch(uri="b.txt")) if '"type":"source"' not in line or "a.txt" in line]
    number = next(place for place, record in enumerate(records(lines), 1) if record.get("uri") == "b.txt")
    with pytest.raises(InputError, match=rf"^line {number}: no source gave"):
        read_lines(lines)


def test_reversals_are_given_apart() -> None:
    with _Embedded().filled(SKETCH) as store:
        (merge,) = build(SKETCH).merges
        store.reverse_merge(merge.id, reason="两家公司")
        restored = read_lines(store.export())
    assert restored.reversals == ((merge.id, "两家公司"),)
    assert restored.sources[0][1] == (build(SKETCH),)


@pytest.mark.parametrize("depth", [100_000])
def test_deep_nesting_is_a_bad_line(depth: int) -> None:
    with pytest.raises(InputError, match=r"^line 2: "):
        read_lines([HEADER, "[" * depth + "]" * depth])
