"""HTML: visible text by block, tables with spans, properties from title and meta tags. Also used by mail and EPUB."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from adapters.loaders.builder import TextBuilder
from adapters.loaders.canonical import one_line, verbatim
from adapters.loaders.draft import Blob, Draft, Sink
from adapters.loaders.html_tables import is_data_table, table_rows
from adapters.loaders.plain_text import decoded, key_value
from adapters.loaders.tables import write_grid

_DROPPED = {"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "embed", "select", "datalist"}
_BLOCKS = set(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul "
    "caption option legend".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
)
_WHITE = re.compile(r"\s+")
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE
)
_DATE_METAS = ("article:published_time", "date", "dc.date", "dcterms.date", "dcterms.created", "pubdate", "publishdate",
               "article:modified_time", "last-modified")  # fmt: skip
_AUTHOR_METAS = ("author", "article:author", "dc.creator", "dcterms.creator", "byl")


def read_html(blob: Blob, sink: Sink) -> None:
    """A whole HTML file."""
    draft = sink.draft("text/html")
    declared = _CHARSET.search(blob.data[:4096])
    name = next((group for group in declared.groups() if group), b"") if declared else b""
    write_html(draft, decoded(blob, draft, name.decode("ascii")), sink)


def write_html(draft: Draft, content: str, sink: Sink) -> None:
    """Write the visible text of an HTML page or fragment and set the draft's properties."""
    parser = LexborHTMLParser(content)
    _properties(draft, parser)
    if parser.root is not None:
        for node in parser.css("[hidden], [style]"):
            hides = "hidden" in node.attributes or _HIDDEN_STYLE.search((node.attributes.get("style") or "").lower())
            if hides and node.tag not in {"html", "body"}:
                node.decompose()
        _Writer(draft.text, sink).walk(parser.root)


def _properties(draft: Draft, parser: LexborHTMLParser) -> None:
    metas: dict[str, str] = {}
    for node in parser.css("meta[content]"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        metas.setdefault(name.lower(), node.attributes.get("content") or "")
    title = parser.css_first("head title") or parser.css_first("title")
    stamp = parser.css_first("time[datetime]")
    found = [metas[name] for name in _DATE_METAS if metas.get(name)]
    draft.describe(
        title=title.text() if title else metas.get("og:title"),
        author=next((metas[name] for name in _AUTHOR_METAS if metas.get(name)), None),
        published=found[0] if found else (stamp.attributes.get("datetime") if stamp else None),
    )
    draft.note("description", metas.get("description"))
    draft.note("keywords", metas.get("keywords"))


class _Writer:
    """Walks a tree without recursion (nesting may be a million deep) and writes a block at each block boundary."""

    def __init__(self, text: TextBuilder, sink: Sink) -> None:
        self._text = text
        self._sink = sink
        self._inline: list[str] = []
        self._lists: list[str] = []
        self._heading = 0
        self._item = 0
        self._term = ""

    def walk(self, root: LexborNode) -> None:
        """Write everything visible below ``root``."""
        node: LexborNode | None = root
        depth_open: list[LexborNode] = []
        while node is not None:
            inside = self._enter(node)
            child = node.child if inside else None
            if child is not None:
                depth_open.append(node)
                node = child
                continue
            self._leave(node, entered=inside)
            following = node.next
            while following is None and depth_open:
                parent = depth_open.pop()
                self._leave(parent, entered=True)
                following = parent.next if depth_open else None
            node = following
        self._flush()
        self._loose_term()

    def _enter(self, node: LexborNode) -> bool:
        """Begin a node; False where its inside is not to be walked."""
        tag = node.tag
        if tag == "-text":
            self._inline.append(_WHITE.sub(" ", node.text_content or ""))
            return False
        if tag in _DROPPED or tag is None or tag.startswith(("-comment", "!")):
            return False
        if tag == "br":
            self._inline.append("\n")
        elif tag == "pre":
            self._flush()
            self._text.code(verbatim(node.text()))
            return False
        elif tag == "table" and is_data_table(node):
            self._flush()
            rows, marked = table_rows(node)
            caption = node.css_first("caption")
            if caption is not None:
                self._text.paragraph(caption.text(separator=" "))
            write_grid(self._text, rows, self._sink, marked=marked)
            return False
        elif tag in _BLOCKS:
            self._flush()
            self._heading = _HEADINGS.get(tag, self._heading)
            self._item += tag == "li"
        elif tag == "img":
            self._inline.append(f" {node.attributes.get('alt') or ''} ")
        return True

    def _leave(self, node: LexborNode, *, entered: bool) -> None:
        tag = node.tag
        if not entered or tag not in _BLOCKS:
            return
        if tag == "dt":
            self._loose_term()
            self._term = one_line("".join(self._inline))
            self._inline.clear()
            return
        self._flush()
        if tag == "dl":
            self._loose_term()
        if tag in _HEADINGS:
            self._heading = 0
        if tag == "li":
            self._item = max(0, self._item - 1)

    def _loose_term(self) -> None:
        """Write a term that nothing was said about."""
        term, self._term = self._term, ""
        self._text.paragraph(term)

    def _flush(self) -> None:
        """Write what was gathered as one block."""
        content, self._inline = _inline_text(self._inline), []
        term, self._term = self._term, "" if content else self._term
        if not content:
            return
        if self._heading:
            self._text.heading(content, self._heading)
        elif term:
            self._text.key_value(term, content)
        elif self._item:
            self._text.list_item(content)
        else:
            self._paragraph(content)

    def _paragraph(self, content: str) -> None:
        lines = content.split("\n")
        if all(key_value(line) for line in lines):
            for line in lines:
                self._text.key_value(*(key_value(line) or ("", line)))
        else:
            self._text.paragraph(content)


def _inline_text(pieces: list[str]) -> str:
    """The gathered pieces, one line per ``br``."""
    return "\n".join(filter(None, (_WHITE.sub(" ", line).strip() for line in "".join(pieces).split("\n"))))
