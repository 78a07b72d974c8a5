"""DOCX: paragraphs and tables in body order, headers, footers, notes, comments, core properties."""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import BadZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from adapters.loaders.archive import check_office
from adapters.loaders.docx_styles import ParagraphStyles, qualified, whole
from adapters.loaders.draft import Blob, Draft, Sink
from adapters.loaders.office_properties import describe_office
from adapters.loaders.plain_text import key_values
from adapters.loaders.refusals import unreadable
from adapters.loaders.tables import write_grid

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {_W + "del", _W + "moveFrom", _W + "txbxContent", _W + "pPr", _W + "rPr", _FALLBACK}
_WRITTEN = {_W + "tab": " ", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-", _W + "ptab": " "}
_NOTES = ("footnotes", "endnotes")
_LONG_VALUE = 120
_MAX_SPAN = 200
Element = etree._Element  # noqa: SLF001 - lxml's only name for the type


def read_docx(blob: Blob, sink: Sink) -> None:
    """A whole DOCX file."""
    check_office(blob.data, sink.limits)
    try:
        document = docx.Document(io.BytesIO(blob.data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise unreadable("damaged", f"not a readable DOCX file: {error}") from error
    draft = sink.draft("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    describe_office(draft, blob.data)
    writer = _Writer(draft, sink, ParagraphStyles(document))
    margins = _margins(document)
    for element in margins["header"]:
        writer.blocks(element)
    writer.blocks(document.element.body)
    for note in _notes(document):
        writer.blocks(note)
    for element in margins["footer"]:
        writer.blocks(element)
    for comment in document.comments:
        draft.text.key_value(f"Comment by {comment.author}" if comment.author else "Comment", comment.text)


def _margins(document: WordDocument) -> dict[str, list[Element]]:
    """Headers and footers of all sections, each different text once."""
    found: dict[str, list[Element]] = {"header": [], "footer": []}
    seen: set[str] = set()
    for section in document.sections:
        for name in ("first_page_header", "header", "even_page_header"):
            for kind, elements in found.items():
                part = getattr(section, name.replace("header", kind))
                shown = "" if part.is_linked_to_previous else "".join(part._element.itertext()).strip()  # noqa: SLF001
                if shown and shown not in seen:
                    seen.add(shown)
                    elements.append(part._element)  # noqa: SLF001 - the tree behind a header
    return found


def _notes(document: WordDocument) -> Iterator[Element]:
    """Footnotes and endnotes, which python-docx does not know."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.rsplit("/", 1)[-1] in _NOTES:
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))
            yield from (note for note in root if note.get(_W + "type") in {None, "normal"})


class _Writer:
    def __init__(self, draft: Draft, sink: Sink, styles: ParagraphStyles) -> None:
        self._text = draft.text
        self._sink = sink
        self._styles = styles

    def blocks(self, parent: Element) -> None:
        """Paragraphs and tables below ``parent`` in order; content controls and insertions are looked into."""
        for child in parent:
            if child.tag == _W + "p":
                self._paragraph(child)
            elif child.tag == _W + "tbl":
                rows, marked = table_rows(child)
                write_grid(self._text, rows, self._sink, marked=marked)
            elif child.tag in {_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml", _W + "smartTag"}:
                self.blocks(child)

    def _paragraph(self, paragraph: Element) -> None:
        shown = paragraph_text(paragraph)
        style = self._styles.of(paragraph)
        if shown.strip():
            numbered = f"{style.number} {shown.strip()}" if style.number else shown
            pairs = key_values(shown)
            if style.heading:
                self._text.heading(numbered, style.heading)
            elif style.item:
                self._text.list_item(numbered)
            elif pairs and "\n" not in shown.strip() and all(len(value) <= _LONG_VALUE for _, value in pairs):
                for pair in pairs:
                    self._text.key_value(*pair)
            else:
                self._text.paragraph(numbered)
        for box in paragraph.iter(_W + "txbxContent"):
            if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                self.blocks(box)


def paragraph_text(element: Element) -> str:
    """The text of a paragraph as it stands now: insertions in, deletions out, equations as their characters."""
    parts: list[str] = []
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag in {_W + "t", _M + "t"}:
            parts.append(child.text or "")
        elif child.tag in _WRITTEN:
            parts.append(_WRITTEN[child.tag])
        else:
            parts.append(paragraph_text(child))
    return "".join(parts)


def table_rows(table: Element) -> tuple[list[list[str]], int]:
    """Rows with merged cells repeated, and how many first rows are marked to repeat as headers."""
    rows: list[list[str]] = []
    marked = 0
    for row in _within(table, "tr"):
        skipped = whole(qualified(row.find(f"{_W}trPr/{_W}gridBefore"), "val"), 0)
        line: list[str] = [""] * min(skipped, _MAX_SPAN)
        for cell in _within(row, "tc"):
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            width = whole(qualified(span, "val"), 1)
            continued = merge is not None and qualified(merge, "val") != "restart" and rows
            above = rows[-1][len(line)] if continued and len(line) < len(rows[-1]) else None
            line += [above if above is not None else _cell_text(cell)] * min(max(width, 1), _MAX_SPAN)
        header = row.find(f"{_W}trPr/{_W}tblHeader")
        if header is not None and qualified(header, "val") not in {"0", "false"} and marked == len(rows):
            marked += 1
        rows.append(line)
    return rows, marked if marked < len(rows) else 0


def _within(parent: Element, name: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, through content controls but not into inner tables."""
    for child in parent:
        if child.tag == _W + name:
            yield child
        elif child.tag in {_W + "sdt", _W + "sdtContent", _W + "ins"}:
            yield from _within(child, name)


def _cell_text(cell: Element) -> str:
    return " ".join(filter(None, (paragraph_text(paragraph).strip() for paragraph in cell.iter(_W + "p"))))
