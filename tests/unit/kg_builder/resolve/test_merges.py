"""Each merge is a decision with a kind, a reason and words of the text that say so."""

from __future__ import annotations

from schema.graph import DocumentGraph, Merge, MergeKind
from tests.unit.kg_builder.resolve.text import (
    ORG,
    OTHER,
    PERSON,
    SURE,
    Text,
    entity,
    joined,
    merges_of,
)

CLIMB = [MergeKind.UNDISTINGUISHED, MergeKind.LEGAL_SUFFIX, MergeKind.UNTYPED]


def climb(graph: DocumentGraph, start: str) -> list[tuple[MergeKind, str]]:
    """Kinds and targets of the merges that lead from an entity to its barest form."""
    steps: list[tuple[MergeKind, str]] = []
    here = start
    while found := [merge for merge in graph.merges if merge.source_id == here and merge.kind.through_hub]:
        merge = min(found, key=lambda one: CLIMB.index(one.kind))
        steps.append((merge.kind, merge.target_id))
        here = merge.target_id
    return steps


def test_a_company_climbs_from_its_full_name_to_its_bare_untyped_one() -> None:
    graph = Text("Acme Ltd grew.").name("Acme Ltd").resolve()
    assert climb(graph, entity(ORG, "acme ltd")) == [
        (MergeKind.LEGAL_SUFFIX, entity(ORG, "acme")),
        (MergeKind.UNTYPED, entity(OTHER, "acme")),
    ]
    assert joined(graph, MergeKind.UNTYPED) == [
        ("acme", "acme", "organisation"),
        ("acme ltd", "acme ltd", "organisation"),
    ]


def test_a_tied_person_climbs_to_the_bare_name() -> None:
    text = Text("Jane Wu works for Acme.")
    text.says(text.mention("Jane Wu", PERSON, SURE), "work for", text.mention("Acme", ORG, SURE))
    assert climb(text.resolve(), entity(PERSON, "jane wu", "acme")) == [
        (MergeKind.UNDISTINGUISHED, entity(PERSON, "jane wu")),
        (MergeKind.UNTYPED, entity(OTHER, "jane wu")),
    ]


def test_entities_without_a_mention_are_listed_for_their_merges() -> None:
    graph = Text("Acme Ltd grew.").name("Acme Ltd").resolve()
    listed = {found.id for found in graph.entities}
    assert {end for merge in graph.merges for end in (merge.source_id, merge.target_id)} <= listed
    assert len(listed) == 4


def test_unsure_names_and_values_climb_nowhere() -> None:
    text = Text("Acme paid 5 on Monday.").name("Acme")
    kinds = {member.value: member for member in type(OTHER)}
    graph = text.name("5", kinds["amount"], SURE).name("Monday", kinds["date"], SURE).resolve()
    assert graph.merges == ()
    assert len(graph.entities) == 3


def test_the_earliest_proof_is_kept() -> None:
    text = Text("Acme (ACM) grew.\nAcme, or ACM, fell.").claims("Acme", "ACM")
    text.claims(text.mention("Acme", nth=1), text.mention("ACM", nth=1))
    text.aliases.reverse()
    (merge,) = merges_of(text.resolve(), MergeKind.ALIAS)
    assert merge.quote == "Acme (ACM) grew."


def test_every_merge_quotes_its_document_and_gives_a_reason() -> None:
    text = Text("Acme Ltd (the Supplier), known as Ace, employs Jane Wu.\nWu left Ace.").name("Wu", PERSON, nth=1)
    text.claims("Acme Ltd", "Ace").claims("Acme Ltd", "the Supplier")
    text.says("Acme Ltd", "employ", text.mention("Jane Wu", PERSON, SURE))
    graph = text.resolve()
    assert {merge.kind for merge in graph.merges} == {
        MergeKind.ALIAS,
        MergeKind.LEGAL_SUFFIX,
        MergeKind.SHORT_NAME,
        MergeKind.UNDISTINGUISHED,
        MergeKind.UNTYPED,
    }
    for merge in graph.merges:
        assert merge.quote == graph.document.slice(merge.evidence)
        assert merge.reason
        assert not merge.distinguisher or merge.kind.through_hub


def test_the_short_name_points_at_the_tied_person() -> None:
    text = Text("Acme employs Jane Wu.\nWu left.").name("Wu", PERSON, nth=1)
    text.says(text.mention("Acme", ORG, SURE), "employ", text.mention("Jane Wu", PERSON, SURE))
    (merge,) = merges_of(text.resolve(), MergeKind.SHORT_NAME)
    assert merge.target_id == entity(PERSON, "jane wu", "acme")


def test_a_short_name_of_namesakes_points_at_nobody() -> None:
    text = Text("Jane Wu of Acme met Jane Wu of Bolt.\nWu left.").name("Wu", PERSON, nth=2)
    text.says(text.mention("Jane Wu", PERSON, SURE), "be director of", text.mention("Acme", ORG, SURE))
    text.says(text.mention("Jane Wu", PERSON, SURE, 1), "be director of", text.mention("Bolt", ORG, SURE))
    assert merges_of(text.resolve(), MergeKind.SHORT_NAME) == []


def test_merges_of_two_documents_differ_in_their_ids_only() -> None:
    def made(uri: str) -> list[Merge]:
        return list(Text("Acme Ltd grew.", uri=uri).name("Acme Ltd").resolve().merges)

    left, right = made("a"), made("b")
    assert {(merge.kind, merge.source_id, merge.target_id) for merge in left} == {
        (merge.kind, merge.source_id, merge.target_id) for merge in right
    }
    assert {merge.id for merge in left}.isdisjoint(merge.id for merge in right)
