"""Where answers stand, what is held out, and examples in a file."""

from pathlib import Path

import pytest

from benchmarks.reader.examples import HELD_SHARE, Candidate, Example, Pool, contains, locate
from benchmarks.reader.files import read_examples, write_examples


def example(group: str = "Mill", question: str = "Who built the mill?") -> Example:
    gold = Candidate(title="Mill", text="Ada built the mill.", span=(0, 3))
    other = Candidate(title="Mill", text="It has four floors.")
    return Example(
        collection="set",
        group=group,
        question=question,
        answers=("Ada",),
        passages=Pool(),
        sentences=Pool(gold=(gold,), near=(other,)),
        variants=("谁 built the 磨坊?",),
    )


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("Ada built it", ["ada"], True),
        ("Adam built it", ["ada"], False),
        ("In 1953, not 19530", ["953"], False),
        ("於1953年創立", ["1953年"], True),
        ("於1953年創立", ["1953"], True),
        ("在歐洲，梵語", ["欧洲"], True),
        ("anything", ["", " "], False),
        ("anything", [], False),
    ],
)
def test_an_answer_is_whole_words_in_either_script(text: str, answers: list[str], expected: bool) -> None:
    assert contains(text, answers) is expected


def test_the_occurrence_near_the_questions_words_is_taken() -> None:
    text = "In 1953 the bridge opened. " + "The town grew. " * 12 + "The mill burnt down in 1953."
    start, end = locate("When did the mill burn down?", text, ["1953"]) or (0, 0)
    assert text[start:end] == "1953"
    assert start > 100


def test_the_first_answer_that_stands_there_is_taken() -> None:
    assert locate("Who?", "Bo and Ada", ["Eve", "Ada", "Bo"]) == (7, 10)
    assert locate("Who?", "Bo and Ada", ["Eve"]) is None


def test_traditional_text_is_searched_by_simplified_answers() -> None:
    text = "在歐洲，梵語的學術研究由陸特開創。"
    start, end = locate("陆特在哪里开创研究？", text, ["欧洲"]) or (0, 0)
    assert text[start:end] == "歐洲"


def test_about_the_share_of_groups_is_held_out() -> None:
    held = [example(group=str(number)).held_out for number in range(2000)]
    assert HELD_SHARE - 3 < 100 * sum(held) / len(held) < HELD_SHARE + 3
    assert held == [example(group=str(number), question="Another?").held_out for number in range(2000)]


def test_a_file_gives_back_what_was_written_byte_for_byte(tmp_path: Path) -> None:
    examples = [example(), example(group="Bridge")]
    first, second = tmp_path / "a.gz", tmp_path / "b.gz"
    assert write_examples(examples, first) == write_examples(iter(examples), second) == 2
    assert first.read_bytes() == second.read_bytes()
    assert list(read_examples(first)) == examples


def test_no_examples_are_an_empty_file(tmp_path: Path) -> None:
    assert write_examples([], tmp_path / "a.gz") == 0
    assert list(read_examples(tmp_path / "a.gz")) == []


def test_a_pool_with_gold_alone_is_of_no_use() -> None:
    assert example().sentences.usable
    assert not Pool(gold=example().sentences.gold).usable
