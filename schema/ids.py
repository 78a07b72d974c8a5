"""Identifiers: hashes of identity, so that the same input gives the same graph, byte for byte.

An id is ``<kind>_<24 hex digits>``: the first 96 bits of SHA-256 over the length-prefixed UTF-8 parts. 96 bits keep
the chance of one collision among 10^9 objects under 10^-10. Parts are length-prefixed so that ``("ab", "c")`` and
``("a", "bc")`` differ.
"""

from __future__ import annotations

import hashlib

DIGITS = 24


def digest(*parts: str) -> str:
    """Return 24 hex digits that depend on every part and on where the parts are cut."""
    hasher = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()[:DIGITS]


def document_id(uri: str) -> str:
    """Id of a document: its uri alone, so that new content under one uri replaces the old."""
    return "doc_" + digest(uri)


def chunk_id(document: str, start: int, end: int) -> str:
    """Id of a chunk of a document."""
    return "chk_" + digest(document, str(start), str(end))


def sentence_id(document: str, start: int, end: int) -> str:
    """Id of a sentence of a document."""
    return "sen_" + digest(document, str(start), str(end))


def entity_id(entity_type: str, normal_name: str, disambiguator: str = "") -> str:
    """Id of an entity: type, normal form of the name and, where documents tell namesakes apart, a disambiguator."""
    return "ent_" + digest(entity_type, normal_name, disambiguator)


def fact_id(subject: str, predicate: str, object_key: str, qualifier_key: str) -> str:
    """Id of a fact: who, what, whom and under which qualifiers (a negated or planned fact is another fact)."""
    return "fct_" + digest(subject, predicate, object_key, qualifier_key)


def merge_id(kind: str, source: str, target: str, document: str) -> str:
    """Id of one document's decision that two entities are the same."""
    return "mrg_" + digest(kind, source, target, document)
