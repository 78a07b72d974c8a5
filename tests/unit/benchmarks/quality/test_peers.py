"""Peers: what they rank, and what is said where their packages are missing."""

from __future__ import annotations

import sys
import types
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import read_corpus
from benchmarks.quality import peers
from benchmarks.quality.peers import BM25, DENSE, FUSED, LLAMA_MODES, NAMES, make_peers
from benchmarks.quality.stores import open_corpus
from linguistics.terms import index_terms
from tests.unit.benchmarks.quality.test_asking import order_of


class CountingBM25:
    """bm25s' face: the score is the number of shared terms."""

    def __init__(self) -> None:
        self.vocab_dict: dict[str, int] = {}
        self._rows: list[list[str]] = []

    def index(self, rows: list[list[str]], *, show_progress: bool) -> None:
        assert not show_progress
        self._rows = rows
        self.vocab_dict = {term: place for place, term in enumerate({term for row in rows for term in row})}

    def get_scores(self, terms: list[str]) -> list[float]:
        return [float(sum(term in row for term in terms)) for row in self._rows]


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> None:
    module: Any = types.ModuleType("bm25s")
    module.BM25 = CountingBM25
    monkeypatch.setitem(sys.modules, "bm25s", module)


@pytest.mark.usefixtures("scripted", "counting")
def test_arms_and_their_fusion(folder: Path) -> None:
    order = order_of(folder, ways=(BM25, DENSE, FUSED))
    with open_corpus(order, read_corpus(folder)) as opened:
        made = make_peers(order, opened)
        arms = made.arms("Where is tea grown?", opened.everything)
        assert next(iter(arms[BM25])) == "tea"
        assert arms[BM25]["tea"] == 2.0
        ranked = made.rankings("Where is tea grown?", arms)
        assert list(ranked) == [BM25, DENSE, FUSED]
        assert ranked[FUSED][0] == "tea"
        gone = made.arms("Where is tea grown?", opened.without(["tea"]), ["tea"])
        assert "tea" not in gone[BM25]
        assert "tea" not in gone[DENSE]
        assert made.arms("zeppelins 飞艇", opened.everything)[BM25] == {}
        assert made.notes == ()


@pytest.mark.usefixtures("scripted", "counting")
def test_sentences_of_the_two_arms(folder: Path) -> None:
    order = order_of(folder, ways=(BM25, DENSE))
    with open_corpus(order, read_corpus(folder)) as opened:
        found = make_peers(order, opened).sentences("Where is tea grown?", opened.everything, 2)
    assert list(found) == [BM25, DENSE]
    assert "Assam" in found[BM25][0]
    assert len(found[DENSE]) == 2


@pytest.mark.usefixtures("scripted")
def test_a_missing_package_leaves_its_peers_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> types.ModuleType:
        raise ModuleNotFoundError(f"No module named {name!r}")

    monkeypatch.setattr(peers.importlib, "import_module", absent)
    order = order_of(folder, ways=())
    with open_corpus(order, read_corpus(folder)) as opened:
        made = make_peers(order, opened)
        assert list(made.names) == [DENSE]
        assert len(made.notes) == 2
        assert all("not measured" in text for text in made.notes)
        assert list(made.rankings("tea", made.arms("tea", opened.everything))) == [DENSE]
        only = make_peers(order_of(folder, ways=(DENSE,)), opened)
        assert only.notes == ()


@pytest.mark.usefixtures("scripted")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_real_packages(folder: Path) -> None:
    pytest.importorskip("bm25s")
    pytest.importorskip("llama_index.core.retrievers")
    order = order_of(folder, ways=())
    with open_corpus(order, read_corpus(folder)) as opened:
        made = make_peers(order, opened)
        question = "Who directed The Quiet Harbour?"
        ranked = made.rankings(question, made.arms(question, opened.everything))
        assert list(ranked) == list(NAMES)
        assert {rows[0] for rows in ranked.values()} == {"film"}
        assert set(ranked[next(iter(LLAMA_MODES))]) <= {"film", "anna", "rain", "tea"}
        assert index_terms(question)
