"""Every error the product raises on purpose.

::

    VouchError
    ├── InputError              what somebody handed us cannot be used; the rest of the batch goes on
    │   ├── UnreadableFile      a file that cannot be parsed: reason and remedy
    │   ├── InvalidRecord       a record that breaks its own invariant
    │   └── InvalidSetting      a setting, option or access file that makes no sense
    ├── StoreError              the graph cannot be read or written
    │   ├── StoreTooNew         written by a newer schema version
    │   ├── StoreDamaged        a reference or a quotation that does not hold
    │   └── StoreBusy           another writer holds the store (retryable)
    ├── MissingComponent        a model, library or feature that is not there
    └── NotFound                no such object, or none that the asker may see (the same, on purpose)

Each error carries ``remedy`` (what to do, one sentence) and ``retryable``.
"""

from __future__ import annotations


class VouchError(Exception):
    """Root of the tree. ``str(error)`` is a sentence for a person, without the remedy."""

    retryable: bool = False

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class InputError(VouchError):
    """What was handed in cannot be used."""


class UnreadableFile(InputError):
    """A file that was refused. ``code`` is a short stable slug (``encrypted``, ``empty``, ``too-large`` ...)."""

    def __init__(self, message: str, *, code: str, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.code = code


class InvalidRecord(InputError):
    """A record that breaks its own invariant; raised by its constructor."""


class InvalidSetting(InputError):
    """A setting, option or access file that makes no sense."""


class StoreError(VouchError):
    """The graph cannot be read or written."""


class StoreTooNew(StoreError):
    """The store was written by a newer version of the product."""


class StoreDamaged(StoreError):
    """A reference or a quotation in the store does not hold."""


class StoreBusy(StoreError):
    """Another writer holds the store."""

    retryable = True


class MissingComponent(VouchError):
    """A model, library or database feature that is needed and not there."""


class NotFound(VouchError):
    """No such object, or none that the asker may see: the two are not told apart."""
