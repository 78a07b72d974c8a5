"""The word list that is shipped, and the reading of its format."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.lexicon.bilingual import DATA, BilingualLexicon
from linguistics.scripts import has_han

SHIPPED = BilingualLexicon()


def small(folder: Path, words: dict[str, str], glossary: str = "") -> BilingualLexicon:
    lines = [f"{key}\t{value}" for key, value in sorted(words.items())]
    (folder / "words.xz").write_bytes(lzma.compress("\n".join(["#lexicon 1", *lines, ""]).encode()))
    (folder / "glossary.tsv").write_text(glossary, "utf-8")
    return BilingualLexicon(folder / "words.xz", folder / "glossary.tsv")


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("board of directors", "董事会"),
        ("payment terms", "付款条件"),
        ("list price", "目录价格"),
        ("warranty period", "保修期"),
        ("annual leave", "年假"),
        ("supplier", "供应商"),
        ("compressor", "压缩机"),
        ("shareholder", "股东"),
        ("warehouse", "仓库"),
        ("electricity", "电力"),
        ("Germany", "德国"),
        ("Suzhou", "苏州"),
    ],
)
def test_words_and_phrases_are_known(english: str, chinese: str) -> None:
    assert chinese in SHIPPED.translations(english)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("电池", "battery"),
        ("更换", "replace"),
        ("首席财务官", "chief financial officer"),
        ("批准", "approve"),
        ("批准", "approval"),
        ("研发", "research and development"),
        ("保修期", "warranty period"),
        ("青岛", "qingdao"),
        ("事故", "accident"),
        ("预算", "budget"),
    ],
)
def test_chinese_words_are_known(chinese: str, english: str) -> None:
    assert english in SHIPPED.translations(chinese)


@pytest.mark.parametrize(
    ("inflected", "base"),
    [
        ("contracts", "contract"),
        ("Companies", "company"),
        ("approved", "approve"),
        ("planning", "plan"),
        ("bought", "buy"),
        ("boxes", "box"),
        ("carried", "carry"),
        ("contract prices", "contract price"),
    ],
)
def test_inflected_words_are_found_by_their_base(inflected: str, base: str) -> None:
    assert set(SHIPPED.translations(inflected)) & set(SHIPPED.translations(base))


def test_traditional_characters_are_the_same_words() -> None:
    assert SHIPPED.translations("購買") == SHIPPED.translations("购买")
    assert SHIPPED.romanised("蘇州") == "su zhou"


def test_irregular_forms_follow_the_translations() -> None:
    found = SHIPPED.translations("购买")
    assert found.index("buy") < found.index("bought")


def test_the_glossary_comes_first_and_keeps_what_follows(tmp_path: Path) -> None:
    lexicon = small(tmp_path, {"order": "命令|订单", "订单": "order form"}, "# note\norder|purchase order\t订单|订购\n")
    assert lexicon.translations("order") == ("订单", "订购", "命令")
    assert lexicon.translations("purchase order") == ("订单", "订购")
    assert lexicon.translations("订单") == ("order", "purchase order", "order form")


def test_forms_lead_to_lemmas_and_back(tmp_path: Path) -> None:
    lexicon = small(tmp_path, {"=bought": "buy", "~buy": "bought", "buy": "购买", "购买": "buy|purchase"})
    assert lexicon.translations("bought") == ("购买",)
    assert lexicon.translations("购买") == ("buy", "purchase", "bought")


def test_readings_need_every_character(tmp_path: Path) -> None:
    lexicon = small(tmp_path, {"@锐": "rui", "@寒": "han"})
    assert lexicon.romanised("锐寒") == "rui han"
    assert lexicon.romanised("锐冰") == ""
    assert lexicon.romanised("") == ""


def test_marks_of_the_format_are_no_words(tmp_path: Path) -> None:
    lexicon = small(tmp_path, {"@锐": "rui", "=bought": "buy", "~buy": "bought"})
    for key in ("@锐", "=bought", "~buy", "#lexicon 1"):
        assert lexicon.translations(key) == ()


def test_every_line_of_a_small_list_is_found(tmp_path: Path) -> None:
    words = {f"word{chr(97 + number % 26)}{chr(97 + number // 26)}": f"字{number}" for number in range(300)}
    lexicon = small(tmp_path, words)
    assert all(lexicon.translations(key) == (value,) for key, value in words.items())
    assert lexicon.translations("worda") == ()


def test_nothing_is_read_before_the_first_word(tmp_path: Path) -> None:
    lexicon = BilingualLexicon(tmp_path / "absent.xz", tmp_path / "absent.tsv")
    assert lexicon.translations("") == ()
    with pytest.raises(FileNotFoundError):
        lexicon.translations("word")


def test_the_version_follows_the_files(tmp_path: Path) -> None:
    before = small(tmp_path, {"a": "一"}).version
    assert before.startswith("bilingual-1-")
    assert small(tmp_path, {"a": "二"}).version != before
    assert small(tmp_path, {"a": "一"}).version == before


def test_the_list_is_sorted_small_and_says_where_it_is_from() -> None:
    packed = (DATA / "words.tsv.xz").read_bytes()
    assert len(packed) < 3_000_000
    lines = lzma.decompress(packed).decode("utf-8").splitlines()
    keys = [line.partition("\t")[0] for line in lines[1:]]
    assert keys == sorted(set(keys))
    assert all(1 <= line.count("|") + 1 <= 6 for line in lines[1:] if line[0] not in "~@=")
    sources = (DATA / "README.md").read_text("utf-8")
    assert "CC-CEDICT" in sources
    assert "ECDICT" in sources
    assert "Attribution-ShareAlike 4.0" in (DATA / "CC-BY-SA-4.0.txt").read_text("utf-8")
    assert "Linwei" in (DATA / "ECDICT-MIT.txt").read_text("utf-8")


def test_the_glossary_is_short_and_well_formed() -> None:
    lines = [
        line for line in (DATA / "glossary.tsv").read_text("utf-8").splitlines() if line and not line.startswith("#")
    ]
    assert len(lines) <= 200
    for line in lines:
        english, chinese = line.split("\t")
        assert all(word and not has_han(word) and word == word.lower() for word in english.split("|"))
        assert all(word and has_han(word) for word in chinese.split("|"))


@given(st.sampled_from(["合同", "contract", "电池", "payment", "供应商", "price"]), st.text(max_size=6))
def test_blanks_around_a_word_change_nothing_and_rubbish_raises_nothing(word: str, tail: str) -> None:
    assert SHIPPED.translations(f"  {word}\n") == SHIPPED.translations(word)
    assert isinstance(SHIPPED.translations(word + tail), tuple)
