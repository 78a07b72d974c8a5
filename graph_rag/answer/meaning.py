"""Whether evidence is about what is asked of the names, not only about the names.

Similarity of whole sentences says that the subject is the same; a question about a known subject whose fact is absent
looks just as near. So the names of the question are taken out on both sides before the vectors are compared: what is
left of "Who chairs Acme?" and "Acme moved to Leeds." has little in common. Works across languages, where words cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from graph_rag.evidence import Evidenced, EvidenceItem
from linguistics.normal import name_key
from schema.graph import Matrix
from schema.ports import Embedder

_KEPT_NAMES = 24


def similarities(
    evidenced: Evidenced, names: Sequence[str], chosen: Sequence[EvidenceItem], embedder: Embedder
) -> tuple[float, float]:
    """Highest cosines in [0, 1] of the question with a chosen sentence (under its last heading).

    First as they stand, then with the names of the question taken out on both sides.
    """
    if not chosen:
        return 0.0, 0.0
    taken = _all_names(evidenced, names)
    text = evidenced.question.text
    placed = [_placed(entry) for entry in chosen]
    found = _rows(embedder.embed_documents([*placed, *(without(one, taken) for one in placed)]))
    whole = found[: len(placed)] @ _rows(embedder.embed_query(text))[0]
    rest = found[len(placed) :] @ _rows(embedder.embed_query(without(text, taken) or text))[0]
    return _share(float(whole.max())), _share(float(rest.max()))


def _share(cosine: float) -> float:
    return min(1.0, max(0.0, cosine))


def without(text: str, names: Iterable[str]) -> str:
    """The text without these names, longest first, case ignored; blanks collapsed."""
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    return " ".join(text.split())


def _all_names(evidenced: Evidenced, names: Sequence[str]) -> list[str]:
    """The question's names with the other names of the entities they link to."""
    keys = {name_key(name) for name in names}
    found = list(names)
    for linked in evidenced.entities:
        if name_key(linked.surface) in keys:
            found += [linked.entity.name, *(alias.name for alias in linked.entity.aliases[:_KEPT_NAMES])]
    return [name for name in found if len(name) > 1]


def _placed(entry: EvidenceItem) -> str:
    return "\n".join((*entry.item.headings[-1:], entry.item.text))


def _rows(matrix: Matrix) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.frombuffer(matrix.data, "<f4").reshape(matrix.rows, matrix.width)
