"""What every embedder promises. Subclass, give ``embedder`` as a fixture."""

import numpy as np
import numpy.typing as npt
import pytest

from schema.graph import Matrix
from schema.ports import Embedder

HOSTILE = ["\ufdfa" * 50, "a\0b", "\ud800x", "word " * 3000, "字" * 3000, "\u202ertl\u202c", "🧊" * 40, "\n"]


def rows(matrix: Matrix) -> npt.NDArray[np.float32]:
    return np.frombuffer(matrix.data, "<f4").reshape(matrix.rows, matrix.width)


class EmbedderContract:
    @pytest.fixture
    def embedder(self) -> Embedder:
        raise NotImplementedError

    def test_one_row_per_text_in_order(self, embedder: Embedder) -> None:
        texts = ["cold storage", "a contract of sale", "冷库", "x"]
        together = rows(embedder.embed_documents(texts))
        assert together.shape == (4, embedder.width)
        for index, text in enumerate(texts):
            alone = rows(embedder.embed_documents([text]))[0]
            assert float(alone @ together[index]) > 0.97

    def test_rows_have_length_one(self, embedder: Embedder) -> None:
        matrix = rows(embedder.embed_documents(["cold storage", "冷库", *HOSTILE]))
        lengths = np.linalg.norm(matrix, axis=1)
        assert np.all((np.abs(lengths - 1) < 1e-4) | (lengths == 0))
        assert abs(lengths[0] - 1) < 1e-4

    def test_a_text_without_letters_is_similar_to_nothing(self, embedder: Embedder) -> None:
        assert not rows(embedder.embed_documents(["", " -- "])).any()

    def test_no_texts_no_rows(self, embedder: Embedder) -> None:
        assert embedder.embed_documents([]).rows == 0

    def test_same_list_same_bytes(self, embedder: Embedder) -> None:
        texts = ["one sentence", "another, somewhat longer sentence", "第三句"]
        assert embedder.embed_documents(texts) == embedder.embed_documents(texts)

    def test_a_query_is_one_row_near_its_answer(self, embedder: Embedder) -> None:
        query = rows(embedder.embed_query("storage for cold goods"))
        near, far = rows(embedder.embed_documents(["cold goods storage", "annual leave of employees"]))
        assert query.shape == (1, embedder.width)
        assert float(query[0] @ near) > float(query[0] @ far)
