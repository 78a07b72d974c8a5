from __future__ import annotations

from kg_builder.extract.english.votes import TypeVotes
from schema.documents import Span
from schema.extraction import EntityType, Mention
from tests.unit.kg_builder.extract.english.parsed import DOCUMENT


def mention(surface: str, kind: EntityType, score: float = 0.6, start: int = 0) -> Mention:
    return Mention(
        span=Span(document_id=DOCUMENT, start=start, end=start + len(surface)), surface=surface, type=kind, score=score
    )


def test_most_labels_win() -> None:
    votes = TypeVotes(
        [
            mention("Acme", EntityType.PERSON),
            mention("Acme", EntityType.ORGANISATION),
            mention("ACME", EntityType.ORGANISATION),
        ]
    )
    assert votes.settle(mention("acme", EntityType.PERSON)).type is EntityType.ORGANISATION


def test_one_cue_outweighs_three_labels() -> None:
    labels = [mention("Acme", EntityType.PERSON) for _ in range(3)]
    votes = TypeVotes([*labels, mention("Acme", EntityType.ORGANISATION, 0.85)])
    settled = votes.settle(mention("Acme", EntityType.PERSON))
    assert (settled.type, settled.score) == (EntityType.ORGANISATION, 0.85)


def test_other_is_no_vote() -> None:
    votes = TypeVotes([mention("Acme", EntityType.OTHER, 0.5)] * 5 + [mention("Acme", EntityType.PLACE)])
    assert votes.settle(mention("Acme", EntityType.OTHER)).type is EntityType.PLACE


def test_unknown_names_stay_as_they_are() -> None:
    unknown = mention("Globex", EntityType.PRODUCT)
    assert TypeVotes([]).settle(unknown) == unknown


def test_span_and_surface_stay() -> None:
    votes = TypeVotes([mention("Acme", EntityType.PLACE)])
    settled = votes.settle(mention("Acme", EntityType.PERSON, start=30))
    assert (settled.span.start, settled.surface) == (30, "Acme")


def test_ties_do_not_depend_on_the_order() -> None:
    both = [mention("Acme", EntityType.PERSON), mention("Acme", EntityType.PLACE)]
    assert TypeVotes(both).settle(both[0]) == TypeVotes(reversed(both)).settle(both[0])
