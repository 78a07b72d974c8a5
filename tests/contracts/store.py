"""What every store promises. A store's tests inherit ``StoreContract`` and say how an empty store is made."""

from __future__ import annotations

from tests.contracts.store_access import AccessContract
from tests.contracts.store_archive import ArchiveContract
from tests.contracts.store_concurrency import ConcurrencyContract
from tests.contracts.store_merges import MergeContract
from tests.contracts.store_reading import ReadingContract
from tests.contracts.store_searching import SearchContract
from tests.contracts.store_writing import WritingContract


class StoreContract(
    WritingContract,
    ReadingContract,
    MergeContract,
    SearchContract,
    AccessContract,
    ArchiveContract,
    ConcurrencyContract,
):
    """All promises of GraphWriter, Reader and Archive."""
