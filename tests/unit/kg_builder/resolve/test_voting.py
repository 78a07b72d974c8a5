from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from kg_builder.resolve.voting import TypeVotes
from kg_builder.resolve.words import NameForm
from schema.extraction import EntityType

PERSON, ORG, PLACE, OTHER = EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.OTHER


def decided(*votes: tuple[EntityType, float], key: str = "apple", titled: bool = False) -> EntityType:
    """The type after votes at different places."""
    box = TypeVotes()
    for place, (label, score) in enumerate(votes):
        box.add(NameForm(key=key, titled=titled), (place, place + 5), "model", label, score)
    return box.decide()[key]


def test_a_cue_decides_alone() -> None:
    assert decided((ORG, 0.8)) is ORG


def test_one_weak_label_never_decides() -> None:
    assert decided((ORG, 0.79)) is OTHER
    assert decided((ORG, 0.6)) is OTHER


def test_weak_labels_that_agree_decide_together() -> None:
    assert decided((ORG, 0.6), (ORG, 0.6)) is ORG
    assert decided((ORG, 0.6), (ORG, 0.5)) is OTHER


def test_weak_labels_that_disagree_decide_nothing() -> None:
    assert decided((ORG, 0.6), (ORG, 0.6), (PLACE, 0.7)) is OTHER
    assert decided(*[(ORG, 0.6)] * 4, (PLACE, 0.6)) is ORG


def test_a_cue_beats_any_number_of_weak_labels() -> None:
    assert decided(*[(PLACE, 0.6)] * 9, (ORG, 0.9)) is ORG


def test_two_cues_of_equal_weight_decide_nothing() -> None:
    assert decided((PERSON, 0.9), (ORG, 0.9)) is OTHER
    assert decided((PERSON, 0.9), (ORG, 0.9), (ORG, 0.6)) is ORG


def test_not_sure_is_no_vote() -> None:
    assert decided((OTHER, 1.0), (OTHER, 1.0)) is OTHER
    assert decided((OTHER, 1.0), (ORG, 0.9)) is ORG


def test_a_title_makes_a_person_and_a_legal_form_a_company() -> None:
    assert decided((OTHER, 0.5), key="wu", titled=True) is PERSON
    assert decided((PLACE, 0.6), key="acme ltd") is ORG


def test_one_extractor_votes_once_at_one_place() -> None:
    box = TypeVotes()
    for _ in range(5):
        box.add(NameForm(key="apple"), (0, 5), "model", ORG, 0.6)
    assert box.decide()["apple"] is OTHER
    box.add(NameForm(key="apple"), (0, 5), "rules", ORG, 0.6)
    assert box.decide()["apple"] is ORG


def test_pooled_names_vote_together_and_share_the_decision() -> None:
    box = TypeVotes()
    box.add(NameForm(key="ibm"), (0, 3), "model", ORG, 0.6)
    box.add(NameForm(key="international business machines"), (9, 40), "model", ORG, 0.6)
    assert set(box.decide().values()) == {OTHER}
    box.pool("ibm", "international business machines")
    assert set(box.decide().values()) == {ORG}


def test_pools_chain() -> None:
    box = TypeVotes()
    box.pool("a", "b")
    box.pool("c", "b")
    box.add(NameForm(key="c"), (0, 1), "rules", PLACE, 0.9)
    assert box.decide() == {"a": PLACE, "b": PLACE, "c": PLACE}


def test_only_cues_make_sure() -> None:
    box = TypeVotes()
    for place in (0, 9):
        box.add(NameForm(key="apple"), (place, place + 5), "model", ORG, 0.6)
    box.add(NameForm(key="bolt"), (20, 24), "rules", ORG, 0.8)
    box.pool("bolt", "bolt works")
    assert box.decide() == {"apple": ORG, "bolt": ORG, "bolt works": ORG}
    assert box.sure() == {"bolt", "bolt works"}


def test_a_name_leans_to_what_weighs_most() -> None:
    box = TypeVotes()
    box.add(NameForm(key="apple"), (0, 5), "model", ORG, 0.6)
    assert box.leaning("apple") is ORG
    box.add(NameForm(key="apple"), (9, 14), "model", PLACE, 0.6)
    assert box.leaning("apple") is None
    assert box.leaning("nothing") is None


def test_weights_are_of_one_name() -> None:
    box = TypeVotes()
    box.add(NameForm(key="ford"), (0, 4), "model", ORG, 0.6)
    box.add(NameForm(key="ford"), (9, 13), "model", PERSON, 0.5)
    assert box.weights("ford") == {ORG: 0.6, PERSON: 0.5}
    assert box.weights("nobody") == {}


VOTES = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "acme ltd"]),
        st.integers(0, 5),
        st.sampled_from(["model", "rules"]),
        st.sampled_from(list(EntityType)),
        st.sampled_from([0.3, 0.6, 0.8, 0.9]),
    ),
    max_size=12,
)


@given(VOTES, st.randoms())
def test_the_order_of_votes_does_not_matter(
    votes: list[tuple[str, int, str, EntityType, float]], chance: Random
) -> None:
    shuffled = list(votes)
    chance.shuffle(shuffled)
    results = []
    for order in (votes, shuffled, votes + shuffled):
        box = TypeVotes()
        for key, place, who, label, score in order:
            box.add(NameForm(key=key), (place, place + 1), who, label, score)
        results.append(box.decide())
    assert results[0] == results[1] == results[2]
