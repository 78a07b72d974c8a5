"""Text to graph: load, split, extract, align, resolve, write."""
