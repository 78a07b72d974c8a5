"""Markdown (CommonMark with tables) and its front matter."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from adapters.loaders.builder import TextBuilder
from adapters.loaders.canonical import one_line
from adapters.loaders.draft import Blob, Draft, Sink
from adapters.loaders.html_text import write_html
from adapters.loaders.plain_text import decoded, join_soft, key_value
from adapters.loaders.tables import joined_headers

_FRONT = re.compile(r"\A---[^\S\n]*\n(.*?)\n---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_WRITTEN = {"text", "code_inline", "text_special", "image", "html_inline"}
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^>]*>", re.DOTALL)


def read_markdown(blob: Blob, sink: Sink) -> None:
    """A whole Markdown file."""
    draft = sink.draft("text/markdown")
    content = decoded(blob, draft).replace("\r\n", "\n")
    front = _FRONT.match(content)
    if front:
        _front_matter(draft, front.group(1))
        content = content[front.end() :]
    tokens = MarkdownIt("commonmark", {"maxNesting": 50}).enable("table").parse(content)
    _Writer(draft, sink).write(tokens)


def _front_matter(draft: Draft, block: str) -> None:
    """``name: value`` lines; other YAML is left out."""
    pairs = {}
    for line in block.split("\n"):
        name, colon, value = line.partition(":")
        if colon and name.strip() == name and value.strip():
            pairs[name.lower()] = value.strip().strip("\"'")
    draft.describe(title=pairs.get("title"), author=pairs.get("author"), published=pairs.get("date"))
    for name, value in pairs.items():
        if name not in {"title", "author", "date"}:
            draft.note(name, value)


class _Writer:
    """Turns the flat list of tokens into blocks."""

    def __init__(self, draft: Draft, sink: Sink) -> None:
        self._draft = draft
        self._text: TextBuilder = draft.text
        self._sink = sink
        self._items = 0
        self._level = 0
        self._rows: list[list[str]] = []
        self._header_rows = 0
        self._in_table = False

    def write(self, tokens: list[Token]) -> None:
        """Write all tokens in order."""
        for token in tokens:
            kind = token.type
            if kind in {"list_item_open", "list_item_close"}:
                self._items += token.nesting
            elif kind == "heading_open":
                self._level = int(token.tag[1:])
            elif kind == "heading_close":
                self._level = 0
            elif kind in {"fence", "code_block"}:
                self._text.code(token.content)
            elif kind == "html_block":
                write_html(self._draft, token.content, self._sink)
            elif kind == "inline":
                self._inline(token)
            else:
                self._table(kind)

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self._rows, self._header_rows, self._in_table = [], 0, True
        elif kind == "tr_open":
            self._rows.append([])
        elif kind == "thead_close":
            self._header_rows = len(self._rows)
        elif kind == "table_close":
            self._in_table = False
            rows = self._sink.bounded(self._rows, "table")
            headers = joined_headers([list(row) for row in rows[: self._header_rows]])
            self._text.table(rows[self._header_rows :], headers)

    def _inline(self, token: Token) -> None:
        shown = _inline_text(token)
        if self._in_table:
            self._rows[-1].append(one_line(shown))
        elif self._level:
            self._text.heading(shown, self._level)
        elif self._items:
            self._text.list_item(shown)
        else:
            lines = [line for line in shown.split("\n") if line.strip()]
            pairs = [key_value(line) for line in lines]
            if pairs and all(pairs):
                for pair in pairs:
                    self._text.key_value(*(pair or ("", "")))
            else:
                self._text.paragraph(shown if "\n" in shown and any(pairs) else join_soft(lines))


def _inline_text(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or []:
        tag = child.type == "html_inline" and _TAG.fullmatch(child.content)
        if child.type in _WRITTEN and not tag:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
    return "".join(parts)
