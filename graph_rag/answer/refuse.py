"""Whether to answer: a logistic model over the features of ``fit``, with a threshold in a user's terms.

The weights are learnt by ``python -m benchmarks.refusal_train`` from questions whose evidence was removed from the
store beside the same questions with it, and kept in ``refusal.json`` with their training figures. The threshold is
the probability below which at most the wished share of answerable training questions falls.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from schema.errors import MissingComponent

_FILE = "refusal.json"
_EVEN = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalModel:
    """``weights`` by feature name; ``quantiles``: the probabilities of answerable training questions, ascending."""

    weights: Mapping[str, float]
    bias: float
    quantiles: tuple[float, ...]

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

    def needed(self, features: Mapping[str, float], false_refusals: float) -> float:
        """The probability from which on to answer.

        A question that asks for a name or a value, of which none could be read off the evidence (``read`` is 0),
        needs at least even odds; others the threshold that ``false_refusals`` sets.
        """
        threshold = self.threshold(false_refusals)
        return threshold if features.get("read", 1.0) > 0 else max(threshold, _EVEN)


def load_refusal_model() -> RefusalModel:
    """The shipped model. Raises MissingComponent when the installation lacks it."""
    try:
        data = json.loads(resources.files("graph_rag.answer").joinpath(_FILE).read_text("utf-8"))
    except FileNotFoundError as error:
        raise MissingComponent("the refusal model is not installed", remedy="Run `make install` again.") from error
    return RefusalModel(weights=data["weights"], bias=data["bias"], quantiles=tuple(data["quantiles"]))
