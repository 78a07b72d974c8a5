"""Frames over parses written by hand: voice, converse verbs, nouns of action, coverbs; and what they say of a claim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.claims.check import compare_roles, frames_of
from graph_rag.claims.frames import Frame, alike, clashes, event, filler, groups_of
from graph_rag.claims.verdict import Aspect, Outcome
from graph_rag.claims.words import read
from schema.parse import Parse
from tests.unit.graph_rag.claims.flat import against
from tests.unit.graph_rag.claims.hand import chinese, english

YES = Outcome.CONTRADICTED
ACTIVE = english(
    "Acme/PROPN/nsubj/1 acquired/VERB/ROOT/1 Globex/PROPN/dobj/1 from/ADP/prep/1 Initech/PROPN/pobj/3",
    lemmas={"acquired": "acquire"},
)
PASSIVE = english(
    "Globex/PROPN/nsubjpass/2 was/AUX/auxpass/2 acquired/VERB/ROOT/2 by/ADP/agent/2 Acme/PROPN/pobj/3",
    lemmas={"acquired": "acquire", "was": "be"},
)
SOLD = english(
    "Initech/PROPN/nsubj/1 sold/VERB/ROOT/1 Globex/PROPN/dobj/1 to/ADP/prep/1 Acme/PROPN/pobj/3",
    lemmas={"sold": "sell"},
)
TURNED = english("Globex/PROPN/nsubj/1 bought/VERB/ROOT/1 Acme/PROPN/dobj/1", lemmas={"bought": "buy"})
BOUGHT = english("Acme/PROPN/nsubj/1 bought/VERB/ROOT/1 Globex/PROPN/dobj/1", lemmas={"bought": "buy"})
NOUN = english(
    "The/DET/det/1 acquisition/NOUN/nsubj/6 of/ADP/prep/1 Globex/PROPN/pobj/2 by/ADP/prep/1 Acme/PROPN/pobj/4 "
    "pleased/VERB/ROOT/6 them/PRON/dobj/6",
    lemmas={"pleased": "please"},
)
FOUNDERS = english(
    "Lin/PROPN/nsubj/3 and/CCONJ/cc/0 Omar/PROPN/conj/0 founded/VERB/ROOT/3 Kestrel/PROPN/dobj/3",
    lemmas={"founded": "found"},
)


def roles(parse: Parse, group: str) -> dict[str, list[str]]:
    for frame in frames_of(read(parse)):
        if group in frame.groups:
            return {role: [each.text for each in fillers] for role, fillers in frame.roles.items()}
    return {}


@pytest.mark.parametrize(
    ("parse", "group", "expected"),
    [
        (ACTIVE, "buy", {"to": ["Acme"], "theme": ["Globex"], "from": ["Initech"]}),
        (PASSIVE, "buy", {"to": ["Acme"], "theme": ["Globex"]}),
        (SOLD, "sell", {"from": ["Initech"], "theme": ["Globex"], "to": ["Acme"]}),
        (NOUN, "buy", {"theme": ["Globex"], "to": ["Acme"]}),
        (FOUNDERS, "found", {"agent": ["Lin", "Omar"], "patient": ["Kestrel"]}),
    ],
)
def test_english_roles(parse: Parse, group: str, expected: dict[str, list[str]]) -> None:
    assert roles(parse, group) == expected


@pytest.mark.parametrize(
    ("line", "group", "expected"),
    [
        ("海澜/ORG 收购/v 韦伯/ORG", "buy", {"to": ["海澜"], "theme": ["韦伯"]}),
        ("韦伯/ORG 被/p 海澜/ORG 收购/v", "buy", {"theme": ["韦伯"], "to": ["海澜"]}),
        ("海澜/ORG 向/p 丰和/ORG 采购/v 水泵/n", "buy", {"to": ["海澜"], "from": ["丰和"], "theme": ["水泵"]}),
        ("海澜/ORG 将/d 韦伯/ORG 出售/v 给/p 丰和/ORG", "sell", {"from": ["海澜"], "theme": ["韦伯"], "to": ["丰和"]}),
        ("大桥/n 由/p 彭丽/PER 设计/v", "design", {"patient": ["大桥"], "agent": ["彭丽"]}),
        ("疫苗/n 获批/v", "approve", {"patient": ["疫苗"]}),
        ("公司/n 由/p 光途/ORG 更名为/v 索莱/ORG", "rename", {"patient": ["公司"], "from": ["光途"], "to": ["索莱"]}),
        ("林某/PER 起诉/v 房东/n ，/w 并/c 获得/v 赔偿/n", "sue", {"agent": ["林某"], "patient": ["房东"]}),
    ],
)
def test_chinese_roles(line: str, group: str, expected: dict[str, list[str]]) -> None:
    assert roles(chinese(line), group) == expected


def test_a_chinese_subject_lasts_into_the_next_segment() -> None:
    parse = chinese("林某/PER 起诉/v 房东/n ，/w 并/c 获得/v 赔偿/n")
    assert roles(parse, "win") == {"to": ["林某"], "theme": ["赔偿"]}


def test_no_verb_no_frame() -> None:
    assert frames_of(read(chinese("海澜/ORG 韦伯/ORG"))) == []
    assert frames_of(read(english("Acme/PROPN/ROOT/0"))) == []


@pytest.mark.parametrize("quote", [ACTIVE, PASSIVE, SOLD, NOUN])
def test_one_purchase_in_many_forms(quote: Parse) -> None:
    assert against(compare_roles, BOUGHT, quote) == []
    found = against(compare_roles, TURNED, quote)
    assert found
    assert {(aspect, outcome) for aspect, outcome, _ in found} == {(Aspect.ROLE, YES)}


@pytest.mark.parametrize(
    ("claim", "quote", "wrong"),
    [
        ("海澜/ORG 收购/v 韦伯/ORG", "韦伯/ORG 被/p 海澜/ORG 收购/v", False),
        ("韦伯/ORG 收购/v 海澜/ORG", "韦伯/ORG 被/p 海澜/ORG 收购/v", True),
        ("海澜/ORG 购买/v 韦伯/ORG", "丰和/ORG 将/d 韦伯/ORG 出售/v 给/p 海澜/ORG", False),
        ("丰和/ORG 购买/v 韦伯/ORG", "丰和/ORG 将/d 韦伯/ORG 出售/v 给/p 海澜/ORG", True),
    ],
)
def test_chinese_claims_of_a_purchase(claim: str, quote: str, *, wrong: bool) -> None:
    found = against(compare_roles, claim, quote)
    assert bool(found) is wrong
    assert all(aspect is Aspect.ROLE and outcome is YES for aspect, outcome, _ in found)


def test_a_binding_verb_that_the_quote_does_not_say() -> None:
    claim = english("Acme/PROPN/nsubj/1 sued/VERB/ROOT/1 Globex/PROPN/dobj/1", lemmas={"sued": "sue"})
    assert (Aspect.RELATION, Outcome.NOT_CONFIRMED, "sued") in against(compare_roles, claim, BOUGHT)
    assert all(aspect is not Aspect.RELATION for aspect, _, _ in against(compare_roles, claim, claim))


def test_an_argument_that_the_quote_does_not_say() -> None:
    claim = english(
        "Lin/PROPN/nsubj/1 founded/VERB/ROOT/1 Kestrel/PROPN/dobj/1 from/ADP/prep/1 scraps/NOUN/pobj/3",
        lemmas={"founded": "found", "scraps": "scrap"},
    )
    assert [(aspect, detail) for aspect, _, detail in against(compare_roles, claim, FOUNDERS)] == [
        (Aspect.ROLE, "from of found: scraps")
    ]
    assert against(compare_roles, FOUNDERS, FOUNDERS) == []


_NAMES = ("Acme", "Globex", "Initech", "海澜", "韦伯")
_FRAMES = st.builds(
    lambda verb, held: Frame(
        verb=verb,
        groups=groups_of(verb),
        clause=0,
        roles={role: (filler(name, named=True),) for role, name in held.items()},
    ),
    st.sampled_from(["buy", "sell", "sue", "收购", "出售"]),
    st.dictionaries(
        st.sampled_from(["from", "to", "theme", "agent", "patient"]), st.sampled_from(_NAMES), min_size=1, max_size=3
    ),
)


@given(_FRAMES)
def test_a_frame_whose_names_differ_does_not_clash_with_itself(frame: Frame) -> None:
    assert clashes(frame, [frame]) == []


@given(_FRAMES, st.lists(_FRAMES, max_size=3))
def test_more_frames_of_a_quote_never_speak_more_against_a_claim(claim: Frame, quotes: list[Frame]) -> None:
    fewer, more = clashes(claim, quotes), clashes(claim, [*quotes, claim])
    assert more == []
    told = any({event(a) for a in claim.groups} & {event(b) for b in quote.groups} for quote in quotes)
    assert (fewer is not None) is told


@given(st.sampled_from(_NAMES), st.sampled_from(_NAMES))
def test_likeness_is_mutual(one: str, other: str) -> None:
    first, second = filler(one, named=True), filler(other, named=True)
    assert alike(first, second) is alike(second, first) is (one == other)
