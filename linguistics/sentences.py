"""Sentences of English and Chinese text in one pass.

A stop ends a sentence unless it belongs to an abbreviation, an initial, a number or a quotation that goes on. Rules
rather than statistics: company documents are full of names that end in "Inc." and "Co.", which unsupervised methods
(Kiss and Strunk, "Unsupervised multilingual sentence boundary detection", Computational Linguistics 32, 2006) learn
only from much text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linguistics.scripts import HAN

MAX_SENTENCE = 2000
"""Longest sentence in code points; longer runs are cut at a comma, else a blank, else anywhere."""

_TITLES = (
    "mr mrs ms dr prof gen col sen rep gov lt sgt capt cmdr rev hon messrs mme mlle st mt ft pres supt adm maj insp"
)
_LATIN = "e.g i.e vs v cf viz approx ca resp incl excl esp dept tel ext attn fig figs eq eqs sect cl arts"
_BEFORE_DIGITS = (
    "no nos p pp vol art sec ch para app jan feb mar apr jun jul aug sep sept oct nov dec line items c s ss n"
)
_FINAL = (
    "inc ltd co corp plc llc bros jr sr esq etc al est u.s u.k u.n e.u a.m p.m ph.d m.d d.c u.s.a gmbh pte pty dept"
)
_NEVER = frozenset((_TITLES + " " + _LATIN).split())
_DIGITS_FOLLOW = frozenset(_BEFORE_DIGITS.split())
_MAYBE = frozenset(_FINAL.split())
_STARTERS = frozenset(
    "the a an in it he she they we i you but and this that these those on at for however if when while after before as "
    "there his her its their our your my by with from to under since such all no not so or both each some many most "
    "what who why how where although because during according then meanwhile also an one two".split()
)

_CLOSERS = "\"'”’)\\]}»」』）】》〉"
_STOP = re.compile(rf"(?P<stop>[.!?．]+|…+|[。！？｡!?]+)(?P<close>[{_CLOSERS}]*(?:\[[0-9]{{1,3}}\])*)")
_WORD_BEFORE = re.compile(r"[^\W_](?:[^\W_]|[.&'’-](?=[^\W_]))*\Z")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_SPEECH = re.compile(r"[^。！？，；“”\s]{0,3}[说道问喊答称](?=[。，：,！:])|的|[，、；]")
_BRACKETS = frozenset(")]）】")
_WIDE = frozenset("。！？｡")
_LIST_NUMBER = re.compile(r"\s*[(（]?(?:[0-9]{1,3}|[A-Za-z]|[ivxIVX]{1,5})\Z")

_ITEM = (
    r"(?:[-*•·▪◦●○■□➢✓–—][ \t]|[(（]?[0-9]{1,3}(?:[.)、）](?![0-9])|[.][0-9]{1,3}[. \t])"
    r"|[(（][a-zA-Z]{1,4}[)）]|[a-z][)][ \t]|[(（]?[一二三四五六七八九十]{1,3}[、）)]"
    r"|第[一二三四五六七八九十百零0-9]{1,5}[条章节款部]|#{1,6}[ ]|\|)"
)
_STARTS_ITEM = re.compile(rf"[ \t\u3000]*{_ITEM}")
_LINE_END = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_CONTINUES = re.compile(r"[,，、(（\-–—&/]\Z|\b(?:and|or|of|the|a|an|to|in|for|with|by|from|on|at)\Z", re.IGNORECASE)
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_BEFORE_NUMBER = re.compile(rf"\b(?:{'|'.join(_BEFORE_DIGITS.split())})\.\Z", re.IGNORECASE)
_SHORT_LINE, _LONG_LINE = 48, 130
_NARROW = 10
_STOPS = frozenset('.!?。！？…:：；;"”’」')
_COMMAS = re.compile(r"[,，、；;:：]")
_REACH = 80


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence, in order: code points of ``text``, half-open, no white space at either end.

    Everything that is not white space lies in exactly one sentence. A blank line, a list item and a heading line end
    a sentence, a line break inside a wrapped paragraph does not; neither does ；. At most ``MAX_SENTENCE`` long.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _segments(text):
        for first, last in _sentences(text, start, end):
            spans += _bounded(text, first, last)
    return spans


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """Runs of lines that may hold wrapped sentences: paragraphs, list items and headings."""
    start = position = 0
    for match in _LINE_END.finditer(text):
        if _breaks(text, position, match.start(), match.end()):
            yield start, match.start()
            start = match.end()
        position = match.end()
    yield start, len(text)


def _breaks(text: str, start: int, end: int, following: int) -> bool:
    """True when the line ``text[start:end]`` does not go on in the line at ``following``."""
    stripped = text[max(start, end - _LONG_LINE) : end].strip()
    next_end = _LINE_END.search(text, following, following + _REACH)
    ahead = text[following : next_end.start() if next_end else following + _REACH].strip()
    if not stripped or not ahead:
        return True
    if ahead[0].isdigit() and _BEFORE_NUMBER.search(stripped):
        return False
    if _STARTS_ITEM.match(text, following):
        return True
    width = _width(stripped) if end - start <= _LONG_LINE else _LONG_LINE + 1
    if width > _LONG_LINE and stripped[-1] in _STOPS:
        return True
    if _CONTINUES.search(stripped) or ahead[0].islower():
        return False
    if width > _LONG_LINE:
        return True
    return width < _SHORT_LINE and not _is_column(stripped, width, ahead)


def _width(line: str) -> int:
    """Columns that the line takes: a Han character takes two."""
    return len(line) + len(_HAN_CHARACTER.findall(line))


def _is_column(line: str, width: int, ahead: str) -> bool:
    """True for a line of Chinese prose in a narrow column: as wide as the next one and without a stop."""
    han = len(_HAN_CHARACTER.findall(line))
    return han >= _NARROW and 3 * han >= width and line[-1] not in _STOPS and 0.85 * _width(ahead) <= width


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of one segment, ends trimmed."""
    position = start
    for match in _STOP.finditer(text, start, end):
        if match.start() >= position and _ends(text, position, match, end):
            yield from _trimmed(text, position, match.end())
            position = match.end()
    yield from _trimmed(text, position, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    """True when the stop ends the sentence that began at ``start``."""
    after = match.end()
    if after >= limit:
        return True
    following = text[after : min(after + _REACH, limit)]
    stop, first = match["stop"], following[0]
    if stop[0] in _WIDE or stop[-1] in _WIDE:
        return not (match["close"] and _SPEECH.match(following))
    touches = not first.isspace() and not _HAN_CHARACTER.match(first) and first not in "“‘「『（【《"
    if touches or (_HAN_CHARACTER.match(first) and stop[0] in ".．" and len(stop) == 1 and not match["close"]):
        return bool(_HAN_CHARACTER.match(first)) and not _latin_or_digit(text, match.start())
    if stop[0] in ".．" and match["close"][-1:] in _BRACKETS and _HAN_CHARACTER.match(first):
        return False
    if stop[0] == "…" and not first.isspace() and not match["close"]:
        return False
    ahead = following.lstrip().lstrip("\"'“‘([「『（【《")
    if ahead[:1].islower():
        return False
    if stop == "." and not match["close"].strip("[]0123456789"):
        return _full_stop(text, start, match.start(), ahead)
    return True


def _latin_or_digit(text: str, stop: int) -> bool:
    """True when an ASCII letter or digit stands before the stop (a decimal, a file name, an abbreviation)."""
    return stop > 0 and text[stop - 1].isascii() and text[stop - 1].isalnum()


def _full_stop(text: str, start: int, stop: int, ahead: str) -> bool:
    """True when a single "." followed by a blank closes a sentence and not a word."""
    if _LIST_NUMBER.match(text[max(start, stop - 8) : stop]) and stop - start <= 8:
        return False
    window = text[max(start, stop - _REACH) : stop]
    match = _WORD_BEFORE.search(window)
    if match is None:
        return True
    word = match[0].lower()
    next_word = _NEXT_WORD.match(ahead)
    starter = next_word is not None and next_word[0].lower() in _STARTERS and next_word[0][0].isupper()
    if word in _NEVER:
        return False
    if word in _DIGITS_FOLLOW and ahead[:1].isdigit():
        return False
    initial = len(word) == 1 and word.isalpha() and match[0].isupper()
    if word in _MAYBE or initial or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return starter or not ahead
    return True


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span in pieces of at most ``MAX_SENTENCE``, cut after a comma, else at a blank, else anywhere."""
    while end - start > MAX_SENTENCE:
        window = text[start : start + MAX_SENTENCE]
        cut = 0
        for match in _COMMAS.finditer(window, MAX_SENTENCE // 2):
            cut = match.end()
        if not cut:
            cut = max((match.end() for match in re.finditer(r"\s", window)), default=0)
        yield from _trimmed(text, start, start + (cut or MAX_SENTENCE))
        start += cut or MAX_SENTENCE
        while start < end and text[start].isspace():
            start += 1
    yield from _trimmed(text, start, end)
