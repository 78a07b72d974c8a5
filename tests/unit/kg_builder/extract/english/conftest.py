"""The English model is loaded once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from adapters.nlp.spacy_parser import SpacyParser


@pytest.fixture(scope="session")
def parser() -> Iterator[SpacyParser]:
    with SpacyParser() as loaded:
        yield loaded
