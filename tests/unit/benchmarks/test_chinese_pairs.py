"""Scores of the pair benchmark, on rows made by hand."""

import gzip
import json
import os
from pathlib import Path

import pytest

from benchmarks import chinese_pairs
from benchmarks.chinese_pairs import Row, core, fits, score
from schema.documents import Span
from schema.extraction import AliasClaim, EntityType, Extraction, Mention, Triple


def mention(surface: str, start: int) -> Mention:
    span = Span(document_id="doc", start=start, end=start + len(surface))
    return Mention(span=span, surface=surface, type=EntityType.OTHER)


def extraction(*pairs: tuple[str, str]) -> Extraction:
    evidence = Span(document_id="doc", start=0, end=200)
    triples = tuple(
        Triple(subject=mention(one, 0), predicate="是", object=mention(two, 100), evidence=evidence)
        for one, two in pairs
    )
    return Extraction(chunk_id="c", extractor="x", triples=triples)


def test_names_are_compared_without_marks() -> None:
    assert core("《紅樓夢》 ") == "红楼梦"
    assert core("Huawei Ltd") == "huaweiltd"


@pytest.mark.parametrize(
    ("gold", "argument", "expected"),
    [
        ("华为", "华为", True),
        ("华为", "华为技术有限公司", True),
        ("华为", "华为技术有限公司的全部", False),
        ("华为", "小米", False),
    ],
)
def test_fits(gold: str, argument: str, *, expected: bool) -> None:
    assert fits(gold, argument) is expected


def test_direction_does_not_matter_and_length_does() -> None:
    rows = [Row("任正非创办了华为，华为在深圳", (("华为", "任正非"), ("华为", "深圳")))]
    scores, missed = score([extraction(("任正非", "华为公司"))], rows, 1.0)
    assert (scores.pairs, scores.exact, scores.contained) == (2, 0.0, 0.5)
    assert scores.triples_a_sentence == 1.0
    assert len(missed) == 1
    assert missed[0].startswith("华为\t深圳")


def test_exact_counts_as_contained() -> None:
    scores, missed = score([extraction(("任正非", "华为"))], [Row("任正非创办了华为", (("华为", "任正非"),))], 1.0)
    assert (scores.exact, scores.contained, missed) == (1.0, 1.0, [])


def test_a_pair_that_is_not_in_the_text_does_not_count() -> None:
    scores, _ = score([extraction()], [Row("华为", (("华为", "任正非"),))], 1.0)
    assert scores.pairs == 0
    assert scores.contained == 0.0


def test_alias_claims_count_as_triples() -> None:
    evidence = Span(document_id="doc", start=0, end=200)
    claim = AliasClaim(full=mention("华为公司", 0), short=mention("华为", 100), kind="short_name", evidence=evidence)
    found = Extraction(chunk_id="c", extractor="x", aliases=(claim,))
    scores, _ = score([found], [Row("华为公司简称华为", (("华为公司", "华为"),))], 1.0)
    assert scores.exact == 1.0
    assert scores.triples_a_sentence == 1.0


def test_rows_are_read_from_the_file(tmp_path: Path) -> None:
    record = {"text": "甲在乙", "spo_list": [{"subject": "甲", "object": {"@value": "乙"}}]}
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(record) + "\n")
    assert list(chinese_pairs.rows(tmp_path)) == [Row("甲在乙", (("甲", "乙"),))]


@pytest.mark.models
def test_main_prints_scores(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = {"text": "华为的创始人是任正非。", "spo_list": [{"subject": "华为", "object": {"@value": "任正非"}}]}
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(record, ensure_ascii=False) + "\n")
    out = tmp_path / "missed.txt"
    chinese_pairs.main(["--data", str(tmp_path), "--limit", "1", "--out", str(out)])
    printed = json.loads(capsys.readouterr().out)
    assert (printed["sentences"], printed["exact"]) == (1, 1.0)
    assert out.read_text(encoding="utf-8") == "\n"


@pytest.mark.models
def test_recall_on_public_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    bench = os.environ.get("VOUCH_BENCH")
    if not bench:
        pytest.skip("VOUCH_BENCH does not name the folder of the bench data")
    chinese_pairs.main(["--data", str(Path(bench) / "e-duie"), "--limit", "200"])
    printed = json.loads(capsys.readouterr().out)
    assert printed["contained"] >= 0.38
    assert printed["triples_a_sentence"] <= 4
