"""Names across languages: an entity whose Chinese name reads, or translates, as the Latin name that was asked for.

Weaker than a stated alias. Only entities mentioned in chunks that were found anyway are compared: there is no list of
all names, and no need of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph_rag.evidence import LinkedEntity
from graph_rag.link import entities_of, names_of, rarity
from graph_rag.question import Question, rendering
from linguistics.normal import name_key
from linguistics.scripts import has_han
from schema.access import VisibleSet
from schema.ports import Lexicon, Reader

_WEIGHT = 0.5  # of a stated alias
_ENOUGH = 0.75  # share of the letters and characters of both names that must be accounted for
_NAMES = 8
_CHUNKS = 16
_SHOWN = 6
_LEGAL = frozenset(
    "co ltd limited company inc corp corporation plc gmbh ag sa llc group holding holdings and of the mr ms dr".split()
)
_HAN_LEGAL = re.compile("股份|有限|责任|公司|集团|先生|女士")


def link_across(
    question: Question,
    linked: Sequence[LinkedEntity],
    chunk_ids: Sequence[str],
    *,
    reader: Reader,
    visible: VisibleSet,
    lexicon: Lexicon,
) -> tuple[LinkedEntity, ...]:
    """``linked`` with the entities of these chunks (best first) that unlinked names mean in the other language."""
    done = {name_key(entry.surface) for entry in linked}
    names = [name for name in question.names if _open(name, question) and name_key(name) not in done][:_NAMES]
    if not names:
        return tuple(linked)
    known = {entry.entity.id for entry in linked}
    documents = max(1, reader.counts(visible).documents)
    found: dict[str, LinkedEntity] = {}
    for entity in entities_of(chunk_ids[:_CHUNKS], reader, visible):
        others = [name for name in names_of(entity) if has_han(name) != (question.language == "zh")]
        for name in names if others and entity.id not in known else ():
            likeness = max(same_across(name, other, lexicon) for other in others)
            weight = _WEIGHT * likeness * rarity(entity.documents, documents)
            if likeness and (entity.id not in found or weight > found[entity.id].weight):
                found[entity.id] = LinkedEntity(entity=entity, surface=name, weight=weight, exact=False)
    return tuple(sorted([*linked, *found.values()], key=lambda entry: (-entry.weight, entry.entity.id)))


def _open(name: str, question: Question) -> bool:
    return has_han(name) if question.language == "zh" else not has_han(name) and name[:1].isupper()


def same_across(left: str, right: str, lexicon: Lexicon) -> float:
    """How surely a Chinese and a Latin name are one, in [0, 1]: 0, or the share of both that is accounted for.

    A Latin word is accounted for by Chinese characters that read as it is written (whole syllables), or by one of its
    translations standing in the Chinese name; legal forms do not count.
    """
    if has_han(left) == has_han(right):
        return 0.0
    chinese, latin = (left, right) if has_han(left) else (right, left)
    han = _HAN_LEGAL.sub("", "".join(character for character in name_key(chinese) if has_han(character)))
    words = [word for word in name_key(latin).split() if word not in _LEGAL]
    syllables = lexicon.romanised(han).split()
    if not words or not han or len(syllables) != len(han):
        return 0.0
    taken: set[int] = set()
    letters = 0
    for word in words:
        places = _read(word, syllables, taken) or _translated(word, han, taken, lexicon)
        taken.update(places)
        letters += len(word) if places else 0
    share = min(len(taken) / len(han), letters / sum(map(len, words)))
    return share if share >= _ENOUGH else 0.0


def _read(word: str, syllables: Sequence[str], taken: set[int]) -> list[int]:
    """Where in the Chinese name free characters in a row read as the word."""
    for start in range(len(syllables)):
        read = ""
        for end in range(start, len(syllables)):
            if end in taken or len(read) > len(word):
                break
            read += syllables[end]
            if read == word:
                return list(range(start, end + 1))
    return []


def _translated(word: str, han: str, taken: set[int], lexicon: Lexicon) -> list[int]:
    """Where free characters of the Chinese name are a translation of the word, the longest first."""
    for translation in sorted(lexicon.translations(word), key=lambda one: (-len(one), one)):
        at = han.find(translation)
        while at >= 0:
            places = list(range(at, at + len(translation)))
            if not taken.intersection(places):
                return places
            at = han.find(translation, at + 1)
    return []


def with_names(question: Question, linked: Sequence[LinkedEntity]) -> Question:
    """The question, its linked names rendered by the names that their entities have in the other language."""
    if not question.renderings:
        return question
    han = question.language == "en"
    found = [
        rendering(entry.surface, [name for name in names_of(entry.entity) if has_han(name) is han][:_SHOWN])
        for entry in linked
    ]
    return replace(question, renderings=(*question.renderings, *(one for one in found if one.keys)))
