"""Every embedder keeps the contract."""

from pathlib import Path

import pytest

from adapters.embedding.e5 import E5Embedder
from adapters.scripted import ScriptedEmbedder
from schema.ports import Embedder
from tests.contracts.embedder import EmbedderContract


class TestScriptedEmbedder(EmbedderContract):
    @pytest.fixture
    def embedder(self) -> Embedder:
        return ScriptedEmbedder()


@pytest.mark.models
class TestE5Embedder(EmbedderContract):
    @pytest.fixture
    def embedder(self, e5: E5Embedder) -> Embedder:
        return e5


@pytest.mark.models
class TestLanguages:
    def test_one_space_for_both_languages(self, e5: E5Embedder, tmp_path: Path) -> None:
        from tests.contracts.embedder import rows

        query = rows(e5.embed_query("Who founded the cold storage company?"))[0]
        chinese, other = rows(e5.embed_documents(["这家冷库公司由王芳创立。", "员工每年有十五天年假。"]))
        assert float(query @ chinese) > float(query @ other)
