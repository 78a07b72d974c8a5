"""The parsers of both languages, loaded once, behind the function that the check asks for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adapters.nlp.lac_parser import LacParser
from adapters.nlp.spacy_parser import SpacyParser
from graph_rag.answer.parsing import ParseSentence, sentence_parser


@pytest.fixture(scope="session")
def parse() -> Iterator[ParseSentence]:
    """Parses of English and Chinese sentences."""
    with LacParser() as chinese:
        yield sentence_parser({"en": SpacyParser(), "zh": chinese})
