"""Subject-object pairs: how names are compared, and what counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.scripted import ScriptedParser
from api.bootstrap import StageFactory
from api.settings import load_settings
from benchmarks.corpora import Passage, build, document_of
from benchmarks.quality.pairs import Gold, as_read, co_occurring, core, cores, fits, found_in, in_graph, measured
from schema.documents import Span
from schema.extraction import AliasClaim, EntityType, Extraction, Mention, Triple


def mention(surface: str, start: int) -> Mention:
    span = Span(document_id="doc", start=start, end=start + len(surface))
    return Mention(span=span, surface=surface, type=EntityType.OTHER)


EVIDENCE = Span(document_id="doc", start=0, end=200)


def sides(one: str, other: str) -> tuple[frozenset[str], frozenset[str]]:
    return cores([one]), cores([other])


def test_names_are_compared_without_marks() -> None:
    assert core("《紅樓夢》 ") == "红楼梦"
    assert core("AWH_Engineering College") == core('"AWH Engineering  College"')
    assert cores(["", "“”", "Acme"]) == {"acme"}


@pytest.mark.parametrize(
    ("gold", "argument", "expected"),
    [
        ("华为", "华为", True),
        ("华为", "华为技术有限公司", True),
        ("华为", "华为技术有限公司的全部", False),
        ("华为", "小米", False),
    ],
)
def test_fits(gold: str, argument: str, *, expected: bool) -> None:
    assert fits(gold, argument) is expected


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        (sides("华为", "任正非"), (True, True)),
        (sides("任正非", "华为"), (True, True)),
        (sides("任正非", "华为公司"), (False, True)),
        (sides("任正非", "小米"), (False, False)),
    ],
)
def test_direction_does_not_matter_and_length_does(
    candidate: tuple[frozenset[str], frozenset[str]], expected: tuple[bool, bool]
) -> None:
    assert found_in(sides("华为", "任正非"), [candidate]) == expected


def test_any_name_of_a_side_will_do() -> None:
    gold = (cores(["Willi Schneider", "Schneider"]), cores(["1963"]))
    assert found_in(gold, [(cores(["Schneider"]), cores(["1963"]))]) == (True, True)
    assert found_in(gold, []) == (False, False)


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=6))
def test_exact_is_contained(pairs: list[tuple[str, str]]) -> None:
    exact, contained = found_in(sides("a", "b"), [sides(one, other) for one, other in pairs])
    assert exact is (("a", "b") in pairs or ("b", "a") in pairs)
    assert contained is exact


def test_alias_claims_count_as_triples() -> None:
    claim = AliasClaim(full=mention("华为公司", 0), short=mention("华为", 100), kind="short_name", evidence=EVIDENCE)
    triple = Triple(subject=mention("甲", 0), predicate="是", object=mention("乙", 100), evidence=EVIDENCE)
    found = as_read([Extraction(chunk_id="c", extractor="x", triples=(triple,), aliases=(claim,))])
    assert found == [sides("甲", "乙"), sides("华为公司", "华为")]


@pytest.mark.usefixtures("scripted")
def test_names_of_a_sentence_co_occur() -> None:
    parsers = {"en": ScriptedParser(names={"Anna": "PERSON", "Uppsala": "GPE", "Law": "ORG"})}
    text = "Anna saw Uppsala. Law is old. Uppsala met Anna, Anna left."
    with StageFactory(settings=load_settings())() as stages:
        graph = build(document_of(Passage(id="p", title="", text=text), frozenset()), stages)
    assert co_occurring(graph, parsers) == [sides("Anna", "Uppsala"), sides("Uppsala", "Anna")]


@pytest.mark.models
def test_real_extractors_find_a_pair_through_the_graph() -> None:
    text = "International Business Machines (IBM) is a company. IBM acquired Red Hat in 2019."
    far = (cores(["International Business Machines"]), cores(["Red Hat"]))
    gone = (cores(["Nobody"]), cores(["Red Hat"]))
    gold = Gold(id="g", part="made", text=text, pairs=(far, gone))
    with StageFactory(settings=load_settings())() as stages:
        row = measured(gold, stages, {"en": stages.extractors[0]._parser})
        graph = build(document_of(Passage(id="g", title="", text=text), frozenset()), stages)
    assert (row["pairs"], row["exact"], row["graph"]) == (1, 0, 1)
    assert row["missed"] == [["internationalbusinessmachines", "redhat"]]
    assert any("ibm" in one and "internationalbusinessmachines" in one for one, _ in in_graph(graph))
