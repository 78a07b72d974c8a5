"""The proof of permissions: whatever is hidden leaves no word behind, and changes nothing that is seen.

``VOUCH_PERMISSION_PAIRS`` sets how many pairs of an asker and a question are tried (2,000 unless
told, and no fewer: the worlds are counted too).
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from adapters.sqlite import fulltext
from graph_rag import link, proof, ranking, reread
from graph_rag.chain import finding, judging, reaching, search
from graph_rag.ranker import gather
from schema.access import Principal
from schema.graph import MergeKind
from tests.integration.permissions.papers import graph_of
from tests.integration.permissions.views import (
    NEVER_REFUSES,
    REFUSES,
    View,
    differences,
    fresh_store,
    leaks,
    look,
    make_engine,
    put,
    secrets_of,
)
from tests.integration.permissions.worlds import PAIRS, World, worlds

PARTS = 4
WANTED = int(os.environ.get("VOUCH_PERMISSION_PAIRS", "2000"))
EXAMPLES = -(-WANTED // (PARTS * PAIRS))


def in_part(part: int, test: Callable[[World], None]) -> None:
    """Run a property over this part of the random worlds, the same ones every time."""
    limits = settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    seed(part)(limits(given(world=worlds())(test)))()


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_hidden_is_as_if_it_were_not_there(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if part % 2:
        tighten(monkeypatch)
    seen: Counter[str] = Counter()

    def check(world: World) -> None:
        with fresh_store() as store:
            put(store, world.papers, together=len(world.papers) % 2 == 0)
            for number, asker in enumerate(world.askers):
                refusal = REFUSES if number % 2 else NEVER_REFUSES
                view = look(make_engine(store, refusal), store, asker, world.papers, world.questions)
                elsewhere = view_elsewhere(world, asker, asks_all=number % 2 == 0)
                assert not leaks(view, secrets_of(world.hidden(asker), world.seen(asker)))
                assert not differences(view, elsewhere)
                tally(seen, world, asker, view)

    in_part(part, check)
    assert seen["pairs"] >= WANTED // PARTS
    assert seen["hiding"] >= 0.5 * seen["pairs"]  # the worlds do hide something
    assert seen["answered"] >= 0.25 * seen["pairs"]  # and what is seen is used
    assert seen["cited"] >= 0.5 * seen["pairs"]
    assert seen["paths"] >= 0.25 * seen["pairs"]
    assert min(seen[MergeKind.LEGAL_SUFFIX], seen[MergeKind.UNDISTINGUISHED], seen[MergeKind.UNTYPED]) > 0
    assert seen["chained"] > 0 or not part % 2  # and read over several records where any path is believed
    assert seen[MergeKind.ALIAS] + seen[MergeKind.SHORT_NAME] > 0


def tighten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every cut-off so narrow that small worlds reach it: hidden rows must take no place of visible ones."""
    for name, value in (("MIN_CANDIDATES", 2), ("CANDIDATES_PER_HIT", 1), ("MAX_MATCHES", 4), ("MAX_QUERY_TERMS", 4)):
        monkeypatch.setattr(fulltext, name, value)
    for name, value in (("_NODES", 10), ("_FOUND", 5), ("_SEEDS", 2), ("_CORE", 3), ("_WALKED", 3), ("_FACETS", 3)):
        monkeypatch.setattr(gather, name, value)
    for name, value in (("_FOLLOWED", 3), ("_FOLLOWING", 2), ("_SHARING", 2), ("_SHARED", 4)):
        monkeypatch.setattr(gather, name, value)
    monkeypatch.setattr(ranking, "_GOOD_CHUNKS", 2)
    for name, value in (("_FIRST", 3), ("_BEAM", 2), ("HOLDERS", 3)):
        monkeypatch.setattr(search, name, value)
    for name, value in (("_FIRST", 3), ("HOLDERS", 3), ("MAX_PATHS", 3)):
        monkeypatch.setattr(reaching, name, value)
    monkeypatch.setattr(finding, "_ALONE", 2.0)  # paths are always looked for, and any that is read is believed
    for name, value in (("_BELIEVED", 0.0), ("_MORE", -1.0)):
        monkeypatch.setattr(judging, name, value)
    monkeypatch.setattr(reread, "READ", 3)
    monkeypatch.setattr(proof, "MAX_FACTS", 3)
    monkeypatch.setattr(link, "_GENERIC_FLOOR", 2)


def view_elsewhere(world: World, asker: Principal, *, asks_all: bool) -> View:
    """What the asker gets from a store that holds nothing but what they may read, written in another order."""
    papers = [world.papers[place] for place in world.order if world.papers[place].seen_by(asker)]
    with fresh_store() as store:
        put(store, papers, together=False)
        engine = make_engine(store, NEVER_REFUSES if asks_all else REFUSES)
        return look(engine, store, asker, world.papers, world.questions)


def tally(seen: Counter[str], world: World, asker: Principal, view: View) -> None:
    """Count what the worlds were like: a property over worlds without secrets would prove nothing."""
    hidden = world.hidden(asker)
    for question in world.questions:
        text = view[f"answer {question}"]
        seen["pairs"] += 1
        seen["hiding"] += bool(hidden)
        seen["answered"] += '"status": "unanswerable"' not in text
        seen["cited"] += text.count('"marker"')
        seen["paths"] += text.count('"fact_id"')
        seen["chained"] += any(step == "chain" and details for step, details in json.loads(text)["trace"])
    for paper in hidden:
        seen.update(str(merge.kind) for merge in graph_of(paper)[0].merges)
