"""Readings refuse what breaks their invariants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.documents import Span
from schema.errors import InvalidRecord
from schema.extraction import EntityType, Literal, LiteralKind, Mention, Qualifiers, Triple


def span(start: int, end: int) -> Span:
    return Span(document_id="doc_x", start=start, end=end)


def mention(start: int, surface: str) -> Mention:
    return Mention(span=span(start, start + len(surface)), surface=surface, type=EntityType.OTHER)


def test_a_mention_is_as_long_as_its_span() -> None:
    with pytest.raises(InvalidRecord):
        Mention(span=span(0, 3), surface="Acme", type=EntityType.OTHER)


@pytest.mark.parametrize("score", [-0.1, 1.1])
def test_a_score_lies_between_zero_and_one(score: float) -> None:
    with pytest.raises(InvalidRecord):
        Mention(span=span(0, 4), surface="Acme", type=EntityType.OTHER, score=score)


def test_evidence_covers_both_arguments() -> None:
    subject, other = mention(0, "Acme"), mention(12, "Globex")
    Triple(subject=subject, predicate="buy", object=other, evidence=span(0, 18))
    with pytest.raises(InvalidRecord, match="object"):
        Triple(subject=subject, predicate="buy", object=other, evidence=span(0, 15))
    with pytest.raises(InvalidRecord, match="subject"):
        Triple(subject=subject, predicate="buy", object=other, evidence=span(1, 18))
    far = Literal(kind=LiteralKind.DATE, value="2024", span=span(30, 34))
    with pytest.raises(InvalidRecord, match="object"):
        Triple(subject=subject, predicate="buy", object=far, evidence=span(0, 18))


def test_a_triple_needs_a_predicate() -> None:
    with pytest.raises(InvalidRecord, match="predicate"):
        Triple(subject=mention(0, "Acme"), predicate=" ", object=mention(5, "X"), evidence=span(0, 9))


def test_equal_values_have_equal_keys_whatever_their_surface() -> None:
    short = Literal(kind=LiteralKind.AMOUNT, value="1200000000", unit="USD", surface="$1.2bn")
    long = Literal(kind=LiteralKind.AMOUNT, value="1200000000", unit="USD", surface="1,200 million dollars")
    assert short.key == long.key
    assert short.key != Literal(kind=LiteralKind.AMOUNT, value="1200000000", unit="EUR").key


def test_a_literal_needs_a_value() -> None:
    with pytest.raises(InvalidRecord):
        Literal(kind=LiteralKind.TEXT, value="")


TEXT = st.text(alphabet="ab", max_size=3)


QUALIFIERS = st.builds(Qualifiers, negated=st.booleans(), modality=TEXT, condition=TEXT, time=TEXT)


@given(QUALIFIERS, QUALIFIERS)
def test_qualifier_keys_tell_qualifiers_apart(left: Qualifiers, right: Qualifiers) -> None:
    assert (left.key == right.key) == (left == right)


def test_other_qualifiers_are_sorted() -> None:
    with pytest.raises(InvalidRecord):
        Qualifiers(others=(("to", "x"), ("for", "y")))
