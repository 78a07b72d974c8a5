"""Quality in figures: ``python -m benchmarks.quality KIND --data DIR``, with peers on the same data in the same run."""
