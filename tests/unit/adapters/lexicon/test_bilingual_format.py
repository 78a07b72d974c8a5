"""The search over any list, the glossary's lines, inflections, and hostile words."""

from __future__ import annotations

import lzma
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.lexicon.bilingual import BilingualLexicon


def built(folder: Path, words: dict[str, str], glossary: str = "", *, ending: str = "\n") -> BilingualLexicon:
    """The list as it is shipped; ``ending`` stands after its last line."""
    lines = [f"{key}\t{value}" for key, value in sorted(words.items(), key=lambda item: item[0].encode())]
    (folder / "words.xz").write_bytes(lzma.compress(("\n".join(["#lexicon 1", *lines]) + ending).encode()))
    (folder / "glossary.tsv").write_text(glossary, "utf-8")
    return BilingualLexicon(folder / "words.xz", folder / "glossary.tsv")


KEYS = st.text(st.sampled_from([*"abz", "合", "同", "é"]), min_size=1, max_size=5)


@given(st.dictionaries(KEYS, st.lists(KEYS, min_size=1, max_size=3, unique=True), max_size=20), KEYS, st.booleans())
def test_every_key_is_found_and_no_other(words: dict[str, list[str]], other: str, ended: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lines = {key: "|".join(values) for key, values in words.items()}
        lexicon = built(Path(folder), lines, ending="\n" if ended else "")
        for key, values in words.items():
            assert lexicon._search(key) == tuple(values)
            assert lexicon.translations(key)[: len(values)] == tuple(values)
        if other not in words:
            assert lexicon._search(other) == ()


@pytest.mark.parametrize("words", [{}, {"a": "一"}])
def test_short_lists_are_searched_to_the_end(tmp_path: Path, words: dict[str, str]) -> None:
    lexicon = built(tmp_path, words)
    assert lexicon.translations("a") == (("一",) if words else ())
    assert lexicon.translations("zzz") == ()
    assert lexicon.translations("0") == ()


def test_a_key_is_not_its_prefix_nor_its_continuation(tmp_path: Path) -> None:
    lexicon = built(tmp_path, {"leave": "离开", "leave out": "省略", "合同": "contract", "合同法": "contract law"})
    assert lexicon.translations("leav") == ()
    assert lexicon.translations("leave o") == ()
    assert lexicon.translations("合") == ()
    assert lexicon.translations("leave out") == ("省略",)
    assert lexicon.translations("合同") == ("contract",)


@pytest.mark.parametrize("word", ["Ｌｅａｖｅ", "LEAVE", " leave\t", "leave"])
def test_width_case_and_blanks_do_not_matter(tmp_path: Path, word: str) -> None:
    assert built(tmp_path, {"leave": "离开"}).translations(word) == ("离开",)


def test_blanks_inside_a_phrase_are_one(tmp_path: Path) -> None:
    lexicon = built(tmp_path, {"annual leave": "年假"})
    assert lexicon.translations("annual \n leave") == ("年假",)
    assert lexicon.translations("annualleave") == ()


@pytest.mark.parametrize(
    ("asked", "base"),
    [
        ("studies", "study"),
        ("studied", "study"),
        ("watches", "watch"),
        ("prices", "price"),
        ("priced", "price"),
        ("pricing", "price"),
        ("stopped", "stop"),
        ("stopping", "stop"),
        ("walks", "walk"),
        ("walked", "walk"),
        ("unit prices", "unit price"),
    ],
)
def test_regular_inflections(tmp_path: Path, asked: str, base: str) -> None:
    lexicon = built(tmp_path, {base: "词"})
    assert lexicon.translations(asked) == ("词",)
    assert lexicon.translations(base) == ("词",)


@pytest.mark.parametrize(("asked", "known"), [("as", "a"), ("ring", "r"), ("price", "prices"), ("boss", "bo")])
def test_what_is_no_inflection(tmp_path: Path, asked: str, known: str) -> None:
    lexicon = built(tmp_path, {known: "词"})
    assert lexicon.translations(asked) == ()
    assert lexicon.translations(known) == ("词",)


def test_a_participle_has_its_own_meaning_first_and_a_plural_only_its_own(tmp_path: Path) -> None:
    words = {"meeting": "会议", "meet": "遇见", "goods": "货物", "good": "好"}
    lexicon = built(tmp_path, words)
    assert lexicon.translations("meeting") == ("会议", "遇见")
    assert lexicon.translations("goods") == ("货物",)


def test_every_word_of_a_phrase_may_be_inflected(tmp_path: Path) -> None:
    lexicon = built(tmp_path, {"sign contract": "签合同", "sign": "签", "contract": "合同"})
    assert lexicon.translations("signed contracts") == ("签合同",)


def test_the_glossary_reads_in_both_directions_and_skips_what_is_no_entry(tmp_path: Path) -> None:
    glossary = "# note\tremark\n\nno tab here\nempty\t\nchair|seat\t椅子|座位\nchair\t主席\n"
    lexicon = built(tmp_path, {}, glossary)
    assert lexicon.translations("chair") == ("椅子", "座位", "主席")
    assert lexicon.translations("座位") == ("chair", "seat")
    assert lexicon.translations("主席") == ("chair",)
    for word in ("note", "remark", "empty", "no tab here"):
        assert lexicon.translations(word) == ()


def test_a_translation_is_named_once(tmp_path: Path) -> None:
    lexicon = built(tmp_path, {"chair": "椅子|主席", "主席": "chair|chairman", "~chair": "chairs"}, "chair\t主席\n")
    assert lexicon.translations("chair") == ("主席", "椅子")
    assert lexicon.translations("主席") == ("chair", "chairman", "chairs")


def test_readings_are_cut_and_take_the_first_syllable(tmp_path: Path) -> None:
    lexicon = built(tmp_path, {"@行": "xing|hang", "@长": "chang"})
    assert lexicon.romanised("行长") == "xing chang"
    assert lexicon.romanised("行" * 100) == " ".join(["xing"] * 64)
    assert lexicon.romanised("行 长") == ""
    assert lexicon.romanised("A") == ""


def test_a_word_of_the_greatest_length_is_looked_up_and_no_longer_one(tmp_path: Path) -> None:
    lexicon = built(tmp_path, {"a" * 64: "长", "a" * 65: "更长"})
    assert lexicon.translations("a" * 64) == ("长",)
    assert lexicon.translations("a" * 65) == ()


HOSTILE = st.text(st.characters(exclude_categories=()), max_size=12) | st.sampled_from(
    ["\x00", "\ud800", "\udfff合", "😀", "\t", "\n", "a\tb", "a\nleave", "|", "=", "ed", "ing", "s", "\u0301"]
)


@given(HOSTILE)
def test_any_word_has_an_answer(word: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lexicon = built(Path(folder), {"leave": "离开", "@合": "he"}, "order\t订单\n")
        found = lexicon.translations(word)
        assert found == lexicon.translations(word)
        assert set(found) <= {"离开", "订单", "order"}
        assert set(lexicon.romanised(word).split()) <= {"he"}
