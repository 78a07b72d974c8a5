"""Access files: which groups may read which paths.

::

    [[rule]]
    paths = "finance/**"              # or a list of globs
    readers = ["finance", "board"]

The first rule that matches a uri decides; a uri that no rule matches gets the default readers, which are nobody but
the owner unless said otherwise. ``**`` matches any number of folders (none included) and everything below, ``*`` and
``?`` match inside one part of the path; everything else stands for itself, upper and lower case differ. A member of a
container (``a.zip!/b.txt``) has its container's readers. Uris and globs are compared in Unicode form NFC, so that a
file name stored in another form cannot slip past a rule.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schema.access import AccessRule
from schema.errors import InvalidSetting

MEMBER = "!/"
_REMEDY = 'Each [[rule]] needs paths = "folder/**" (or a list) and readers = ["group", ...].'
_KEYS = ("paths", "readers")
_BAD_GROUP = re.compile(r"[\x00-\x1f\x7f,]|^\s|\s$")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRules:
    """Rules in order; ``default`` are the readers of what no rule matches (nobody but the owner when empty)."""

    rules: tuple[AccessRule, ...] = ()
    default: frozenset[str] = frozenset()

    def readers(self, uri: str) -> frozenset[str]:
        """The groups that may read this uri."""
        path = unicodedata.normalize("NFC", uri.partition(MEMBER)[0])
        for rule in self.rules:
            if any(matches(glob, path) for glob in rule.paths):
                return rule.readers
        return self.default


OWNER_ONLY = AccessRules()


def matches(glob: str, path: str) -> bool:
    """True when the whole path matches the glob. Both are split at ``/``; ``**`` is a part of its own."""
    parts = unicodedata.normalize("NFC", glob).split("/")
    return _match(tuple(parts), tuple(unicodedata.normalize("NFC", path).split("/")))


def _match(glob: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Match part by part, all ways at once: linear in the product of both lengths, whatever the glob."""
    reached = [True] + [False] * len(path)
    for index, part in enumerate(glob):
        if part == "**":
            start = reached.index(True) if True in reached else len(reached)
            start += index == len(glob) - 1  # a final ** stands for one part at least: what lies below
            reached = [count >= start for count in range(len(reached))]
            continue
        reached = [False] + [here and _match_part(part, path[count]) for count, here in enumerate(reached[:-1])]
    return reached[-1]


def _match_part(glob: str, part: str) -> bool:
    """``*`` and ``?`` inside one part; backtracks to the last star only, so no glob is slow."""
    star, resume, at, here = -1, 0, 0, 0
    while here < len(part):
        if at < len(glob) and glob[at] == "*":
            star, resume, at = at, here, at + 1
        elif at < len(glob) and glob[at] in ("?", part[here]):
            at, here = at + 1, here + 1
        elif star >= 0:
            resume += 1
            at, here = star + 1, resume
        else:
            return False
    return glob[at:].strip("*") == ""


def parse_access(text: str, *, default: Iterable[str] = ()) -> AccessRules:
    """Read an access file. Raises InvalidSetting naming the rule (counted from 1) and the key that is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidSetting(f"the access file is not valid TOML: {error}", remedy=_REMEDY) from error
    unknown = sorted(data.keys() - {"rule"})
    if unknown:
        raise InvalidSetting(f"the access file has an unknown key {unknown[0]!r}", remedy=_REMEDY)
    rules = data.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise InvalidSetting("the access file writes its rules as [[rule]] tables", remedy=_REMEDY)
    read = tuple(_rule(number, rule) for number, rule in enumerate(rules, start=1))
    return AccessRules(rules=read, default=frozenset(default))


def _rule(number: int, rule: Mapping[str, object]) -> AccessRule:
    unknown = sorted(rule.keys() - set(_KEYS))
    if unknown:
        raise InvalidSetting(f"rule {number} of the access file has an unknown key {unknown[0]!r}", remedy=_REMEDY)
    for key in _KEYS:
        if key not in rule:
            raise InvalidSetting(f"rule {number} of the access file has no {key}", remedy=_REMEDY)
    paths = _strings(number, "paths", rule["paths"])
    readers = _strings(number, "readers", rule["readers"])
    if not paths:
        raise InvalidSetting(f"paths of rule {number} of the access file is empty", remedy=_REMEDY)
    for glob in paths:
        _check_glob(number, glob)
    for group in readers:
        if not group or _BAD_GROUP.search(group):
            raise InvalidSetting(f"readers of rule {number} of the access file: {group!r} is no group", remedy=_REMEDY)
    return AccessRule(paths=paths, readers=frozenset(readers))


def _strings(number: int, key: str, value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        message = f"{key} of rule {number} of the access file must be a text or a list of texts"
        raise InvalidSetting(message, remedy=_REMEDY)
    return tuple(str(one) for one in values)


def _check_glob(number: int, glob: str) -> None:
    where = f"paths of rule {number} of the access file: {glob!r}"
    parts = glob.split("/")
    if glob.startswith("/") or "\\" in glob:
        raise InvalidSetting(f"{where} must be relative, with forward slashes", remedy=_REMEDY)
    if any(part in ("", ".", "..") for part in parts):
        raise InvalidSetting(f"{where} has an empty part, '.' or '..'", remedy=_REMEDY)
    if any("**" in part and part != "**" for part in parts):
        raise InvalidSetting(f"{where}: ** must stand alone between slashes", remedy="Write reports/**/*.pdf.")
