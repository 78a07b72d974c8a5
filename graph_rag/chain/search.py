"""Beam search for chains of records, as a join over shared values.

Each hop starts from the values, names and identifiers that the last record holds and the question does not, and goes
on to the records that hold the same (beam over sentence paths as in PropRAG, Wang 2025, section 3.2, here over table
rows and sentences alike). What a chain is worth: how much of the question its records say together, how surely its
last record answers, how rare the values are that join it. Only what the asker may see is read.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from graph_rag.answer.parsing import ParseSentence
from graph_rag.chain.answers import Found, read_answer
from graph_rag.chain.between import between
from graph_rag.chain.ground import HOLDERS, Ground
from graph_rag.chain.links import WHOLE, Link, held_by, links_of
from graph_rag.chain.records import Record, Records
from graph_rag.chain.wanted import Wanted
from graph_rag.question import AnswerType, Question
from linguistics.normal import name_key

MAX_CHAINS = 2
NEVER = frozenset(
    {
        AnswerType.REASON,
        AnswerType.DEFINITION,
        AnswerType.DESCRIPTION,
        AnswerType.YES_NO,
        AnswerType.CHOICE,
        AnswerType.LIST,
        AnswerType.COUNT,
    }
)
_HOPS = 2
_FIRST = 14  # records a chain may start from
_NEAR = 0.75  # of the best first record's share of the question that a first record must say
_BEAM = 8
_LEAST_ANSWER = 0.6
_ANSWER, _LINK, _STEP = 0.35, 0.2, 0.1  # worth of the answer and of the links, price of each record after the second
_MAX_DISORDER = 0.15
_DISORDER = 0.7  # price of what is said in the wrong order
_OWN = 0.1  # worth of what the last record says by itself
_LEAST_SHARE = 0.6  # of the question that a chain must say
_LEAST_ADDED = 0.03  # what each further record must add to that
_MARGIN = 0.12  # by which a chain must beat every single record


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Records in the order of the path, the links between them, the answer in the last one; score about [0, 1.5].

    ``relevance``: the probability in [0, 1] with which the records answer together, as a reader of them says; None
    where they were not read.
    """

    records: tuple[Record, ...]
    links: tuple[Link, ...]
    answer: Found
    share: float
    score: float
    relevance: float | None = None


@dataclass(frozen=True, slots=True)
class _State:
    records: tuple[Record, ...]
    links: tuple[Link, ...]
    taken: frozenset[str]
    said: tuple[float, ...]
    share: float
    quality: float
    disorder: float = 0.0


def find_chains(ground: Ground, sentence_ids: Sequence[str]) -> tuple[Chain, ...]:
    """The best chains of two or three records, best first; none where one record says as much and answers.

    ``sentence_ids``: the ranked evidence, best first.
    """
    if ground.question.expects in NEVER or not sentence_ids:
        return ()
    return _Search(ground.question, ground.words, ground.records, ground.parse).run(sentence_ids)


class _Search:
    def __init__(self, question: Question, words: Wanted, records: Records, parse: ParseSentence) -> None:
        self._question = question
        self._words = words
        self._records = records
        self._parse = parse
        self._between = between(question)
        self._first: list[Record] = []
        self._answers: dict[tuple[str, frozenset[str]], Found | None] = {}

    def run(self, sentence_ids: Sequence[str]) -> tuple[Chain, ...]:
        """First records, hops, ranking."""
        self._first = [record for record in self._records.of(sentence_ids) if not record.is_heading]
        first = [self._start(record) for record in self._first]
        least = max((self._worth(state)[0] for state in first), default=0.0) + _MARGIN
        nearest = _NEAR * max((state.share for state in first), default=0.0)
        beam = sorted(
            (state for state in first if state.share >= nearest), key=lambda state: (-state.share, state.records[0].id)
        )[:_FIRST]
        chains: dict[str, Chain] = {}
        for _ in range(_HOPS):
            grown = [state for entry in beam for state in self._grow(entry)]
            for state in grown:
                self._keep(state, least, chains)
            grown.sort(key=lambda state: (-self._reach(state), [one.id for one in state.records]))
            beam = grown[:_BEAM]
        ranked = sorted(chains.values(), key=lambda chain: (-chain.score, [one.id for one in chain.records]))
        return tuple(ranked[:MAX_CHAINS])

    def _start(self, record: Record) -> _State:
        said = self._words.said([record])
        return _State((record,), (), frozenset(), said, self._words.share(said), 0.0)

    def _grow(self, state: _State) -> list[_State]:
        """One more record over each value of the last one that can be what the question leaves unnamed."""
        links = [
            link
            for link in links_of(state.records[-1], self._question, self._parse)
            if name_key(link.value) not in state.taken
        ]
        grown = []
        for link, (keys, kind) in zip(links, self._records.named([link.value for link in links]), strict=True):
            names = keys | {name_key(link.value)}
            filled = self._between.filled_by(link, kind)
            if not filled and not any(character.isdigit() for character in link.value):
                continue
            holders = [
                (held, record)
                for held, record in self._holders(names)
                if filled or (record.cells and held >= WHOLE and self._between.names(record.text))
            ]
            rare = 1.0 / (1.0 + math.log2(max(1, len(holders))) / 2)
            for held, record in holders:
                if record.id not in {one.id for one in state.records}:
                    found = self._grown(state, link, names, record, link.weight * rare * held)
                    if found.share >= state.share + _LEAST_ADDED or self._supplies(found):
                        grown.append(found)
        return grown

    def _supplies(self, state: _State) -> bool:
        """True when the last record is a row that has a cell of the kind asked for and the ones before have none."""
        if not state.records[-1].cells or self._answer(state.records[:-1], state.taken) is not None:
            return False
        answer = self._answer(state.records[-1:], state.taken)
        return answer is not None and bool(answer.label) and answer.score >= _LEAST_ANSWER

    def _answer(self, records: Sequence[Record], taken: frozenset[str]) -> Found | None:
        """The best answer of these records."""
        found = []
        for record in records:
            key = (record.id, taken)
            if key not in self._answers:
                self._answers[key] = read_answer(record, taken, self._question, self._parse)
            found.append(self._answers[key])
        return max((one for one in found if one is not None), key=lambda one: one.score, default=None)

    def _holders(self, names: frozenset[str]) -> list[tuple[float, Record]]:
        """Records that hold a name, or stand in a document or section that is called so, with how firmly they do."""
        found = self._records.search(" ".join(sorted(names)), HOLDERS)
        known = {record.id for record in found}
        found += [record for record in self._first if record.id not in known]
        pairs = [(held_by(record, names), record) for record in found if not record.is_heading]
        return [(held, record) for held, record in pairs if held > 0]

    def _grown(self, state: _State, link: Link, names: frozenset[str], record: Record, quality: float) -> _State:
        records = (*state.records, record)
        said = tuple(map(max, state.said, self._words.said([record])))
        total = (state.quality * len(state.links) + quality) / (len(state.links) + 1)
        back = state.disorder + self._words.disorder(state.said, said)
        return _State(records, (*state.links, link), state.taken | names, said, self._words.share(said), total, back)

    def _reach(self, state: _State) -> float:
        return state.share + _LINK * state.quality - _DISORDER * state.disorder

    def _worth(self, state: _State) -> tuple[float, Found | None]:
        last = state.records[-1]
        answer = self._answer([last], state.taken)
        own = self._words.share(self._words.said([last])) if state.links else 0.0
        worth = self._reach(state) + _OWN * own - _STEP * max(0, len(state.records) - 2)
        return worth + (_ANSWER * answer.score if answer is not None else 0.0), answer

    def _keep(self, state: _State, least: float, chains: dict[str, Chain]) -> None:
        """Remember the best chain to each answer."""
        if state.share < _LEAST_SHARE or state.disorder > _MAX_DISORDER or self._words.rests_on(state.records):
            return
        worth, answer = self._worth(state)
        if answer is None or worth < least:
            return
        key = name_key(answer.text)
        if key not in chains or chains[key].score < worth:
            chains[key] = Chain(records=state.records, links=state.links, answer=answer, share=state.share, score=worth)
