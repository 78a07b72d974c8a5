"""The same proof with the real extractors and parsers, on a few worlds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from adapters.nlp.lac_parser import LacParser
from adapters.nlp.spacy_parser import SpacyParser
from graph_rag.answer.composer import ExtractiveComposer
from graph_rag.engine import Engine
from kg_builder.extract.chinese.extractor import ChineseExtractor
from kg_builder.extract.english.extractor import EnglishExtractor
from kg_builder.extract.structured import StructuredExtractor
from kg_builder.resolve.resolver import LocalResolver
from kg_builder.split import BlockSplitter
from schema.access import Principal
from schema.graph import DocumentGraph
from schema.ports import Extractor, Parser
from schema.rendering import embed_graph
from tests.integration.permissions.papers import EMBEDDER, Paper
from tests.integration.permissions.views import (
    NEVER_REFUSES,
    View,
    answers,
    differences,
    fresh_store,
    leaks,
    put_graphs,
)
from tests.integration.permissions.worlds import PAIRS, World, worlds

pytestmark = [pytest.mark.models, pytest.mark.xdist_group("permissions")]
WANTED = 54


@pytest.fixture(scope="module")
def parsers() -> dict[str, Parser]:
    """The real parsers, loaded once."""
    return {"en": SpacyParser(), "zh": LacParser()}


def read(paper: Paper, extractors: tuple[Extractor, ...]) -> DocumentGraph:
    """The graph that the product's extractors make of a document."""
    document = paper.document
    split = BlockSplitter().split(document)
    readings = [reading for extractor in extractors for reading in extractor.extract(document, split)]
    return LocalResolver().resolve(document, split, readings)


def view_of(
    graphs: list[DocumentGraph], asker: Principal, questions: tuple[str, ...], parsers: dict[str, Parser]
) -> View:
    """Answers, search results, entities and facts from a store of these documents."""
    with fresh_store() as store:
        for graph in graphs:
            put_graphs(store, [(graph, embed_graph(graph, EMBEDDER))])
        composer = ExtractiveComposer(reader=store, embedder=EMBEDDER, parsers=parsers, refusal=NEVER_REFUSES)
        engine = Engine(reader=store, embedder=EMBEDDER, parsers=parsers, composer=composer)
        visible = store.visible_to(asker)
        view = answers(engine, questions, visible)
        seen = sorted({entity.id for graph in graphs for entity in graph.entities})
        view["entities"] = repr(store.entities(seen, visible))
        view["facts"] = repr(store.facts(visible, entity_ids=seen))
        view["counts"] = repr(store.counts(visible))
        return view


def test_real_extractors_tell_nothing_either(parsers: dict[str, Parser]) -> None:
    extractors = (EnglishExtractor(parsers["en"]), ChineseExtractor(parsers["zh"]), StructuredExtractor())
    pairs = facts = 0

    def check(world: World) -> None:
        nonlocal pairs, facts
        graphs = {paper.number: read(paper, extractors) for paper in world.papers}
        for asker in world.askers:
            seen = [graphs[paper.number] for paper in world.seen(asker)]
            view = view_of(list(graphs.values()), asker, world.questions, parsers)
            assert not leaks(view, [word for paper in world.hidden(asker) for word in paper.canaries])
            assert not differences(view, view_of(seen, asker, world.questions, parsers))
            pairs += len(world.questions)
            facts += sum(len(graph.facts) for graph in seen)

    limits = settings(
        max_examples=-(-WANTED // PAIRS),
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    seed(9)(limits(given(world=worlds(least=3))(check)))()
    assert pairs >= WANTED
    assert facts > 0
