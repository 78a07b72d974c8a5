from __future__ import annotations

from collections.abc import Iterator

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.nlp.spacy_parser import LONGEST_TEXT, MODEL, SpacyParser
from schema.errors import MissingComponent
from schema.parse import Parse
from schema.ports import Parser

SENTENCE = "Jane Wu of Acme Ltd bought a mill in Leeds for $3 million."


@pytest.fixture(scope="module")
def parser() -> Iterator[SpacyParser]:
    with SpacyParser() as loaded:
        yield loaded


def check(parse: Parse, text: str) -> None:
    assert parse.text == text
    end = 0
    for index, token in enumerate(parse.tokens):
        assert token.text == text[token.start : token.end]
        assert token.start >= end
        assert 0 <= token.head < len(parse.tokens), index
        end = token.end
    for name in parse.names:
        assert 0 <= name.first < name.last <= len(parse.tokens)
    assert parse.sentence_starts[0] == 0


@pytest.mark.models
def test_words_tags_tree_and_names(parser: SpacyParser) -> None:
    port: Parser = parser
    parse = port.parse([SENTENCE])[0]
    check(parse, SENTENCE)
    by_text = {token.text: token for token in parse.tokens}
    bought = by_text["bought"]
    assert (bought.pos, bought.tag, bought.dep, bought.lemma) == ("VERB", "VBD", "ROOT", "buy")
    assert parse.tokens[by_text["Wu"].head] == bought
    assert parse.tokens[bought.head] == bought
    labels = {SENTENCE[parse.tokens[n.first].start : parse.tokens[n.last - 1].end]: n.label for n in parse.names}
    assert labels["Jane Wu"] == "PERSON"
    assert parse.language == "en"


@pytest.mark.models
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\t",
        "\x00\x00",
        "a\ud800b \udfff",
        "ﷺ" * 50,
        "👨‍👩‍👧 😀 ok",
        "华为收购了海思。",
        "x" * 200,
        "שלום עולם",
        "e\u0301 \u202e gnp",
    ],
)
def test_odd_text_is_parsed(parser: SpacyParser, text: str) -> None:
    check(parser.parse([text])[0], text)


@pytest.mark.models
def test_line_breaks_inside_a_sentence_are_blanks(parser: SpacyParser) -> None:
    broken = SENTENCE.replace(" bought ", "\nbought ")
    parse = parser.parse([broken])[0]
    check(parse, broken)
    assert [token.dep for token in parse.tokens] == [token.dep for token in parser.parse([SENTENCE])[0].tokens]


@pytest.mark.models
def test_one_parse_for_each_text_in_order(parser: SpacyParser) -> None:
    texts = [f"Acme sold {number} mills." for number in range(70)]
    parses = parser.parse(texts)
    assert [parse.text for parse in parses] == texts
    assert parser.parse([]) == []


@pytest.mark.models
def test_the_same_texts_give_the_same_parses(parser: SpacyParser) -> None:
    texts = [SENTENCE, "It was sold.", "", "Globex, a maker of bolts, hired her."]
    assert parser.parse(texts) == parser.parse(texts)
    assert SpacyParser().parse(texts) == parser.parse(texts)


@pytest.mark.models
def test_only_the_head_of_an_endless_text_is_parsed(parser: SpacyParser) -> None:
    text = "word " * LONGEST_TEXT
    parse = parser.parse([text])[0]
    check(parse, text)
    assert parse.tokens[-1].end <= LONGEST_TEXT


@pytest.mark.models
def test_boundaries_of_the_model_and_of_the_caller(parser: SpacyParser) -> None:
    text = "Acme sold a mill. Globex bought it."
    starts = parser.parse([text])[0].sentence_starts
    assert len(starts) == 2
    assert parser.parse([text])[0].tokens[starts[1]].text == "Globex"
    with SpacyParser(one_sentence=True) as strict:
        assert strict.parse([text])[0].sentence_starts == (0,)
        assert strict.version != parser.version


@pytest.mark.models
def test_a_wide_gap_before_a_capital_ends_a_sentence(parser: SpacyParser) -> None:
    parse = parser.parse(["Acme sold a mill in May  Globex bought a shop"])[0]
    assert [parse.tokens[start].text for start in parse.sentence_starts][-1] == "Globex"


def test_version_names_the_model_without_loading_it() -> None:
    parser = SpacyParser()
    assert MODEL in parser.version
    assert spacy.about.__version__ in parser.version


def test_constructor_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise AssertionError(name)

    monkeypatch.setattr(spacy, "load", refuse)
    assert SpacyParser().version


def test_a_missing_model_is_said_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(spacy, "load", absent)
    with pytest.raises(MissingComponent, match=MODEL) as caught:
        SpacyParser().parse(["text"])
    assert caught.value.remedy


@pytest.mark.models
def test_leaving_the_block_lets_go_of_the_model() -> None:
    with SpacyParser() as parser:
        first = parser.parse([SENTENCE])
    assert parser.parse([SENTENCE]) == first


@pytest.mark.models
@given(text=st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_offsets_hold_for_any_text(parser: SpacyParser, text: str) -> None:
    check(parser.parse([text])[0], text)
