"""Chinese: mentions, triples and alias claims from words and patterns."""

from kg_builder.extract.chinese.extractor import ChineseExtractor

__all__ = ["ChineseExtractor"]
