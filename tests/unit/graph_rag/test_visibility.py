"""Who may not read a document learns nothing of it, whatever is asked and whoever may read the rest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_rag.engine import Engine
from schema.access import Principal
from tests.unit.graph_rag.test_engine import EchoComposer
from tests.unit.graph_rag.town import EMBEDDER, TOWN, Sheet, parsers, town

GROUPS = ("red", "green", "blue")
QUESTIONS = (
    "Who directed The Quiet Harbour?",
    "Where did the director of The Quiet Harbour grow up?",
    "What does copper wire cost?",
    "星河科技的董事长是谁？",
    "Who chairs Star River Technology?",
    "Anna Berg",
    "canary",
)


def marked(sheet: Sheet, number: int, readers: frozenset[str]) -> Sheet:
    """The sheet with a canary word that stands nowhere else, in its title and its last line."""
    word = f"canary{number}zz"
    return replace(sheet, title=f"{sheet.title} {word}", lines=(*sheet.lines, f"The {word} sings."), readers=readers)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.sets(st.sampled_from(GROUPS)), min_size=len(TOWN), max_size=len(TOWN)),
    st.sets(st.sampled_from(GROUPS), max_size=2),
    st.sampled_from(QUESTIONS),
)
def test_no_canary_of_a_hidden_document_anywhere(readers: list[set[str]], groups: set[str], question: str) -> None:
    sheets = tuple(
        marked(sheet, number, frozenset(who)) for number, (sheet, who) in enumerate(zip(TOWN, readers, strict=True))
    )
    hidden = [number for number, who in enumerate(readers) if not who & groups]
    open_sheets = tuple(sheet for number, sheet in enumerate(sheets) if number not in hidden)
    principal = Principal(groups=frozenset(groups))
    with TemporaryDirectory() as folder, town(Path(folder) / "all", sheets) as store:
        engine = Engine(reader=store, embedder=EMBEDDER, parsers=parsers(), composer=EchoComposer())
        visible = store.visible_to(principal)
        evidenced = engine.gather(question, visible)
        found = engine.search(question, visible, k=50)
    shown = repr((evidenced, found))
    assert not [number for number in hidden if f"canary{number}zz" in shown]
    assert not [sheets[number].uri for number in hidden if sheets[number].uri in shown]
    with TemporaryDirectory() as folder, town(Path(folder) / "open", open_sheets) as store:
        engine = Engine(reader=store, embedder=EMBEDDER, parsers=parsers(), composer=EchoComposer())
        alone = engine.gather(question, store.visible_to(principal))
    assert alone.items == evidenced.items
    assert alone.facts == evidenced.facts
    assert alone.entities == evidenced.entities
    assert alone.paths == evidenced.paths
