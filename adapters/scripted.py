"""Hand-written stand-ins for ports that are costly or chancy: no weights, no files, the same answer every time."""

from __future__ import annotations

import hashlib
import math
import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from linguistics.terms import index_terms, query_terms
from schema import ids
from schema.documents import Document
from schema.graph import Matrix
from schema.parse import NamedSpan, Parse, Token
from schema.ports import Loaded, Refusal, Source
from schema.reading import Passage, Reading, ReadSpan

_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class ScriptedEmbedder:
    """Vectors by signed feature hashing of index terms (Weinberger et al., "Feature Hashing for Large Scale Multitask
    Learning", ICML 2009, section 2): texts that share terms are near, all others nearly at right angles.

    Questions and documents are embedded alike. A text without terms gets the zero vector.
    """  # noqa: D205 - the source is named in the first sentence

    width: int = 64

    @property
    def name(self) -> str:
        """Model, version and width."""
        return f"scripted-1-{self.width}"

    def embed_documents(self, texts: Sequence[str]) -> Matrix:
        """One row per text, in order; a row depends on its text alone."""
        return Matrix(rows=len(texts), width=self.width, data=b"".join(self._row(text) for text in texts))

    def embed_query(self, text: str) -> Matrix:
        """One row."""
        return self.embed_documents([text])

    def _row(self, text: str) -> bytes:
        values = [0.0] * self.width
        for term in index_terms(text):
            digest = hashlib.sha256(term.encode("utf-8")).digest()
            place = int.from_bytes(digest[:8], "big") % self.width
            values[place] += 1.0 if digest[8] % 2 else -1.0
        length = math.sqrt(sum(value * value for value in values)) or 1.0
        return struct.pack(f"<{self.width}f", *(value / length for value in values))


@dataclass(frozen=True, slots=True)
class ScriptedLoader:
    """Gives each uri the text it was told, as one plain document titled by its uri, and refuses all others."""

    texts: Mapping[str, str]
    version: str = "scripted-1"

    def load(self, source: Source) -> Loaded:
        """The document of the source's uri; the path is never opened."""
        text = self.texts.get(source.uri)
        if text is None:
            refusal = Refusal(
                uri=source.uri,
                code="unknown",
                message="no text was scripted for this uri",
                remedy="Add it to the loader's texts.",
            )
            return Loaded(refusals=(refusal,))
        document = Document(
            id=ids.document_id(source.uri),
            uri=source.uri,
            text=text,
            title=source.uri,
            media_type="text/plain",
            readers=source.readers,
        )
        return Loaded(documents=(document,))


@dataclass(frozen=True, slots=True)
class ScriptedParser:
    """Gives each text the parse it was told; any other text becomes words and marks that are all roots.

    ``names`` maps words to labels: each occurrence in an unscripted text is a named span.
    """

    parses: Mapping[str, Parse] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    version: str = "scripted-1"

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse per text, in order."""
        return [replace(self.parses[text], text=text) if text in self.parses else self._plain(text) for text in texts]

    def _plain(self, text: str) -> Parse:
        tokens = tuple(
            Token(text=word.group(), start=word.start(), end=word.end(), lemma=word.group().casefold(), head=index)
            for index, word in enumerate(_WORD.finditer(text))
        )
        names = tuple(
            NamedSpan(first=index, last=index + 1, label=self.names[token.text])
            for index, token in enumerate(tokens)
            if token.text in self.names
        )
        return Parse(text=text, language=self.language, tokens=tokens, names=names)


@dataclass(frozen=True, slots=True)
class ScriptedReranker:
    """Relevance by the share of the question's terms that passage and title hold; spans where told.

    ``answers`` maps a question to strings: each occurrence of one in a passage is a span, its score falling with the
    string's place in the tuple.
    """

    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Model and version."""
        return "scripted-1"

    def read(self, question: str, passages: Sequence[Passage]) -> list[Reading]:
        """One reading per passage, in order."""
        return [self._read(question, passage) for passage in passages]

    def _read(self, question: str, passage: Passage) -> Reading:
        terms = query_terms(question)
        held = set(index_terms(f"{passage.title} {passage.text}")) if any(map(str.isalnum, passage.text)) else set()
        share = (sum(term in held for term in terms) + 0.5) / (len(terms) + 1)
        spans = [
            ReadSpan(start=match.start(), end=match.end(), score=1.0 - rank)
            for rank, answer in enumerate(self.answers.get(question, ()))
            for match in re.finditer(re.escape(answer), passage.text)
            if answer
        ]
        return Reading(
            relevance=math.log(share / (1 - share)),
            spans=tuple(sorted(spans, key=lambda span: (-span.score, span.start, span.end))),
        )


@dataclass(frozen=True, slots=True)
class ScriptedLexicon:
    """Translates the words it was told, in both directions, letter case ignored; ``readings`` by Han character."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    version: str = "scripted-1"

    def translations(self, word: str) -> tuple[str, ...]:
        """What the word was told to mean, then the words that were told to mean it, each once."""
        key = word.casefold()
        own = [other for known, others in self.words.items() if known.casefold() == key for other in others]
        back = [known for known, others in self.words.items() if key in (other.casefold() for other in others)]
        return tuple(dict.fromkeys([*own, *back])) if key else ()

    def romanised(self, text: str) -> str:
        """The readings of its characters; empty when one has none."""
        syllables = [self.readings.get(character, "") for character in text]
        return " ".join(syllables) if all(syllables) else ""
