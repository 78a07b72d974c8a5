"""What holds for any readings: order, repetition, references, slices."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.scripted import ScriptedEmbedder
from adapters.sqlite.validation import check_graph, check_vectors
from kg_builder.resolve import LocalResolver
from schema.documents import Span
from schema.extraction import AliasClaim, EntityType, Extraction, Literal, LiteralKind, Mention, Qualifiers, Triple
from schema.graph import DocumentGraph
from schema.rendering import embed_graph
from tests.unit.kg_builder.resolve.text import Text

LINES = (
    "Jane Wu of Acme Ltd met Li Wei of Bolt GmbH and the Supplier.",
    "Ms Wu said Wu would sell Acme (ACM) to them for 1,200.",
    "华为技术有限公司（以下简称华为）总裁王芳与王总、甲方见面。",
    "Name: Li Wei | Company: Acme Ltd",
    "Name: Li Wei | Company: Bolt GmbH",
)
TEXT = Text("\n".join(LINES))
START = TEXT.text.index("Name:")
DOCUMENT = Text(TEXT.text, tables=((START, len(TEXT.text)),)).document
PIECES = (
    "Jane Wu|Acme Ltd|Acme|Li Wei|Bolt GmbH|the Supplier|Ms Wu|Wu|ACM|them|1,200|华为技术有限公司|华为|王芳|王总|甲方|"
    "总裁王芳|Ltd"
).split("|")
PREDICATES = ("work for", "be chief executive of", "sell", "Company", "是", "be", "buy up all of the rest of")


@st.composite
def mentions(draw: st.DrawFn, line: int | None = None) -> Mention:
    """A mention of some name somewhere; now and then one that is no slice."""
    number = draw(st.integers(0, len(LINES) - 1)) if line is None else line
    offset = sum(len(text) + 1 for text in LINES[:number])
    found = [piece for piece in PIECES if piece in LINES[number]]
    piece = draw(st.sampled_from(found))
    start = offset + LINES[number].index(piece)
    surface = piece if draw(st.integers(0, 20)) else piece[::-1]
    span = Span(document_id=DOCUMENT.id, start=start, end=start + len(piece))
    kind = draw(st.sampled_from(list(EntityType)))
    return Mention(span=span, surface=surface, type=kind, score=draw(st.sampled_from([0.4, 0.6, 0.85])))


@st.composite
def triples(draw: st.DrawFn) -> Triple:
    number = draw(st.integers(0, len(LINES) - 1))
    offset = sum(len(text) + 1 for text in LINES[:number])
    target: Mention | Literal = draw(mentions(number))
    if draw(st.booleans()) and isinstance(target, Mention):
        kind = draw(st.sampled_from([LiteralKind.TEXT, LiteralKind.QUANTITY]))
        target = Literal(kind=kind, value=target.surface, surface=target.surface, span=target.span)
    return Triple(
        subject=draw(mentions(number)),
        predicate=draw(st.sampled_from(PREDICATES)),
        object=target,
        evidence=Span(document_id=DOCUMENT.id, start=offset, end=offset + len(LINES[number])),
        qualifiers=Qualifiers(negated=draw(st.booleans()), time=draw(st.sampled_from(["", "2024", "soon"]))),
        confidence=draw(st.sampled_from([0.5, 0.9])),
    )


@st.composite
def claims(draw: st.DrawFn) -> AliasClaim:
    number = draw(st.integers(0, len(LINES) - 1))
    offset = sum(len(text) + 1 for text in LINES[:number])
    return AliasClaim(
        full=draw(mentions(number)),
        short=draw(mentions(number)),
        kind=draw(st.sampled_from(["acronym", "short_name", "translation", "alias"])),
        evidence=Span(document_id=DOCUMENT.id, start=offset, end=offset + len(LINES[number])),
    )


@st.composite
def extractions(draw: st.DrawFn) -> list[Extraction]:
    return [
        Extraction(
            chunk_id=TEXT.split.chunks[0].id,
            extractor=name,
            mentions=tuple(draw(st.lists(mentions(), max_size=6))),
            triples=tuple(draw(st.lists(triples(), max_size=6))),
            aliases=tuple(draw(st.lists(claims(), max_size=2))),
        )
        for name in draw(st.lists(st.sampled_from(["rules", "model"]), min_size=1, max_size=3))
    ]


def resolve(read: list[Extraction]) -> DocumentGraph:
    return LocalResolver().resolve(DOCUMENT, TEXT.split, read)


def shuffled(read: list[Extraction], chance: Random) -> list[Extraction]:
    """The same readings in another order, inside and outside."""
    mixed = [
        Extraction(
            chunk_id=one.chunk_id,
            extractor=one.extractor,
            mentions=tuple(chance.sample(one.mentions, len(one.mentions))),
            triples=tuple(chance.sample(one.triples, len(one.triples))),
            aliases=tuple(chance.sample(one.aliases, len(one.aliases))),
        )
        for one in read
    ]
    chance.shuffle(mixed)
    return mixed


@settings(max_examples=60, deadline=None)
@given(extractions(), st.randoms(use_true_random=False))
def test_the_order_of_readings_does_not_matter(read: list[Extraction], chance: Random) -> None:
    assert resolve(shuffled(read, chance)) == resolve(read)


@settings(max_examples=40, deadline=None)
@given(extractions())
def test_reading_everything_twice_changes_nothing(read: list[Extraction]) -> None:
    assert resolve(read + read) == resolve(read)


@settings(max_examples=60, deadline=None)
@given(extractions())
def test_any_graph_holds_together(read: list[Extraction]) -> None:
    graph = resolve(read)
    check_graph(graph)
    embedder = ScriptedEmbedder()
    check_vectors(graph, embed_graph(graph, embedder), model=embedder.name, width=embedder.width)


@settings(max_examples=40, deadline=None)
@given(extractions())
def test_tuples_are_sorted_and_nothing_is_listed_for_nothing(read: list[Extraction]) -> None:
    graph = resolve(read)
    for items in (graph.entities, graph.facts, graph.merges):
        assert [item.id for item in items] == sorted({item.id for item in items})
    places = [(mention.span, mention.entity_id) for mention in graph.mentions]
    assert places == sorted(set(places))
    used = {mention.entity_id for mention in graph.mentions}
    used |= {fact.subject_id for fact in graph.facts} | {
        fact.object for fact in graph.facts if isinstance(fact.object, str)
    }
    used |= {end for merge in graph.merges for end in (merge.source_id, merge.target_id)}
    assert {found.id for found in graph.entities} == used


@settings(max_examples=40, deadline=None)
@given(extractions())
def test_every_triple_is_a_proof_or_a_reject(read: list[Extraction]) -> None:
    graph = resolve(read)
    proofs = {(proof.span, proof.extractor) for fact in graph.facts for proof in fact.evidence}
    refused = {reject.span for reject in graph.rejects}
    misplaced = any(reject.reason == "misplaced-mention" for reject in graph.rejects)
    for one in read:
        for triple in one.triples:
            assert (triple.evidence, one.extractor) in proofs or triple.evidence in refused or misplaced
    for fact in graph.facts:
        keys = [(proof.span, proof.extractor) for proof in fact.evidence]
        assert keys == sorted(set(keys))


@settings(max_examples=60, deadline=None)
@given(extractions())
def test_a_hub_receives_merges_of_one_kind(read: list[Extraction]) -> None:
    kinds: dict[str, set[str]] = {}
    for merge in resolve(read).merges:
        if merge.kind.through_hub:
            kinds.setdefault(merge.target_id, set()).add(merge.kind)
    assert all(len(found) == 1 for found in kinds.values())


@given(
    st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip("\n ") and text.split("\n")[0].strip())),
    st.integers(0, 59),
    st.integers(1, 20),
)
def test_odd_text_never_raises(content: str, start: int, length: int) -> None:
    text = Text(content)
    end = min(len(content), start + length)
    if start >= end:
        start, end = 0, len(content)
    span = Span(document_id=text.id, start=start, end=end)
    text.mentions.append(Mention(span=span, surface=content[start:end], type=EntityType.PERSON, score=0.9))
    check_graph(text.resolve())


def test_the_version_names_the_resolver() -> None:
    assert LocalResolver().version.startswith("local-resolver-")
