"""Texts with their facts: four layouts, and malformed rows in each."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
from pathlib import Path

import pytest

from benchmarks.corpora import Fault
from benchmarks.quality.ontology import figures, measure, read_gold
from benchmarks.quality.order import Order
from schema.errors import InputError
from tests.unit.benchmarks.quality.conftest import write_rows

PAIR = (frozenset({"甲"}), frozenset({"乙"}))
SPO = {"text": "甲在乙", "spo_list": [{"subject": "甲", "predicate": "在", "object": {"@value": "乙"}}]}


def read(folder: Path) -> tuple[list[str], list[Fault]]:
    faults: list[Fault] = []
    return [gold.id for gold in read_gold(folder, faults)], faults


def test_rows_of_subject_predicate_object(tmp_path: Path) -> None:
    write_rows(tmp_path / "dev.jsonl.gz", [SPO, {"text": "甲"}, {"text": "甲", "spo_list": [{"subject": "甲"}]}, "{"])
    (gold,) = read_gold(tmp_path, [])
    assert (gold.text, gold.pairs, gold.part) == ("甲在乙", (PAIR,), "dev.jsonl.gz")
    _, faults = read(tmp_path)
    assert [fault.place for fault in faults] == [f"dev.jsonl.gz, line {number}" for number in (2, 3, 4)]
    assert "spo_list" in faults[0].expected


def archive(path: Path, members: dict[str, str]) -> None:
    with tarfile.open(path, "w:gz") as made:
        for name, text in members.items():
            data = text.encode()
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            made.addfile(entry, io.BytesIO(data))


def test_members_of_an_archive(tmp_path: Path) -> None:
    row = {"id": "1", "sent": "Acme is in Leeds.", "triples": [{"sub": "Acme", "rel": "city", "obj": '"Leeds"'}]}
    archive(
        tmp_path / "set.tar.gz",
        {
            "web/train/a.jsonl": json.dumps(row) + "\n",
            "web/test/a.jsonl": json.dumps({"id": "2", "sent": "No facts here."}) + "\n",
            "web/ontologies/a.json": "{}",
            "web/train/b.jsonl": "{\n" + json.dumps(row | {"triples": [{"sub": "Acme"}]}) + "\n",
        },
    )
    faults: list[Fault] = []
    (gold,) = read_gold(tmp_path, faults)
    assert (gold.id, gold.part) == ("web/train/a.jsonl, line 1", "web/train")
    assert gold.pairs == ((frozenset({"acme"}), frozenset({"leeds"})),)
    assert [fault.place for fault in faults] == ["web/train/b.jsonl, line 1", "web/train/b.jsonl, line 2"]


def test_documents_with_vertices(tmp_path: Path) -> None:
    whole = {
        "title": "Willi",
        "sents": [["Willi", "Schneider", "was", "born", "."], ["Schneider", "raced", "in", "1992", "."]],
        "vertexSet": [[{"name": "Willi Schneider"}, {"name": "Schneider"}], [{"name": "1992"}]],
        "labels": [{"h": 0, "t": 1, "r": "P1"}, {"h": 0, "t": 1, "r": "P2"}],
    }
    content = json.dumps([whole, whole | {"labels": [{"h": 0, "t": 9}]}])
    (tmp_path / "dev.json.gz").write_bytes(gzip.compress(content.encode()))
    faults: list[Fault] = []
    (gold,) = read_gold(tmp_path, faults)
    assert gold.text.startswith("Willi Schneider was born . Schneider")
    assert gold.pairs == ((frozenset({"willischneider", "schneider"}), frozenset({"1992"})),)
    assert faults[0].place == "dev.json.gz, document 2"


def test_lines_of_four_fields(tmp_path: Path) -> None:
    (tmp_path / "relation2id.txt").write_text("unknown 0\nowns 1\n", "utf-8")
    lines = [
        "甲\t乙\t拥有\t甲在乙",
        "乙\t甲\t属于\t甲在乙",
        "甲\t在\tunknown\t甲在乙",
        "",
        "three\tfields\tonly",
        "丙\t丁\tunknown\t丙丁",
    ]
    (tmp_path / "valid.txt").write_text("\n".join(lines) + "\n", "utf-8")
    faults: list[Fault] = []
    first, second = read_gold(tmp_path, faults)
    assert (first.pairs, second.pairs) == ((PAIR,), ())
    assert [fault.place for fault in faults] == ["valid.txt, line 5"]


def test_an_unknown_layout_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("nothing", "utf-8")
    with pytest.raises(InputError, match="no file in") as caught:
        read_gold(tmp_path, [])
    assert "spo_list" in caught.value.remedy
    with pytest.raises(InputError):
        read_gold(tmp_path / "missing", [])


def test_figures_are_shares_of_all_pairs() -> None:
    row = {"pairs": 3, "exact": 1, "contained": 2, "graph": 3, "triples": 4, "facts": 2, "rejects": 1}
    found = figures([row, row | {"pairs": 1, "exact": 1, "contained": 1, "graph": 0}])
    assert (found["pairs exact"], found["pairs contained"], found["pairs in the graph"]) == (50.0, 75.0, 75.0)
    assert found["triples a text"] == 4.0
    assert figures([])["pairs exact"] is None


@pytest.mark.usefixtures("scripted")
def test_texts_without_facts_are_left_out_and_the_rest_is_kept(tmp_path: Path) -> None:
    data = tmp_path / "e-made"
    write_rows(data / "one.jsonl", [SPO, SPO | {"text": "甲和乙"}, {"text": "丙", "spo_list": []}])
    order = Order(kind="ontology", data=data, out=tmp_path / "r.json", verbose=False)
    measured = measure(order)
    assert (measured.asked, measured.total, measured.unit) == (2, 2, "texts")
    assert measured.metrics["pairs"] == 2
    assert len((tmp_path / "r.rows.jsonl").read_text("utf-8").splitlines()) == 3
    assert measure(order) == measured
    assert len(measured.worst) == 2


@pytest.mark.models
def test_chinese_pairs_keep_their_marks() -> None:
    folder = Path(os.environ.get("VOUCH_BENCH", "")) / "e-duie"
    if not folder.is_dir():
        pytest.skip("set VOUCH_BENCH to the folder with the public bench sets to run this")
    measured = measure(Order(kind="ontology", data=folder, limit=150, verbose=False))
    assert (measured.metrics["pairs contained"] or 0) >= 36
    assert (measured.metrics["triples a text"] or 9) <= 5
