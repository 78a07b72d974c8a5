"""Open extraction: renderings, parts of a folder, and figures beside other systems."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.quality.carb import Tuple
from benchmarks.quality.openie import CO_OCCURRENCE, NARY, WordMap, co_occurrence, measure, parts_of, renderings_of
from benchmarks.quality.order import Order
from kg_builder.extract.english.tree import Tree
from schema.errors import InputError
from schema.parse import NamedSpan, Parse, Token
from tests.unit.kg_builder.extract.english.clause_parses import ACQUIRED

SENTENCE = "Acme bought Globex in Leeds ."


def parse(text: str, *named: tuple[int, int]) -> Parse:
    tokens, at = [], 0
    for index, word in enumerate(text.split()):
        at = text.index(word, at)
        tokens.append(Token(text=word, start=at, end=at + len(word), lemma=word.lower(), head=index))
    names = tuple(NamedSpan(first=first, last=last, label="ORG") for first, last in named)
    return Parse(text=text, language="en", tokens=tuple(tokens), names=names)


def layout(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "dev.tsv").write_text(f"{SENTENCE}\tbought\tAcme\tGlobex\tin Leeds\n", "utf-8")
    (tmp_path / "dev.txt").write_text(f"{SENTENCE}\n\nRain falls .\n", "utf-8")
    return tmp_path


def test_words_are_the_sentences_own() -> None:
    words = WordMap(Tree(ACQUIRED), ACQUIRED.text)
    assert words.text(range(len(ACQUIRED.tokens))) == ACQUIRED.text
    dollar = [token.text for token in ACQUIRED.tokens].index("$")
    assert words.text([dollar]) == "$3"


def test_names_of_a_sentence_are_related_by_what_stands_between() -> None:
    read = parse(SENTENCE, (0, 1), (2, 3), (4, 5))
    assert co_occurrence(read, WordMap(Tree(read), SENTENCE)) == [
        Tuple("bought", ("Acme", "Globex")),
        Tuple("bought Globex in", ("Acme", "Leeds")),
        Tuple("in", ("Globex", "Leeds")),
    ]


def test_every_rendering_has_every_sentence() -> None:
    found = renderings_of([ACQUIRED], [ACQUIRED.text])
    assert set(found) == {NARY, "binary", CO_OCCURRENCE}
    assert all(len(by_sentence) == 1 for by_sentence in found.values())
    assert found[NARY][next(iter(found[NARY]))]


def test_parts_need_sentences_and_gold(tmp_path: Path) -> None:
    folder = layout(tmp_path)
    (folder / "test.txt").touch()
    assert [name for name, _, _ in parts_of(folder)] == ["dev"]
    (folder / "dev.txt").unlink()
    with pytest.raises(InputError, match=r"no PART\.txt with gold/PART\.tsv"):
        parts_of(folder)


@pytest.mark.usefixtures("scripted")
def test_other_systems_stand_beside_ours(tmp_path: Path) -> None:
    folder = layout(tmp_path)
    (folder / "dev").mkdir()
    (folder / "dev" / "made_output.txt").write_text(f"{SENTENCE}\t1\tbought\tAcme\tGlobex in Leeds\n", "utf-8")
    measured = measure(Order(kind="openie", data=folder, verbose=False))
    assert measured.parts["dev made"] == {"precision": 100.0, "recall": 100.0, "F1": 100.0, "tuples": 1}
    assert measured.peers["made"]["n-ary F1"] == 100.0
    assert (measured.asked, measured.total, measured.notes) == (2, 2, ())
    assert {"n-ary F1", "binary F1", "rules tokens/s"} <= measured.metrics.keys()


@pytest.mark.models
def test_real_models_read_a_sentence(tmp_path: Path) -> None:
    measured = measure(Order(kind="openie", data=layout(tmp_path), limit=2, verbose=False))
    assert measured.metrics["n-ary recall"] == 100.0
    assert "no published system outputs" in measured.notes[0]


@pytest.mark.models
def test_development_set_keeps_its_marks() -> None:
    folder = Path(os.environ.get("VOUCH_BENCH", "")) / "e-carb"
    if not (folder / "dev.txt").is_file():
        pytest.skip("set VOUCH_BENCH to the folder with the public bench sets to run this")
    measured = measure(Order(kind="openie", data=folder, limit=150, verbose=False))
    assert (measured.metrics["n-ary F1"] or 0) > 50
    assert (measured.metrics["binary F1"] or 0) > 40
