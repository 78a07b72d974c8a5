"""The stand-ins do what they say, every time."""

from __future__ import annotations

import math
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.scripted import ScriptedEmbedder, ScriptedLoader, ScriptedParser
from linguistics.terms import index_terms
from schema.parse import Parse, Token
from schema.ports import Embedder, Loader, Parser, Source

EXPECTED = [-0.905, 0.0, -0.302, 0.0, -0.302, 0.0, 0.0, 0.0]


def rows(embedder: Embedder, texts: list[str]) -> list[tuple[float, ...]]:
    matrix = embedder.embed_documents(texts)
    size = 4 * matrix.width
    return [struct.unpack(f"<{matrix.width}f", matrix.data[n * size : (n + 1) * size]) for n in range(matrix.rows)]


def cosine(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


@given(st.lists(st.text(max_size=30), max_size=5), st.integers(1, 128))
def test_rows_have_length_one_or_nothing(texts: list[str], width: int) -> None:
    embedder: Embedder = ScriptedEmbedder(width=width)
    matrix = embedder.embed_documents(texts)
    assert (matrix.rows, matrix.width) == (len(texts), width)
    for text, row in zip(texts, rows(embedder, texts), strict=True):
        length = math.sqrt(cosine(row, row))
        assert length == pytest.approx(1.0, abs=1e-5) or length == 0.0
        if not index_terms(text):
            assert length == 0.0


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
def test_a_row_depends_on_its_text_alone(texts: list[str]) -> None:
    embedder = ScriptedEmbedder()
    assert embedder.embed_documents(texts).data == b"".join(embedder.embed_query(text).data for text in texts)


def test_the_vectors_are_the_same_on_every_machine() -> None:
    (row,) = rows(ScriptedEmbedder(width=8), ["Acme buys 华为公司"])
    assert [round(value, 3) for value in row] == EXPECTED


def test_texts_that_share_terms_are_nearer() -> None:
    question, near, far = rows(ScriptedEmbedder(), ["who bought Acme Widgets", "Acme widget sale", "雨 weather today"])
    assert cosine(question, near) > 0.3 > abs(cosine(question, far))


def test_spellings_of_one_term_are_one() -> None:
    one, other = rows(ScriptedEmbedder(), ["華為 ACME's 1,200 companies", "acme'S company 华为 1200"])
    assert cosine(one, other) == pytest.approx(1.0, abs=1e-6)


def test_names_tell_widths_apart() -> None:
    assert ScriptedEmbedder(width=8).name != ScriptedEmbedder(width=16).name


def test_the_loader_gives_what_it_was_told_and_refuses_the_rest() -> None:
    loader: Loader = ScriptedLoader(texts={"a.txt": "Acme buys Widget."})
    loaded = loader.load(Source(path=Path("nowhere"), uri="a.txt", readers=frozenset({"staff"})))
    (document,) = loaded.documents
    assert (document.text, document.uri) == ("Acme buys Widget.", "a.txt")
    assert document.readers == {"staff"}
    assert loaded.refusals == ()
    refused = loader.load(Source(path=Path("nowhere"), uri="b.txt"))
    assert refused.documents == ()
    assert [(refusal.uri, refusal.code) for refusal in refused.refusals] == [("b.txt", "unknown")]
    assert refused.refusals[0].remedy
    assert loader.version


@given(st.lists(st.text(max_size=30), max_size=4))
def test_an_unscripted_parse_is_words_that_lie_in_their_text(texts: list[str]) -> None:
    parser: Parser = ScriptedParser()
    parses = parser.parse(texts)
    assert [parse.text for parse in parses] == texts
    for parse in parses:
        for index, token in enumerate(parse.tokens):
            assert parse.text[token.start : token.end] == token.text
            assert token.head == index
        covered = {place for token in parse.tokens for place in range(token.start, token.end)}
        assert all(place in covered or char.isspace() for place, char in enumerate(parse.text))


def test_a_scripted_parse_is_given_as_it_is() -> None:
    told = Parse(text="Acme buys", language="en", tokens=(Token(text="Acme", start=0, end=4, dep="nsubj", head=1),))
    parser = ScriptedParser(parses={"Acme buys": told}, names={"Bolt": "ORG"}, language="zh")
    first, second = parser.parse(["Acme buys", "Bolt, Nut and Bolt"])
    assert first == told
    assert second.language == "zh"
    assert [(name.first, name.last, name.label) for name in second.names] == [(0, 1, "ORG"), (4, 5, "ORG")]
    assert parser.version
