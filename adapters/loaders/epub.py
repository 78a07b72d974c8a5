"""EPUB: the chapters in the order of the spine, properties from the package file."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZipFile

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from adapters.loaders.archive import open_zip, read_member
from adapters.loaders.draft import Blob, Draft, Sink
from adapters.loaders.encoding import decode
from adapters.loaders.html_text import write_html
from adapters.loaders.refusals import unreadable

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"


def read_epub(blob: Blob, sink: Sink) -> None:
    """A whole book."""
    with open_zip(blob.data, sink.limits) as archive:
        names = set(archive.namelist())
        package_name = _package_name(archive, names)
        package = _xml(archive, package_name)
        draft = sink.draft("application/epub+zip")
        _properties(draft, package)
        folder = posixpath.dirname(package_name)
        for href in _spine(package):
            name = posixpath.normpath(posixpath.join(folder, unquote(href)))
            if name not in names:
                sink.refuse("", "damaged", f"chapter {href!r} is missing")
                continue
            chapter = Draft(text=draft.text, media_type=draft.media_type)
            write_html(chapter, decode(read_member(archive, name)).text, sink)
        if draft.text.empty and _ENCRYPTION in names:
            raise unreadable("encrypted", "the book is protected")


def _package_name(archive: ZipFile, names: set[str]) -> str:
    if _CONTAINER in names:
        for node in _xml(archive, _CONTAINER).iter():
            if _local(node) == "rootfile" and node.get("full-path") in names:
                return str(node.get("full-path"))
    raise unreadable("damaged", "the book names no package file")


def _xml(archive: ZipFile, name: str) -> Element:
    try:
        root: Element = ElementTree.fromstring(read_member(archive, name))
    except DefusedXmlException as error:
        raise unreadable("bomb", f"{name} declares XML entities") from error
    except ParseError as error:
        raise unreadable("damaged", f"{name} is not well-formed: {error}") from error
    return root


def _local(node: Element) -> str:
    return str(node.tag).rsplit("}", 1)[-1]


def _properties(draft: Draft, package: Element) -> None:
    found: dict[str, str] = {}
    for node in package.iter():
        if "purl.org/dc/elements" in str(node.tag) and node.text:
            found.setdefault(_local(node), node.text)
    draft.describe(title=found.get("title"), author=found.get("creator"), published=found.get("date"))
    for name in ("publisher", "subject", "description"):
        draft.note(name, found.get(name))


def _spine(package: Element) -> list[str]:
    """References of the chapters in reading order."""
    items = {node.get("id"): node.get("href") or "" for node in package.iter() if _local(node) == "item"}
    order = [items.get(node.get("idref"), "") for node in package.iter() if _local(node) == "itemref"]
    return [href for href in order if href]
