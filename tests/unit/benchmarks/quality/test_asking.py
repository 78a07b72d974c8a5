"""Questions of a made folder, asked of a real store with scripted models: rankings, answers, resuming, samples."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.corpora import read_corpus
from benchmarks.quality import asking, finance, multihop, reading
from benchmarks.quality.ablation import NO_GRAPH, without_graph
from benchmarks.quality.asking import ask_all
from benchmarks.quality.order import Order
from benchmarks.quality.stores import open_corpus, passage_of, restricted
from schema.graph import SearchKind
from tests.unit.benchmarks.quality.conftest import PASSAGES, write_rows

WAYS = ("vouch", NO_GRAPH, "dense")


def order_of(folder: Path, **options: object) -> Order:
    base = Order(
        kind="multihop", data=folder, out=folder.parent / "out" / "r.json", cache=folder.parent / "cache", ways=WAYS,
        verbose=False,
    )  # fmt: skip
    return replace(base, **options)  # type: ignore[arg-type]  # fields of Order


@pytest.mark.usefixtures("scripted")
class TestAsking:
    """``ask_all`` and the kinds that summarise it."""

    def test_every_question_with_gold_is_asked_in_every_way(self, folder: Path) -> None:
        asked = ask_all(order_of(folder), sentences=True)
        assert [row.id for row in asked.questions] == ["q1", "q2", "q3"]
        assert asked.total == 3
        assert asked.ways("ranked") == list(WAYS)
        assert asked.ways("answers") == ["vouch", NO_GRAPH]
        assert all(len(flags) <= 3 for flags in asked.get("sentences", "vouch"))
        assert asked.get("ranked", "dense")[2][0] == "tea"
        assert asked.golds[1] == {"film", "anna"}

    def test_what_is_done_is_not_asked_again(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        order = order_of(folder)
        first = ask_all(order, sentences=False)
        journal = folder.parent / "out" / "r.rows.jsonl"
        lines = journal.read_text("utf-8").splitlines()
        assert len(lines) == 4
        journal.write_text("\n".join(lines[:3]) + "\n", "utf-8")
        again: list[str] = []
        monkeypatch.setattr(asking, "_row", lambda asked, *_, **__: again.append(asked.id) or dict(first.rows[2]))
        assert [row["id"] for row in ask_all(order, sentences=False).rows] == ["q1", "q2", "q3"]
        assert again == ["q3"]

    def test_a_sample_of_questions_and_passages_says_so(self, folder: Path) -> None:
        asked = ask_all(order_of(folder, limit=1, passages=2, seed=4), sentences=False)
        assert (len(asked.rows), asked.total) == (1, 3)

    def test_bad_rows_are_named_and_the_rest_is_asked(self, folder: Path) -> None:
        write_rows(folder / "corpus.jsonl.gz", [*PASSAGES, "{"])
        measured = multihop.measure(order_of(folder))
        assert [fault.place for fault in measured.faults] == ["corpus.jsonl.gz, line 5"]
        assert measured.asked == 3

    def test_multihop_has_figures_for_peers_and_types(self, folder: Path) -> None:
        measured = multihop.measure(order_of(folder))
        assert set(measured.parts) == {"bridge", "single"}
        assert measured.parts["single"]["questions"] == 2
        assert set(measured.peers) == {NO_GRAPH, "dense"}
        assert {"recall@5", "answer F1", "citation precision", "seconds a ranking"} <= measured.metrics.keys()
        assert "answer F1" not in measured.peers["dense"]
        assert any("closed book" in text for text in measured.notes)
        assert all(line.startswith("[") for line in measured.worst)

    def test_reading_looks_at_passages_and_sentences(self, folder: Path) -> None:
        measured = reading.measure(order_of(folder, kind="reading"))
        assert {"passage@1", "sentence top-1", "sentence top-3", "answer in cited quote"} <= measured.metrics.keys()
        assert {"passage@5", "sentence top-3"} <= measured.peers["dense"].keys()

    def test_without_our_ways_only_peers_have_figures(self, folder: Path) -> None:
        measured = multihop.measure(order_of(folder, ways=("dense",)))
        assert measured.metrics == {}
        assert measured.parts == {}
        assert set(measured.peers) == {"dense"}

    def test_finance_looks_at_pages_and_numbers(self, folder: Path) -> None:
        measured = finance.measure(order_of(folder, kind="finance"))
        assert {"page@1", "number right", "answer F1"} <= measured.metrics.keys()
        assert measured.metrics["number right"] is None


@pytest.mark.usefixtures("scripted")
class TestStores:
    """Stores by content, and who sees what in them."""

    def test_a_store_is_kept_and_used_again(self, folder: Path) -> None:
        order, corpus = order_of(folder), read_corpus(folder)
        for _ in range(2):
            with open_corpus(order, corpus) as opened:
                assert opened.house.store.counts(opened.everything).documents == 4
        assert len(list((folder.parent / "cache" / "stores").glob("*.db"))) == 1
        with open_corpus(order, replace(corpus, passages=corpus.passages[:2])) as opened:
            assert opened.house.store.counts(opened.everything).documents == 2
        assert len(list((folder.parent / "cache" / "stores").glob("*.db"))) == 2

    def test_removed_passages_cannot_be_read(self, folder: Path) -> None:
        with open_corpus(order_of(folder), read_corpus(folder)) as opened:
            left = opened.house.store.documents(opened.without(["film"]))
            assert "film" not in {passage_of(card.uri) for card in left}
            assert len(opened.house.store.documents(opened.without([]))) == 4

    def test_chunks_become_passages_once(self, folder: Path) -> None:
        with open_corpus(order_of(folder), read_corpus(folder)) as opened:
            query = opened.house.embedder.embed_query("tea in Assam")
            hits = opened.house.store.search_vectors(query, SearchKind.CHUNK, opened.everything, k=10)
            chunk_ids = [hit.item_id for hit in hits]
            assert opened.rows([*chunk_ids, *chunk_ids, "chk_unknown"]) == opened.rows(chunk_ids)
            assert opened.rows(chunk_ids)[0] == "tea"

    def test_a_sample_of_passages_keeps_the_gold_ones(self, folder: Path) -> None:
        corpus = read_corpus(folder)
        few = restricted(corpus, corpus.questions[1:2], order_of(folder, passages=3))
        assert {"film", "anna"} < {passage.id for passage in few.passages}
        assert len(few.passages) == 3
        assert restricted(corpus, corpus.questions, order_of(folder)) == corpus

    def test_few_passages_are_read_in_this_process(self, folder: Path) -> None:
        with open_corpus(order_of(folder, workers=2), read_corpus(folder)) as opened:
            assert opened.house.store.counts(opened.everything).documents == 4

    def test_without_its_graph_a_store_finds_text_and_vectors_only(self, folder: Path) -> None:
        with open_corpus(order_of(folder), read_corpus(folder)) as opened:
            blind, visible = without_graph(opened.house).store, opened.everything
            query = opened.house.embedder.embed_query("tea")
            assert blind.find_entities(["Tea", "Anna Berg"], visible) == [[], []]
            assert blind.entities(["ent_x"], visible) == []
            assert blind.facts(visible, entity_ids=["ent_x"], limit=5) == []
            assert blind.merges("ent_x", visible) == []
            assert blind.neighbourhood(["ent_x"], visible).edges == ()
            assert blind.search_text("tea", SearchKind.FACT, visible, k=5) == []
            assert blind.search_vectors(query, SearchKind.FACT, visible, k=5) == []
            real = opened.house.store.search_text("tea", SearchKind.CHUNK, visible, k=5)
            assert blind.search_text("tea", SearchKind.CHUNK, visible, k=5) == real
            assert real
            assert blind.search_vectors(query, SearchKind.SENTENCE, visible, k=5)
            assert blind.counts(visible) == opened.house.store.counts(visible)


def test_numbers_are_compared_by_value() -> None:
    assert finance.is_number("$1577.00")
    assert finance.is_number("-1,577 million")
    assert finance.is_number("24.3%")
    assert not finance.is_number("It fell by 1.7 % in 2022")
    assert finance.same_number("$1,577", ["$1577.00"])
    assert finance.same_number("24.26 %", ["24.3%"])
    assert not finance.same_number("1,578", ["$1577.00"])
    assert not finance.same_number("2022", ["It fell by 1.7 % in 2022"])
    assert not finance.same_number("", ["$1577.00"])
    assert finance.numbers("from 1,200.50 to .5") == ["1200.50", ".5"]


@pytest.mark.models
def test_real_models_find_both_hops(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    measured = multihop.measure(order_of(folder))
    assert measured.metrics["recall@2"] == 100.0
    row = json.loads((folder.parent / "out" / "r.rows.jsonl").read_text("utf-8").splitlines()[2])
    assert set(row["ranked"]["vouch"][:2]) == {"film", "anna"}


@pytest.mark.models
@pytest.mark.slow
def test_several_processes_write_the_store_that_one_writes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [
        {"id": f"p{place}", "title": "", "text": f"Acme bought mill {place} in 19{place}."} for place in range(10, 30)
    ]
    write_rows(folder / "corpus.jsonl.gz", [*PASSAGES, *rows])
    exports = []
    for workers in (1, 2):
        order = order_of(folder, workers=workers, cache=tmp_path / f"cache{workers}")
        with open_corpus(order, read_corpus(folder)) as opened:
            exports.append(list(opened.house.store.export()))
    assert exports[0] == exports[1]
    assert len(exports[0]) > 24
