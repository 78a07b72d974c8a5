"""Second hops over pools and mentions written by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.bridge import MAX_DEGREE, Bridges, Mentions, bridges, entity_names, read_mentions
from schema.documents import Sentence
from schema.extraction import EntityType
from schema.graph import Alias, Edge, EdgeKind, Entity, Subgraph
from tests.unit.graph_rag.hand import VISIBLE, Shelf, entity, mentions_of, place, pool_of, sentence

FILM = place("film", "The Quiet Harbour was directed by Anna Berg in Sweden.", "The Quiet Harbour")
ANNA = place("anna", "A painter of cliffs grew up in Uppsala.", "Anna Berg")
OPENS = place("opens", "Anna Berg speaks first here and then much is said.", "Interview")
AMONG = place("among", f"{'Many words stand in front of it all. ' * 4}Then Anna Berg is named.", "List")
POOL = pool_of(["directed", "uppsala", "painter"], FILM, ANNA, OPENS, AMONG)
MENTIONS = mentions_of(
    {
        "film": ["anna berg", "sweden", "the quiet harbour"],
        "anna": ["anna berg"],
        "opens": ["anna berg"],
        "among": ["anna berg"],
    },
    {"sweden": 0.1},
)
LINE = sentence("film", FILM.chunk.text)


def hop(
    good: dict[str, float],
    *,
    scores: dict[str, float] | None = None,
    asked: frozenset[str] = frozenset(),
    mentions: Mentions = MENTIONS,
    sentences: tuple[Sentence, ...] = (LINE,),
) -> Bridges:
    return bridges(POOL, mentions, good, sentences=sentences, sentence_scores=scores or {}, asked=asked)


def test_strength_is_weight_times_rarity_times_how_much_the_chunk_is_about_the_name() -> None:
    found = hop({"film": 0.8}, scores={LINE.id: 1.0})
    assert found.forward == pytest.approx({"anna": 0.8, "opens": 0.8 * 0.6, "among": 0.8 * 0.25})
    assert {link.strength for link in found.links.values()} == set(found.forward.values())
    assert all(link.sentence_id == LINE.id and link.entity_id == "anna berg" for link in found.links.values())


def test_a_sentence_far_from_the_question_leads_half_as_strongly() -> None:
    near, far = hop({"film": 1.0}, scores={LINE.id: 1.0}), hop({"film": 1.0})
    assert {chunk_id: far.forward[chunk_id] * 2 for chunk_id in far.forward} == pytest.approx(near.forward)


@pytest.mark.parametrize(("rarity", "factor"), [(1.0, 1.0), (0.5, 0.7), (0.0, 0.4)])
def test_a_common_name_leads_less_far_but_never_nowhere(rarity: float, factor: float) -> None:
    mentions = mentions_of({"film": ["anna berg"], "anna": ["anna berg"]}, {"anna berg": rarity})
    found = hop({"film": 1.0}, scores={LINE.id: 1.0}, mentions=mentions)
    assert found.forward["anna"] == pytest.approx(factor)


def test_a_name_leads_on_only_from_the_sentence_that_holds_it() -> None:
    other = sentence("film", "It was shot over two winters.", number=1)
    assert not hop({"film": 1.0}, sentences=(other,)).forward
    assert hop({"film": 1.0}, sentences=(other, LINE)).links["anna"].sentence_id == LINE.id


def test_the_best_of_several_sentences_makes_the_link() -> None:
    again = sentence("film", "Anna Berg cut it too.", number=1)
    found = hop({"film": 1.0}, sentences=(LINE, again), scores={LINE.id: 0.2, again.id: 0.9})
    assert found.links["anna"].sentence_id == again.id
    assert found.forward["anna"] == pytest.approx(0.95)


def test_gain_weighs_what_is_new_by_the_link() -> None:
    found = hop({"film": 1.0}, scores={LINE.id: 1.0})
    added = POOL.cover("film", "anna") - POOL.cover("film")
    assert added > 0
    assert found.gain == pytest.approx({"anna": added, "opens": 0.0, "among": 0.0})


def test_what_the_question_names_leads_nowhere_in_either_direction() -> None:
    found = hop({"film": 1.0, "anna": 1.0}, asked=frozenset({"anna berg", "the quiet harbour", "sweden"}))
    assert not found.forward
    assert not found.backward


def test_backward_needs_a_chunk_that_is_about_the_name() -> None:
    assert hop({"anna": 0.5}).backward == pytest.approx(dict.fromkeys(("film", "opens", "among"), 0.5))
    assert hop({"opens": 0.5}).backward == pytest.approx(dict.fromkeys(("film", "anna", "among"), 0.3))
    assert not hop({"among": 0.5}).backward


def test_good_chunks_outside_the_pool_say_nothing() -> None:
    found = hop({"elsewhere": 1.0}, sentences=(sentence("elsewhere", "Anna Berg sang."),))
    assert not found.forward
    assert not found.backward


@given(
    st.dictionaries(st.sampled_from(["film", "anna", "opens", "among", "gone"]), st.floats(0, 1)),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_features_lie_between_zero_and_one_and_grow_with_the_weights(
    good: dict[str, float], score: float, rarity: float
) -> None:
    lines = tuple(sentence(name, entry.chunk.text) for name, entry in POOL.candidates.items())
    mentions = mentions_of({name: ["anna berg", "sweden"] for name in POOL.candidates}, {"anna berg": rarity})
    scores = {line.id: score for line in lines}
    found = hop(good, sentences=lines, scores=scores, mentions=mentions)
    for values in (found.forward, found.backward, found.gain):
        assert all(0.0 <= value <= 1.0 + 1e-12 for value in values.values())
    assert set(found.links) <= set(found.forward)
    for target, link in found.links.items():
        assert link.target == target != link.source
        assert link.strength == found.forward[target]
    more = hop(
        {name: min(1.0, weight * 1.5) for name, weight in good.items()},
        sentences=lines,
        scores=scores,
        mentions=mentions,
    )
    assert all(more.forward.get(name, 0.0) >= value - 1e-12 for name, value in found.forward.items())
    assert all(more.backward.get(name, 0.0) >= value - 1e-12 for name, value in found.backward.items())


def crowd(size: int) -> Subgraph:
    edges = [Edge(source=f"c{number:03}", target="hub", kind=EdgeKind.MENTIONS) for number in range(size)]
    edges.append(Edge(source="c000", target="rare", kind=EdgeKind.MENTIONS))
    edges.append(Edge(source="rare", target="hub", kind=EdgeKind.FACT, label="knows", fact_id="f"))
    return Subgraph(
        entity_ids=("hub", "rare"), chunk_ids=tuple(f"c{number:03}" for number in range(size)), edges=tuple(edges)
    )


@pytest.mark.parametrize(("size", "named"), [(MAX_DEGREE, {"hub", "rare"}), (MAX_DEGREE + 1, {"rare"})])
def test_the_names_of_hubs_are_not_read(size: int, named: set[str]) -> None:
    reader = Shelf(named=[entity("hub"), entity("rare")])
    mentions = read_mentions(crowd(size), ["c000"], reader, VISIBLE, chunks=1000)  # type: ignore[arg-type]  # a part of a reader
    assert set(mentions.names) == named
    assert mentions.by_chunk["c000"] == ("hub", "rare")
    assert len(mentions.by_entity["hub"]) == size
    assert 0 < mentions.rarity["hub"] < mentions.rarity["rare"] == 1.0


def test_names_are_normal_forms_each_once() -> None:
    aliases = tuple(Alias(name=name, language="en", count=1) for name in ("ANNA  BERG", "A. Berg", "安娜"))
    found = entity_names(Entity(id="e", name="Anna Berg", type=EntityType.PERSON, members=("e",), aliases=aliases))
    assert found[0] == "anna berg"
    assert found.count("anna berg") == 1
    assert found[-1] == "安娜"
    assert len(found) == 3
