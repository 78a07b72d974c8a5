"""Settings of the property tests here: no deadline, because the first example loads models and libraries."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("loaders", deadline=None)
settings.load_profile("loaders")
