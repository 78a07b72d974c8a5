"""Properties on arbitrary trees and arbitrary text: nothing raises, everything is a slice."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.nlp.spacy_parser import SpacyParser
from kg_builder.extract.english.drafts import drafts_of
from kg_builder.extract.english.extractor import EnglishExtractor
from kg_builder.extract.english.nary import nary_tuples
from kg_builder.extract.english.triples import TripleMaker
from kg_builder.split import BlockSplitter
from schema import ids
from schema.documents import Document
from schema.parse import NamedSpan, Parse, Token
from tests.unit.kg_builder.extract.english.parsed import placed_of, readings_of
from tests.unit.kg_builder.extract.english.test_extractor import check_slices

_DEPS = (
    "nsubj nsubjpass csubj expl dobj dative attr oprd acomp xcomp ccomp advcl relcl acl conj cc prep pobj pcomp agent "
    "aux auxpass neg prt advmod npadvmod amod compound poss case det appos mark punct ROOT dep"
).split()
_WORDS = (
    "Acme Ltd it who that the no buys bought said if of by in 2019 $5 million director chairman 's , ( ) \" and".split()
)
_TAGS = [
    ("NOUN", "NN"),
    ("NOUN", "NNS"),
    ("PROPN", "NNP"),
    ("PRON", "PRP"),
    ("PRON", "WDT"),
    ("PRON", "WP$"),
    ("PRON", "PRP$"),
    ("VERB", "VBD"),
    ("VERB", "VB"),
    ("VERB", "VBN"),
    ("VERB", "VBG"),
    ("AUX", "MD"),
    ("PART", "TO"),
    ("ADP", "IN"),
    ("ADJ", "JJ"),
    ("ADV", "RB"),
    ("DET", "DT"),
    ("NUM", "CD"),
    ("PUNCT", ","),
    ("SPACE", "_SP"),
]


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    """A sentence of likely words with any tags, any labels and any tree, loops among them."""
    size = draw(st.integers(min_value=1, max_value=12))
    tokens: list[Token] = []
    at = 0
    for _ in range(size):
        word = draw(st.sampled_from(_WORDS))
        pos, tag = draw(st.sampled_from(_TAGS))
        tokens.append(
            Token(
                text=word,
                start=at,
                end=at + len(word),
                lemma=word.lower(),
                pos=pos,
                tag=tag,
                dep=draw(st.sampled_from(_DEPS)),
                head=draw(st.integers(min_value=-1, max_value=size)),
            )
        )
        at += len(word) + 1
    text = " ".join(token.text for token in tokens)
    names = draw(
        st.lists(
            st.builds(
                lambda first, length, label: NamedSpan(first=first, last=first + length, label=label),
                st.integers(min_value=0, max_value=12),
                st.integers(min_value=1, max_value=4),
                st.sampled_from(["PERSON", "ORG", "GPE", "DATE", "MONEY"]),
            ),
            max_size=2,
        )
    )
    return Parse(text=text, language="en", tokens=tuple(tokens), names=tuple(names))


@given(parse=parses())
@settings(max_examples=300, deadline=None)
def test_rules_hold_on_any_tree(parse: Parse) -> None:
    placed = placed_of(parse, 5)
    readings = readings_of(parse)
    for each in nary_tuples(placed.tree, readings):
        for slot in (each.subject, *each.arguments):
            assert slot
            assert all(0 <= index < len(parse.tokens) for index in slot)
    drafts = [draft for reading in readings for draft in drafts_of(placed.tree, reading)]
    found = TripleMaker(placed, []).make(drafts)
    for triple in found.triples:
        for value in (triple.subject, triple.object):
            assert value.span is not None
            assert parse.text[value.span.start - 5 : value.span.end - 5] == value.surface
        assert triple.evidence == placed.sentence.span
        assert 0.0 <= triple.confidence <= 1.0


@pytest.mark.models
@given(
    text=st.text(
        alphabet=st.one_of(
            st.sampled_from('Acme Ltd bought it. She said (IBM) 3 % $5m "the" 华为 \n\t'),
            st.characters(exclude_categories=()),
        ),
        max_size=120,
    )
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_without_an_error(parser: SpacyParser, text: str) -> None:
    document = Document(id=ids.document_id("a"), uri="a", text=text, title="", media_type="text/plain")
    split = BlockSplitter().split(document)
    extractions = EnglishExtractor(parser).extract(document, split)
    assert [each.chunk_id for each in extractions] == [chunk.id for chunk in split.chunks]
    check_slices(document, extractions)


@pytest.mark.models
@given(words=st.lists(st.sampled_from([*_WORDS, "plans", "to", "acquire", "Globex", "."]), max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_words_is_read_without_an_error(parser: SpacyParser, words: list[str]) -> None:
    text = " ".join(words)
    document = Document(id=ids.document_id("a"), uri="a", text=text, title="", media_type="text/plain")
    check_slices(document, EnglishExtractor(parser).extract(document, BlockSplitter().split(document)))
