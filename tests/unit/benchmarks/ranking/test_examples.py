"""Reading examples from folders."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from adapters.sqlite.store import SqliteStore
from api.bootstrap import House
from benchmarks.ranking.examples import MISSED, drawn, holders, read_examples
from schema.access import OWNER, Principal
from schema.errors import InputError
from tests.unit.graph_rag.town import chunk_of, town


def house_of(store: SqliteStore) -> House:
    """As much of a house as looking for quotes needs."""
    return cast("House", SimpleNamespace(store=store))


def test_a_quote_is_held_by_the_chunks_of_its_documents(tmp_path: Path) -> None:
    with town(tmp_path) as store:
        house, everything = house_of(store), store.visible_to(OWNER)
        quote = "anna  berg\ngrew up in uppsala"
        anna = frozenset({chunk_of("people/anna.md")})
        assert holders(house, quote, ["people/anna.md"], everything) == anna
        assert holders(house, quote, ["people/elsa.md"], everything) == frozenset({MISSED})
        assert holders(house, "no such words", ["people/anna.md"], everything) == frozenset({MISSED})


def test_what_the_asker_may_not_read_is_missed(tmp_path: Path) -> None:
    with town(tmp_path) as store:
        staff = store.visible_to(Principal(groups=frozenset({"staff"})))
        found = holders(house_of(store), "a secret fee by Contoso", ["board/secret.md"], staff)
        assert found == frozenset({MISSED})


@pytest.mark.parametrize(("limit", "count"), [(0, 9), (4, 4), (9, 9), (20, 9), (-1, 9)])
def test_questions_are_drawn_in_their_order(limit: int, count: int) -> None:
    rows = list(range(9))
    chosen = drawn(rows, limit, seed=3)
    assert len(chosen) == count
    assert chosen == sorted(chosen) == drawn(rows, limit, seed=3)


def test_another_seed_draws_others() -> None:
    assert len({tuple(drawn(range(100), 5, seed)) for seed in range(4)}) > 1


def test_a_folder_of_neither_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no questions"):
        read_examples(tmp_path / "empty", cache=tmp_path / "cache", limit=0, seed=1)
