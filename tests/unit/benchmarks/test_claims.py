"""The claim benchmark: reading pairs, halves, metrics, and that the floor holds on the bundled pairs."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from api.bootstrap import make_parsers
from benchmarks.claims.__main__ import FOLDER, Judged, by_kind, grouped, judge, main, metrics, table, worst
from benchmarks.claims.pairs import Pair, dev_half, read_pairs
from graph_rag.claims import Outcome, Verdict
from schema.errors import InputError

FLOORS = {"en": 0.70, "zh": 0.65}


def pair(identifier: str, label: Outcome = Outcome.SUPPORTED, *, quote: str = "q", language: str = "en") -> Pair:
    return Pair(id=identifier, language=language, claim="c", quote=quote, label=label, kind="role")


def judged(label: Outcome, found: Outcome) -> Judged:
    return Judged(pair=pair("x", label), verdict=Verdict(outcome=found))


@pytest.fixture(scope="module")
def bundled() -> list[Pair]:
    return read_pairs(FOLDER / "pairs.jsonl")


def test_the_set_is_what_its_readme_says(bundled: list[Pair]) -> None:
    languages = Counter(one.language for one in bundled)
    assert languages["en"] == languages["zh"] >= 160
    for language in languages:
        supported = [one.supported for one in bundled if one.language == language]
        assert 0.4 < sum(supported) / len(supported) < 0.6
    assert len({(one.claim, one.quote) for one in bundled}) == len(bundled)
    kinds = {one.kind for one in bundled if not one.supported}
    assert kinds >= {"role", "number", "unit", "negation", "date", "entity", "modality", "condition", "attribution"}
    assert kinds >= {"quantifier", "comparison", "part_whole"}


def test_no_pair_for_tuning_is_a_pair_for_measuring(bundled: list[Pair]) -> None:
    for other in ("tuning.jsonl", "fresh.jsonl"):
        assert not {one.quote for one in read_pairs(FOLDER / other)} & {one.quote for one in bundled}


def test_halves_keep_quotes_together(bundled: list[Pair]) -> None:
    dev = dev_half(bundled, 1)
    quotes = {one.quote for one in bundled if one.id in dev}
    assert all(one.id in dev for one in bundled if one.quote in quotes)
    assert 0.45 < len(dev) / len(bundled) < 0.55
    assert dev == dev_half(list(reversed(bundled)), 1)
    assert dev != dev_half(bundled, 2)


def test_metrics() -> None:
    yes, no, wrong = Outcome.SUPPORTED, Outcome.NOT_CONFIRMED, Outcome.CONTRADICTED
    found = metrics([judged(yes, yes), judged(yes, no), judged(wrong, wrong), judged(no, wrong), judged(no, yes)])
    assert found["kept"] == 0.5
    assert found["caught"] == pytest.approx(2 / 3)
    assert found["balanced accuracy"] == pytest.approx((0.5 + 2 / 3) / 2)
    assert found["precision"] == 0.5
    assert found["three outcomes"] == pytest.approx(2 / 5)
    assert metrics([])["balanced accuracy"] == 0.0


def test_groups() -> None:
    rows = [Judged(pair=pair(name), verdict=Verdict(outcome=Outcome.SUPPORTED)) for name in ("a", "b")]
    assert list(grouped(rows, frozenset({"a"}), "both")) == ["en dev", "en test"]
    assert [one.pair.id for one in grouped(rows, frozenset({"a"}), "test")["en test"]] == ["b"]
    assert len(grouped(rows, frozenset({"a"}), "whole")["en whole"]) == 2


def test_kinds_and_table() -> None:
    rows = [judged(Outcome.SUPPORTED, Outcome.SUPPORTED), judged(Outcome.CONTRADICTED, Outcome.SUPPORTED)]
    assert by_kind(rows) == {"supported: role": (1, 1), "wrong: role": (0, 1)}
    shown = table({"en dev": rows})
    assert "en dev" in shown.splitlines()[0]
    assert "0/1" in shown
    assert "no reason against" in worst(rows)
    assert worst(rows[:1]) == ""


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[]", "expected a JSON object"),
        ('{"id": "1"}', "expected a JSON object"),
        ('{"id":"1","language":"en","claim":"c","quote":"q","label":"maybe","kind":"k"}', "label one of"),
        ('{"id":"1","language":"fr","claim":"c","quote":"q","label":"supported","kind":"k"}', "language one of"),
    ],
)
def test_a_malformed_row_is_named(line: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    good = json.dumps({"id": "0", "language": "en", "claim": "c", "quote": "q", "label": "supported", "kind": "k"})
    file.write_text(f"{good}\n{line}\n", "utf-8")
    with pytest.raises(InputError, match=r"pairs\.jsonl:2") as caught:
        read_pairs(file)
    assert said in str(caught.value)


def test_ids_must_differ(tmp_path: Path) -> None:
    row = json.dumps({"id": "0", "language": "en", "claim": "c", "quote": "q", "label": "supported", "kind": "k"})
    file = tmp_path / "pairs.jsonl"
    file.write_text(f"{row}\n{row}\n", "utf-8")
    with pytest.raises(InputError, match="ids must differ"):
        read_pairs(file)


@pytest.mark.models
def test_the_floor_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "claims.json"
    assert main(["--half", "test", "--out", str(out)]) == 0
    found = json.loads(out.read_text("utf-8"))["metrics"]
    for language, floor in FLOORS.items():
        assert found[f"{language} test"]["balanced accuracy"] >= floor
    assert "en test" in capsys.readouterr().out


@pytest.mark.models
def test_judging_is_deterministic(bundled: list[Pair]) -> None:
    parsers = make_parsers()
    assert judge(bundled[:6], parsers) == judge(bundled[:6], parsers)
