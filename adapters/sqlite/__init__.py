"""The embedded store: one SQLite file with the graph, its full-text index and its vectors."""
