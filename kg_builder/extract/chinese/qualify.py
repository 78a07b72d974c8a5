"""Qualifiers of a clause: negation, modality, time, place and the other phrases around its verb."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.clauses import Clause
from kg_builder.extract.chinese.phrases import text_of
from kg_builder.extract.chinese.words import Word, Words
from linguistics.normal import simplify
from schema.extraction import LiteralKind, Qualifiers

_TIME_PREPOSITIONS = frozenset({"在", "于", "自", "从", "截至", "截止", "到", "至", "自从", "当"})
_RELATIVE_TIMES = frozenset({"后", "前", "之后", "之前", "以后", "以前", "以来", "起"})
_PLACE_PREPOSITIONS = frozenset({"在", "于"})
_PLACE_TAGS = frozenset({"LOC", "ns", "s"})
_EMPHATIC = {word: "是" for word in sorted(lexicon.COPULAS) if word.endswith("是")}
_EMPHATIC |= {"也有": "有", "均有": "有", "还有": "有", "都有": "有", "包括有": "包括", "也为": "为", "均为": "为"}
_OTHER_TIME = "time"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A prepositional phrase cut into its preposition (may be empty) and its noun phrase."""

    preposition: str
    words: Words

    @property
    def date(self) -> str:
        """Normal value of the first date in the phrase where the phrase says "at that time", else empty."""
        if self.preposition and self.preposition not in _TIME_PREPOSITIONS:
            return ""
        if any(word.text in _RELATIVE_TIMES for word in self.words):
            return ""
        dates = [w.literal.value for w in self.words if w.literal and w.literal.kind is LiteralKind.DATE]
        return dates[0] if dates else ""

    @property
    def is_time(self) -> bool:
        """True for a phrase of time, dated or not."""
        return any(word.tag in lexicon.TIME_TAGS for word in self.words) and not any(
            word.is_name or word.tag == "n" for word in self.words
        )

    @property
    def ends_in_organisation(self) -> bool:
        """True for a phrase whose last word is an organisation."""
        return bool(self.words) and self.words[-1].tag in {"ORG", "nt"}

    @property
    def is_place(self) -> bool:
        """True for 在 or 于 with a place."""
        return self.preposition in _PLACE_PREPOSITIONS and any(word.tag in _PLACE_TAGS for word in self.words)


def phrase(words: Words) -> Phrase:
    """Cut a phrase behind its preposition."""
    if words and words[0].text in lexicon.PREPOSITIONS and words[0].tag not in lexicon.NAME_TAGS:
        return Phrase(words[0].text, words[1:])
    return Phrase("", words)


def qualifiers(
    clause: Clause, *, adverbs: Sequence[Word], phrases: Iterable[Words], verb: Sequence[Word], source: str, text: str
) -> Qualifiers:
    """The qualifiers of one predicate. ``text`` is the original sentence, ``source`` a reporting clause or empty."""
    time = place = ""
    others: set[tuple[str, str]] = set()
    for words in (*clause.carried, *phrases):
        part = phrase(words)
        if not part.words:
            continue
        surface = text[part.words[0].start : part.words[-1].end]
        if part.date and not time:
            time = part.date
        elif part.is_place and not place:
            place = surface
        else:
            others.add((part.preposition or _OTHER_TIME, surface))
    modal = [word.text for word in adverbs if word.text in lexicon.MODALS | lexicon.ORDERS]
    modal += [word.text for word in verb[:-1] if word.text in lexicon.MODALS]
    denied = sum(word.text in lexicon.NEGATORS or word.text == "禁止" for word in adverbs) + (
        verb[0].text in lexicon.NEGATED_VERBS
    )
    denied += simplify(source).endswith("否认")
    return Qualifiers(
        negated=denied % 2 == 1,
        modality="".join(modal),
        attribution=source or clause.attribution,
        condition=clause.condition,
        time=time,
        place=place,
        others=tuple(sorted(others)),
    )


def predicate(verb: Sequence[Word]) -> str:
    """The verb as it stands, without aspect particles and modals; a denied 没有 is 有."""
    kept = [word for word in verb if word.text not in lexicon.ASPECT or word.tag == "v"]
    kept = [word for index, word in enumerate(kept) if word.text not in lexicon.MODALS or index == len(kept) - 1]
    words = [lexicon.NEGATED_VERBS.get(word.text, word.text) for word in kept if word.tag != "d"]
    words = [_EMPHATIC.get(word, word) for word in words]
    return text_of_all(words) or text_of(tuple(verb))


def text_of_all(texts: Sequence[str]) -> str:
    """Texts written together without blanks."""
    return "".join("".join(text.split()) for text in texts)
