"""Joined texts as examples: what two rows prove together."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.reader.companies import Place, path_pool

PARTS = Place(document="log.csv", title="Log", text="Train: Q-18 | Part: DD-7")
OTHER = Place(document="log.csv", title="Log", text="Train: Q-19 | Part: MF-1")
PRICE = Place(document="prices.csv", title="Prices", text="Part: DD-7 | Price: 24800")
DEAR = Place(document="prices.csv", title="Prices", text="Part: MF-1 | Price: 90")


class Index:
    """Places with a fixed order of likeness."""

    places: Sequence[Place] = (PARTS, OTHER, PRICE, DEAR)

    def like(self, question: str) -> list[int]:
        del question
        return [3, 2, 1, 0]


def pool_of(quotes: Sequence[str], answers: Sequence[str] = ("24800",)):  # noqa: ANN201  a pool or None
    return path_pool(Index(), "What does the part of Q-18 cost?", quotes, answers)  # type: ignore[arg-type]


def test_the_text_with_the_answer_comes_last_and_its_span_is_known() -> None:
    found = pool_of(("Q-18", "DD-7", "24800"))
    assert found is not None
    (gold,) = found.gold
    assert gold.text == f"Log: {PARTS.text}\nPrices: {PRICE.text}"
    assert gold.span is not None
    assert gold.text[slice(*gold.span)] == "24800"


def test_negatives_are_the_path_with_one_text_exchanged() -> None:
    found = pool_of(("Q-18", "DD-7", "24800"))
    assert found is not None
    texts = {one.text for one in found.near}
    assert texts == {f"Log: {OTHER.text}\nPrices: {PRICE.text}", f"Log: {PARTS.text}\nPrices: {DEAR.text}"}
    assert all(one.span is None for one in found.near)


def test_what_one_text_proves_is_no_path() -> None:
    assert pool_of(("DD-7", "24800")) is None


def test_what_no_texts_prove_is_none() -> None:
    assert pool_of(("Q-18", "24801")) is None


def test_an_answer_that_stands_nowhere_on_the_path_makes_none() -> None:
    assert pool_of(("Q-18", "MF-1"), ("77",)) is None
