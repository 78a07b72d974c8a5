"""Which text names what another one is about: titles and headings looked up in running text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from linguistics.scripts import has_han
from linguistics.terms import STOP_WORDS

_SHORTEST = 3  # characters of a name that is looked up; two Han characters are enough
_SHORTEST_HAN = 2


class SubjectIndex:
    """Finds the subjects of some candidates in texts. Subjects and texts are normal forms (``name_key``).

    A subject with a comma in its title ("Springfield, Illinois") is also known by what stands before it; the caller
    gives those forms. Names in blanks-separated scripts match whole words, names with Han characters anywhere.
    """

    def __init__(self, subjects: Sequence[Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._han: list[str] = []
        self._owners: dict[str, list[int]] = defaultdict(list)
        for place, names in enumerate(subjects):
            for name in dict.fromkeys(names):
                self._add(name, place)

    def _add(self, name: str, place: int) -> None:
        han = has_han(name)
        if len(name) < (_SHORTEST_HAN if han else _SHORTEST) or name in STOP_WORDS or name.isdigit():
            return
        if name not in self._owners:
            if han:
                self._han.append(name)
            else:
                self._by_first[name.split(" ", 1)[0]].append((name, f" {name} "))
        self._owners[name].append(place)

    def owners(self) -> Mapping[str, Sequence[int]]:
        """Places of the candidates that are about each known name."""
        return self._owners

    def named_in(self, text: str) -> list[str]:
        """The known names that stand in a text, each once, in order of first words."""
        return list(dict.fromkeys(self._found(text)))

    def _found(self, text: str) -> Iterator[str]:
        spaced = f" {text} "
        for word in dict.fromkeys(text.split(" ")):
            for name, whole in self._by_first.get(word, ()):
                if whole in spaced:
                    yield name
        for name in self._han:
            if name in text:
                yield name
