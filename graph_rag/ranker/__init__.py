"""Learned ranking of chunks in two passes over named features: see ``graph_rag.ranker.passes``."""
