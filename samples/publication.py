"""PDF and EPUB files from manuscripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from io import BytesIO
from itertools import pairwise

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from samples.manuscript import Block, Manuscript, pack, parse

CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
CHINESE_FONT = "SampleChinese"
CELL_SIZE = 9.0
INVARIANT_STAMP = b"D:20000101000000+00'00'"  # what reportlab writes for the time when asked for equal bytes


def needs_chinese_font(source: str) -> bool:
    """Say whether a text has characters that the standard PDF fonts lack."""
    return CHINESE.search(source) is not None


def embed_font(path: str) -> None:
    """Make the TrueType font at ``path`` the one for Chinese; only the glyphs used are embedded."""
    pdfmetrics.registerFont(TTFont(CHINESE_FONT, path))


def pdf(source: str) -> bytes:
    """Return a PDF with page numbers. Latin text stands in Helvetica, Chinese in the font of ``embed_font``."""
    text = parse(source)
    wrap = "CJK" if sum(map(len, CHINESE.findall(source))) * 4 > len(source) else None
    body = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=14.5, spaceAfter=6, wordWrap=wrap)
    heading = ParagraphStyle("heading", body, fontSize=14, leading=19, spaceBefore=8)
    out = BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=A4,
        invariant=1,
        title=text.about["title"],
        author=text.about["author"],
        lang=text.about["language"],
    )
    template.build([_flow(block, body, heading) for block in text.blocks], onFirstPage=_number, onLaterPages=_number)
    stamp = text.written.strftime("D:%Y%m%d%H%M%S+00'00'")
    return out.getvalue().replace(INVARIANT_STAMP, stamp.encode())


def _number(canvas: Canvas, template: SimpleDocTemplate) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawCentredString(A4[0] / 2, 30, str(template.page))


def _flow(block: Block, body: ParagraphStyle, heading: ParagraphStyle) -> Flowable:
    if block.kind == "break":
        return PageBreak()
    if block.kind == "table":
        small = ParagraphStyle("cell", body, fontSize=CELL_SIZE, leading=12, spaceAfter=0)
        rows = [[Paragraph(_markup(cell), small) for cell in row] for row in block.rows]
        grid = [("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke)]
        return Table(rows, style=grid, colWidths=_widths(block), spaceBefore=4, spaceAfter=8)
    style = heading if block.kind == "heading" else body
    return Paragraph(_markup(block.text), style, bulletText="•" if block.kind == "item" else None)


def _widths(block: Block) -> list[float]:
    """Return column widths in points: as wide as the longest cell, less where the page is too narrow for that."""
    room = A4[0] - 2 * inch - 12
    wanted = [max(map(_width, column)) + 12.5 for column in zip(*block.rows, strict=True)]
    return [width * min(1.0, room / sum(wanted)) for width in wanted]


def _width(cell: str) -> float:
    chinese = sum(map(len, CHINESE.findall(cell)))
    return chinese * CELL_SIZE + float(pdfmetrics.stringWidth(CHINESE.sub("", cell), "Helvetica", CELL_SIZE))


def _markup(text: str) -> str:
    """Name the font of each Chinese run."""
    return CHINESE.sub(lambda run: f'<font name="{CHINESE_FONT}">{run[0]}</font>', escape(text, quote=False))


def epub(source: str) -> bytes:
    """Return an EPUB 3 with one page per level-1 heading."""
    text = parse(source)
    chapters = list(_chapters(text))
    ids = [f"part{number}" for number in range(1, len(chapters) + 1)]
    head = '<?xml version="1.0" encoding="utf-8"?>\n'
    page = head + '<html xmlns="http://www.w3.org/1999/xhtml"{}><head><title>{}</title></head><body>{}</body></html>'
    links = "".join(f'<li><a href="{i}.xhtml">{name}</a></li>' for i, (name, _) in zip(ids, chapters, strict=True))
    items = "".join(f'<item id="{i}" href="{i}.xhtml" media-type="application/xhtml+xml"/>' for i in ids)
    spine = "".join(f'<itemref idref="{i}"/>' for i in ids)
    fields = "".join(f"<dc:{key}>{escape(text.about[key])}</dc:{key}>" for key in ("title", "language", "date"))
    package = (
        f'{head}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{fields}'
        f'<dc:identifier id="id">{text.about["id"]}</dc:identifier>'
        f"<dc:creator>{escape(text.about['author'])}</dc:creator></metadata>"
        f'<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>{items}'
        f"</manifest><spine>{spine}</spine></package>"
    )
    container = (
        f'{head}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    contents = page.format(
        ' xmlns:epub="http://www.idpf.org/2007/ops"',
        escape(text.about["title"]),
        f'<nav epub:type="toc"><ol>{links}</ol></nav>',
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container,
        "book/package.opf": package,
        "book/nav.xhtml": contents,
    }
    for i, (name, body) in zip(ids, chapters, strict=True):
        members[f"book/{i}.xhtml"] = page.format("", name, body)
    return pack((name, value.encode()) for name, value in members.items())


def _chapters(text: Manuscript) -> Iterator[tuple[str, str]]:
    """Yield the escaped name and the XHTML body of each chapter."""
    starts = [n for n, block in enumerate(text.blocks) if block.kind == "heading" and block.level == 1]
    for start, end in pairwise([*starts, len(text.blocks)]):
        yield escape(text.blocks[start].text), "\n".join(map(_element, text.blocks[start:end]))


def _element(block: Block) -> str:
    if block.kind == "table":
        tags = ["th", *["td"] * (len(block.rows) - 1)]
        rows = ("".join(f"<{t}>{escape(c)}</{t}>" for c in row) for t, row in zip(tags, block.rows, strict=True))
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    tag = f"h{block.level}" if block.kind == "heading" else "p"
    return f"<{tag}>{escape(block.text)}</{tag}>"
