"""The word of a sentence as the rules see it.

Offsets are code points of the sentence, half-open; ``text`` is in simplified characters (folding keeps offsets).
"""

from __future__ import annotations

from dataclasses import dataclass

from kg_builder.extract.chinese import lexicon
from linguistics.literals import FoundLiteral

PAIRS = {"《": "》", "〈": "〉", "“": "”", "「": "」", "『": "』", '"': '"', "‘": "’"}
"""Title marks and quotation marks, opening to closing."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a joined name. ``tag`` is LAC's, or ``lit`` for a literal that is no date (dates are ``TIME``)."""

    text: str
    tag: str
    start: int
    end: int
    literal: FoundLiteral | None = None

    @property
    def is_name(self) -> bool:
        """True for a proper name of any kind."""
        return self.tag in lexicon.NAME_TAGS

    @property
    def is_verb(self) -> bool:
        """True where the word can be the verb of a clause."""
        return self.tag in lexicon.VERB_TAGS

    @property
    def bare(self) -> str:
        """The text without the title marks or quotes around it."""
        if len(self.text) > 2 and PAIRS.get(self.text[0]) == self.text[-1]:
            return self.text[1:-1]
        return self.text


Words = tuple[Word, ...]


def is_literal(words: Words) -> bool:
    """True for exactly one word that is a literal."""
    return len(words) == 1 and words[0].literal is not None
