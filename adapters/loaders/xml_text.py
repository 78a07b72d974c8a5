"""XML of no known vocabulary: flattened like JSON, so that repeated flat elements become a table."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from adapters.loaders.draft import Blob, Sink
from adapters.loaders.json_text import write_value
from adapters.loaders.plain_text import decoded
from adapters.loaders.refusals import unreadable

_DEPTH = 60
_DECLARATION = 200
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)")
_DECLARED = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")


def read_xml(blob: Blob, sink: Sink) -> None:
    """One XML file. Raises UnreadableFile: bomb where entities are declared, damaged where not well-formed."""
    draft = sink.draft("application/xml")
    # Expat knows neither GB18030 nor Big5: it is handed text, without the declaration, which would contradict that.
    declared = _ENCODING.search(blob.data[:_DECLARATION])
    content = decoded(blob, draft, declared.group(1).decode("ascii") if declared else "")
    try:
        root: Element = ElementTree.fromstring(_DECLARED.sub("", content))
    except DefusedXmlException as error:
        raise unreadable("bomb", "the file declares XML entities") from error
    except (ParseError, LookupError, ValueError) as error:
        raise unreadable("damaged", f"not well-formed XML: {error}") from error
    write_value(draft, {_local(root.tag): _value(root, 0)}, sink)


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _value(element: Element, depth: int) -> object:
    """An element as JSON would say it: text, or a mapping of attributes and children; equal names make a list."""
    if depth > _DEPTH:
        return "".join(element.itertext())
    if len(element) == 0 and not element.attrib:
        return (element.text or "").strip()
    value: dict[str, object] = {_local(name): shown for name, shown in element.attrib.items()}
    groups: dict[str, list[object]] = {}
    for child in element:
        groups.setdefault(_local(str(child.tag)), []).append(_value(child, depth + 1))
    for name, members in groups.items():
        value[name] = members[0] if len(members) == 1 else members
    running = " ".join(filter(None, [(element.text or "").strip(), *((child.tail or "").strip() for child in element)]))
    if running:
        value["text"] = running
    return value
