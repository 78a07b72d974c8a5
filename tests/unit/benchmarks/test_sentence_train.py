"""Learning the weights of sentence features, and the evidence that is kept for it."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.evidence_cache import Gathered, gather_company, weighed_anew
from benchmarks.sentence_train import NAMES, Ranked, hits, learn, main, ranked_of_company
from graph_rag.sentences import WEIGHTS
from tests.unit.benchmarks.gathered import asked, evidenced, item

USED = np.array([WEIGHTS[name] for name in NAMES])
QUOTE = "The limit is forty pounds a night."


def ranked(name: str, right: int, *, sentences: int = 4) -> Ranked:
    """Only the right sentence has the feature."""
    rows = np.zeros((sentences, len(NAMES)))
    rows[right, NAMES.index(name)] = 1.0
    return Ranked(set_name="s", rows=rows, right=np.arange(sentences) == right)


def test_a_feature_of_the_right_sentences_gains_and_one_of_the_wrong_loses() -> None:
    at = NAMES.index("lexical")
    assert learn([ranked("lexical", 2)] * 3)[at] > USED[at]
    wrong = ranked("lexical", 2)
    assert learn([replace(wrong, right=np.arange(4) == 0)] * 3)[at] < USED[at]


def test_features_that_are_never_seen_keep_their_weights() -> None:
    learnt = learn([ranked("lexical", 1)])
    others = [at for at, name in enumerate(NAMES) if name != "lexical"]
    assert learnt[others] == pytest.approx(USED[others], abs=1e-6)
    assert learn([]) == pytest.approx(USED)


def test_learning_is_the_same_twice_and_in_any_order() -> None:
    examples = [ranked("lexical", 1), ranked("dense", 2), ranked("row", 0)]
    assert (learn(examples) == learn(examples)).all()
    assert learn(examples[::-1]) == pytest.approx(learn(examples), abs=1e-4)


def test_hits_count_the_place_of_the_first_right_sentence() -> None:
    weights = np.zeros(len(NAMES))
    examples = [ranked("lexical", place, sentences=6) for place in (0, 2, 5)]
    assert hits(examples, weights) == pytest.approx({"top 1": 1 / 3, "top 3": 2 / 3, "top 5": 2 / 3})
    weights[NAMES.index("lexical")] = 1.0
    assert set(hits(examples, weights).values()) == {1.0}
    weights[NAMES.index("lexical")] = -1.0
    assert hits(examples, weights)["top 5"] == 0.0


def gathered(*texts: str, answerable: bool = True, features: bool = True) -> Gathered:
    values = dict.fromkeys(NAMES, 0.25) if features else {}
    items = (item(number, text, features=values) for number, text in enumerate(texts, start=1))
    return Gathered(name="acme", rows=(asked(QUOTE, answerable=answerable),), evidence=(evidenced(*items),))


def test_a_question_with_a_right_and_a_wrong_sentence_is_learnt_from() -> None:
    (found,) = ranked_of_company(gathered(QUOTE, "Ask the desk for more."))
    assert found.set_name == "acme"
    assert found.right.tolist() == [True, False]
    assert found.rows.tolist() == [[0.25] * len(NAMES)] * 2


@pytest.mark.parametrize(
    "given",
    [
        gathered(QUOTE, "Ask the desk for more.", answerable=False),
        gathered(QUOTE, QUOTE),
        gathered("Ask the desk for more."),
        gathered(QUOTE, "Ask the desk for more.", features=False),
        gathered(),
    ],
)
def test_others_teach_nothing(given: Gathered) -> None:
    assert ranked_of_company(given) == []


def test_scores_are_those_of_the_weights_in_use() -> None:
    entries = (item(1, "One.", features={"dense": 0.5, "row": 1.0}), item(2, "Two."))
    full = evidenced(*entries)
    found = weighed_anew(full)
    assert [entry.item.score for entry in found.items] == pytest.approx([0.5 * WEIGHTS["dense"] + WEIGHTS["row"], 0.5])
    assert found.context.items == tuple(entry.item for entry in found.items)
    assert [entry.features for entry in found.items] == [entry.features for entry in entries]
    assert full.items == entries
    assert weighed_anew(found) == found


def test_a_feature_that_is_no_longer_weighed_is_an_error() -> None:
    with pytest.raises(KeyError, match="forgotten"):
        weighed_anew(evidenced(item(1, "One.", features={"forgotten": 1.0})))


def test_what_was_gathered_is_read_from_the_cache(tmp_path: Path) -> None:
    kept = gathered(QUOTE)
    (tmp_path / "evidence-acme-3.pickle").write_bytes(pickle.dumps(kept))
    assert gather_company(tmp_path / "acme", tmp_path, every=3) == kept


def test_nothing_to_learn_from_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
    assert "right and a wrong" in capsys.readouterr().err
