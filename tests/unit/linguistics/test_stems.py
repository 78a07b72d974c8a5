"""Porter's stemmer on his own examples (Program 14 (3), 1980)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linguistics.stems import stem, stems

EXAMPLES = """
caresses:caress ponies:poni ties:ti caress:caress cats:cat feed:feed agreed:agre plastered:plaster bled:bled
motoring:motor sing:sing conflated:conflat troubled:troubl sized:size hopping:hop tanned:tan falling:fall hissing:hiss
fizzed:fizz failing:fail filing:file happy:happi sky:sky relational:relat conditional:condit rational:ration
valenci:valenc hesitanci:hesit digitizer:digit conformabli:conform radicalli:radic differentli:differ vileli:vile
analogousli:analog vietnamization:vietnam predication:predic operator:oper feudalism:feudal decisiveness:decis
hopefulness:hope callousness:callous formaliti:formal sensitiviti:sensit sensibiliti:sensibl triplicate:triplic
formative:form formalize:formal electriciti:electr electrical:electr hopeful:hope goodness:good revival:reviv
allowance:allow inference:infer airliner:airlin gyroscopic:gyroscop adjustable:adjust defensible:defens
irritant:irrit replacement:replac adjustment:adjust dependent:depend adoption:adopt communism:commun activate:activ
angulariti:angular homologous:homolog effective:effect bowdlerize:bowdler probate:probat rate:rate cease:ceas
controll:control roll:roll
"""


@pytest.mark.parametrize("pair", EXAMPLES.split())
def test_porters_examples(pair: str) -> None:
    word, expected = pair.split(":")
    assert stem(word) == expected


@pytest.mark.parametrize(
    "family",
    [
        ("approve", "approved", "approves", "approving", "approval"),
        ("replace", "replaced", "replacement", "replacing"),
        ("deliver", "delivered", "delivering"),
        ("plan", "planned", "planning", "plans"),
        ("company", "companies"),
        ("agree", "agreed", "agrees"),
    ],
)
def test_a_family_has_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize("pair", [("price", "prize"), ("contract", "contact"), ("rate", "rat"), ("board", "boarder")])
def test_other_words_keep_apart(pair: tuple[str, str]) -> None:
    assert stem(pair[0]) != stem(pair[1])


@pytest.mark.parametrize("term", ["合同", "2025", "p12", "kc42", "é", "", "is", "a.b", "größe"])
def test_other_terms_stay(term: str) -> None:
    assert stem(term) == term


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=14))
def test_a_stem_is_short_and_not_empty(word: str) -> None:
    found = stem(word)
    assert len(found) <= len(word) + 1
    assert bool(found) == bool(word)
    assert stem(word) == found


@given(st.frozensets(st.sampled_from(["approve", "approved", "合同", "2025", "prices", "price"])))
def test_stems_are_the_stem_of_each(terms: frozenset[str]) -> None:
    assert stems(terms) == {stem(term) for term in terms}
