"""Core properties of Office files, from the file itself: the libraries invent today's date where none is stored."""

from __future__ import annotations

import io
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZipFile

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from adapters.loaders.archive import read_member
from adapters.loaders.draft import Draft

_CORE = "docProps/core.xml"
_NOTED = {"subject": "subject", "keywords": "keywords", "category": "category", "lastModifiedBy": "last_modified_by"}


def describe_office(draft: Draft, data: bytes) -> None:
    """Title, author, date (last change, else creation) and a few others; a file without them is left as it is."""
    with ZipFile(io.BytesIO(data)) as archive:
        if _CORE not in archive.namelist():
            return
        try:
            root: Element = ElementTree.fromstring(read_member(archive, _CORE))
        except (ParseError, DefusedXmlException):
            return
    found = {str(node.tag).rsplit("}", 1)[-1]: node.text or "" for node in root}
    draft.describe(
        title=found.get("title"),
        author=found.get("creator"),
        published=found.get("modified") or found.get("created"),
    )
    for name, shown in _NOTED.items():
        draft.note(shown, found.get(name))
