"""Chains of evidence: what one row or sentence names leads to another that holds the answer."""

from graph_rag.chain.adding import add_chains
from graph_rag.chain.judging import judged
from graph_rag.chain.search import Chain, find_chains

__all__ = ["Chain", "add_chains", "find_chains", "judged"]
