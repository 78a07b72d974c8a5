"""Which organisation a document ties a person to, and whom it tells from a namesake.

A tie ("Li Wei, finance director of Northwind") is part of the person's identity (see ``identity``): two namesakes of
two organisations stay two, while one Li Wei is joined to bare mentions by a merge. Inside one document one name means
one person, unless the document itself tells two apart: two rows of a table with different values, or one sentence
with two ties for two mentions.

Two spellings of one organisation must not split a person, so a tie is coarse (``tie_key``): where two ties look
alike, two people may stay one, which is the smaller harm. For the same reason a bare role is no tie: one person has
many roles. A role at "the company" is tied to the organisation that the text spoke of before; a staff list without a
column of organisations to the one that its title names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from kg_builder.resolve.people import FormAt, People, Place, Tie, is_full_name, is_person
from kg_builder.resolve.readings import Readings
from kg_builder.resolve.roles import (
    holds_role,
    is_affiliation_header,
    is_department,
    is_role,
    states_affiliation,
    tells_apart,
    tie_key,
)
from kg_builder.resolve.words import NameForm, is_pronoun
from linguistics.generic import is_generic
from linguistics.normal import name_key
from schema.documents import Document
from schema.extraction import EntityType, Literal, Mention, Triple

_GENERIC_HOLDER = re.compile(r"^(?:该|本|这家)?(?:公司|集团|企业|银行|机构)")
_TITLED_ORGANISATION = re.compile(r"[\w（）()·]{2,20}?(?:公司|集团|银行|大学|医院|学院|研究院)")


class TieFinder:
    """Finds the ties that a document states. ``resolve_key`` turns a form into the full name it stands for."""

    def __init__(
        self,
        document: Document,
        readings: Readings,
        types: Mapping[str, EntityType],
        form_at: FormAt,
        resolve_key: Callable[[NameForm], str],
    ) -> None:
        self._tables = [(table.start, table.end) for table in document.layout.tables]
        self._readings = readings
        self._types = types
        self._form_at = form_at
        self._resolve_key = resolve_key
        self._organisations = [name for name in readings.names if self._tie_of(name.form)]
        self._title = self._organisation_of_title(document.title)

    def find(self, shorts: Mapping[NameForm, str]) -> People:
        """Homes and names told apart."""
        stated: dict[str, list[tuple[Place, Tie]]] = {}
        rows: dict[str, dict[Place, dict[str, Tie]]] = {}
        for read in self._readings.triples:
            triple = read.triple
            if triple.qualifiers.negated or triple.qualifiers.modality:
                continue
            self._read_row(triple, rows)
            found = self._read_tie(triple)
            if found is not None:
                key, place, tie = found
                stated.setdefault(key, []).append((place, tie))
        apart = {key: _rows_apart(by_row) for key, by_row in sorted(rows.items())}
        for key, by_row in sorted(rows.items()):
            if self._title and key not in stated:
                place = min(by_row)
                evidence = next(iter(by_row[place].values())).evidence
                stated[key] = [(place, Tie(name=self._title, evidence=evidence))]
        homes: dict[str, tuple[Tie, ...]] = {}
        for key, ties in sorted(stated.items()):
            if apart.get(key):
                apart[key] = tuple(sorted({*apart[key], *_outside(ties, apart[key])}, key=_by_place))
            elif _sentence_apart(ties):
                apart[key] = tuple(sorted(set(ties), key=_by_place))
            else:
                homes[key] = _ranked([tie for _, tie in ties])
        return People(shorts=shorts, homes=homes, apart={key: ties for key, ties in apart.items() if ties})

    def _person(self, mention: Mention) -> str:
        key = self._resolve_key(self._form_at(mention.span.start, mention.span.end))
        return key if is_person(key, self._types) and is_full_name(key) else ""

    def _tie_of(self, form: NameForm) -> str:
        """The tie that the name of an organisation makes, empty for departments, generic terms and all else."""
        key = self._resolve_key(form)
        known = self._types.get(key) is EntityType.ORGANISATION
        return tie_key(key) if known and not is_generic(key) and not is_department(key) else ""

    def _organisation_of_title(self, title: str) -> str:
        """The organisation in the document's title, where it names exactly one."""
        key = name_key(title)
        known = {self._tie_of(name.form) for name in self._organisations if name.form.key in key}
        if not known:
            known = {tie_key(name_key(found)) for found in _TITLED_ORGANISATION.findall(title)}
        return next(iter(known)) if len(known) == 1 else ""

    def _read_tie(self, triple: Triple) -> tuple[str, Place, Tie] | None:
        """Person, place of the mention and tie, where the triple states one."""
        thing = triple.object
        sides: list[tuple[Mention, Mention | Literal]] = [(triple.subject, thing)]
        if isinstance(thing, Mention):
            sides.append((thing, triple.subject))
        for who, what in sides:
            key = self._person(who)
            name = self._stated(triple, who, what) if key else ""
            if name and name != key:
                return key, (who.span.start, who.span.end), Tie(name=name, evidence=triple.evidence)
        return None

    def _stated(self, triple: Triple, who: Mention, what: Mention | Literal) -> str:
        """The tie in the other side of a triple about a person."""
        if is_affiliation_header(triple.predicate):
            return _organisation_value(what.value if isinstance(what, Literal) else what.surface)
        if isinstance(what, Mention) and states_affiliation(triple.predicate):
            return self._tie_of(self._form_at(what.span.start, what.span.end))
        if what is triple.object and holds_role(triple.predicate) and is_role(what.surface):
            return self._of_role(who, what)
        return ""

    def _of_role(self, who: Mention, role: Mention | Literal) -> str:
        """``chairman of Acme``: the one organisation in the words of the role; 公司董事长: the one named before."""
        if role.span is not None:
            inside = {
                self._tie_of(name.form)
                for name in self._organisations
                if role.span.start <= name.start and name.end <= role.span.end
            }
            if inside:
                return next(iter(inside)) if len(inside) == 1 else ""
        if not _GENERIC_HOLDER.match(role.surface):
            return ""
        return self._spoken_of(who.span.start)

    def _spoken_of(self, before: int) -> str:
        """The organisation that the text before an offset names most often, of several the last.

        A name whose type nobody knows counts when it is named again.
        """
        named = [
            (name.start, tie_key(self._resolve_key(name.form)), self._types.get(self._resolve_key(name.form)))
            for name in self._readings.names
            if name.end <= before
        ]
        counts = Counter(tie for _, tie, _ in named)
        ranked = [
            (counts[tie], start, tie)
            for start, tie, kind in named
            if kind is EntityType.ORGANISATION or (kind in (EntityType.OTHER, None) and counts[tie] > 1)
        ]
        return max(ranked)[2] if ranked else ""

    def _read_row(self, triple: Triple, rows: dict[str, dict[Place, dict[str, Tie]]]) -> None:
        """Note what a table row says about a person under a telling header."""
        evidence = triple.evidence
        if not any(start <= evidence.start and evidence.end <= end for start, end in self._tables):
            return
        key = self._person(triple.subject) if tells_apart(triple.predicate) else ""
        value = triple.object.surface if isinstance(triple.object, Mention) else triple.object.value
        name = _organisation_value(value) if is_affiliation_header(triple.predicate) else name_key(value)
        if key and name:
            row = rows.setdefault(key, {}).setdefault((evidence.start, evidence.end), {})
            row.setdefault(name_key(triple.predicate), Tie(name=name, evidence=evidence))


def _organisation_value(value: str) -> str:
    key = name_key(value)
    return "" if is_pronoun(key) or is_generic(key) or is_department(key) else tie_key(key)


def _by_place(item: tuple[Place, Tie]) -> tuple[Place, str, Place]:
    return item[0], item[1].name, (item[1].evidence.start, item[1].evidence.end)


def _rows_apart(rows: Mapping[Place, Mapping[str, Tie]]) -> tuple[tuple[Place, Tie], ...]:
    """Ties by row under the first header (organisations before others) whose values differ between rows."""
    headers = sorted({header for row in rows.values() for header in row})
    for header in sorted(headers, key=lambda name: (not is_affiliation_header(name), name)):
        ties = [(place, row[header]) for place, row in sorted(rows.items()) if header in row]
        if len({tie.name for _, tie in ties}) > 1:
            return tuple(ties)
    return ()


def _outside(ties: Iterable[tuple[Place, Tie]], rows: Iterable[tuple[Place, Tie]]) -> list[tuple[Place, Tie]]:
    """Ties stated for mentions that stand in none of the rows."""
    spans = [place for place, _ in rows]
    return [item for item in ties if not any(first <= item[0][0] and item[0][1] <= last for first, last in spans)]


def _sentence_apart(ties: Iterable[tuple[Place, Tie]]) -> bool:
    """True when one sentence gives two mentions of the name different ties."""
    by_sentence: dict[Place, dict[Place, set[str]]] = {}
    for place, tie in ties:
        sentence = by_sentence.setdefault((tie.evidence.start, tie.evidence.end), {})
        sentence.setdefault(place, set()).add(tie.name)
    for mentions in by_sentence.values():
        names = [frozenset(found) for found in mentions.values()]
        if any(left.isdisjoint(right) for left in names for right in names):
            return True
    return False


def _ranked(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """One tie for each name, the most frequent first, then the earliest."""
    ordered = sorted(ties, key=lambda tie: (tie.evidence.start, tie.evidence.end, tie.name))
    counts = Counter(tie.name for tie in ordered)
    first: dict[str, Tie] = {}
    for tie in ordered:
        first.setdefault(tie.name, tie)
    return tuple(sorted(first.values(), key=lambda tie: (-counts[tie.name], tie.evidence.start, tie.name)))
