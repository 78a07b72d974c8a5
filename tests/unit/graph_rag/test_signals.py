"""What the retrieval says as a whole."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.sqlite.store import SqliteStore
from graph_rag.context import build_context
from graph_rag.evidence import EvidenceItem
from graph_rag.question import analyse
from graph_rag.ranking import Ranking, rank_chunks
from graph_rag.sentences import rank_sentences
from graph_rag.signals import signals
from graph_rag.trace import Recorder
from schema.access import Principal, VisibleSet
from tests.unit.graph_rag.town import EMBEDDER, TOWN, Sheet, parsers, town

ASKED = [
    "Who directed The Quiet Harbour?",
    "Where did the director of The Quiet Harbour grow up?",
    "What is the price of copper wire?",
    "星河科技的董事长是谁？",
    "Who chairs Star River Technology?",
    "What is the melting point of iron?",
    "qqq zzz",
]
SHARES = ("cover_one", "cover_three", "names_linked", "names_covered")
NOBODY = VisibleSet(classes=frozenset())


def gather(text: str, store: SqliteStore, visible: VisibleSet) -> tuple[Ranking, tuple[EvidenceItem, ...]]:
    question = analyse(text, parsers())
    ranking = rank_chunks(question, reader=store, embedder=EMBEDDER, visible=visible, recorder=Recorder())
    _, items = build_context(question, rank_sentences(ranking, store, visible), store, visible)
    return ranking, items


def measured(text: str, store: SqliteStore, visible: VisibleSet) -> dict[str, float]:
    return dict(signals(*gather(text, store, visible)))


@pytest.mark.parametrize("text", ASKED)
def test_shares_are_shares_and_all_is_finite(text: str, store: SqliteStore, staff: VisibleSet) -> None:
    pairs = signals(*gather(text, store, staff))
    assert list(pairs) == sorted(pairs)
    found = dict(pairs)
    assert len(found) == len(pairs)
    assert all(math.isfinite(value) for value in found.values())
    assert all(0.0 <= found[name] <= 1.0 + 1e-12 for name in SHARES)
    assert found["cover_one"] <= found["cover_three"] + 1e-12
    assert 0.0 <= found["chunk_lead"] <= found["chunk_best"]
    assert -1.0 <= found["dense_best"] <= 1.0 + 1e-6
    assert all(found[f"{arm}_lead"] >= 0.0 for arm in ("dense", "lexical") if f"{arm}_lead" in found)


def test_what_is_answered_covers_more_than_what_is_not(store: SqliteStore, staff: VisibleSet) -> None:
    known = measured("Who directed The Quiet Harbour?", store, staff)
    unknown = measured("What is the melting point of iron?", store, staff)
    for name in ("cover_one", "cover_three", "chunk_best", "item_best", "dense_best", "names_covered"):
        assert known[name] > unknown[name], name
    assert known["names_covered"] == 1.0
    assert known["names_linked"] > 0.0


def test_a_name_that_no_document_holds_is_not_linked(store: SqliteStore, staff: VisibleSet) -> None:
    assert measured("Who directed The Silent Bay?", store, staff)["names_linked"] == 0.0
    ranking, items = gather("Who directed The Quiet Harbour?", store, staff)
    asked = replace(ranking.question, names=("The Quiet Harbour", "The Silent Bay"))
    assert dict(signals(replace(ranking, question=asked), items))["names_linked"] == 0.5


def test_only_the_first_three_proposed_names_count(store: SqliteStore, staff: VisibleSet) -> None:
    ranking, items = gather("Who directed The Quiet Harbour?", store, staff)
    names = ("The Quiet Harbour", "x", "y", "z")
    found = dict(signals(replace(ranking, question=replace(ranking.question, names=names)), items))
    assert found["names_linked"] == pytest.approx(1 / 3)


def test_without_evidence_everything_is_nothing(store: SqliteStore, staff: VisibleSet) -> None:
    found = measured("Who directed The Quiet Harbour?", store, NOBODY)
    assert {name for name, value in found.items() if value} <= {"names_linked"}
    assert not [name for name in found if name.endswith("_best") and name.startswith(("dense", "lexical"))]
    ranking, _ = gather("Who directed The Quiet Harbour?", store, staff)
    empty = dict(signals(ranking, ()))
    assert (empty["cover_one"], empty["cover_three"], empty["names_covered"], empty["item_best"]) == (0, 0, 0, 0)
    assert empty["chunk_best"] > 0


def test_only_the_first_three_items_are_looked_at(store: SqliteStore, staff: VisibleSet) -> None:
    ranking, items = gather("Where did the director of The Quiet Harbour grow up?", store, staff)
    assert len(items) > 4
    assert signals(ranking, items) == signals(ranking, items[:3]) == signals(ranking, (*items[:3], items[-1]))
    assert signals(ranking, items[:2]) != signals(ranking, items[4:6])


words = st.sampled_from("directed Anna Berg harbour copper price 董事长 星河科技 melting iron grow up Gotland".split())


@settings(max_examples=8)
@given(st.lists(st.lists(words, min_size=3, max_size=12), min_size=1, max_size=4), st.sampled_from(ASKED))
def test_hidden_documents_move_no_signal(pages: list[list[str]], text: str) -> None:
    """Whatever else the store holds, what the asker may not read changes no number."""
    hidden = tuple(
        Sheet(
            uri=f"board/{number}.md",
            title=" ".join(page[:2]),
            lines=(f"{' '.join(page)}.",),
            readers=frozenset({"board"}),
        )
        for number, page in enumerate(pages)
    )
    found = []
    for sheets in (TOWN, TOWN + hidden):
        with TemporaryDirectory() as folder, town(Path(folder), sheets) as store:
            visible = store.visible_to(Principal(groups=frozenset({"staff"})))
            ranking, items = gather(text, store, visible)
            found.append((signals(ranking, items), [entry.chunk_id for entry in ranking.chunks], ranking.subgraph))
    assert found[0] == found[1]
