"""Kind ``mine``: how many facts about a text its graph keeps (Mo et al., "KGGen", 2025: the measure MINE).

``DIR`` holds ``*.json`` essays, or ``*.tar.gz`` of them: ``essay`` and ``answers``, the facts to be kept. As in MINE,
each fact fetches the eight nodes of the graph nearest to it and the facts within two hops of them. MINE then asks a
language model whether they say it; here a PROXY judge counts words, so the figures compare with each other and not with
published ones: a fact is kept when at least ``SHARE`` of its content words, weighted by how rare they are in the essay,
stand in one fetched fact, or in two that share a node. Words are compared by lemma and stem. Facts of the graph with an
argument of more than ten words are left out: a graph that holds whole sentences keeps everything and relates nothing.

``text ceiling`` is what the same judge says of the best single sentence of the essay itself.
"""

from __future__ import annotations

import json
import math
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from api.bootstrap import StageFactory, make_parsers
from api.settings import load_settings
from benchmarks.corpora import Fault, Passage, build, document_of, note
from benchmarks.quality.asking import journal_of
from benchmarks.quality.order import Measured, Order, percent, sample
from benchmarks.quality.progress import shown
from kg_builder.ingest.stages import Stages
from linguistics.terms import STOP_WORDS, index_terms
from schema.errors import InputError
from schema.extraction import Literal
from schema.graph import DocumentGraph
from schema.parse import Parse
from schema.ports import Parser
from schema.rendering import search_texts

SHARE, STRICT = 0.7, 0.8
LONGEST, NEAREST, PAIRED = 10, 8, 25
ESSAY = '{"essay": text, "answers": [text]}'
_EMPTY = frozenset("DET ADP AUX PRON CCONJ SCONJ PART PUNCT SYM SPACE".split())
_ENDINGS = (
    "isation ization ations ation ments ment ness ities ity ing ions ion ers er ors or ed ly es al ic ance ence s e"
).split()
Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Essay:
    """A text and the facts that its graph should keep."""

    name: str
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One fact of a graph: its two nodes, and its words."""

    nodes: tuple[str, str]
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """A graph as the judge sees it."""

    edges: tuple[Edge, ...]
    nodes: Mapping[str, Words]


def read_essays(folder: Path, faults: list[Fault]) -> list[Essay]:
    """All essays, by name. Raises InputError where there is none."""
    found = [essay for name, content in _contents(folder) if (essay := _essay(name, content, faults)) is not None]
    if not found:
        raise InputError(f"{str(folder)!r} holds no essays", remedy=f"Expected JSON files of {ESSAY}, or a tar.gz.")
    return sorted(found, key=lambda essay: essay.name)


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix == ".json":
            yield path.name, path.read_bytes()
        elif path.name.endswith(".tar.gz"):
            with tarfile.open(path, "r:gz") as archive:
                for member in archive.getmembers():
                    content = archive.extractfile(member) if member.name.endswith(".json") else None
                    if content is not None:
                        yield member.name, content.read()


def _essay(name: str, content: bytes, faults: list[Fault]) -> Essay | None:
    try:
        row = json.loads(content)
    except ValueError as error:
        note(Fault(place=name, problem=f"not JSON ({error})", expected=ESSAY), faults)
        return None
    text, facts = (row.get("essay"), row.get("answers")) if isinstance(row, dict) else (None, None)
    if not isinstance(text, str) or not isinstance(facts, list):
        note(Fault(place=name, problem="no essay or no answers", expected=ESSAY), faults)
        return None
    return Essay(name=name, text=text.strip().strip("`").lstrip(), facts=tuple(map(str, facts)))


def stem(word: str) -> str:
    """The word without one common ending, four letters at least left."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def content_words(parse: Parse) -> Words:
    """Stems of the lemmas of what carries meaning."""
    lemmas = (token.lemma.casefold() for token in parse.tokens if token.pos not in _EMPTY)
    return frozenset(stem(term) for lemma in lemmas if lemma not in STOP_WORDS for term in index_terms(lemma))


def net_of(graph: DocumentGraph, parser: Parser) -> Net:
    """The facts of a graph, arguments of at most ten words."""
    texts = search_texts(graph)[2]
    names: dict[str, str] = {}
    for mention in graph.mentions:
        names.setdefault(mention.entity_id, mention.surface)
    rows = []
    for fact, text in zip(graph.facts, texts, strict=True):
        target = fact.object
        far = (target.key, target.value) if isinstance(target, Literal) else (target, names.get(target, ""))
        near = (fact.subject_id, names.get(fact.subject_id, ""))
        if max(len(near[1].split()), len(far[1].split())) <= LONGEST:
            rows.append((near, far, text))
    return _net(rows, parser)


def co_occurrence(graph: DocumentGraph, parser: Parser) -> Net:
    """Every two named spans of a sentence, related by the words between them."""
    rows = []
    for parse in parser.parse([sentence.text for sentence in graph.sentences]):
        spans = [(parse.tokens[each.first].start, parse.tokens[each.last - 1].end) for each in parse.names]
        for left, right in combinations(sorted(spans), 2):
            one, other = parse.text[slice(*left)], parse.text[slice(*right)]
            rows.append(((one, one), (other, other), parse.text[left[0] : right[1]]))
    return _net(rows, parser)


def _net(rows: Sequence[tuple[tuple[str, str], tuple[str, str], str]], parser: Parser) -> Net:
    named = dict(node for near, far, _ in rows for node in (near, far))
    words = [content_words(parse) for parse in parser.parse([*named.values(), *(text for *_, text in rows)])]
    nodes = dict(zip(named, words, strict=False))
    edges = [
        Edge(nodes=(near[0], far[0]), words=found | nodes[near[0]] | nodes[far[0]])
        for (near, far, _), found in zip(rows, words[len(named) :], strict=True)
    ]
    return Net(edges=tuple(edges), nodes=nodes)


class Judge:
    """Weighs words by their rarity in one essay and its facts."""

    def __init__(self, texts: Sequence[Words]) -> None:
        seen = Counter(word for words in texts for word in words)
        self._weights = {word: math.log(1 + len(texts) / (1 + count)) for word, count in seen.items()}
        self._unseen = math.log(1 + len(texts))

    def weight(self, words: Words) -> float:
        """The weight of all words."""
        return sum(self._weights.get(word, self._unseen) for word in words)

    def cover(self, fact: Words, words: Words) -> float:
        """Share of the fact's weight that these words hold, in [0, 1]."""
        return self.weight(fact & words) / (self.weight(fact) or 1.0)

    def best(self, fact: Words, net: Net) -> tuple[float, float]:
        """The cover by the best fetched fact, and by the best two that share a node."""
        edges = [edge for edge in _fetched(self, fact, net) if edge.words & fact]
        edges.sort(key=lambda edge: (-self.cover(fact, edge.words), edge.nodes))
        single = self.cover(fact, edges[0].words) if edges else 0.0
        double = single
        for one in edges[:PAIRED]:
            joined = (other for other in edges if set(one.nodes) & set(other.nodes))
            double = max([double, *(self.cover(fact, one.words | other.words) for other in joined)])
        return single, double


def _fetched(judge: Judge, fact: Words, net: Net) -> list[Edge]:
    """Facts within two hops of the eight nodes nearest to a fact, by cosine of their weighted words."""

    def nearness(name: str) -> float:
        words = net.nodes[name]
        return judge.weight(fact & words) / math.sqrt((judge.weight(fact) or 1.0) * (judge.weight(words) or 1.0))

    by_node: dict[str, list[Edge]] = defaultdict(list)
    for edge in net.edges:
        for node in dict.fromkeys(edge.nodes):
            by_node[node].append(edge)
    nearest = sorted(net.nodes, key=lambda name: (-nearness(name), name))[:NEAREST]
    reached = {node for name in nearest for edge in by_node[name] for node in edge.nodes} | set(nearest)
    return list(dict.fromkeys(edge for node in sorted(reached) for edge in by_node[node]))


def judged(essay: Essay, stages: Stages, parser: Parser) -> dict[str, Any]:
    """One essay as a row of plain values."""
    graph = build(document_of(Passage(id=essay.name, title="", text=essay.text), frozenset()), stages)
    sentences = [content_words(parse) for parse in parser.parse([sentence.text for sentence in graph.sentences])]
    facts = [content_words(parse) for parse in parser.parse(list(essay.facts))]
    judge = Judge([*sentences, *facts])
    net, baseline = net_of(graph, parser), co_occurrence(graph, parser)
    ceiling = [max((judge.cover(fact, sentence) for sentence in sentences), default=0.0) for fact in facts]
    return {
        "id": essay.name,
        "ours": [judge.best(fact, net) for fact in facts],
        "co": [judge.best(fact, baseline) for fact in facts],
        "ceiling": ceiling,
        "edges": len(net.edges),
        "co_edges": len(baseline.edges),
    }


def measure(order: Order) -> Measured:
    """Build each essay's graph and judge it."""
    faults: list[Fault] = []
    every = read_essays(order.data, faults)
    essays = sample(every, order.limit, order.seed)
    parser = make_parsers()["en"]
    with StageFactory(settings=load_settings())() as stages:
        journal = journal_of(order, stages.versions)
        left = [essay for essay in essays if essay.name not in journal.rows]
        for essay in shown(left, f"mine {order.data.name}", quiet=not order.verbose):
            journal.add(judged(essay, stages, parser))
        versions = {"stages": " ".join(stages.versions)}
    rows = [journal.rows[essay.name] for essay in essays]
    worst = [
        f"{both:.2f} {fact}"
        for essay, row in zip(essays, rows, strict=True)
        for fact, (_, both), most in zip(essay.facts, row["ours"], row["ceiling"], strict=True)
        if both < SHARE <= most
    ]
    ceilings = [value for row in rows for value in row["ceiling"]]
    return Measured(
        metrics=figures(rows, "ours", "edges") | {"text ceiling": percent([float(v >= SHARE) for v in ceilings])},
        peers={"co-occurrence": figures(rows, "co", "co_edges")},
        asked=len(essays),
        total=len(every),
        unit="essays",
        faults=tuple(faults),
        notes=("the judge is a proxy that counts words: do not compare with figures judged by a language model",),
        versions=versions,
        worst=tuple(worst),
    )


def figures(rows: Sequence[Mapping[str, Any]], key: str, edges: str) -> dict[str, float | None]:
    """Facts kept in percent, and facts of the graph per essay."""
    pairs = [pair for row in rows for pair in row[key]]
    return {
        "facts kept": percent([float(both >= SHARE) for _, both in pairs]),
        "facts kept by one": percent([float(one >= SHARE) for one, _ in pairs]),
        "facts kept, strict (.8)": percent([float(both >= STRICT) for _, both in pairs]),
        "facts of the graph, an essay": round(sum(row[edges] for row in rows) / max(1, len(rows)), 1),
    }
