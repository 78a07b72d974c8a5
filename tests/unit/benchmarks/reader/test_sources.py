"""Examples from files laid out as the public sets are."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.reader.likeness import Likeness
from benchmarks.reader.sources import medical_examples, news_examples, span_examples

CORPUS = [
    {"id": "a1", "title": "Mill", "text": "Ada Ice built the mill in 1953. It has four floors."},
    {"id": "a2", "title": "Mill", "text": "The mill burnt down in 1960."},
    {"id": "b1", "title": "Bridge", "text": "Bo Stone built the bridge. It spans the river."},
    {"id": "c1", "title": "Ada Ice", "text": "Ada Ice was an engineer."},
]
QUESTIONS = [
    {"id": "1", "question": "Who built the mill?", "answers": ["Ada Ice"], "gold_ids": ["a1"], "type": "span"},
    {"id": "2", "question": "Who built the bridge?", "answers": ["Bo Stone"], "gold_ids": ["b1"], "type": "span"},
    {"id": "3", "question": "Who slept?", "answers": ["Eve"], "gold_ids": ["b1"], "type": "span"},
    {"id": "4", "question": "Which is older?", "answers": ["Mill"], "gold_ids": ["a1", "b1"], "type": "comparison"},
]


def write(file: Path, rows: list[dict[str, object]]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    held = {"id": "5", "question": "What spans?", "answers": ["river"], "gold_ids": ["b1"], "type": "span"}
    rows = [{**row, "split": "dev"} for row in QUESTIONS] + [{**held, "split": "heldout"}]
    write(tmp_path / "set" / "corpus.jsonl.gz", CORPUS)
    write(tmp_path / "set" / "questions.jsonl.gz", rows)
    return tmp_path / "set"


class TestSpans:
    def test_gold_is_the_passage_and_the_sentence_with_the_answer(self, folder: Path) -> None:
        mill, bridge = span_examples(folder)
        assert (mill.question, bridge.question) == ("Who built the mill?", "Who built the bridge?")
        (gold,) = mill.sentences.gold
        assert gold.text == "Ada Ice built the mill in 1953."
        assert gold.span is not None
        assert gold.text[slice(*gold.span)] == "Ada Ice"
        assert mill.passages.gold[0].text == CORPUS[0]["text"]
        assert mill.group == "Mill"

    def test_nothing_that_holds_the_answer_is_a_negative(self, folder: Path) -> None:
        mill = span_examples(folder)[0]
        for pool in (mill.passages, mill.sentences):
            assert all("Ada Ice" not in text.text for text in (*pool.near, *pool.far))
        assert {text.text for text in mill.sentences.near} == {"It has four floors.", "The mill burnt down in 1960."}
        assert "Bo Stone built the bridge." in {text.text for text in mill.sentences.far}

    def test_held_out_rows_are_another_split(self, folder: Path) -> None:
        (only,) = span_examples(folder, split="heldout")
        assert only.question == "What spans?"

    def test_of_a_chinese_set_only_passages_of_the_split_are_read(self, folder: Path) -> None:
        chinese = folder.rename(folder.parent / "d-drcd")
        mill = span_examples(chinese)[0]
        assert "The mill burnt down in 1960." not in {text.text for text in mill.sentences.near}


def test_news_evidence_is_gold_and_a_null_question_has_none(tmp_path: Path) -> None:
    write(tmp_path / "corpus.jsonl.gz", [{"id": "1", "title": "A", "text": "Gold fell by 3 %.\nGold rose again."},
                                         {"id": "2", "title": "B", "text": "Gold is a metal that fell."}])  # fmt: skip
    asked = [
        ("Which metal fell?", ["gold"], "inference_query", ["Gold fell by 3 %."]),
        ("Which gold rose?", [], "null_query", []),
        ("Did gold fall first?", ["yes"], "temporal_query", ["Gold rose again."]),
    ]
    names = ("question", "answers", "type", "evidence")
    rows: list[dict[str, object]] = [dict(zip(names, row, strict=True)) for row in asked]
    write(tmp_path / "questions.jsonl.gz", rows)
    answered, null = news_examples(tmp_path)
    assert [text.text for text in answered.sentences.gold] == ["Gold fell by 3 %."]
    assert [text.text for text in answered.sentences.far] == ["Gold is a metal that fell."]
    assert null.sentences.gold == ()
    assert null.sentences.usable


def test_medical_facts_take_other_evidence_but_the_most_alike(tmp_path: Path) -> None:
    rows = [
        {"question": f"What treats illness {letter}?", "evidence": f"Drug {letter} treats illness {letter}.",
         "question_type": "Fact Retrieval"} for letter in "klmnop"
    ]  # fmt: skip
    rows.append({"question": "Summarise.", "evidence": "Many drugs.", "question_type": "Complex Reasoning"})
    with gzip.open(tmp_path / "medical_questions.json.gz", "wt", encoding="utf-8") as file:
        json.dump(rows, file)
    examples = medical_examples(tmp_path)
    assert len(examples) == 6
    first = examples[0].sentences
    assert [text.text for text in first.gold] == ["Drug k treats illness k."]
    assert "Drug k treats illness k." not in {text.text for text in first.far}
    assert 1 <= len(first.far) <= 4


class TestLikeness:
    def test_rare_shared_words_come_first(self) -> None:
        likeness = Likeness(["the mill", "the mill and the bridge", "a river"])
        assert likeness.best("bridge of the mill", 3)[0] == 1
        assert likeness.best("ocean", 3) == []

    def test_ties_stand_in_order_and_k_is_kept(self) -> None:
        likeness = Likeness(["one mill"] * 4)
        assert likeness.best("mill", 3) == [0, 1, 2]

    def test_no_texts(self) -> None:
        assert Likeness(["", ""]).best("mill", 3) == []
