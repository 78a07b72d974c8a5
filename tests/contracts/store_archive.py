"""Export, import and check."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from adapters.scripted import ScriptedEmbedder
from schema.access import OWNER
from schema.errors import InputError
from schema.graph import MergeKind
from schema.ports import Refusal
from tests.contracts.graphs import Joined, Sketch, build, merge_id, says, source_of
from tests.contracts.store_base import EMBEDDER, NAMES, PROPERTY, StoreBase, everything, put, worlds

ALIAS = Joined(kind=MergeKind.ALIAS, source="Acme", target="Widget Inc")
FULL = Sketch(
    uri="a.txt",
    title="Report",
    said=says("Acme | buys | Widget Inc", "Acme | not sells | 3.5", "华为公司 | 收购 | 齿轮公司"),
    joined=(ALIAS,),
    readers=frozenset({"staff", "board"}),
    rejects=("too long",),
)
Change = Callable[[dict[str, Any]], None]


def changed(lines: list[str], kind: str, change: Change) -> tuple[list[str], int]:
    """The lines with the first one of this type changed, and its number."""
    number = next(place for place, line in enumerate(lines) if json.loads(line)["type"] == kind)
    record = json.loads(lines[number])
    change(record)
    return [*lines[:number], json.dumps(record), *lines[number + 1 :]], number + 1


def putting(**values: object) -> Change:
    """A change that sets these fields."""
    return lambda record: record.update(values)


def dropping(name: str) -> Change:
    """A change that takes a field away."""

    def change(record: dict[str, Any]) -> None:
        del record[name]

    return change


BAD_LINES: list[tuple[str, Change]] = [
    ("header", putting(version=99)),
    ("header", putting(format="another")),
    ("source", dropping("fingerprint")),
    ("source", putting(document_uris=["none.txt"])),
    ("document", dropping("text")),
    ("document", putting(id="doc_0")),
    ("document", putting(title=7)),
    ("document", putting(text="half \ud800 a pair")),
    ("document", putting(layout={"blocks": [["banner", 0, 1, 0]], "pages": [], "tables": [], "boxes": []})),
    ("chunk", putting(end=10_000)),
    ("chunk", putting(document="doc_0")),
    ("sentence", putting(start=9, end=3)),
    ("entity", putting(entity_type="ghost")),
    ("entity", putting(documents=[])),
    ("entity", putting(documents=["doc_0"])),
    ("mention", putting(score="high")),
    ("mention", putting(end=True)),
    ("fact", putting(object={})),
    ("fact", putting(id="fct_0")),
    ("evidence", putting(quote="Never said")),
    ("evidence", dropping("confidence")),
    ("merge", putting(kind="guess")),
    ("merge", putting(quote="Never said")),
    ("merge", putting(type="rumour")),
]
BROKEN_GRAPHS: list[tuple[str, Change]] = [
    ("entity", putting(id="ent_0")),
    ("mention", putting(entity="ent_0")),
    ("fact", putting(predicate="steals")),
    ("merge", putting(target="ent_0")),
    ("sentence", putting(chunk="chk_0")),
]


class ArchiveContract(StoreBase):
    def test_lines_are_sorted_json_that_begins_with_a_header(self) -> None:
        lines = self.export_of(FULL)
        records = [json.loads(line) for line in lines]
        assert records[0] == {"type": "header", "format": "vouch-graph", "version": 1, "embedder": EMBEDDER.name}
        for line, record in zip(lines, records, strict=True):
            assert line == json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        kinds = [record["type"] for record in records]
        assert list(dict.fromkeys(kinds)) == [
            "header", "source", "document", "chunk", "sentence", "entity", "mention", "fact", "evidence", "merge",
        ]  # fmt: skip

    @given(world=worlds())
    @PROPERTY
    def test_an_import_gives_the_same_store(self, world: tuple[Sketch, ...]) -> None:
        graphs = [build(sketch) for sketch in world]
        with self.filled(*world) as store:
            lines = list(store.export())
            answers = everything(store, OWNER, graphs, NAMES)
        with self.fresh() as store:
            assert store.import_lines(lines, EMBEDDER) == len(world)
            assert list(store.export()) == lines
            assert everything(store, OWNER, graphs, NAMES) == answers
            assert store.check() == []

    def test_reversals_refusals_and_containers_are_carried(self) -> None:
        refusal = Refusal(uri="box.zip!/c", code="empty", message="no bytes", remedy="Send it again.")
        graphs = [build(FULL), build(Sketch(uri="b.txt"))]
        with self.fresh() as store:
            store.put_source(*source_of(graphs, EMBEDDER, uri="box.zip", refusals=(refusal,)))
            store.reverse_merge(merge_id(ALIAS, "a.txt"), reason="no alias")
            lines, ledger = list(store.export()), store.ledger()
        with self.fresh() as store:
            assert store.import_lines(lines, EMBEDDER) == 2
            assert (list(store.export()), store.ledger()) == (lines, ledger)

    def test_lines_may_come_in_any_order_after_the_header(self) -> None:
        lines = self.export_of(FULL)
        with self.fresh() as store:
            store.import_lines([lines[0], *reversed(lines[1:]), "", " \n"], EMBEDDER)
            assert list(store.export()) == lines

    @pytest.mark.parametrize("number", range(len(BAD_LINES)))
    def test_a_bad_line_is_named_and_nothing_is_imported(self, number: int) -> None:
        kind, change = BAD_LINES[number]
        lines, place = changed(self.export_of(FULL), kind, change)
        with self.fresh() as store:
            with pytest.raises(InputError, match=rf"^line {place}: "):
                store.import_lines(lines, EMBEDDER)
            assert len(list(store.export())) == 1

    @pytest.mark.parametrize("number", range(len(BROKEN_GRAPHS)))
    def test_lines_that_do_not_fit_together_are_refused(self, number: int) -> None:
        kind, change = BROKEN_GRAPHS[number]
        lines, _ = changed(self.export_of(FULL), kind, change)
        with self.fresh() as store:
            with pytest.raises(InputError, match=r"^line \d+: "):
                store.import_lines(lines, EMBEDDER)
            assert len(list(store.export())) == 1

    @pytest.mark.parametrize("line", ["{", "[]", "7", '"text"', '{"type": "chunk"', "null", '{"no": "type"}'])
    def test_what_is_no_record_is_refused(self, line: str) -> None:
        lines = self.export_of(FULL)
        with self.fresh() as store:
            with pytest.raises(InputError, match=r"^line 3: "):
                store.import_lines([*lines[:2], line, *lines[2:]], EMBEDDER)
            with pytest.raises(InputError, match=r"^line 1: "):
                store.import_lines([line], EMBEDDER)
            with pytest.raises(InputError, match=r"^line 1: "):
                store.import_lines([], EMBEDDER)
            assert len(list(store.export())) == 1

    @pytest.mark.parametrize("kind", ["source", "document", "fact"])
    def test_what_stands_twice_is_refused(self, kind: str) -> None:
        lines = self.export_of(FULL)
        twice = next(line for line in lines if json.loads(line)["type"] == kind)
        with self.fresh() as store, pytest.raises(InputError, match=rf"^line {len(lines) + 1}: .*twice"):
            store.import_lines([*lines, twice], EMBEDDER)

    @pytest.mark.parametrize("kind", ["source", "document", "chunk", "entity", "fact", "evidence"])
    def test_what_is_missing_is_noticed(self, kind: str) -> None:
        lines = self.export_of(FULL)
        kept = [line for line in lines if json.loads(line)["type"] != kind]
        with self.fresh() as store:
            with pytest.raises(InputError, match=r"^line \d+: "):
                store.import_lines(kept, EMBEDDER)
            assert len(list(store.export())) == 1

    def test_only_an_empty_store_is_filled(self) -> None:
        lines = self.export_of(FULL)
        with self.filled(Sketch(uri="z.txt", said=says("Acme | buys | Nut"))) as store:
            before = list(store.export())
            with pytest.raises(InputError):
                store.import_lines(lines, EMBEDDER)
            assert list(store.export()) == before

    def test_vectors_of_another_embedder_are_refused(self) -> None:
        lines = self.export_of(FULL)
        with self.fresh() as store, pytest.raises(InputError):
            store.import_lines(lines, ScriptedEmbedder(width=EMBEDDER.width * 2))

    @given(world=worlds())
    @PROPERTY
    def test_a_store_that_was_only_written_through_its_port_is_sound(self, world: tuple[Sketch, ...]) -> None:
        with self.filled(*world, *world[::-1]) as store:
            store.delete_source(world[0].uri)
            put(store, world[0])
            assert store.check() == []
