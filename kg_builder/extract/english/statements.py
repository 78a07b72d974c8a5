"""Which drafts are statements: what stands in a question, a list or an aside is not."""

from __future__ import annotations

import re

from kg_builder.extract.english.apposition import describes
from kg_builder.extract.english.drafts import Draft
from kg_builder.extract.english.place import Placed
from kg_builder.extract.english.reading import Kind, Role

_PREDICATE = re.compile(r"[^\W\d_]{2,}(?:[ '’-][^\W\d_]+)*")
_NO_STATEMENT = frozenset("such than like unlike except besides per because despite without".split())
_DISCOURSE_ENDINGS = (
    "according to",
    "due to",
    "because of",
    "such as",
    "instead of",
    "regardless of",
    "in addition to",
)


def states_something(placed: Placed, draft: Draft) -> bool:
    """True for a draft whose predicate and arguments can stand as a statement of their own."""
    tree = placed.tree
    if draft.redundant or draft.role is Role.CLAUSE or draft.depth > 1 or tree.dep(draft.subject) == "expl":
        return False
    if not _PREDICATE.fullmatch(draft.predicate) or tree.in_question(draft.object):
        return False
    last = draft.predicate.rsplit(" ", 1)[-1]
    if draft.role is Role.OBLIQUE and (draft.predicate.endswith(_DISCOURSE_ENDINGS) or last in _NO_STATEMENT):
        return False
    scoped = {*draft.scope.attribution, *draft.scope.condition}
    if draft.object in scoped or draft.subject == draft.object:
        return False
    if draft.kind is Kind.POSSESSIVE and placed.name_at(draft.subject) is None:
        return False
    if draft.kind is Kind.APPOSITION and not describes(placed, draft):
        return False
    known = placed.name_at(draft.object) or placed.literal_at(draft.object)
    return draft.depth == 0 or draft.role is Role.ATTRIBUTE or known is not None
