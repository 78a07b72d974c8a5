"""Extractors: what a text says, read as mentions, triples and alias claims; one package per way of reading."""
