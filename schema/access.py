"""Who may read what."""

from __future__ import annotations

from dataclasses import dataclass

from schema.errors import InvalidRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Somebody who asks. The owner of the store reads everything; anybody else what their groups may read."""

    groups: frozenset[str] = frozenset()
    owner: bool = False


OWNER = Principal(owner=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleSet:
    """The access classes a principal may read: a required argument of every reading port.

    A class is the interned integer of one distinct set of readers, meaningful within one store only. The empty set
    sees nothing. Obtained from ``GraphReader.visible_to``.
    """

    classes: frozenset[int]

    def __post_init__(self) -> None:
        if any(number < 0 for number in self.classes):
            raise InvalidRecord("access classes are not negative")

    def __contains__(self, access_class: int) -> bool:
        return access_class in self.classes


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRule:
    """One rule of an access file: path globs (``finance/**``) and the groups that may read what they match."""

    paths: tuple[str, ...]
    readers: frozenset[str]
