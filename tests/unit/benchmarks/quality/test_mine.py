"""Facts kept: what the judge counts, and that nothing but the graph is judged."""

from __future__ import annotations

import json
import os
import tarfile
from pathlib import Path

import pytest

from benchmarks.corpora import Fault
from benchmarks.quality.mine import Edge, Judge, Net, content_words, figures, measure, read_essays, stem
from benchmarks.quality.order import Order
from schema.errors import InputError
from schema.parse import Parse, Token

ESSAY = {
    "essay": "```Mills```\n\nAcme bought a mill in Leeds. The mill makes flour.",
    "answers": ["Acme bought a mill."],
}


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def net(*edges: tuple[str, str, str]) -> Net:
    found = tuple(Edge(nodes=(one, other), words=words(f"{one} {text} {other}")) for one, text, other in edges)
    return Net(edges=found, nodes={node: words(node) for edge in found for node in edge.nodes})


def test_endings_go_and_four_letters_stay() -> None:
    assert stem("organisation") == "organ"
    assert stem("development") == "develop"
    assert stem("sing") == "sing"


def test_only_what_carries_meaning_counts() -> None:
    tokens = tuple(
        Token(text=text, start=place, end=place + 1, lemma=text, pos=pos)
        for place, (text, pos) in enumerate([("the", "DET"), ("mills", "NOUN"), ("Leeds", "PROPN"), ("of", "ADP")])
    )
    assert content_words(Parse(text="the mills Leeds of", language="en", tokens=tokens)) == {"mill", "leed"}


def test_rare_words_weigh_more() -> None:
    judge = Judge([words("acme mill"), words("mill flour"), words("mill")])
    assert judge.weight(words("acme")) > judge.weight(words("mill"))
    assert judge.cover(words("acme mill"), words("acme mill leeds")) == 1.0
    assert judge.cover(words("acme mill"), frozenset()) == 0.0
    assert judge.cover(frozenset(), words("acme")) == 0.0


def test_two_facts_count_when_they_share_a_node() -> None:
    fact = words("acme buy mill leeds")
    judge = Judge([fact])
    joined = net(("acme", "buy", "mill"), ("mill", "in", "leeds"))
    apart = net(("acme", "buy", "mill"), ("tower", "in", "leeds"))
    assert judge.best(fact, joined) == (0.75, 1.0)
    assert judge.best(fact, apart) == (0.75, 0.75)
    assert judge.best(fact, net()) == (0.0, 0.0)


def test_what_lies_far_off_is_not_fetched() -> None:
    near = [(f"acme{place}", "x", "acme") for place in range(8)]
    fact = words("acme zinc")
    far = net(*near, ("q1", "x", "q2"), ("q2", "x", "q3"), ("q3", "zinc", "q4"))
    assert Judge([fact]).best(fact, far) == (0.5, 0.5)


def test_figures() -> None:
    row = {"ours": [[0.7, 0.7], [0.5, 0.9], [0.1, 0.2], [0.9, 0.9]], "edges": 7}
    assert figures([row], "ours", "edges") == {
        "facts kept": 75.0, "facts kept by one": 50.0, "facts kept, strict (.8)": 50.0,
        "facts of the graph, an essay": 7.0,
    }  # fmt: skip


def test_essays_are_read_from_files_and_archives(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(json.dumps(ESSAY), "utf-8")
    (tmp_path / "bad.json").write_text("{", "utf-8")
    (tmp_path / "none.json").write_text('{"essay": "x"}', "utf-8")
    inner = tmp_path / "inner.txt"
    inner.write_text(json.dumps(ESSAY | {"essay": "x"}), "utf-8")
    with tarfile.open(tmp_path / "more.tar.gz", "w:gz") as archive:
        archive.add(inner, "deep/a.json")
    faults: list[Fault] = []
    essays = read_essays(tmp_path, faults)
    assert [essay.name for essay in essays] == ["b.json", "deep/a.json"]
    assert essays[0].text.startswith("Mills")
    assert [fault.place for fault in faults] == ["bad.json", "none.json"]


def test_a_folder_without_essays_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no essays"):
        read_essays(tmp_path, [])


@pytest.mark.usefixtures("scripted")
def test_a_graph_without_facts_keeps_none(tmp_path: Path) -> None:
    data = tmp_path / "e-made"
    data.mkdir()
    (data / "a.json").write_text(json.dumps(ESSAY), "utf-8")
    order = Order(kind="mine", data=data, out=tmp_path / "r.json", verbose=False)
    measured = measure(order)
    assert measured.metrics["facts kept"] == 0.0
    assert measured.metrics["text ceiling"] == 100.0
    assert "proxy" in measured.notes[0]
    assert (measured.asked, measured.total, measured.unit) == (1, 1, "essays")
    assert measure(order) == measured
    assert len(measured.worst) == 1


@pytest.mark.models
def test_real_extractors_keep_a_fact(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(ESSAY), "utf-8")
    measured = measure(Order(kind="mine", data=tmp_path, verbose=False))
    assert measured.metrics["facts kept"] == 100.0


@pytest.mark.models
def test_public_essays_keep_their_marks() -> None:
    folder = Path(os.environ.get("VOUCH_BENCH", "")) / "e-mine"
    if not folder.is_dir():
        pytest.skip("set VOUCH_BENCH to the folder with the public bench sets to run this")
    measured = measure(Order(kind="mine", data=folder, limit=4, verbose=False))
    kept, baseline = measured.metrics["facts kept"], measured.peers["co-occurrence"]["facts kept"]
    assert kept is not None
    assert baseline is not None
    assert kept > 50 > baseline
