"""The query walk end to end, with a composer that only shows what it was given."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.sqlite.store import SqliteStore
from graph_rag.context import DEFAULT_BUDGET
from graph_rag.engine import Engine
from graph_rag.evidence import Evidenced, EvidenceItem
from schema.access import Principal, VisibleSet
from schema.answers import Answer, AnswerStatus, Citation, Context
from schema.errors import InvalidRecord
from tests.unit.graph_rag.town import EMBEDDER, TOWN, chunk_of, parsers, town


@dataclass
class EchoComposer:
    """Answers with the first item, and remembers what it was asked."""

    seen: list[tuple[Evidenced, VisibleSet]] = field(default_factory=list)

    def compose(self, evidenced: Evidenced, visible: VisibleSet) -> Answer:
        self.seen.append((evidenced, visible))
        asked = evidenced.question.text
        if not evidenced.items:
            return Answer(question=asked, status=AnswerStatus.UNANSWERABLE, text="", trace=evidenced.trace)
        item = evidenced.items[0].item
        citation = Citation(
            marker="[1]", quote=item.text, span=item.span, uri=item.uri, title=item.title, page=item.page
        )
        return Answer(
            question=asked,
            status=AnswerStatus.ANSWERED,
            text=f"{item.text} [1]",
            citations=(citation,),
            paths=evidenced.paths,
            trace=evidenced.trace,
        )


def engine(store: SqliteStore, composer: EchoComposer | None = None, budget: int = DEFAULT_BUDGET) -> Engine:
    return Engine(
        reader=store, embedder=EMBEDDER, parsers=parsers(), composer=composer or EchoComposer(), budget=budget
    )


def test_the_composer_gets_everything_and_its_answer_is_returned(store: SqliteStore, staff: VisibleSet) -> None:
    composer = EchoComposer()
    answer = engine(store, composer).answer("Who directed The Quiet Harbour?", staff)
    evidenced, visible = composer.seen[0]
    assert visible == staff
    assert answer.text == "The Quiet Harbour is a film of 1961 directed by Anna Berg. [1]"
    assert answer.paths == evidenced.paths
    assert [step.name for step in answer.trace] == [
        "analyse",
        "link",
        "retrieve",
        "expand",
        "walk",
        "fuse",
        "sentences",
        "context",
        "chain",
        "prove",
    ]


@pytest.mark.parametrize("text", ["", "   ", "?!", "\x00\x01"])
def test_an_empty_question_has_no_evidence(text: str, store: SqliteStore, staff: VisibleSet) -> None:
    answer = engine(store).answer(text, staff)
    assert answer.status is AnswerStatus.UNANSWERABLE
    assert engine(store).search(text, staff) == []
    assert engine(store).rank(text, staff) == []


def test_who_may_read_nothing_gets_nothing(store: SqliteStore) -> None:
    nobody = VisibleSet(classes=frozenset())
    evidenced = engine(store).gather("Who directed The Quiet Harbour?", nobody)
    assert (evidenced.items, evidenced.facts, evidenced.entities, evidenced.paths) == ((), (), (), ())
    assert engine(store).search("Who directed The Quiet Harbour?", nobody) == []


@pytest.mark.parametrize("text", ["What secret fee did Contoso pay?", "secret", "Board notes"])
def test_hidden_text_is_nowhere(text: str, store: SqliteStore, staff: VisibleSet, everything: VisibleSet) -> None:
    hidden = engine(store).gather(text, staff)
    assert "secret fee" not in repr(hidden.items)
    assert "board/secret.md" not in repr(hidden)
    assert "secret fee" in repr(engine(store).gather(text, everything).items)


def test_removing_what_is_hidden_changes_nothing(
    store: SqliteStore, staff: VisibleSet, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = "Who directed The Quiet Harbour for Contoso?"
    with town(
        tmp_path_factory.mktemp("open"), tuple(sheet for sheet in TOWN if sheet.uri != "board/secret.md")
    ) as small:
        alone = engine(small).gather(text, small.visible_to(Principal(groups=frozenset({"staff"}))))
    full = engine(store).gather(text, staff)
    assert (full.items, full.facts, full.entities, full.paths) == (
        alone.items,
        alone.facts,
        alone.entities,
        alone.paths,
    )


def test_the_budget_is_kept(store: SqliteStore, staff: VisibleSet) -> None:
    evidenced = engine(store, budget=30).gather("Who directed The Quiet Harbour?", staff)
    assert 0 < evidenced.context.tokens <= 30
    assert evidenced.context.budget == 30


def test_search_gives_sentences_with_their_place(store: SqliteStore, staff: VisibleSet) -> None:
    found = engine(store).search("copper wire", staff, k=3)
    assert len(found) == 3
    assert found[0].item.uri == "supply/prices.md"
    assert found[0].item.text.startswith("Supplier: Northwind")
    assert dict(found[0].features)["cover"] > 0
    assert [entry.item.score for entry in found] == sorted((entry.item.score for entry in found), reverse=True)
    assert engine(store).search("copper wire", staff, k=0) == []


def test_rank_gives_chunks_best_first(store: SqliteStore, staff: VisibleSet) -> None:
    ranked = engine(store).rank("What does copper wire cost?", staff)
    assert ranked[0][0] == chunk_of("supply/prices.md")
    assert [score for _, score in ranked] == sorted((score for _, score in ranked), reverse=True)


def test_evidence_must_belong_to_its_context(store: SqliteStore, staff: VisibleSet) -> None:
    evidenced = engine(store).gather("Who directed The Quiet Harbour?", staff)
    item = evidenced.items[0]
    assert item.feature("cover") > 0
    assert item.feature("no such feature") == 0.0
    empty = Context(question="q", items=(), tokens=0, budget=10)
    with pytest.raises(InvalidRecord):
        Evidenced(question=evidenced.question, context=empty, items=(EvidenceItem(item=item.item, sentence_id="s"),))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=120))
def test_any_text_is_answered_alike_twice(text: str, store: SqliteStore, staff: VisibleSet) -> None:
    one, other = (engine(store).gather(text, staff) for _ in range(2))
    assert one.items == other.items
    assert one.paths == other.paths
