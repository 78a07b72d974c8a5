"""A dependency tree over a neutral parse, with the few walks that the rules need."""

from __future__ import annotations

from collections.abc import Iterable

from schema.parse import Parse, Token

SUBJECT_DEPS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
NOUN_POS = frozenset({"NOUN", "PROPN", "NUM", "PRON", "SYM"})
WH_TAGS = frozenset({"WDT", "WP", "WP$"})
MODIFIER_DEPS = frozenset({"aux", "auxpass", "amod", "compound", "det", "case", "mark", "prt"})

_PAIRS = {"``": "''", '"': '"', "(": ")", "-LRB-": "-RRB-", "“": "”", "‘": "’"}
_REVERSED = {closing: opening for opening, closing in _PAIRS.items()}
_CLOSING = frozenset(_REVERSED)
_EDGE = (
    frozenset(_PAIRS)
    | _CLOSING
    | frozenset({",", ";", ":", "--", ".", "-", "–", "—", "?", "!", "and", "or", "but", "•", "*", "'", "[", "]", "/"})
)
_CLITICS = {
    "'s": "be",
    "’s": "be",
    "'re": "be",
    "’re": "be",
    "'m": "be",
    "’m": "be",
    "'ve": "have",
    "’ve": "have",
    "'ll": "will",
    "’ll": "will",
}
"""Contracted verbs, whose lemmas taggers miss; a possessive ending is never asked for its lemma."""


class Tree:
    """Children, subtrees and name labels by token index. Heads out of range make a token a root of its own."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.tokens: tuple[Token, ...] = parse.tokens
        size = len(self.tokens)
        children: list[list[int]] = [[] for _ in range(size)]
        self.heads: list[int] = []
        for index, token in enumerate(self.tokens):
            head = token.head if 0 <= token.head < size else index
            self.heads.append(head)
            if head != index:
                children[head].append(index)
        self.children: list[tuple[int, ...]] = [tuple(each) for each in children]
        self.labels: list[str] = [""] * size
        for name in parse.names:
            for index in range(max(name.first, 0), min(name.last, size)):
                self.labels[index] = name.label

    def __len__(self) -> int:
        return len(self.tokens)

    def dep(self, index: int) -> str:
        """Dependency label of a token."""
        return self.tokens[index].dep

    def lemma(self, index: int) -> str:
        """Lower-case lemma of a token, its lower-case text where the parser gave none."""
        token = self.tokens[index]
        return _CLITICS.get(token.text.lower(), "") or (token.lemma or token.text).lower()

    def low(self, index: int) -> str:
        """Lower-case text of a token."""
        return self.tokens[index].text.lower()

    def is_verb(self, index: int) -> bool:
        """True for verbs and auxiliaries, by part of speech or by tag."""
        token = self.tokens[index]
        return token.pos in {"VERB", "AUX"} or token.tag.startswith("VB")

    def has_letters(self, index: int) -> bool:
        """True for a token with a letter or a digit."""
        return any(character.isalnum() for character in self.tokens[index].text)

    def is_noun(self, index: int) -> bool:
        """True for what can head a noun phrase."""
        return self.tokens[index].pos in NOUN_POS

    def kids(self, index: int, *deps: str) -> list[int]:
        """Children with one of these dependency labels, in order."""
        return [child for child in self.children[index] if self.tokens[child].dep in deps]

    def has(self, index: int, *deps: str) -> bool:
        """True when a child has one of these dependency labels."""
        return any(self.tokens[child].dep in deps for child in self.children[index])

    def has_subject(self, index: int) -> bool:
        """True when the token governs a subject of its own."""
        return any(self.tokens[child].dep in SUBJECT_DEPS for child in self.children[index])

    def subtree(self, index: int, *, without: frozenset[str] = frozenset()) -> list[int]:
        """The token and all below it, ascending, leaving out descendants reached over a label in ``without``."""
        found: set[int] = set()
        stack = [index]
        while stack:
            current = stack.pop()
            if current in found:
                continue
            found.add(current)
            stack.extend(child for child in self.children[current] if self.tokens[child].dep not in without)
        return sorted(found)

    def conjuncts(self, index: int) -> list[int]:
        """The token and what is coordinated with it, ascending."""
        found = {index}
        stack = [index]
        while stack:
            for child in self.kids(stack.pop(), "conj"):
                if child not in found:
                    found.add(child)
                    stack.append(child)
        return sorted(found)

    def ancestors(self, index: int) -> list[int]:
        """Governors from the nearest up to the root; stops at a repetition, so that a broken tree cannot loop."""
        seen = {index}
        path: list[int] = []
        current = self.heads[index]
        while current not in seen:
            path.append(current)
            seen.add(current)
            current = self.heads[current]
        return path

    def in_question(self, index: int) -> bool:
        """True when the parser's sentence that holds the token ends with a question mark."""
        ends = [start for start in self.parse.sentence_starts if start > index]
        last = (min(ends) if ends else len(self.tokens)) - 1
        while last > index and (self.tokens[last].text.isspace() or self.tokens[last].text in _CLOSING):
            last -= 1
        return self.tokens[last].text == "?"

    def trim(self, indices: Iterable[int]) -> tuple[int, ...]:
        """Ascending, without punctuation and conjunctions at both ends; brackets and quotes stay when paired."""
        kept = sorted(set(indices))
        while kept and self._loose(kept[0], kept[1:], _PAIRS):
            kept = kept[1:]
        while kept and self._loose(kept[-1], kept[:-1], _REVERSED):
            kept = kept[:-1]
        return tuple(kept)

    def _loose(self, index: int, others: list[int], partners: dict[str, str]) -> bool:
        text = self.tokens[index].text
        if text.isspace():
            return True
        if text.lower() not in _EDGE:
            return False
        partner = partners.get(text)
        return partner is None or all(self.tokens[other].text != partner for other in others)

    def words(self, indices: Iterable[int]) -> str:
        """The words at these indices with one blank between them."""
        return " ".join(self.tokens[index].text for index in indices)

    def surface(self, indices: Iterable[int]) -> str:
        """The words as they stand in the text: neighbours with what lies between them, gaps as one blank."""
        pieces: list[str] = []
        last = -2
        for index in indices:
            token = self.tokens[index]
            if index == last + 1 and pieces:
                pieces.append(self.parse.text[self.tokens[last].end : token.start])
            elif pieces:
                pieces.append(" ")
            pieces.append(token.text)
            last = index
        return " ".join("".join(pieces).split())
