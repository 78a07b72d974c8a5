"""Frames of a Chinese sentence from word order and coverbs: 被, 把, 将, 由, 向, 从, 对, 给.

There is no tree: the arguments of a verb are the stretches of text between it, its coverbs and the next verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph_rag.claims.frames import Filler, Frame, filler, groups_of, roles_in
from graph_rag.claims.groups import verb_groups
from graph_rag.claims.words import Reading
from linguistics.normal import simplify

_PASSIVE = frozenset({"被", "遭", "遭到", "受到"})
_DISPOSAL = frozenset({"把", "将"})
_BY = frozenset({"由"})
_COVERBS = frozenset({"向", "从", "对", "给", "为", "与", "和", "跟", "因", "在", "于", "按", "以", "经", "到", "比"})
_BREAK = re.compile(r"[，,；;。：:！!？?]")
_NAME_TAGS = frozenset({"PER", "LOC", "ORG", "nr", "ns", "nt", "nz"})
_ARGUMENT_TAGS = frozenset("n vn an nz nw s m r q a f xc u c".split()) | _NAME_TAGS
_SINGLE = frozenset("买卖购售告罚获任写产付")
_UNDERGOING = frozenset({"获批", "获准", "被罚", "受罚", "获奖", "获任"})
"""Verbs whose subject undergoes what they say."""
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a segment: its opening coverb (empty for none), its words, whether a name is among them.

    ``head`` when it is what a relative clause modifies.
    """

    coverb: str
    text: str
    named: bool
    head: bool = False


def chinese_frames(reading: Reading) -> list[Frame]:
    """One frame for every verb of a group and for every other verb with two arguments, in order."""
    found: list[Frame] = []
    topic: _Piece | None = None
    for first, last in _segments(reading):
        verbs = [index for index in range(first, last) if _leads(reading, index)]
        inside = {verb for verb in verbs if _relative_end(reading, verb, first, last) is not None}
        for verb in verbs:
            found += _at(reading, verb, [each for each in verbs if each not in inside], (first, last), topic)
        opening = _pieces(reading, first, min(set(verbs) - inside, default=last))
        subject = next((piece for piece in opening if not piece.coverb), None)
        topic = subject or topic
    return found


def _at(
    reading: Reading, verb: int, leading: Sequence[int], segment: tuple[int, int], topic: _Piece | None
) -> Iterator[Frame]:
    """Frames of one verb; verbs inside a modifier before 的 do not end its object."""
    first, last = segment
    tokens = reading.parse.tokens
    relative = _relative_end(reading, verb, first, last)
    if relative is not None:
        before = _pieces(reading, max([first, *(each + 1 for each in leading if each < verb)]), verb)
        head = _pieces(reading, relative + 1, min([last, *(each for each in leading if each > relative)]))
        after = [*_pieces(reading, verb + 1, relative), *(replace(piece, head=True) for piece in head)]
    else:
        before = _pieces(reading, first, verb)
        after = _pieces(reading, verb + 1, min([last, *(each for each in leading if each > verb)]))
    yield from _of_verb(simplify(tokens[verb].text), before, after, topic, reading.clause_of[verb])


def _relative_end(reading: Reading, verb: int, first: int, last: int) -> int | None:
    """Index of the 的 that makes the verb a modifier of a noun after it, None for a leading verb."""
    tokens = reading.parse.tokens
    for index in range(verb + 1, last - 1):
        if tokens[index].tag == "v" or tokens[index].text == "了":
            return None
        if tokens[index].text == "的":
            between = any(_leads(reading, each) for each in range(first, verb))
            after = any(_leads(reading, each) for each in range(index + 2, last))
            return index if (between or after) and tokens[index + 1].tag in _ARGUMENT_TAGS else None
    return None


def _segments(reading: Reading) -> Iterator[tuple[int, int]]:
    start = 0
    for index, token in enumerate(reading.parse.tokens):
        if _BREAK.fullmatch(token.text):
            yield start, index
            start = index + 1
    yield start, len(reading.parse.tokens)


def _leads(reading: Reading, index: int) -> bool:
    token = reading.parse.tokens[index]
    text = simplify(token.text)
    if text in _PASSIVE | _DISPOSAL | _BY | _COVERBS:
        return False
    known = text in verb_groups() and (len(text) > 1 or text in _SINGLE)
    return (known and token.tag in {"v", "vn", "vd", "ad"}) or (token.tag == "v" and (len(text) > 1 or text == "是"))


def _pieces(reading: Reading, start: int, end: int) -> list[_Piece]:
    """Stretches between coverbs; times, adverbs and an opening conjunction (并, 但) are left out."""
    pieces: list[_Piece] = []
    coverb, named = "", False
    words: list[str] = []
    for token in reading.parse.tokens[start:end]:
        text = simplify(token.text)
        if text in _PASSIVE | _DISPOSAL | _BY or (text in _COVERBS and token.tag in {"p", "v", "d"}):
            if words:
                pieces.append(_Piece(coverb, "".join(words), named))
            coverb, words, named = text, [], False
        elif token.tag in _ARGUMENT_TAGS and text not in {"了", "过", "所"} and (words or token.tag != "c"):
            words.append(token.text)
            named = named or token.tag in _NAME_TAGS
    if words:
        pieces.append(_Piece(coverb, "".join(words), named))
    return [piece for piece in pieces if len(piece.text) <= _LONGEST]


def _of_verb(
    verb: str, before: Sequence[_Piece], after: Sequence[_Piece], topic: _Piece | None, clause: int
) -> Iterator[Frame]:
    arguments = list(_arguments(verb, before, after, topic))
    base = verb.removesuffix("给") or verb
    for group in sorted(groups_of(verb) if verb in verb_groups() else groups_of(base)):
        roles = roles_in(group, arguments)
        if roles:
            loose = len(roles) == 1
            yield Frame(verb=verb, groups=frozenset({group}), clause=clause, loose=loose, roles=roles)


def _arguments(
    verb: str, before: Sequence[_Piece], after: Sequence[_Piece], topic: _Piece | None
) -> Iterator[tuple[str, Filler]]:
    undergoes = verb in _UNDERGOING
    bare = next((piece for piece in before if not piece.coverb), topic)
    renames = "rename" in groups_of(verb)
    passive = not renames and any(piece.coverb in _PASSIVE | _BY for piece in before)
    if bare is not None:
        yield ("object" if passive or undergoes else "subject"), _filler(bare)
    for piece in before:
        if renames and piece.coverb in _BY:
            yield "从", _filler(piece)
        elif piece.coverb in _PASSIVE | _BY:
            yield "subject", _filler(piece)
        elif piece.coverb in _DISPOSAL:
            yield "object", _filler(piece)
        elif piece.coverb in {"与", "和", "跟"}:
            yield "subject", _filler(piece)
        elif piece.coverb:
            yield piece.coverb, _filler(piece)
    gives = len(verb) > 1 and verb.endswith("给")
    for piece in after:
        if not piece.coverb and (piece.head or not passive):
            yield ("给" if gives else "object"), _filler(piece)
        elif piece.coverb in {"给", "向", "为", "到"}:
            yield piece.coverb, _filler(piece)


def _filler(piece: _Piece) -> Filler:
    """The head behind the last 的; what stands before it is the whole."""
    whole, _, head = piece.text.rpartition("的")
    whole = whole.strip("他她它其该本们")
    return filler(head or piece.text, named=piece.named, whole=whole, whole_named=piece.named and bool(whole))
