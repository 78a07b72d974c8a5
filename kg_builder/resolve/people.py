"""People of one document: short forms of their names, and who is told apart from a namesake.

A person is tied to the organisation that the document states for them ("Li Wei, finance director of Northwind"). The
tie is part of the person's identity (see ``identity``), so that two namesakes of two organisations stay two, while
one Li Wei is joined to bare mentions by a merge. Inside one document one name means one person, unless the document
itself tells two apart: two rows of a table with different values, or one sentence with two ties for two mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg_builder.resolve.readings import Name, Readings, ReadTriple
from kg_builder.resolve.roles import is_affiliation_header, states_affiliation, tells_apart
from kg_builder.resolve.suffixes import bare_name
from kg_builder.resolve.voting import TypeVotes
from kg_builder.resolve.words import NameForm, is_generic, is_pronoun, surname_of
from linguistics.normal import name_key
from linguistics.scripts import has_han
from schema.documents import Document, Span
from schema.extraction import EntityType, Literal, Mention, Triple

_HOLDS_ROLE = frozenset(
    "be|become|serve as|be appointed|be named|role|title|position|job title|是|为|任|担任|出任|职务|职位|岗位".split(
        "|"
    )
)
Place = tuple[int, int]
FormAt = Callable[[int, int], NameForm]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What tells a person from namesakes (normal name of an organisation, or a table's value), and where it stands."""

    name: str
    evidence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """``shorts`` maps short forms to full names; ``homes`` full names to their ties, the main one first.

    ``apart`` holds, for names that the document tells apart, the ties by place of the mention or of its table row.
    """

    shorts: Mapping[NameForm, str] = field(default_factory=dict)
    homes: Mapping[str, tuple[Tie, ...]] = field(default_factory=dict)
    apart: Mapping[str, tuple[tuple[Place, Tie], ...]] = field(default_factory=dict)

    def tie(self, key: str, start: int, end: int) -> Tie | None:
        """The tie of the person with this full name mentioned here, None for a bare mention."""
        for (first, last), tie in self.apart.get(key, ()):
            if first <= start and end <= last:
                return tie
        homes = self.homes.get(key, ())
        return homes[0] if homes and key not in self.apart else None


def is_full_name(key: str) -> bool:
    """True for two or more Latin words, or a Chinese surname with a given name."""
    return bool(surname_of(key)) if has_han(key) else " " in key


def find_shorts(forms: Iterable[NameForm], types: Mapping[str, EntityType], votes: TypeVotes) -> dict[NameForm, str]:
    """Short forms that can mean exactly one full name of the document."""
    distinct = sorted(set(forms), key=lambda form: (form.key, form.titled))
    full = sorted({form.key for form in distinct if is_full_name(form.key) and _is_person(form.key, types)})
    shorts: dict[NameForm, str] = {}
    for form in distinct:
        if not (form.titled or _may_be_person(form.key, types, votes)):
            continue
        candidates = [key for key in full if _abbreviates(form, key)]
        if len(candidates) == 1:
            shorts[form] = candidates[0]
    return shorts


def _is_person(key: str, types: Mapping[str, EntityType]) -> bool:
    return types.get(key) is EntityType.PERSON


def _may_be_person(key: str, types: Mapping[str, EntityType], votes: TypeVotes) -> bool:
    """True when decided so, or undecided with at least as much weight for a person as for all else."""
    if types.get(key, EntityType.OTHER) is not EntityType.OTHER:
        return _is_person(key, types)
    weights = votes.weights(key)
    person = weights.get(EntityType.PERSON, 0.0)
    return person > 0.0 and 2 * person >= sum(weights.values())


def _abbreviates(form: NameForm, full: str) -> bool:
    """``wu``, ``jane``, ``j wu`` and ``jane wu`` for ``jane elizabeth wu``; a titled surname for a Chinese name."""
    if has_han(full):
        return form.titled and form.key == surname_of(full)
    short, long = form.key.split(" "), full.split(" ")
    if len(short) == 1:
        return short[0] in (long[0], long[-1]) and len(short[0]) > 1
    if len(short) > len(long) or short == long or short[-1] != long[-1]:
        return False
    initial = len(short[0]) == 1 and long[0].startswith(short[0])
    return initial or (short[0] == long[0] and len(short) < len(long))


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
        homes: dict[str, tuple[Tie, ...]] = {}
        for key, ties in sorted(stated.items()):
            if apart.get(key):
                apart[key] = tuple(sorted({*apart[key], *_outside(ties, apart[key])}, key=_by_place))
            elif _sentence_apart(ties):
                apart[key] = tuple(sorted(set(ties), key=_by_place))
            else:
                homes[key] = _ranked([tie for _, tie in ties])
        return People(shorts=shorts, homes=homes, apart={key: ties for key, ties in apart.items() if ties})

    def _key(self, mention: Mention) -> str:
        return self._resolve_key(self._form_at(mention.span.start, mention.span.end))

    def _person(self, mention: Mention) -> str:
        key = self._key(mention)
        return key if _is_person(key, self._types) and is_full_name(key) else ""

    def _organisation(self, mention: Mention) -> str:
        key = self._key(mention)
        known = self._types.get(key) is EntityType.ORGANISATION and not is_generic(key)
        return bare_name(key) if known else ""

    def _read_tie(self, triple: Triple) -> tuple[str, Place, Tie] | None:
        """Person, place of the mention and tie, where the triple states one."""
        thing = triple.object
        sides = [(triple.subject, thing)]
        if isinstance(thing, Mention):
            sides.append((thing, triple.subject))
        for who, what in sides:
            key = self._person(who)
            name = self._organisation_in(triple.predicate, what) if key else ""
            if name and name != key:
                return key, (who.span.start, who.span.end), Tie(name=name, evidence=triple.evidence)
        return None

    def _organisation_in(self, predicate: str, what: Mention | Literal) -> str:
        if isinstance(what, Literal):
            return _table_value(what.value) if is_affiliation_header(predicate) else ""
        if states_affiliation(predicate):
            name = self._organisation(what)
            return name or (_table_value(what.surface) if is_affiliation_header(predicate) else "")
        if name_key(predicate) not in _HOLDS_ROLE or not states_affiliation(what.surface):
            return ""
        inside = [self._organisation_name(name) for name in self._readings.names if _inside(name, what.span)]
        named = sorted({name for name in inside if name})
        return named[0] if len(named) == 1 else ""

    def _organisation_name(self, name: Name) -> str:
        key = self._resolve_key(name.form)
        return bare_name(key) if self._types.get(key) is EntityType.ORGANISATION else ""

    def _read_row(self, triple: Triple, rows: dict[str, dict[Place, dict[str, Tie]]]) -> None:
        """Note what a table row says about a person under a telling header."""
        evidence = triple.evidence
        if not any(start <= evidence.start and evidence.end <= end for start, end in self._tables):
            return
        key = self._person(triple.subject) if tells_apart(triple.predicate) else ""
        value = triple.object.surface if isinstance(triple.object, Mention) else triple.object.value
        if key and _table_value(value):
            row = rows.setdefault(key, {}).setdefault((evidence.start, evidence.end), {})
            row.setdefault(name_key(triple.predicate), Tie(name=_table_value(value), evidence=evidence))


def _table_value(value: str) -> str:
    key = bare_name(name_key(value))
    return "" if is_pronoun(key) or is_generic(key) else key


def _inside(name: Name, span: Span) -> bool:
    return span.start <= name.start and name.end <= span.end


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


def people_forms(names: Iterable[Name], triples: Iterable[ReadTriple], form_at: FormAt) -> list[NameForm]:
    """Forms of all names and arguments of a document."""
    forms = [name.form for name in names]
    for read in triples:
        mentions = [read.triple.subject]
        if isinstance(read.triple.object, Mention):
            mentions.append(read.triple.object)
        forms += [form_at(mention.span.start, mention.span.end) for mention in mentions]
    return forms
