"""Parses written by hand, one token a line, so that the rules are tested without a model."""

from __future__ import annotations

from collections.abc import Sequence

from kg_builder.extract.english.clauses import clause_readings
from kg_builder.extract.english.names import find_names
from kg_builder.extract.english.nominals import noun_readings
from kg_builder.extract.english.place import Placed
from kg_builder.extract.english.reading import Reading
from kg_builder.extract.english.tree import Tree
from linguistics.literals import find_literals
from schema import ids
from schema.documents import Sentence, Span
from schema.parse import NamedSpan, Parse, Token

DOCUMENT = ids.document_id("test.txt")


def parse_of(text: str, rows: str) -> Parse:
    """``rows``: text, lemma, part of speech, tag, dependency, head, name label (``B-``/``I-`` or ``-``)."""
    tokens: list[Token] = []
    names: list[NamedSpan] = []
    at = 0
    for index, line in enumerate(rows.strip().splitlines()):
        word, lemma, pos, tag, dep, head, label = line.split()
        start = text.index(word, at)
        at = start + len(word)
        tokens.append(Token(text=word, start=start, end=at, lemma=lemma, pos=pos, tag=tag, dep=dep, head=int(head)))
        if label.startswith("B-"):
            names.append(NamedSpan(first=index, last=index + 1, label=label[2:]))
        elif label.startswith("I-"):
            names[-1] = NamedSpan(first=names[-1].first, last=index + 1, label=label[2:])
    return Parse(text=text, language="en", tokens=tuple(tokens), names=tuple(names))


def sentence_of(text: str, start: int = 0, chunk: str = "chk_1", index: int = 0) -> Sentence:
    """A sentence at an offset of the test document."""
    span = Span(document_id=DOCUMENT, start=start, end=start + len(text))
    return Sentence(
        id=ids.sentence_id(DOCUMENT, start, start + len(text)), span=span, text=text, chunk_id=chunk, index=index
    )


def placed_of(parse: Parse, start: int = 0) -> Placed:
    """A parse placed in the test document, with its names and literals."""
    tree = Tree(parse)
    return Placed(
        sentence=sentence_of(parse.text, start),
        tree=tree,
        names=tuple(find_names(tree, {})),
        literals=tuple(find_literals(parse.text)),
    )


def readings_of(parse: Parse) -> list[Reading]:
    """All readings of a parse."""
    tree = Tree(parse)
    return clause_readings(tree) + noun_readings(tree)


def clause_at(parse: Parse, verb: str) -> Reading:
    """The clause reading whose verb has this text."""
    tree = Tree(parse)
    return next(each for each in clause_readings(tree) if tree.tokens[each.verb].text == verb)


def words(parse: Parse, indices: Sequence[int]) -> str:
    """The words at these indices."""
    return " ".join(parse.tokens[index].text for index in indices)


def at(parse: Parse, word: str) -> int:
    """The index of the first token with this text."""
    return next(index for index, token in enumerate(parse.tokens) if token.text == word)
