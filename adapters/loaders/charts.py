"""The numbers behind a chart of an Office file, read from its XML: one row per category, one column per series."""

from __future__ import annotations

from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from adapters.loaders.builder import TextBuilder
from adapters.loaders.draft import Sink
from adapters.loaders.shown import plain_number

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MAX_POINTS = 100_000


def write_chart(text: TextBuilder, xml: bytes, sink: Sink) -> None:
    """Title as a paragraph, axis titles as headers, data as a table; broken chart parts are recorded and left out."""
    try:
        root: Element = ElementTree.fromstring(xml)
    except (ParseError, DefusedXmlException):
        sink.refuse("", "damaged", "a chart cannot be read")
        return
    text.paragraph(_title(root.find(f"{_C}chart/{_C}title")))
    series = list(root.iter(_C + "ser"))
    names = [_rich_or_cached(one.find(_C + "tx")) for one in series]
    categories: dict[int, str] = {}
    for one in series:
        found = _points(one.find(_C + "cat")) or _points(one.find(_C + "xVal"))
        categories = {**found, **categories}
    values = [_points(one.find(_C + "val")) or _points(one.find(_C + "yVal")) for one in series]
    length = min(max([*categories, *(at for column in values for at in column)], default=-1) + 1, _MAX_POINTS)
    rows = [[categories.get(at, ""), *(column.get(at, "") for column in values)] for at in range(length)]
    axis = next((shown for node in root.iter(_C + "catAx") if (shown := _title(node.find(_C + "title")))), "")
    text.table(sink.bounded(rows, "chart"), [axis, *names][: sink.limits.columns])


def _title(element: Element | None) -> str:
    """The text of a title: rich runs, else the cached cell it refers to."""
    if element is None:
        return ""
    return _rich_or_cached(element.find(_C + "tx"))


def _rich_or_cached(element: Element | None) -> str:
    if element is None:
        return ""
    runs = "".join(node.text or "" for node in element.iter(_A + "t"))
    return runs or " ".join(_points(element).values()) or (element.findtext(_C + "v") or "")


def _points(element: Element | None) -> dict[int, str]:
    """Cached points by index; of several levels of categories the outer come first, carried over their inner ones."""
    if element is None:
        return {}
    levels = element.findall(f".//{_C}lvl")
    if levels:
        return _joined_levels([_cached(level) for level in reversed(levels)])
    return _cached(element)


def _cached(element: Element) -> dict[int, str]:
    found: dict[int, str] = {}
    for point in element.iter(_C + "pt"):
        index, shown = point.get("idx", ""), (point.findtext(_C + "v") or "").strip()
        if index.isdecimal() and shown:
            found[int(index)] = _number(shown)
    return found


def _number(shown: str) -> str:
    try:
        return plain_number(float(shown)) if shown[-1].isdigit() else shown
    except ValueError:
        return shown


def _joined_levels(levels: list[dict[int, str]]) -> dict[int, str]:
    inner = levels[-1]
    joined: dict[int, str] = {}
    for at in sorted(inner):
        carried = [level[max(before)] for level in levels[:-1] if (before := [one for one in level if one <= at])]
        joined[at] = " / ".join([*carried, inner[at]])
    return joined
