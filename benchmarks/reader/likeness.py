"""BM25 over a list of texts, with the product's own index terms: where hard negatives come from.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from linguistics.terms import index_terms, query_terms

_K1, _B = 1.2, 0.75


class Likeness:
    """Ranks the texts by BM25; ties by position."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(index_terms(text)) for text in texts]
        lengths = np.array([max(1, sum(count.values())) for count in counts], dtype=np.float64)
        self._terms = {term: i for i, term in enumerate(sorted({term for count in counts for term in count}))}
        found = Counter(term for count in counts for term in count)
        rows, columns, values = [], [], []
        for row, count in enumerate(counts):
            room = _K1 * (1 - _B + _B * lengths[row] / lengths.mean())
            for term, times in count.items():
                rarity = np.log(1 + (len(texts) - found[term] + 0.5) / (found[term] + 0.5))
                rows.append(row)
                columns.append(self._terms[term])
                values.append(rarity * times * (_K1 + 1) / (times + room))
        shape = (len(texts), max(1, len(self._terms)))
        self._weights = sp.csc_array((values, (rows, columns)), shape=shape, dtype=np.float64)

    def best(self, query: str, k: int) -> list[int]:
        """The ``k`` most alike, best first; texts that share no term are left out."""
        terms = [self._terms[term] for term in query_terms(query) if term in self._terms]
        if not terms:
            return []
        scores: npt.NDArray[np.float64] = np.asarray(self._weights[:, terms].sum(axis=1)).ravel()
        order = np.lexsort((np.arange(len(scores)), -scores))[:k]
        return [int(i) for i in order if scores[i] > 0]
