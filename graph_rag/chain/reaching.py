"""Paths of two records that nothing but a reader of both can tell to answer.

From each of the best records over a value that the question does not name to any record that holds it, the pairs that
say most of the question first (sentence paths as in PropRAG, Wang 2025, section 3.2). Which of them answers, and by
which words, is for the reader to say: see ``graph_rag.chain.judging``. Only what the asker may see is read.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from graph_rag.chain.ground import HOLDERS, Ground
from graph_rag.chain.links import Link, held_by, links_of
from graph_rag.chain.records import Record
from graph_rag.chain.search import NEVER
from linguistics.normal import name_key

MAX_PATHS = 20
"""Paths at most that are given to a reader."""
_FIRST = 10  # records a path may start from
_LINK = 0.3  # what the link is worth beside the share of the question that both records say


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Two records in the order of the path, the link between them, the share of the question that they say."""

    records: tuple[Record, Record]
    link: Link
    share: float
    worth: float


def reach(ground: Ground, sentence_ids: Sequence[str]) -> tuple[Path, ...]:
    """At most ``MAX_PATHS`` paths, the most promising first. ``sentence_ids``: the ranked evidence, best first."""
    if ground.question.expects in NEVER or not sentence_ids:
        return ()
    first = tuple(record for record in ground.records.of(sentence_ids) if not record.is_heading)[:_FIRST]
    reaching = _Reaching(ground, first)
    found: dict[tuple[str, str], Path] = {}
    for path in (path for start in first for path in reaching.paths(start)):
        key = (path.records[0].id, path.records[1].id)
        if key not in found or found[key].worth < path.worth:
            found[key] = path
    ranked = sorted(found.values(), key=lambda path: (-path.worth, [record.id for record in path.records]))
    return tuple(ranked[:MAX_PATHS])


@dataclass(frozen=True, slots=True)
class _Reaching:
    ground: Ground
    first: tuple[Record, ...]

    def paths(self, start: Record) -> list[Path]:
        """From one record over each of its values to what says more of the question with it."""
        links = links_of(start, self.ground.question, self.ground.parse)
        named = self.ground.records.named([link.value for link in links])
        own = self.ground.words.share(self.ground.words.said([start]))
        found = []
        for link, (keys, _) in zip(links, named, strict=True):
            names = keys | {name_key(link.value)}
            holders = [(held_by(record, names), record) for record in self._near(names)]
            holders = [(held, record) for held, record in holders if held > 0 and record.id != start.id]
            rare = 1.0 / (1.0 + math.log2(max(1, len(holders))) / 2)
            for held, record in holders:
                share = self.ground.words.share(self.ground.words.said([start, record]))
                if share > own:
                    worth = share + _LINK * link.weight * held * rare
                    found.append(Path(records=(start, record), link=link, share=share, worth=worth))
        return found

    def _near(self, names: frozenset[str]) -> list[Record]:
        """What full text finds for the names, and the other first records; no headings, each once."""
        found = self.ground.records.search(" ".join(sorted(names)), HOLDERS)
        known = {record.id for record in found}
        found += [record for record in self.first if record.id not in known]
        return [record for record in found if not record.is_heading]
