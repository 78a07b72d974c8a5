from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.english.coreference import (
    LONGEST_EVIDENCE,
    Candidate,
    Remembered,
    is_anaphor,
    resolve,
)
from schema.documents import Span
from schema.extraction import EntityType, Mention
from tests.unit.kg_builder.extract.english.parsed import DOCUMENT

ORGANISATION, PERSON, OTHER = EntityType.ORGANISATION, EntityType.PERSON, EntityType.OTHER


def span(start: int, end: int) -> Span:
    return Span(document_id=DOCUMENT, start=start, end=end)


def candidate(
    name: str,
    start: int,
    kind: EntityType = ORGANISATION,
    *,
    subject: bool = True,
    plural: bool = False,
    male: bool | None = None,
) -> Candidate:
    mention = Mention(span=span(start, start + len(name)), surface=name, type=kind, score=0.6)
    return Candidate(mention=mention, start=start - start % 100, subject=subject, plural=plural, male=male)


def sentence(rank: int, *candidates: Candidate) -> Remembered:
    return Remembered(sentence=span(100 * rank, 100 * rank + 90), candidates=candidates)


def meant(word: str, own: Remembered, *before: Remembered) -> str:
    answer = resolve(word, own, list(before))
    return answer[0].surface if answer else ""


def test_it_is_the_subject_of_the_sentence_before() -> None:
    assert meant("it", sentence(1), sentence(0, candidate("Acme", 0))) == "Acme"


def test_evidence_covers_both_sentences() -> None:
    answer = resolve("it", sentence(1), [sentence(0, candidate("Acme", 0))])
    assert answer is not None
    assert answer[1] == span(0, 190)


def test_the_own_sentence_comes_first() -> None:
    own = sentence(1, candidate("Globex", 110))
    assert meant("it", own, sentence(0, candidate("Acme", 0))) == "Globex"


def test_it_is_no_person_and_no_mere_object() -> None:
    assert meant("it", sentence(1), sentence(0, candidate("Jane Wu", 0, PERSON))) == ""
    assert meant("it", sentence(1), sentence(0, candidate("Acme", 0, subject=False))) == ""


def test_it_does_not_look_two_sentences_back() -> None:
    assert meant("it", sentence(2), sentence(0, candidate("Acme", 0)), sentence(1)) == ""


@pytest.mark.parametrize(
    ("word", "male", "expected"),
    [("she", None, "Jane Wu"), ("he", None, "Jane Wu"), ("she", True, ""), ("he", False, ""), ("he", True, "Jane Wu")],
)
def test_titles_tell_who_is_meant(word: str, male: bool | None, expected: str) -> None:
    assert meant(word, sentence(1), sentence(0, candidate("Jane Wu", 0, PERSON, male=male))) == expected


def test_two_persons_are_not_guessed_between() -> None:
    both = sentence(0, candidate("Jane Wu", 0, PERSON, subject=False), candidate("Li Wei", 20, PERSON, subject=False))
    assert meant("she", sentence(1), both) == ""


def test_the_subject_wins_over_other_persons() -> None:
    both = sentence(0, candidate("Jane Wu", 0, PERSON), candidate("Li Wei", 20, PERSON, subject=False))
    assert meant("she", sentence(1), both) == "Jane Wu"


def test_a_short_name_counts_with_its_long_form() -> None:
    both = sentence(0, candidate("Wu", 0, PERSON, subject=False), candidate("Jane Wu", 20, PERSON, subject=False))
    assert meant("she", sentence(1), both) == "Jane Wu"


def test_the_company_is_an_organisation_up_to_three_sentences_back() -> None:
    first = sentence(0, candidate("Acme", 0, subject=False))
    assert meant("company", sentence(3), first, sentence(1), sentence(2)) == "Acme"
    assert meant("company", sentence(4), first, sentence(1), sentence(2), sentence(3)) == ""


def test_they_are_many_or_an_organisation() -> None:
    assert meant("they", sentence(1), sentence(0, candidate("suppliers", 0, OTHER, plural=True))) == "suppliers"
    assert meant("they", sentence(1), sentence(0, candidate("Acme", 0))) == "Acme"
    assert meant("they", sentence(1), sentence(0, candidate("policy", 0, OTHER))) == ""


def test_evidence_is_bounded() -> None:
    far = Remembered(sentence=span(0, 90), candidates=(candidate("Acme", 0),))
    own = Remembered(sentence=span(LONGEST_EVIDENCE, LONGEST_EVIDENCE + 50), candidates=())
    assert resolve("it", own, [far]) is None


def test_words_that_can_be_resolved() -> None:
    assert all(is_anaphor(word) for word in ("it", "she", "they", "company", "minister"))
    assert not any(is_anaphor(word) for word in ("supplier", "we", "policy", ""))


@given(
    word=st.sampled_from(["it", "he", "she", "they", "company", "minister", "table"]),
    kinds=st.lists(st.tuples(st.sampled_from(list(EntityType)), st.booleans(), st.booleans()), max_size=6),
)
def test_an_answer_is_a_candidate_and_covered(word: str, kinds: list[tuple[EntityType, bool, bool]]) -> None:
    before = [
        sentence(rank, candidate(f"Name{rank}", 100 * rank, kind, subject=subject, plural=plural))
        for rank, (kind, subject, plural) in enumerate(kinds)
    ]
    own = sentence(len(kinds))
    answer = resolve(word, own, before)
    if answer is not None:
        mention, evidence = answer
        assert mention in [each.mention for remembered in before for each in remembered.candidates]
        assert evidence.covers(mention.span)
        assert evidence.covers(own.sentence)
        assert evidence.end - evidence.start <= LONGEST_EVIDENCE
