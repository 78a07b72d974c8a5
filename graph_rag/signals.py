"""What the retrieval as a whole says about whether the documents can answer: input of the decision to refuse."""

from __future__ import annotations

from collections.abc import Sequence

from graph_rag.bridge import entity_names
from graph_rag.evidence import EvidenceItem, Features
from graph_rag.pool import holds_name
from graph_rag.ranking import Ranking
from linguistics.normal import name_key
from linguistics.terms import index_terms

_NAMES_ASKED = 3


def signals(ranking: Ranking, items: Sequence[EvidenceItem]) -> Features:
    """Sorted pairs: each arm's best raw score and lead, shares of terms and names covered, the best fused scores.

    ``cover_one`` and ``cover_three``: share of the question's terms, weighted by rarity, in the best single item and
    in the first three together; ``names_linked``: share of the first three proposed names that linked to an entity;
    ``names_covered``: share of the linked weight named in the first three items; ``chunk_lead``: distance of the best
    chunk's score from the tenth's.
    """
    found = dict(ranking.retrieved.signals)
    first = [entry.item for entry in items[:3]]
    held = [frozenset(index_terms(f"{item.text} {' '.join(item.headings)} {item.title}")) for item in first]
    found["cover_one"] = max((ranking.pool.share(terms) for terms in held), default=0.0)
    found["cover_three"] = ranking.pool.share(frozenset().union(*held)) if held else 0.0
    proposed = [name_key(name) for name in ranking.question.names[:_NAMES_ASKED]]
    linked = {name_key(entry.surface) for entry in ranking.linked}
    found["names_linked"] = sum(name in linked for name in proposed) / len(proposed) if proposed else 1.0
    text = name_key(" ".join(item.text for item in first))
    total = sum(entry.weight for entry in ranking.linked)
    covered = sum(
        entry.weight for entry in ranking.linked if any(holds_name(text, name) for name in entity_names(entry.entity))
    )
    found["names_covered"] = covered / total if total else 0.0
    scores = [entry.score for entry in ranking.chunks[:10]]
    found["chunk_best"] = scores[0] if scores else 0.0
    found["chunk_lead"] = scores[0] - scores[-1] if scores else 0.0
    found["item_best"] = first[0].score if first else 0.0
    return tuple(sorted(found.items()))
