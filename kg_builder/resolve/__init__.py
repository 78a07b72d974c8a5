"""From what several extractors read in one document to that document's part of the graph."""

from kg_builder.resolve.resolver import LocalResolver

__all__ = ["LocalResolver"]
