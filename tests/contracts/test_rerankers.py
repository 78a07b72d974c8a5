"""Every reranker keeps the contract."""

import pytest

from adapters.reading.reader import E5Reader
from adapters.scripted import ScriptedReranker
from schema.ports import Reranker
from schema.reading import Passage
from tests.contracts.reranker import QUESTION, RerankerContract


class TestScriptedReranker(RerankerContract):
    @pytest.fixture
    def reranker(self) -> Reranker:
        return ScriptedReranker(answers={QUESTION: ("Ada Ice", "1953")})


@pytest.mark.models
class TestE5Reader(RerankerContract):
    @pytest.fixture
    def reranker(self, reader: E5Reader) -> Reranker:
        return reader

    def test_the_answer_is_found_in_both_languages(self, reader: E5Reader) -> None:
        cases = [
            ("Who founded the cold store?", "The cold store was founded by Ada Ice in 1953.", "Ada Ice"),
            ("冷库公司是谁创立的？", "这家冷库公司由王芳于1953年创立，总部设在青岛。", "王芳"),
            ("冷庫公司是誰創立的？", "這家冷庫公司由王芳於1953年創立，總部設在青島。", "王芳"),
        ]
        for question, text, answer in cases:
            best = reader.read(question, [Passage(title="", text=text)])[0].spans[0]
            assert answer in text[best.start : best.end]
            assert len(text[best.start : best.end]) <= len(answer) + 4


def test_a_scripted_answer_is_found_wherever_it_stands() -> None:
    reranker = ScriptedReranker(answers={"Who?": ("Ada", "Bo")})
    reading = reranker.read("Who?", [Passage(title="", text="Bo and Ada, then Ada")])[0]
    assert [(span.start, span.end) for span in reading.spans] == [(7, 10), (17, 20), (0, 2)]
