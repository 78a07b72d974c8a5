"""How deep each word of a question lies: "the city of the maker of the part of X" asks from X outwards.

English by the tree: the number of content words above a word. Chinese puts what modifies before what is modified, so
that the order of the words is the order of the hops.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph_rag.chain.records import stems
from graph_rag.question import Question
from linguistics.normal import fold, simplify
from schema.parse import Parse

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_MAX_STEPS = 40


def depths(question: Question, texts: tuple[str, ...], parse: Parse | None) -> tuple[float, ...]:
    """The depth of each of these words of the question, 0 for the outermost; all 0 where nothing is known.

    The noun asked for is the outermost of all. A word that stands there twice counts by its deepest place.
    """
    if question.language == "zh":
        found = _by_order(question, texts)
    else:
        found = _by_tree(texts, parse) if parse is not None else dict.fromkeys(texts, 0.0)
    focus = simplify(fold(question.focus))
    return tuple(-1.0 if text == focus else found.get(text, 0.0) for text in texts)


def _by_order(question: Question, texts: tuple[str, ...]) -> Mapping[str, float]:
    plain = simplify(fold(question.text))
    return {text: float(len(plain) - plain.find(text)) if text in plain else 0.0 for text in texts}


def _by_tree(texts: tuple[str, ...], parse: Parse) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for index, token in enumerate(parse.tokens):
        depth = _depth(parse, index)
        held = stems(token.text)
        for text in texts:
            if held & stems(text):
                found[text] = max(depth, found.get(text, 0.0))
    return found


def _depth(parse: Parse, index: int) -> float:
    """Content words above this one; the parts of a name lie where its head lies."""
    tokens = parse.tokens
    depth, node = 0, index
    for _ in range(_MAX_STEPS):
        above = tokens[node].head
        if above == node or not 0 <= above < len(tokens):
            break
        inside = tokens[node].dep in ("compound", "nummod", "amod") and tokens[above].pos in ("PROPN", "NOUN")
        depth += tokens[above].pos in _CONTENT and not inside
        node = above
    return float(depth)
