"""Laying the board: from the records of one question to arrays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graph_rag.bridge import Mentions, entity_names
from graph_rag.evidence import LinkedEntity
from graph_rag.pool import Candidate, Pool, about, holds_name
from graph_rag.question import Question, held_terms, speaks_other
from graph_rag.ranker.board import Board, Mask, Matrix, Places, Vector
from graph_rag.ranker.naming import SubjectIndex
from linguistics.normal import name_key
from linguistics.terms import STOP_WORDS, index_terms
from schema.documents import Sentence

_SUBJECT = 0.5  # from here on a chunk counts as being about an entity (see ``graph_rag.pool.about``)
_SHARED_BY = 40  # an entity that more candidates share joins everything
_BRACKET = re.compile(r"[(（]([^()（）]*)[)）]\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """What a board is laid from. ``core`` are the chunks whose entities' names are known to ``mentions``."""

    question: Question
    linked: Sequence[LinkedEntity]
    pool: Pool
    mentions: Mentions
    sentences: Sequence[Sentence]
    arms: Mapping[str, Mapping[str, float]]
    translated: Mapping[str, float]
    meaning: Mapping[str, float]
    walked: Mapping[str, float]
    core: Sequence[str]


def lay_board(laid: Laid) -> Board:
    """Arrays over the candidates of the pool, in order of id. ``arms`` and ``walked`` are by chunk id."""
    ids = tuple(sorted(laid.pool.candidates))
    places = [laid.pool.candidates[chunk_id] for chunk_id in ids]
    row = {chunk_id: index for index, chunk_id in enumerate(ids)}
    sentences = [sentence for sentence in laid.sentences if sentence.chunk_id in row]
    terms = list(laid.pool.weights)
    weights = np.array([laid.pool.weights[term] for term in terms], dtype=np.float64)
    total = weights.sum()
    meaning = np.array([laid.meaning.get(sentence.id, 0.0) for sentence in sentences], dtype=np.float64)
    owner: Places = np.array([row[sentence.chunk_id] for sentence in sentences], dtype=np.int64)
    keys = [name_key(sentence.text) for sentence in sentences]
    titles = _Titles(laid.question, places)
    foreign: Mask = np.array([place.language != laid.question.language for place in places], dtype=np.bool_)
    covered = np.array([laid.pool.cover(chunk_id) for chunk_id in ids], dtype=np.float64)
    entities, subject = _linked(laid, ids, places)
    names, says = _named(laid, row, places, owner=owner, keys=keys, meaning=meaning)
    return Board(
        ids=ids,
        arms=_arms(laid, ids, foreign, covered),
        walk=_column(laid.walked, ids),
        weights=weights / total if total else weights,
        numeric=np.array([any(character.isdigit() for character in term) for term in terms], dtype=np.bool_),
        held=_held([place.terms for place in places], terms, laid.question),
        titled=_held([frozenset(index_terms(" ".join(place.subjects))) for place in places], terms, laid.question),
        owner=owner,
        said=_held([frozenset(index_terms(sentence.text)) for sentence in sentences], terms, laid.question),
        meaning=meaning,
        asked=titles.asked,
        title_share=titles.share,
        title_words=titles.words,
        bracket=titles.bracket,
        entities=entities,
        subject=subject,
        names=names,
        says=says,
        shared=_shared(laid, row),
        foreign=foreign,
        covered=covered,
        entry=np.array([opens_with_title(place) for place in places], dtype=np.float64),
        size=np.array([len(place.terms) for place in places], dtype=np.float64),
        compares=laid.question.compares,
    )


def _column(scores: Mapping[str, float], ids: Sequence[str]) -> Vector:
    return np.array([scores.get(chunk_id, 0.0) for chunk_id in ids], dtype=np.float64)


def _arms(laid: Laid, ids: Sequence[str], foreign: Mask, covered: Vector) -> dict[str, Vector]:
    """The arms as columns. Words in translation count as words, as far as they cover the question.

    The best hit of a translated search is only as good as what it covers: it may be the best of nothing.
    """
    arms = {name: _column(scores, ids) for name, scores in laid.arms.items()}
    translated = np.where(foreign, covered * _column(laid.translated, ids), 0.0)
    arms["lexical"] = np.maximum(arms["lexical"], translated)
    return arms


def _held(holders: Sequence[frozenset[str]], terms: Sequence[str], question: Question) -> Mask:
    """Which of the question's terms each holder has; one in the other language also has what it translates."""
    renderings = question.renderings
    rows = []
    for holder in holders:
        has = holder
        if renderings and speaks_other(question.language, holder):
            has = holder | held_terms(renderings, holder)
        rows.append([term in has for term in terms])
    return np.array(rows, dtype=np.bool_).reshape(len(holders), len(terms))


class _Titles:
    """How the question names titles and headings."""

    def __init__(self, question: Question, places: Sequence[Candidate]) -> None:
        key = name_key(question.text)
        terms = frozenset(question.terms)
        count = len(places)
        self.asked: Mask = np.zeros(count, dtype=np.bool_)
        self.share, self.words, self.bracket = np.zeros(count), np.zeros(count), np.zeros(count)
        for index, place in enumerate(places):
            self.asked[index] = any(len(subject) > 2 and holds_name(key, subject) for subject in place.subjects)
            titles = [[word for word in index_terms(subject) if word not in STOP_WORDS] for subject in place.subjects]
            shares = [sum(word in terms for word in words) / len(words) for words in titles if words]
            self.share[index] = max(shares, default=0.0)
            self.words[index] = len(titles[0]) if titles else 0.0
            self.bracket[index] = _bracket(place, terms)


def _bracket(place: Candidate, terms: frozenset[str]) -> float:
    """1 when the question holds a word of the addition in brackets of the title, -1 when not, 0 without one."""
    added = _BRACKET.search(place.card.title)
    if added is None:
        return 0.0
    return 1.0 if terms.intersection(index_terms(added[1])) else -1.0


def opens_with_title(place: Candidate) -> bool:
    """True when the title, less its addition in brackets, stands in the first words below the heading."""
    title = place.subjects[0] if place.card.title.strip() and place.subjects else ""
    return len(title) > 1 and holds_name(place.opening, title)


def _linked(laid: Laid, ids: Sequence[str], places: Sequence[Candidate]) -> tuple[Vector, Vector]:
    """Share of the linked weight that a candidate mentions, and how much it is about a linked entity."""
    total = max(1.0, sum(sorted((entry.weight for entry in laid.linked), reverse=True)[:3]))
    names = {entry.entity.id: entity_names(entry.entity) for entry in laid.linked}
    share, subject = np.zeros(len(ids)), np.zeros(len(ids))
    for index, (chunk_id, place) in enumerate(zip(ids, places, strict=True)):
        mentioned = laid.mentions.by_chunk.get(chunk_id, ())
        here = [entry for entry in laid.linked if entry.entity.id in mentioned]
        share[index] = min(1.0, sum(entry.weight for entry in here) / total)
        degrees = [entry.weight * (about(names[entry.entity.id], place) - 0.25) / 0.75 for entry in here]
        subject[index] = max(degrees, default=0.0)
    return share, subject


def _named(
    laid: Laid, row: Mapping[str, int], places: Sequence[Candidate], *, owner: Places, keys: Sequence[str],
    meaning: Vector,
) -> tuple[Matrix, Matrix]:  # fmt: skip
    """Who names what whom is about: by title or heading for all candidates, by resolved entity from and to the core."""
    names, says = np.zeros((len(places), len(places))), np.zeros((len(places), len(places)))

    def note(source: int, target: int, strength: float, similarity: float) -> None:
        if source != target:
            names[source, target] = max(names[source, target], strength)
            says[source, target] = max(says[source, target], strength * similarity)

    index = SubjectIndex([_forms(place) for place in places])
    owners = index.owners()
    for source, key, similarity in zip(owner.tolist(), keys, meaning.tolist(), strict=True):
        for name in index.named_in(key):
            for target in owners[name]:
                if not set(places[source].subjects) & set(places[target].subjects):
                    note(source, target, 1.0, similarity)
    asked = {entry.entity.id for entry in laid.linked if entry.exact}
    lines: dict[int, list[int]] = {}
    for line, source in enumerate(owner.tolist()):
        lines.setdefault(source, []).append(line)
    for chunk_id in laid.core:
        for entity in laid.mentions.by_chunk.get(chunk_id, ()) if chunk_id in row else ():
            forms = laid.mentions.names.get(entity, ())
            if not forms or entity in asked:
                continue
            here = row[chunk_id]
            own = about(forms, places[here])
            said = [line for line in lines.get(here, ()) if any(holds_name(keys[line], form) for form in forms)]
            similarity = max((float(meaning[line]) for line in said), default=0.0)
            for other in laid.mentions.by_entity.get(entity, ()):
                if other not in row:
                    continue
                there = row[other]
                degree = about(forms, places[there])
                if degree >= _SUBJECT:
                    note(here, there, degree, similarity)
                if own >= _SUBJECT:
                    note(there, here, own, float(meaning[lines[there]].max()) if there in lines else 0.0)
    return names, says


def _forms(place: Candidate) -> list[str]:
    """Its subjects, and the title up to its first comma: "Springfield, Illinois" is also called Springfield."""
    before, comma, _ = place.card.title.partition(",")
    return [*place.subjects, name_key(before)] if comma and before.strip() else list(place.subjects)


def _shared(laid: Laid, row: Mapping[str, int]) -> Matrix:
    """Rarity of the rarest entity that two candidates mention and the question does not name."""
    shared = np.zeros((len(row), len(row)))
    asked = {entry.entity.id for entry in laid.linked if entry.exact}
    rarity = laid.mentions.rarity
    for entity in sorted(laid.mentions.by_entity, key=lambda entity: (rarity[entity], entity)):
        if entity in asked:
            continue
        inside = [row[chunk_id] for chunk_id in laid.mentions.by_entity[entity] if chunk_id in row]
        if 1 < len(inside) <= _SHARED_BY:
            shared[np.ix_(inside, inside)] = rarity[entity]
    np.fill_diagonal(shared, 0.0)
    return shared
