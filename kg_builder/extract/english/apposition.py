"""Which appositions state something: parsers join much by apposition that only stands side by side."""

from __future__ import annotations

from kg_builder.extract.english.drafts import Draft
from kg_builder.extract.english.nominals import is_role
from kg_builder.extract.english.place import Placed

_BETWEEN = frozenset({",", "(", "–", "—", "-", "--"})
_QUOTES = frozenset({'"', "“", "”", "‘", "``", "'"})
_PLURAL = frozenset({"NNS", "NNPS"})


def describes(placed: Placed, draft: Draft) -> bool:
    """True for a name beside a noun phrase that describes it: "Jane Wu, CFO of Acme", "the engineer Ruth Halvarsen".

    The description is a role, or a phrase with an article, an owner or a preposition; both are one, or both are many;
    and nothing but a comma, a bracket or a dash stands between the phrase that comes first and the other's first word.
    """
    tree, noun = placed.tree, draft.source
    name = placed.name_at(draft.subject)
    if name is None or (placed.name_at(noun) is not None and not is_role(tree, noun)):
        return False
    if not is_role(tree, noun) and not tree.has(noun, "det", "poss", "prep"):
        return False
    if (tree.tokens[draft.subject].tag in _PLURAL) != (tree.tokens[noun].tag in _PLURAL):
        return False
    upper, lower = (noun, draft.subject) if tree.heads[draft.subject] == noun else (draft.subject, noun)
    below = set(tree.subtree(lower))
    if noun > 0 and tree.tokens[noun - 1].text in _QUOTES:
        return False
    if any(tree.dep(index) == "neg" or tree.low(index) == "not" for index in below):
        return False
    start = min([index for index in below if index > upper] or [lower])
    between = [
        tree.tokens[index].text
        for index in range(upper + 1, start)
        if not tree.tokens[index].text.isspace() and not name.first <= index < name.last
    ]
    return upper < start and len(between) <= 1 and set(between) <= _BETWEEN
