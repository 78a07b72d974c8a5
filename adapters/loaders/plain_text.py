"""Plain text: paragraphs, key-value lines, and headings where their form says so."""

from __future__ import annotations

import re
from itertools import pairwise

from adapters.loaders.builder import TextBuilder
from adapters.loaders.canonical import canonical
from adapters.loaders.draft import Blob, Draft, Sink
from adapters.loaders.encoding import Decoded, decode

_KEY_VALUE = re.compile(r"^\s*([^\s:：|#>][^:：|\t]{0,39}?)\s*(?:：|:(?=\s))\s*(\S.*)$")
_NEXT_KEY = re.compile(r"\s+(?=[㐀-鿿]{2,8}：)")
_KEY_WORDS = 5
_BULLET = re.compile(r"^\s*(?:[-*•▪‣·●○–]|\(?\d{1,2}[.)]|[（(][一二三四五六七八九十]+[)）])\s+(?=\S)")
_UNDERLINE = re.compile(r"^\s*(=|-)\1{2,}\s*$")
_NUMBERED = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百零\d]+[章节節部分编編篇](?:[\s　]|$)|[一二三四五六七八九十]+、|"
    r"(?:Article|Section|Chapter|Part)\s+[\dIVXLC]+\b|\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+(?=[A-Z一-鿿]))"
)
_ENDS_SENTENCE = (".", "。", "!", "！", "?", "？", ";", "；", ",", "，", "、", ":", "：")
_HAN_OR_FULL = re.compile(r"[　-〿㐀-鿿＀-￯]")
_WRAPPED = 45
_HEADING = 80


def read_text(blob: Blob, sink: Sink) -> None:
    """A whole plain text file."""
    draft = sink.draft("text/plain")
    write_text(draft.text, decoded(blob, draft), title=True)


def decoded(blob: Blob, draft: Draft, declared: str = "") -> str:
    """The text of a blob; its encoding and what was lost are noted in the draft's metadata."""
    result: Decoded = decode(blob.data, declared)
    draft.note("encoding", result.encoding)
    if result.replaced:
        draft.note("replaced_characters", f"{result.replaced} sequences were not valid {result.encoding}")
    return result.text


def write_text(text: TextBuilder, content: str, *, title: bool = False) -> None:
    """Write plain text block by block; with ``title`` a short first line alone is a heading of level 1."""
    paragraphs = re.split(r"\n[^\S\n]*\n+", canonical(content).strip("\n"))
    for number, paragraph in enumerate(paragraphs):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        if not lines:
            continue
        if _heading(text, lines, first=title and number == 0 and len(paragraphs) > 1):
            continue
        _body(text, lines)


def _heading(text: TextBuilder, lines: list[str], *, first: bool) -> bool:
    """Write the heading that these lines are, if they are one; an underlined first line may have a body below."""
    line = lines[0].strip()
    plain = len(line) <= _HEADING and not line.endswith(_ENDS_SENTENCE) and any(map(str.isalpha, line))
    if len(lines) > 1 and plain and (mark := _UNDERLINE.match(lines[1])):
        text.heading(line, 1 if mark.group(1) == "=" else 2)
        _body(text, lines[2:])
        return True
    if len(lines) > 1 or not plain or (_BULLET.match(line) and not _NUMBERED.match(line)):
        return False
    if first and not _KEY_VALUE.match(line):
        text.heading(line, 1)
        return True
    upper = line.isupper() and len(line) >= 4 and not _HAN_OR_FULL.search(line)
    if _NUMBERED.match(line) or (upper and not _KEY_VALUE.match(line)):
        text.heading(line, 2)
        return True
    return False


def _body(text: TextBuilder, lines: list[str]) -> None:
    """Key-value lines, list items and runs of other lines, in order."""
    run: list[str] = []
    item: list[str] = []
    for line in lines:
        pairs = key_values(line)
        if not pairs and _BULLET.match(line):
            _flush(text, run, item)
            item.append(_BULLET.sub("", line) if not re.match(r"\s*[\d(（]", line) else line)
        elif pairs:
            _flush(text, run, item)
            for pair in pairs:
                text.key_value(*pair)
        elif item and line[:1].isspace():
            item.append(line)
        else:
            if item:
                _flush(text, run, item)
            run.append(line)
    _flush(text, run, item)


def _flush(text: TextBuilder, run: list[str], item: list[str]) -> None:
    if item:
        text.list_item(join_wrapped(item))
    if run:
        text.paragraph(join_wrapped(run))
    run.clear()
    item.clear()


def key_value(line: str) -> tuple[str, str] | None:
    """``Key: value`` or ``键：值`` with a key of at most five words; URLs and times are not keys."""
    match = _KEY_VALUE.match(line)
    if match is None:
        return None
    key, value = match.group(1), match.group(2)
    if len(key.split()) > _KEY_WORDS or len(_HAN_OR_FULL.findall(key)) > 12 or key[-1].isdigit():
        return None
    if re.search(r"[.。,，;；!！?？]", key) or (key[:1].islower() and " " in key):
        return None
    return key, value


def key_values(line: str) -> list[tuple[str, str]]:
    """The pairs of a line that is nothing but pairs: ``时间：4月2日　地点：苏州`` has two; empty for any other line."""
    pairs = [key_value(part) for part in _NEXT_KEY.split(line.strip())]
    found = [pair for pair in pairs if pair is not None]
    return found if len(found) == len(pairs) else []


def join_wrapped(lines: list[str]) -> str:
    """Undo hard line wraps: a long line that does not end a sentence goes on in the next; other line ends stay.

    Between Han characters nothing is put, elsewhere a blank.
    """
    if not lines:
        return ""
    widest = max(len(line.rstrip()) for line in lines)
    joined = lines[0].strip()
    for before, line in pairwise(lines):
        shown, left = line.strip(), before.rstrip()
        width = len(left) + len(_HAN_OR_FULL.findall(left))
        alike = shown.partition(" ")[0] == left.strip().partition(" ")[0] and " " in shown
        wrapped = width >= _WRAPPED and len(left) >= widest * 0.6 and not alike
        if not wrapped:
            joined += "\n" + shown
        else:
            joined = join_soft([joined, shown])
    return joined


def join_soft(lines: list[str]) -> str:
    """Lines that are one paragraph, joined by a blank, or by nothing between characters written without blanks."""
    joined = ""
    for line in lines:
        glue = "" if not joined or (_HAN_OR_FULL.match(joined[-1]) and _HAN_OR_FULL.match(line[:1])) else " "
        joined += glue + line
    return joined
