"""Groups hold a gold text first, only negatives after it, and targets that point at the answer."""

import random
from collections.abc import Sequence

import pytest

from adapters.embedding.packed import PackedWeights, locate
from adapters.reading.pairs import PairTokenizer, Tokens
from benchmarks.reader.batches import LONGEST, GroupMaker, Mix, token_span
from benchmarks.reader.examples import Candidate, Example, Pool

TEXT = "Ada Ice built the mill in 1953."


def example(gold: Sequence[Candidate], question: str = "Who built the mill in 1953?", title: str = "mill") -> Example:
    near = tuple(Candidate(title=title, text=f"It has {number} floors.") for number in range(6))
    far = tuple(Candidate(title="Bridge", text=f"Bridge {number} is long.") for number in range(6))
    return Example(
        collection="set",
        group=title,
        question=question,
        answers=("Ada Ice",),
        passages=Pool(),
        sentences=Pool(gold=tuple(gold), near=near, far=far),
        variants=("谁 built the 磨坊 in 1953?",),
    )


@pytest.fixture(scope="module")
def tokenizer() -> PairTokenizer:
    return PairTokenizer(PackedWeights(locate()))


GOLD = Candidate(title="mill", text=TEXT, span=(0, 7))


def test_token_span_touches_every_character_of_the_slice() -> None:
    tokens = Tokens(ids=(1, 2, 3, 4), starts=(0, 2, 2, 6), ends=(1, 2, 5, 9))
    assert token_span(tokens, (0, 1)) == (0, 0)
    assert token_span(tokens, (3, 7)) == (2, 3)
    assert token_span(tokens, (1, 2)) is None


@pytest.mark.models
class TestGroups:
    @pytest.mark.parametrize("seed", range(20))
    def test_gold_first_and_its_span_is_the_answer(self, tokenizer: PairTokenizer, seed: int) -> None:
        one = example([GOLD])
        group = GroupMaker(tokenizer, [one]).group(one, one.sentences, Mix(negatives=3), random.Random(seed))
        assert group[0].relevant
        assert group[0].span is not None
        first, last = group[0].span
        answer = tokenizer.tokens("Ada Ice").ids
        assert group[0].row.ids[first : last + 1][-len(answer) + 1 :] == answer[1:]
        assert 4 <= len(group) <= 5
        assert all(not target.relevant and target.span == (0, 0) for target in group[1:])

    def test_the_same_seed_draws_the_same_group(self, tokenizer: PairTokenizer) -> None:
        one = example([GOLD])
        maker = GroupMaker(tokenizer, [one])
        first, second = (maker.group(one, one.sentences, Mix(negatives=3), random.Random(7)) for _ in range(2))
        assert first == second

    def test_an_unanswered_question_has_negatives_only(self, tokenizer: PairTokenizer) -> None:
        one = example([])
        group = GroupMaker(tokenizer, [one]).group(one, one.sentences, Mix(negatives=3), random.Random(0))
        assert len(group) == 4
        assert not any(target.relevant for target in group)

    def test_evidence_without_a_span_has_an_unknown_target(self, tokenizer: PairTokenizer) -> None:
        one = example([Candidate(title="mill", text=TEXT)])
        group = GroupMaker(tokenizer, [one]).group(one, one.sentences, Mix(negatives=1), random.Random(0))
        assert group[0].relevant
        assert group[0].span is None

    @pytest.mark.parametrize("seed", range(10))
    def test_a_long_text_is_cut_around_the_answer(self, tokenizer: PairTokenizer, seed: int) -> None:
        filler = "The canteen serves soup on working days. " * 60
        gold = Candidate(title="mill", text=filler + TEXT + filler, span=(len(filler), len(filler) + 7))
        one = example([gold])
        target = GroupMaker(tokenizer, [one]).group(one, one.sentences, Mix(negatives=1), random.Random(seed))[0]
        assert len(target.row.ids) <= LONGEST
        assert target.span is not None
        assert target.row.first <= target.span[0] <= target.span[1] < target.row.first + target.row.count


class TestTwists:
    def maker(self, *examples: Example) -> GroupMaker:
        # Titles alone are used here: no tokeniser is loaded.
        return GroupMaker(tokenizer=None, examples=examples)  # type: ignore[arg-type]

    def test_another_number_or_another_thing(self) -> None:
        one = example([GOLD])
        other = example([Candidate(title="bridge", text="A bridge.")], title="bridge")
        maker = self.maker(one, other)
        twisted = {maker.twist(one, GOLD, random.Random(seed)) for seed in range(60)}
        assert "Who built the bridge in 1953?" in twisted
        years = {text for text in twisted if text and "mill in" in text}
        assert years
        assert "Who built the mill in 1953?" not in twisted

    def test_a_number_that_the_text_lacks_is_left_alone(self) -> None:
        one = example([Candidate(title="", text="Ada built it.")], question="Who built 7 mills?")
        assert self.maker(one).twist(one, one.sentences.gold[0], random.Random(0)) is None
