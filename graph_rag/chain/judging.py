"""Which chains are believed: by what their records say together, read as one text with the question.

A reader of one passage cannot tell whether two records answer together; given the joined path it can (the paths of
PropRAG, Wang 2025, judged by a cross-encoder as in Nogueira and Cho, "Passage Re-ranking with BERT", 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_rag.answer.pointed import LEAST_POINTED, may_answer, widened
from graph_rag.answer.rows import RowCell
from graph_rag.chain.answers import Found
from graph_rag.chain.reaching import Path
from graph_rag.chain.records import Record
from graph_rag.chain.search import MAX_CHAINS, Chain
from graph_rag.question import Question
from graph_rag.reread import joined, share, titled
from linguistics.normal import name_key
from schema.ports import Reranker
from schema.reading import Passage, Reading, ReadSpan

_DOUBTED = 0.3  # probability under which a chain is not believed
_SINGLE = 0.5  # probability from which on a single sentence is taken to answer by itself
_LITTLE_MORE = 0.1  # by which a chain must then answer more surely
_BELIEVED, _MORE = 0.7, 0.25  # the same for paths, which nothing but the reader speaks for


def judged(
    question: Question, chains: Sequence[Chain], paths: Sequence[Path], best: float, reranker: Reranker | None
) -> tuple[Chain, ...]:
    """The chains to answer by, best first, at most two.

    ``best``: the highest probability with which a single sentence answers. A path through a sentence that answers
    alone is read as answering too: it must be read as answering more surely. Without a reranker the chains are
    believed as they are, and no path is.
    """
    if reranker is None:
        return tuple(chains)[:MAX_CHAINS]
    texts = [text_of(records) for records in (*(one.records for one in chains), *(one.records for one in paths))]
    readings = reranker.read(question.text, [Passage(title="", text=text) for text in texts]) if texts else []
    found = []
    for chain, reading in zip(chains, readings, strict=False):
        relevance = share(reading.relevance)
        if relevance >= _DOUBTED and (best < _SINGLE or relevance >= best + _LITTLE_MORE):
            found.append(replace(chain, relevance=relevance))
    for path, text, reading in zip(paths, texts[len(chains) :], readings[len(chains) :], strict=True):
        if share(reading.relevance) >= max(_BELIEVED, best + _MORE):
            answer = _read_off(path, text, reading, question)
            found += [answer] if answer is not None else []
    kept: dict[str, Chain] = {}
    for chain in sorted(found, key=lambda chain: (-_worth(chain), [record.id for record in chain.records])):
        kept.setdefault(name_key(chain.answer.text), chain)
    return tuple(kept.values())[:MAX_CHAINS]


def text_of(records: Sequence[Record]) -> str:
    """The records of a path as one text."""
    return joined([(titled(record.card.title, record.chunk.headings), record.text) for record in records])


def _worth(chain: Chain) -> float:
    return chain.score + (chain.relevance or 0.0)


def _read_off(path: Path, text: str, reading: Reading, question: Question) -> Chain | None:
    """The path with the best span that the reader points at in its last record, or else in the first one."""
    first, last = path.records
    for records, end in (((first, last), len(text)), ((last, first), len(text_of((first,))))):
        begin = end - len(records[-1].text)
        spans = [span for span in reading.spans if begin <= span.start and span.end <= end]
        for span in sorted(spans, key=lambda span: (-span.score, span.start)):
            found = _found(records[-1], replace(span, start=span.start - begin, end=span.end - begin), question)
            if found is not None and name_key(found.text) != name_key(path.link.value):
                return Chain(
                    records=records, links=(path.link,), answer=found, share=path.share, score=path.worth,
                    relevance=share(reading.relevance),
                )  # fmt: skip
    return None


def _found(record: Record, span: ReadSpan, question: Question) -> Found | None:
    text = widened(record.text, span)
    if span.score < LEAST_POINTED or not may_answer(text, question):
        return None
    cell = _cell_at(record.cells, span)
    return Found(cell.value if cell else text, cell.header if cell else "", share(span.score))


def _cell_at(cells: Sequence[RowCell], span: ReadSpan) -> RowCell | None:
    """The cell that the span lies in: it is the answer as a whole."""
    return next((cell for cell in cells if cell.start <= span.start and span.end <= cell.end), None)
