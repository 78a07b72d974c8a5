"""Frames compared: agreement, exchange of roles, other names, wholes for parts."""

from __future__ import annotations

import pytest

from graph_rag.claims.frames import Filler, Frame, alike, clashes, filler, groups_of, role_of, roles_in
from graph_rag.claims.verdict import Outcome

ACME, GLOBEX, INITECH = (filler(name, named=True) for name in ("Acme", "Globex", "Initech"))
STAKE = filler("stake", named=False, whole="Globex", whole_named=True)


def frame(verb: str, *, loose: bool = False, **roles: Filler) -> Frame:
    """A frame whose roles are given by name, one filler each; ``source`` and ``goal`` are the roles from and to."""
    names = {"source": "from", "goal": "to"}
    held = {names.get(role, role): (each,) for role, each in roles.items()}
    return Frame(verb=verb, groups=groups_of(verb), clause=0, loose=loose, roles=held)


def outcomes(claim: Frame, *quotes: Frame) -> list[Outcome] | None:
    """What the clashes say."""
    found = clashes(claim, quotes)
    return None if found is None else [clash.outcome for clash in found]


def test_equal_frames_do_not_clash() -> None:
    assert outcomes(frame("sue", agent=ACME, patient=GLOBEX), frame("sue", agent=ACME, patient=GLOBEX)) == []


def test_exchanged_roles() -> None:
    swapped = outcomes(frame("sue", agent=GLOBEX, patient=ACME), frame("sue", agent=ACME, patient=GLOBEX))
    assert swapped == [Outcome.CONTRADICTED, Outcome.CONTRADICTED]


def test_another_name_in_a_role() -> None:
    assert outcomes(frame("sue", agent=INITECH), frame("sue", agent=ACME, patient=GLOBEX)) == [Outcome.CONTRADICTED]


def test_a_role_that_the_quote_leaves_open() -> None:
    assert outcomes(frame("sue", agent=ACME, patient=INITECH), frame("sue", agent=ACME)) == []


def test_no_frame_of_that_event() -> None:
    assert outcomes(frame("sue", agent=ACME), frame("buy", goal=ACME)) is None


def test_converse_verbs_tell_one_event() -> None:
    assert outcomes(frame("sell", source=ACME, goal=GLOBEX), frame("buy", source=ACME, goal=GLOBEX)) == []
    turned = outcomes(frame("sell", source=GLOBEX), frame("buy", source=ACME, goal=GLOBEX))
    assert turned == [Outcome.CONTRADICTED]


def test_the_best_frame_counts() -> None:
    claim = frame("buy", goal=ACME, theme=GLOBEX)
    wrong, right = frame("buy", goal=INITECH, theme=GLOBEX), frame("acquire", goal=ACME, theme=GLOBEX)
    assert outcomes(claim, wrong, right) == []


def test_a_whole_for_its_part() -> None:
    claim, quote = frame("buy", goal=ACME, theme=GLOBEX), frame("buy", goal=ACME, theme=STAKE)
    assert outcomes(claim, quote) == [Outcome.NOT_CONFIRMED]


def test_what_belongs_to_another() -> None:
    own = filler("vaccine", named=False, whole="Vantage", whole_named=True)
    other = filler("vaccine", named=False, whole="Corvus", whole_named=True)
    assert outcomes(frame("approve", patient=own), frame("approve", patient=other)) == [Outcome.CONTRADICTED]
    assert outcomes(frame("approve", patient=own), frame("approve", patient=own)) == []


def test_somebody_else() -> None:
    aunt = filler("aunt", named=False)
    assert outcomes(frame("found", agent=ACME), frame("found", agent=aunt)) == [Outcome.CONTRADICTED]
    assert outcomes(frame("found", agent=ACME), frame("found", agent=filler("chain", named=False))) == []


def test_posts_exclude_each_other() -> None:
    editor, publisher = filler("editor", named=False), filler("publisher", named=False)
    assert outcomes(frame("become", patient=publisher), frame("become", patient=editor)) == [Outcome.CONTRADICTED]
    assert outcomes(frame("become", patient=editor), frame("become", patient=editor)) == []


def test_a_loose_argument_that_is_no_name_may_undergo() -> None:
    deposit = filler("押金", named=False)
    claim = frame("退还", loose=True, agent=deposit)
    assert outcomes(claim, frame("退还", agent=filler("我们公司", named=False), patient=deposit)) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Krisp Foods", "Krisp", True),
        ("the company", "the company", True),
        ("staff", "employees", True),
        ("Dutch firm", "firm of the Netherlands", True),
        ("海澜科技", "海澜科技公司", True),
        ("林奎会计师事务所", "伦格会计师事务所", False),
        ("Acme Holdings", "Globex Holdings", True),
        ("Acme", "Globex", False),
    ],
)
def test_fillers_that_are_alike(one: str, other: str, *, expected: bool) -> None:
    assert alike(filler(one, named=True), filler(other, named=True)) is expected


def test_roles_by_group() -> None:
    assert role_of("buy", "subject") == "to"
    assert role_of("sell", "subject") == "from"
    assert role_of("sue", "subject") == "agent"
    assert role_of("sue", "during") == ""
    found = roles_in(
        "sell", [("subject", ACME), ("to", GLOBEX), ("during", INITECH), ("object", filler("the", named=False))]
    )
    assert found == {"from": (ACME,), "to": (GLOBEX,)}


def test_groups_of_unknown_verbs() -> None:
    assert groups_of("zigzag") == {"zigzag"}
    assert "buy" in groups_of("acquire")
