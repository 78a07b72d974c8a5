"""Passages read together with the question."""
