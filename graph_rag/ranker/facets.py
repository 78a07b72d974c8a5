"""Facets: the clauses of a long question, searched one by one.

A question that asks about two articles or lists three conditions has its evidence in several places, each of which
says one of them. One vector of the whole lies between all of them and near none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph_rag.question import Question
from graph_rag.retrieve import scaled
from linguistics.terms import query_terms
from schema.access import VisibleSet
from schema.graph import SearchKind
from schema.ports import Embedder, Reader

MAX_FACETS = 4
_SHORTEST = 4  # terms of a clause that can be searched by itself
_CLAUSE = re.compile(
    r"[;；，。]\s*|,\s+(?!\d)|\s+(?:while|whereas|but|and|or|as well as|compared (?:to|with)|than|versus|vs\.?)\s+"
    r"|(?:并且|而且|以及|相比|还是|同时)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetHits:
    """By chunk id, in [0, 1]: the best of the facets' scores, by similarity and by words. Empty without facets."""

    dense: Mapping[str, float] = field(default_factory=dict)
    lexical: Mapping[str, float] = field(default_factory=dict)


def facets(question: Question) -> tuple[str, ...]:
    """Clauses with at least four terms, in order; a shorter one is joined to what follows. None when there is one."""
    parts: list[str] = []
    start = 0
    for match in [*_CLAUSE.finditer(question.text), None]:
        end = match.start() if match else len(question.text)
        clause = question.text[start:end].strip()
        if len(query_terms(clause)) >= _SHORTEST:
            parts.append(clause)
            start = match.end() if match else end
    rest = question.text[start:].strip()
    if rest and parts and len(query_terms(rest)) < _SHORTEST:
        parts[-1] = question.text[question.text.index(parts[-1]) :].strip()
    return tuple(parts[:MAX_FACETS]) if len(parts) > 1 else ()


def search_facets(
    question: Question, *, reader: Reader, embedder: Embedder, visible: VisibleSet, depth: int
) -> FacetHits:
    """Search every facet by similarity and by words, ``depth`` hits each, scaled like the arms."""
    dense: dict[str, float] = {}
    lexical: dict[str, float] = {}
    for facet in facets(question):
        vector = embedder.embed_query(facet)
        _keep_best(dense, scaled(reader.search_vectors(vector, SearchKind.CHUNK, visible, k=depth)))
        _keep_best(lexical, scaled(reader.search_text(facet, SearchKind.CHUNK, visible, k=depth), floor=0.0))
    return FacetHits(dense=dense, lexical=lexical)


def _keep_best(best: dict[str, float], found: Mapping[str, float]) -> None:
    for chunk_id, score in found.items():
        best[chunk_id] = max(score, best.get(chunk_id, 0.0))
