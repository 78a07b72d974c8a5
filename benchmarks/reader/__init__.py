"""Trains and measures the reader that ``adapters.reading`` ships.

``prepare`` makes examples (in the product's environment), ``train`` tunes the encoder (needs torch), ``compress`` cuts
the change to the delta, ``measure`` reads with it. Only ``network`` and ``train`` import torch. The steps that made the
shipped delta stand in ``adapters/reading/weights/figures.json``.
"""
