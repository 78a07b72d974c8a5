"""A bilingual word list read from files beside this module; see ``data/README.md`` for sources and licences."""

from __future__ import annotations

import hashlib
import lzma
import unicodedata
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path

from linguistics.normal import simplify
from linguistics.scripts import has_han

DATA = Path(__file__).parent / "data"
_MAX_KEY = 64
_REMEMBERED = 20_000
_VOWELS = frozenset("aeiou")
_FORM, _LEMMA, _READING = "=", "~", "@"


class BilingualLexicon:
    """The ``Lexicon`` port over a sorted list that stays one block of bytes and is searched by halving.

    ``words`` is an xz file of lines ``key TAB translation|translation``, sorted by code points; keys that start with
    ``=`` are irregular English forms with their lemma, with ``~`` lemmas with their irregular forms, with ``@``
    Chinese characters with their reading. ``glossary`` is a text of lines ``english TAB chinese``, alternatives
    parted by ``|``, which come before those of the list. Both are read at the first use, which takes a few tenths of
    a second and ten megabytes.
    """

    def __init__(self, words: Path = DATA / "words.tsv.xz", glossary: Path = DATA / "glossary.tsv") -> None:
        self._words = words
        self._glossary = glossary

    @cached_property
    def version(self) -> str:
        """Name and the start of the hash of both files."""
        digest = hashlib.sha256(self._words.read_bytes() + self._glossary.read_bytes())
        return f"bilingual-1-{digest.hexdigest()[:12]}"

    def translations(self, word: str) -> tuple[str, ...]:
        """Translations of a word or phrase, most usual first; empty when unknown.

        English words are found in any inflection and letter case (a participle has its verb's translations beside its
        own), Chinese ones in either script. Translations into
        English end with the irregular forms of the verbs and nouns among them.
        """
        key = _normal(word)
        if not key or len(key) > _MAX_KEY or key[0] in "=~@#":
            return ()
        found: list[str] = []
        for form in (key,) if has_han(key) else self._lemmas(key):
            found += [*self._own.get(form, ()), *self._values(form)]
            if found and not key.endswith(("ed", "ing")):
                break
        forms = [other for english in found for other in self._values(_LEMMA + english)]
        return tuple(dict.fromkeys((*found, *forms)))

    def romanised(self, text: str) -> str:
        """Pinyin syllables of a Chinese text without tones, parted by blanks; empty when a character has none."""
        syllables: list[str] = []
        for character in _normal(text)[:_MAX_KEY]:
            syllables += self._values(_READING + character)[:1] or [""]
        return " ".join(syllables) if all(syllables) else ""

    def _lemmas(self, key: str) -> Iterator[str]:
        """The phrase as it is, then with each word's and with its last word's possible base forms."""
        yield key
        words = key.split(" ")
        for base in self._bases(words[-1]):
            yield " ".join((*words[:-1], base))
        if len(words) > 1:
            bases = [next((base for base in self._bases(word) if self._values(base)), word) for word in words]
            yield " ".join(bases)

    def _bases(self, word: str) -> list[str]:
        found = list(self._values(_FORM + word))
        for ending, replacements in _ENDINGS:
            stem = word.removesuffix(ending)
            if word != stem and len(stem) > 1:
                found += [stem + replacement for replacement in replacements]
                if ending in ("ed", "ing") and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                    found.append(stem[:-1])
        return found

    @cached_property
    def _bytes(self) -> bytes:
        return b"\n" + lzma.decompress(self._words.read_bytes())

    @cached_property
    def _own(self) -> dict[str, tuple[str, ...]]:
        """The glossary in both directions."""
        found: dict[str, dict[str, None]] = {}
        for line in self._glossary.read_text("utf-8").splitlines():
            left, _, right = line.partition("\t")
            if right and not line.startswith("#"):
                for sources, targets in ((left, right), (right, left)):
                    for source in sources.split("|"):
                        found.setdefault(source, {}).update(dict.fromkeys(targets.split("|")))
        return {key: tuple(values) for key, values in found.items()}

    @cached_property
    def _values(self) -> Callable[[str], tuple[str, ...]]:
        """``_search`` that remembers the last keys."""
        return lru_cache(maxsize=_REMEMBERED)(self._search)

    def _search(self, key: str) -> tuple[str, ...]:
        """Values of one key by binary search over the lines."""
        wanted = key.encode("utf-8", "ignore")
        data, low, high = self._bytes, 0, len(self._bytes)
        while low < high:
            start = data.rfind(b"\n", 0, (low + high) // 2 + 1) + 1
            end = data.find(b"\n", start)
            end = len(data) if end < 0 else end
            found, _, values = data[start:end].partition(b"\t")
            if found == wanted:
                return tuple(values.decode("utf-8").split("|")) if values else ()
            if found < wanted:
                low = end
            else:
                high = start - 1
        return ()


_ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
)


def _normal(word: str) -> str:
    return " ".join(simplify(unicodedata.normalize("NFKC", word)).casefold().split())
