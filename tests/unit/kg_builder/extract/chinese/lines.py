"""Extractions in short lines, as the tables of the tests write them."""

from kg_builder.extract.chinese import ChineseExtractor
from schema.extraction import Extraction, Qualifiers, Triple
from tests.unit.kg_builder.extract.chinese.tagged import document_of


def read(extractor: ChineseExtractor, *sentences: str) -> Extraction:
    """What is read in one chunk of these sentences."""
    document, split = document_of(sentences)
    (found,) = extractor.extract(document, split)
    return found


def stated(found: Extraction) -> list[str]:
    """Triples as ``subject | predicate | object`` and, where there are any, ``| qualifiers``."""
    return [line(triple) for triple in found.triples]


def line(triple: Triple) -> str:
    """One triple."""
    parts = [triple.subject.surface, triple.predicate, triple.object.surface, *_qualifiers(triple.qualifiers)]
    return " | ".join(parts)


def _qualifiers(found: Qualifiers) -> list[str]:
    named = [(name, getattr(found, name)) for name in ("modality", "attribution", "condition", "time", "place")]
    shown = ["not"] if found.negated else []
    return shown + [f"{name}={value}" for name, value in (*named, *found.others) if value]


def claimed(found: Extraction) -> list[str]:
    """Alias claims as ``kind: full = short``."""
    return [f"{claim.kind}: {claim.full.surface} = {claim.short.surface}" for claim in found.aliases]


def refused(found: Extraction) -> list[str]:
    """Rejects as ``reason: detail``."""
    return [f"{reject.reason}: {reject.detail}" for reject in found.rejects]
