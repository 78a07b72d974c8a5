"""Whether to answer: a logistic model over the features of ``fit``, with a threshold in a user's terms.

The weights are learnt by ``python -m benchmarks.refusal_train`` from questions whose evidence was removed from the
store beside the same questions with it, and kept in ``refusal.json`` with their training figures. The threshold is
the probability below which at most the wished share of answerable training questions falls.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

import numpy as np

from schema.errors import MissingComponent

_FILE = "refusal.json"
_POINTS = 101


_PRIOR = 20.0  # what the training questions count beside a corpus's own


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalModel:
    """``weights`` by feature name; ``quantiles``: the probabilities of answerable training questions, ascending."""

    weights: Mapping[str, float]
    bias: float
    quantiles: tuple[float, ...]

    @property
    def version(self) -> str:
        """Changes when the same features would give another probability."""
        held = json.dumps([sorted(self.weights.items()), self.bias])
        return hashlib.sha256(held.encode()).hexdigest()[:16]

    def calibrated(self, known: Sequence[float]) -> RefusalModel:
        """The model for a corpus whose ``known`` answerable questions looked this probable, each in (0, 1).

        The training questions together count like twenty of them: with few known ones the threshold stays near.
        """
        weighted = [(value, 1.0) for value in known]
        weighted += [(value, _PRIOR / len(self.quantiles)) for value in self.quantiles]
        weighted.sort()
        values = np.array([value for value, _ in weighted])
        counts = np.array([count for _, count in weighted])
        places = (np.cumsum(counts) - counts / 2) / counts.sum()
        points = np.interp(np.linspace(0.0, 1.0, _POINTS), places, values)
        return replace(self, quantiles=tuple(float(point) for point in points))

    def probability(self, features: Mapping[str, float]) -> float:
        """Probability in (0, 1) that the evidence answers the question."""
        score = self.bias + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))

    def threshold(self, false_refusals: float) -> float:
        """The probability under which a share ``false_refusals`` (0 to 1) of answerable questions falls."""
        if not self.quantiles:
            return 0.5
        place = false_refusals * (len(self.quantiles) - 1)
        low = math.floor(place)
        high = min(low + 1, len(self.quantiles) - 1)
        return self.quantiles[low] + (place - low) * (self.quantiles[high] - self.quantiles[low])


def load_refusal_model() -> RefusalModel:
    """The shipped model. Raises MissingComponent when the installation lacks it."""
    try:
        data = json.loads(resources.files("graph_rag.answer").joinpath(_FILE).read_text("utf-8"))
    except FileNotFoundError as error:
        raise MissingComponent("the refusal model is not installed", remedy="Run `make install` again.") from error
    return RefusalModel(weights=data["weights"], bias=data["bias"], quantiles=tuple(data["quantiles"]))
