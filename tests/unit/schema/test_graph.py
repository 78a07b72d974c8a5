"""Graph and answer records refuse what breaks their invariants."""

import pytest

from schema.access import OWNER, Principal, VisibleSet
from schema.answers import Answer, AnswerStatus, Citation, Context
from schema.documents import Span
from schema.errors import InvalidRecord, StoreBusy, VouchError
from schema.graph import Evidence, Fact, Matrix, Merge, MergeKind

SPAN = Span(document_id="doc_x", start=0, end=4)


def test_a_fact_has_evidence() -> None:
    proof = Evidence(span=SPAN, quote="Acme", chunk_id="c", extractor="test", confidence=1.0)
    Fact(id="f", subject_id="e", predicate="be", object="o", evidence=(proof,))
    with pytest.raises(InvalidRecord, match="evidence"):
        Fact(id="f", subject_id="e", predicate="be", object="o", evidence=())


def test_quotes_are_as_long_as_their_span() -> None:
    with pytest.raises(InvalidRecord):
        Evidence(span=SPAN, quote="Acm", chunk_id="c", extractor="test", confidence=1.0)
    with pytest.raises(InvalidRecord):
        Merge(id="m", kind=MergeKind.ALIAS, source_id="a", target_id="b", reason="r", evidence=SPAN, quote="Acmes")


def test_nothing_is_merged_with_itself() -> None:
    with pytest.raises(InvalidRecord, match="itself"):
        Merge(id="m", kind=MergeKind.ALIAS, source_id="a", target_id="a", reason="r", evidence=SPAN, quote="Acme")


def test_which_merges_go_through_a_hub() -> None:
    hubs = {kind for kind in MergeKind if kind.through_hub}
    assert hubs == {MergeKind.LEGAL_SUFFIX, MergeKind.UNDISTINGUISHED, MergeKind.UNTYPED}


def test_a_matrix_has_its_bytes() -> None:
    Matrix(rows=2, width=3, data=bytes(24))
    with pytest.raises(InvalidRecord):
        Matrix(rows=2, width=3, data=bytes(20))


def test_a_visible_set_holds_classes() -> None:
    visible = VisibleSet(classes=frozenset({1, 4}))
    assert 4 in visible
    assert 2 not in visible
    assert 0 not in VisibleSet(classes=frozenset())
    with pytest.raises(InvalidRecord):
        VisibleSet(classes=frozenset({-1}))


def test_nobody_is_the_owner_by_default() -> None:
    assert not Principal(groups=frozenset({"finance"})).owner
    assert OWNER.owner


def citation(marker: str) -> Citation:
    return Citation(marker=marker, quote="Acme", span=SPAN, uri="a", title="A", page="")


def test_an_answer_cites_and_its_markers_stand_in_it() -> None:
    Answer(question="q", status=AnswerStatus.ANSWERED, text="Acme [1]", citations=(citation("[1]"),))
    Answer(question="q", status=AnswerStatus.UNANSWERABLE, text="The documents do not say.")
    with pytest.raises(InvalidRecord, match="citation"):
        Answer(question="q", status=AnswerStatus.PARTIAL, text="Acme")
    with pytest.raises(InvalidRecord, match="marker"):
        Answer(question="q", status=AnswerStatus.ANSWERED, text="Acme [1]", citations=(citation("[2]"),))


def test_a_context_keeps_its_budget() -> None:
    with pytest.raises(InvalidRecord, match="budget"):
        Context(question="q", items=(), tokens=11, budget=10)


def test_errors_say_what_to_do() -> None:
    error = StoreBusy("another process writes", remedy="Try again.")
    assert isinstance(error, VouchError)
    assert error.retryable
    assert error.remedy == "Try again."
