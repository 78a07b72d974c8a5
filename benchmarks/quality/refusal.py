"""Kind ``refusal``: whether it refuses when it should, and only then.

``DIR`` holds ``corpus.jsonl.gz`` and ``questions.jsonl.gz`` (see ``benchmarks.corpora``). Questions with gold
passages are asked twice: by somebody who may read everything (``answerable``) and by somebody who may not read the
gold passages (``gold removed``). Questions without gold passages are asked once (``null``). The two kinds of
unanswerable questions are reported apart: telling an off-topic question is easy, telling a missing fact is not.

* recall at 5 % false refusals: the share refused when the threshold is set, in hindsight, so that at most 5 % of the
  answerable questions fall below it; peers refuse by their best raw score.
* as shipped: what the product did at its own threshold. With the gold passages removed, another passage may hold the
  answer all the same: ``answer quoted from elsewhere`` is the share of questions where such a quote was cited.
* risk-coverage: risk is the share of answers that should have been a refusal; ``wrong answer`` counts an answer
  without the expected one in its cited quotes as a failure too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.bootstrap import House
from benchmarks.corpora import Asked, Fault, read_corpus
from benchmarks.quality.asking import houses_of, journal_of
from benchmarks.quality.curve import auroc, recall_at, risk_coverage
from benchmarks.quality.judging import judged
from benchmarks.quality.order import Figures, Measured, Order, percent, sample
from benchmarks.quality.peers import BM25, DENSE, Peers, make_peers
from benchmarks.quality.progress import shown
from benchmarks.quality.result import OURS
from benchmarks.quality.stores import Opened, open_corpus, passage_of, restricted

ANSWERABLE, GONE, NULL = "answerable", "gold removed", "null"
PRICE = 0.05

Row = dict[str, Any]


def measure(order: Order) -> Measured:
    """Ask every question in its cases."""
    faults: list[Fault] = []
    corpus = read_corpus(order.data, faults=faults)
    with_gold = [row for row in corpus.questions if row.gold_ids]
    without = [row for row in corpus.questions if not row.gold_ids]
    questions = sample(with_gold, order.limit, order.seed) + sample(without, order.limit, order.seed)
    with open_corpus(order, restricted(corpus, questions, order)) as opened:
        journal = journal_of(order, opened.stages)
        peers = make_peers(order, opened)
        houses = houses_of(order, opened.house)
        left = [row for row in questions if row.id not in journal.rows]
        for asked in shown(left, f"refusal {order.data.name}", quiet=not order.verbose):
            journal.add({"id": asked.id, "cases": _cases(asked, opened, houses, peers)})
        rows = [journal.rows[row.id] for row in questions]
        return Measured(
            **summary(rows),
            asked=len(questions),
            total=len(corpus.questions),
            faults=tuple(faults),
            notes=peers.notes,
            versions={**peers.versions, "stages": " ".join(opened.stages)},
            worst=_worst(questions, rows),
        )


def _cases(asked: Asked, opened: Opened, houses: Mapping[str, House], peers: Peers) -> Row:
    cases = {ANSWERABLE: (), GONE: asked.gold_ids} if asked.gold_ids else {NULL: ()}
    found: Row = {}
    for case, hidden in cases.items():
        visible = opened.without(hidden) if hidden else opened.everything
        scores: dict[str, float] = {}
        answers: dict[str, Row] = {}
        for name, house in houses.items():
            answer = house.engine.answer(asked.question, visible)
            answers[name] = judged(answer, asked.answers, [passage_of(entry.uri) for entry in answer.citations])
            scores[name] = answers[name]["score"]
        arms = peers.arms(asked.question, visible, hidden)
        for name in (BM25, DENSE):
            if name in peers.names:
                scores[name] = round(max(arms[name].values(), default=0.0), 4)
        found[case] = {"scores": scores, "answers": answers}
    return found


def summary(rows: Sequence[Row]) -> dict[str, Any]:
    """Metrics, peers and curves of ``Measured``."""
    cases = {case: [row["cases"][case] for row in rows if case in row["cases"]] for case in (ANSWERABLE, GONE, NULL)}
    names = list(next(iter(rows[0]["cases"].values()))["scores"]) if rows else []
    figures: dict[str, dict[str, float | None]] = {}
    curves: dict[str, list[tuple[float, float]]] = {}
    for name in names:
        figures[name] = _discrimination(cases, name)
        if cases[ANSWERABLE] and name in cases[ANSWERABLE][0]["answers"]:
            figures[name] |= _at_threshold(cases, name)
            for case in (GONE, NULL):
                if cases[case]:
                    found, areas = _curves(cases, name, case)
                    curves |= {f"{name}, {label}": points for label, points in found.items()}
                    figures[name] |= areas
    peers: dict[str, Figures] = {name: entry for name, entry in figures.items() if name != OURS}
    return {"metrics": figures.get(OURS, {}), "peers": peers, "curves": curves}


def _scores(cases: Sequence[Row], name: str) -> list[float]:
    return [entry["scores"][name] for entry in cases]


def _discrimination(cases: Mapping[str, Sequence[Row]], name: str) -> dict[str, float | None]:
    found: dict[str, float | None] = {}
    answerable = _scores(cases[ANSWERABLE], name)
    for case in (GONE, NULL):
        others = _scores(cases[case], name)
        if others:
            found[f"{case}: recall at 5 % false refusals"] = recall_at(answerable, others, PRICE)
            found[f"{case}: AUROC"] = auroc(answerable, others)
    return found


def _at_threshold(cases: Mapping[str, Sequence[Row]], name: str) -> dict[str, float | None]:
    refused = {
        case: [float(entry["answers"][name]["status"] == "unanswerable") for entry in entries]
        for case, entries in cases.items()
    }
    found = {"false refusals, as shipped": percent(refused[ANSWERABLE])}
    for case in (GONE, NULL):
        if refused[case]:
            found[f"{case}: refused, as shipped"] = percent(refused[case])
    held = [entry["answers"][name]["in_quote"] for entry in cases[GONE]]
    quotable = [float(flag) for flag in held if flag is not None]
    if quotable:
        found[f"{GONE}: answer quoted from elsewhere"] = percent(quotable)
    return found


def _curves(
    cases: Mapping[str, Sequence[Row]], name: str, case: str
) -> tuple[dict[str, list[tuple[float, float]]], dict[str, float | None]]:
    entries = [*cases[ANSWERABLE], *cases[case]]
    scores = _scores(entries, name)
    should_refuse = [False] * len(cases[ANSWERABLE]) + [True] * len(cases[case])
    failed = [
        bad or entry["answers"][name]["in_quote"] is False for bad, entry in zip(should_refuse, entries, strict=True)
    ]
    points, area = risk_coverage(scores, should_refuse)
    strict_points, strict_area = risk_coverage(scores, failed)
    return (
        {case: points, f"{case}, wrong answer": strict_points},
        {f"{case}: area under risk-coverage": area, f"{case}: the same, wrong answer": strict_area},
    )


def _worst(questions: Sequence[Asked], rows: Sequence[Row]) -> tuple[str, ...]:
    lines = []
    for asked, row in zip(questions, rows, strict=True):
        for case, entry in row["cases"].items():
            answer = entry["answers"].get(OURS)
            if answer is not None and (answer["status"] == "unanswerable") == (case == ANSWERABLE):
                lines.append(f"[{case}] {asked.question} | {list(asked.answers)[:2]} | {answer['score']} {answer}")
    return tuple(lines)
