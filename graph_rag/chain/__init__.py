"""Chains of evidence: what one row or sentence names leads to another that holds the answer."""

from graph_rag.chain.adding import add_chains
from graph_rag.chain.finding import chains_of
from graph_rag.chain.search import Chain

__all__ = ["Chain", "add_chains", "chains_of"]
