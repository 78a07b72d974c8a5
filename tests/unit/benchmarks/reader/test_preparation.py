"""Code-switching, quotes that prove, compression and measures."""

import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from adapters.embedding.packed import PackedWeights, locate
from adapters.reading.delta import Delta
from adapters.scripted import ScriptedReranker
from benchmarks.reader.companies import proves
from benchmarks.reader.compress import compressed
from benchmarks.reader.examples import Candidate, Example, Pool
from benchmarks.reader.measure import area, measure
from benchmarks.reader.switching import switched
from graph_rag.reread import titled


@dataclass
class Words:
    """A lexicon of a few words."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    version: str = "few"

    def translations(self, word: str) -> tuple[str, ...]:
        return self.words.get(word.lower(), ())


LEXICON = Words(
    {"mill": ("磨坊",), "cold store": ("冷库",), "冷库": ("cold store",), "谁": ("who",), "青岛": ("qingdao",)}
)


class TestSwitching:
    def test_all_known_words_are_replaced_at_a_share_of_one(self) -> None:
        rng = random.Random(0)
        assert switched("Who built the mill, the cold store?", LEXICON, 1.0, rng) == "Who built the 磨坊, the 冷库?"
        assert switched("青岛冷库有多大？", LEXICON, 1.0, rng) == "qingdao cold store 有多大？"

    def test_nothing_is_replaced_at_a_share_of_zero(self) -> None:
        for question in ("Who built the mill?", "青岛冷库2024年有多大？", "", "…"):
            assert switched(question, LEXICON, 0.0, random.Random(0)) == question


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("Name: Partner | Leave: 4 weeks", ["Partner", "4 weeks"], True),
        ("Name: Partner | Leave: 2 weeks", ["Partner", "4 weeks"], False),
        ("The cap is £140 in London. It is new.", ["The cap is £140 in London.", "Other sentence here."], True),
        ("The cap is £140  in\nLondon.", ["The cap is £140 in London."], True),
        ("anything", [], False),
    ],
)
def test_a_sentence_proves_alone_and_cells_together(text: str, quotes: Sequence[str], expected: bool) -> None:
    assert proves(text, quotes) is expected


def test_titles_are_joined_without_repeats() -> None:
    assert titled("Leave", ["Leave"]) == "Leave"
    assert titled("Leave", ["", "Partners"]) == "Leave > Partners"


@pytest.mark.models
def test_compression_keeps_a_low_rank_change() -> None:
    base = PackedWeights(locate())
    rng = np.random.default_rng(0)
    change = (rng.normal(size=(384, 4)) @ rng.normal(size=(4, 384)) / 100).astype(np.float32)
    tuned = {
        "l7.q.w": base.matrix("l7.q.w", 384, 384) + change,
        "l7.q.b": base.floats("l7.q.b") + np.float32(0.25),
        "span.w": np.ones((2, 384), np.float32),
    }
    arrays = compressed(tuned, base, rank=8)
    assert arrays["l7.q.w.left"].dtype == np.int8
    assert arrays["l7.q.w.left"].shape == (384, 8)
    left = arrays["l7.q.w.left"] * arrays["l7.q.w.left_scale"]
    restored = left @ (arrays["l7.q.w.right"] * arrays["l7.q.w.right_scale"][:, None])
    assert np.linalg.norm(restored - change) < 0.03 * np.linalg.norm(change)
    assert np.allclose(arrays["l7.q.b"], 0.25, atol=1e-3)
    assert np.array_equal(arrays["span.w"], tuned["span.w"])


class TestMeasures:
    def test_the_area_counts_ties_half(self) -> None:
        assert area([2.0], [1.0]) == 1.0
        assert area([1.0], [1.0]) == 0.5
        assert area([1.0, 3.0], [2.0]) == 0.5

    def test_figures_of_a_scripted_reader(self) -> None:
        question = "Who built the mill?"
        gold = Candidate(title="", text="Ada built the mill.", span=(0, 3))
        wrong = Candidate(title="", text="It rained.")
        pool = Pool(gold=(gold,), far=(wrong,))
        one = Example(collection="set", group="g", question=question, answers=("Ada",), passages=pool, sentences=pool)
        figures = measure(ScriptedReranker(answers={question: ("Ada",)}), [one])["set"]
        assert figures["exact"] == figures["f1"] == 1.0
        assert figures["first sentence answers"] == figures["relevance AUC"] == 1.0
        assert figures["answered or not AUC"] == 1.0
        blind = measure(ScriptedReranker(), [one])["set"]
        assert blind["exact"] == 0.0


def test_a_delta_reads_what_compression_writes() -> None:
    arrays = {"m.left": np.ones((2, 1), np.int8), "m.left_scale": np.ones(1, np.float32),
              "m.right": np.ones((1, 2), np.int8), "m.right_scale": np.ones(1, np.float32)}  # fmt: skip
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)  # type: ignore[arg-type,unused-ignore]
    assert np.array_equal(Delta(buffer.getvalue()).product("m"), np.ones((2, 2)))
