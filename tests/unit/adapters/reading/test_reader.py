"""What the contract does not say: windows, threads, titles, the built graph."""

from pathlib import Path

import numpy as np
import pytest

from adapters.reading.pairs import WINDOW
from adapters.reading.reader import NOTHING, E5Reader, _gelu
from schema.reading import Passage

QUESTION = "How many pallets does the Denholt cold store hold?"
FILLER = "The canteen is open on working days from eight until three and serves soup. " * 30
ANSWER = "The Denholt cold store holds 9,000 pallets."


def test_a_constructor_touches_nothing(tmp_path: Path) -> None:
    E5Reader(cache=tmp_path / "absent")
    assert not (tmp_path / "absent").exists()


def test_gelu_is_near_its_definition() -> None:
    x = np.array([-3.0, -1.0, 0.0, 1.0, 3.0], np.float32)
    exact = [-0.00405, -0.15866, 0.0, 0.84134, 2.99595]
    assert np.allclose(_gelu(x), exact, atol=2e-3)


def test_nothing_is_less_than_any_model_says() -> None:
    assert NOTHING.relevance == -20.0
    assert NOTHING.spans == ()


@pytest.mark.models
class TestReading:
    def test_an_answer_far_down_is_found_at_its_place(self, reader: E5Reader) -> None:
        text = FILLER + ANSWER + " " + FILLER
        assert len(FILLER.split()) > WINDOW
        reading = reader.read(QUESTION, [Passage(title="", text=text)])[0]
        best = reading.spans[0]
        assert "9,000" in text[best.start : best.end]
        assert reading.relevance > reader.read(QUESTION, [Passage(title="", text=FILLER)])[0].relevance

    def test_the_number_of_threads_changes_nothing(self, reader: E5Reader) -> None:
        one = E5Reader(cache=reader._cache, threads=1)
        passages = [Passage(title="Sites", text=ANSWER), Passage(title="", text=FILLER), Passage(title="", text="是")]
        assert one.read(QUESTION, passages) == reader.read(QUESTION, passages)

    def test_the_title_is_read_but_never_quoted(self, reader: E5Reader) -> None:
        text = "It holds 9,000 pallets and 14 docks."
        with_title, without = (
            reader.read(QUESTION, [Passage(title=title, text=text)])[0] for title in ("Denholt cold store", "")
        )
        assert with_title != without
        assert all(span.end <= len(text) for span in with_title.spans)

    def test_an_answer_scores_above_no_answer(self, reader: E5Reader) -> None:
        answered, other = reader.read(QUESTION, [Passage(title="", text=ANSWER), Passage(title="", text=FILLER[:75])])
        assert answered.spans[0].score > 0
        assert not other.spans or other.spans[0].score < answered.spans[0].score

    def test_a_question_without_words_is_read(self, reader: E5Reader) -> None:
        assert len(reader.read("", [Passage(title="", text=ANSWER)])) == 1

    def test_a_new_reader_reads_the_same_from_the_built_graph(self, reader: E5Reader) -> None:
        passages = [Passage(title="", text=ANSWER)]
        before = reader.read(QUESTION, passages)
        graphs = sorted(path.name for path in reader._cache.iterdir())
        assert E5Reader(cache=reader._cache, threads=2).read(QUESTION, passages) == before
        assert sorted(path.name for path in reader._cache.iterdir()) == graphs

    def test_the_name_says_which_delta(self, reader: E5Reader) -> None:
        assert reader.name.startswith("multilingual-e5-small/reader/int8/")
