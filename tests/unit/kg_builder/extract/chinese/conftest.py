"""The Chinese model is loaded once."""

from collections.abc import Iterator

import pytest

from adapters.nlp.lac_parser import LacParser
from kg_builder.extract.chinese import ChineseExtractor


@pytest.fixture(scope="session")
def extractor() -> Iterator[ChineseExtractor]:
    """The rules over the real model."""
    with LacParser() as parser:
        yield ChineseExtractor(parser)
