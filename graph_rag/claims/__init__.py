"""Checks of claims against the sentences that are quoted for them."""

from __future__ import annotations

from graph_rag.claims.asserted import check_short_answer, check_yes
from graph_rag.claims.check import check_claim
from graph_rag.claims.verdict import Aspect, Outcome, Reason, Verdict

__all__ = ["Aspect", "Outcome", "Reason", "Verdict", "check_claim", "check_short_answer", "check_yes"]
