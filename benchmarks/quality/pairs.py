"""Subject-object pairs: which gold pairs the extractors' triples and the resolved graph hold.

The relation is ignored and so is the direction. Names are compared folded, without quotation marks and blanks. A gold
pair counts only when both its names stand in the text.

* exact: a triple's two arguments are the pair.
* contained: they contain the pair and are at most twice as long plus four characters.
* in the graph: contained, any name of the resolved entities standing for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from benchmarks.corpora import Passage, document_of
from kg_builder.ingest.stages import Stages
from linguistics.normal import fold
from schema.extraction import Extraction, Literal
from schema.graph import DocumentGraph
from schema.ports import Parser

_IGNORED = frozenset("《》“”「」\"'‘’_ \t\n")
Names = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A text and its gold pairs, each side with every name that stands for it. ``part`` is where it comes from."""

    id: str
    part: str
    text: str
    title: str = ""
    pairs: tuple[tuple[Names, Names], ...] = ()


def core(name: str) -> str:
    """The name for comparison."""
    return "".join(character for character in fold(name) if character not in _IGNORED)


def cores(names: Iterable[str]) -> Names:
    """Several names for comparison, empty ones left out."""
    return frozenset(core(name) for name in names if core(name))


def fits(gold: str, argument: str) -> bool:
    """True when the argument contains the gold name and is not much longer."""
    return gold in argument and len(argument) <= 2 * len(gold) + 4


def _side(gold: Names, found: Names) -> bool:
    return any(fits(one, other) for one in gold for other in found)


def found_in(pair: tuple[Names, Names], candidates: Iterable[tuple[Names, Names]]) -> tuple[bool, bool]:
    """Whether a pair is among the candidates exactly, and contained."""
    left, right = pair
    exact = contained = False
    for one, other in candidates:
        exact = exact or bool((left & one and right & other) or (right & one and left & other))
        contained = contained or exact or (_side(left, one) and _side(right, other))
        contained = contained or (_side(right, one) and _side(left, other))
        if exact:
            break
    return exact, contained


def as_read(extractions: Sequence[Extraction]) -> list[tuple[Names, Names]]:
    """Arguments of all triples and alias claims, by their surfaces."""
    found = [
        (each.subject.surface, each.object.surface) for reading in extractions for each in reading.triples
    ]  # fmt: skip
    found += [(each.full.surface, each.short.surface) for reading in extractions for each in reading.aliases]
    return [(cores([one]), cores([other])) for one, other in found]


def in_graph(graph: DocumentGraph) -> list[tuple[Names, Names]]:
    """Arguments of all facts by every name that the document has for the entity, merges included."""
    parent: dict[str, str] = {}

    def root(identifier: str) -> str:
        while parent.get(identifier, identifier) != identifier:
            identifier = parent[identifier]
        return identifier

    for merge in graph.merges:
        parent[root(merge.source_id)] = root(merge.target_id)
    names: dict[str, set[str]] = defaultdict(set)
    for entity in graph.entities:
        names[root(entity.id)].add(core(entity.normal_name))
    for mention in graph.mentions:
        names[root(mention.entity_id)].add(core(mention.surface))
    named = {identifier: frozenset(values - {""}) for identifier, values in names.items()}

    def side(argument: str | Literal) -> Names:
        if isinstance(argument, Literal):
            return cores([argument.value, argument.surface])
        return named.get(root(argument), frozenset())

    return [(side(fact.subject_id), side(fact.object)) for fact in graph.facts]


def co_occurring(graph: DocumentGraph, parsers: Mapping[str, Parser]) -> list[tuple[Names, Names]]:
    """Every two spans that the parser's model names in one sentence: the baseline without rules."""
    language = "zh" if graph.document.language == "zh" else "en"
    found = []
    for parse in parsers[language].parse([sentence.text for sentence in graph.sentences]):
        spans = [parse.text[parse.tokens[each.first].start : parse.tokens[each.last - 1].end] for each in parse.names]
        found += [(cores([one]), cores([other])) for one, other in combinations(dict.fromkeys(spans), 2)]
    return found


def measured(gold: Gold, stages: Stages, parsers: Mapping[str, Parser]) -> dict[str, Any]:
    """One text as a row of plain values: counts of pairs, of pairs found each way, and of triples."""
    document = document_of(Passage(id=gold.id, title=gold.title, text=gold.text), frozenset())
    split = stages.splitter.split(document)
    read = [reading for extractor in stages.extractors for reading in extractor.extract(document, split)]
    graph = stages.resolver.resolve(document, split, read)
    held = core(document.text)
    pairs = [pair for pair in gold.pairs if all(any(name in held for name in side) for side in pair)]
    triples, facts, baseline = as_read(read), in_graph(graph), co_occurring(graph, parsers)
    found = [found_in(pair, triples) for pair in pairs]
    row = {
        "id": gold.id,
        "part": gold.part,
        "pairs": len(pairs),
        "exact": sum(exact for exact, _ in found),
        "contained": sum(contained for _, contained in found),
        "graph": sum(found_in(pair, facts)[1] for pair in pairs),
        "triples": len(triples),
        "facts": len(facts),
        "rejects": sum(len(reading.rejects) for reading in read),
        "co_exact": sum(found_in(pair, baseline)[0] for pair in pairs),
        "co_contained": sum(found_in(pair, baseline)[1] for pair in pairs),
        "co_pairs": len(baseline),
    }
    missed = [pair for pair, (_, contained) in zip(pairs, found, strict=True) if not contained]
    return row | {"missed": [[min(left), min(right)] for left, right in missed]}
