"""Several threads read while one writes."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from schema.access import OWNER
from schema.graph import SearchKind
from tests.contracts.graphs import Sketch, build, entity_id, says
from tests.contracts.store_base import EMBEDDER, Store, StoreBase, owner, put

STEADY = Sketch(uri="steady.txt", said=says("Acme | buys | Widget Inc"))
ONE = Sketch(uri="moving.txt", said=says("Acme | leases | Quartz", "Acme | leases | Opal"))
OTHER = Sketch(uri="moving.txt", said=says("Acme | rents | Topaz", "Acme | rents | Jade", "Acme | rents | Ruby"))


def whole(store: Store) -> bool:
    """One look at the store: True when it shows one version of the moving document and nothing of the other."""
    seen = store.visible_to(OWNER)
    facts = [fact.predicate for fact in store.facts(seen, entity_ids=[entity_id("Acme")])]
    hits = store.search_text("lease rent", SearchKind.FACT, seen, k=9)
    near = store.search_vectors(EMBEDDER.embed_query("Acme buys Widget Inc."), SearchKind.SENTENCE, seen, k=1)
    counts = store.counts(seen)
    return (
        sorted(facts) in (["buys", "leases", "leases"], ["buys", "rents", "rents", "rents"])
        and len(hits) in (2, 3)
        and near[0].item_id == build(STEADY).sentences[0].id
        and (counts.sentences, counts.facts) in ((3, 3), (4, 4))
        and bool(store.documents(seen))
    )


class ConcurrencyContract(StoreBase):
    def test_readers_see_whole_documents_while_one_writes(self) -> None:
        done = threading.Event()
        with self.filled(STEADY, ONE) as store:

            def read() -> list[bool]:
                looks = [whole(store)]
                while not done.is_set():
                    looks.append(whole(store))
                return looks

            with ThreadPoolExecutor(4) as pool:
                reading = [pool.submit(read) for _ in range(4)]
                try:
                    for _ in range(10):
                        put(store, OTHER)
                        put(store, ONE)
                finally:
                    done.set()
                looks = [look for task in reading for look in task.result()]
            assert all(looks)
            assert store.check() == []

    def test_an_export_shows_one_state(self) -> None:
        with self.filled(STEADY, ONE) as store:
            before = list(store.export())
            lines = store.export()
            first = next(lines)
            put(store, OTHER)
            assert [first, *lines] == before
            assert list(store.export()) != before

    def test_several_threads_may_write(self) -> None:
        sketches = [Sketch(uri=f"{n}.txt", said=says(f"Acme | buys | Firm {n}")) for n in range(12)]
        with self.fresh() as store:
            with ThreadPoolExecutor(4) as pool:
                list(pool.map(lambda sketch: put(store, sketch), sketches))
            lines = list(store.export())
            assert store.check() == []
            assert len(store.documents(owner(store))) == len(sketches)
        assert lines == self.export_of(*sketches)
