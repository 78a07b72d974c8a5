"""The word list is made from lines of two dictionaries."""

from __future__ import annotations

import csv
import io
import lzma
from pathlib import Path

import pytest

from adapters.lexicon.bilingual import BilingualLexicon
from benchmarks.lexicon_build import collect, kept, lines, main, parts, tables
from benchmarks.lexicon_sources import chinese_of, english_entries, glosses, irregular, places, read_cedict, reading

ECDICT = """word,phonetic,definition,translation,pos,collins,oxford,tag,bnc,frq,exchange,detail,audio
contract,,,"n. 合约, 合同, 契约\\nvt. 收缩\\n[医] 挛缩",,,,,800,900,s:contracts/d:contracted,,
buy,,,"vt. 买, 购买\\n[经] 购买",,,,,300,300,d:bought/p:bought/i:buying/3:buys,,
list price,,,"[经] 目录价格, 价目单定价",,,,,0,0,,,
list,,,n. 目录,,,,,700,700,,,
price,,,n. 价格,,,,,400,400,,,
zyzzyva,,,n. 象鼻虫,,,,,0,0,,,
Berlin,,,[地名] 柏林,,,,,0,5000,,,
list of prices that are long,,,[经] 长价目表,,,,,0,0,,,
abbr.,,,[网络] 缩写,,,,,0,0,,,
"""
CEDICT = """# CC-CEDICT
合同 合同 [he2 tong5] /(business) contract/CL:個|个[ge4]/
購買 购买 [gou4 mai3] /to buy; to purchase/
審批 审批 [shen3 pi1] /to examine and approve/to endorse/
負責 负责 [fu4 ze2] /to be responsible for/
蘇州 苏州 [Su1 zhou1] /Suzhou prefecture-level city in Jiangsu/
呂 吕 [Lu:3] /surname Lü/
重 重 [chong2] /to repeat/
重要 重要 [zhong4 yao4] /important/
重點 重点 [zhong4 dian3] /focal point/
broken line
"""


def rows() -> csv.DictReader[str]:
    return csv.DictReader(io.StringIO(ECDICT))


def built() -> dict[str, list[str]]:
    entries, _ = english_entries(rows())
    words, _ = read_cedict(CEDICT)
    pairs, ranks = collect(entries, words)
    return tables(pairs, ranks)


def test_what_both_dictionaries_say_comes_first() -> None:
    words = built()
    assert words["contract"][0] == "合同"
    assert "合约" in words["contract"]
    assert words["合同"] == ["contract"]
    assert words["buy"] == ["购买"]
    assert set(words["购买"]) >= {"buy"}


def test_phrases_of_common_words_and_names_of_places_are_kept_rare_words_are_not() -> None:
    words = built()
    assert words["list price"] == ["目录价格", "价目单定价"]
    assert words["suzhou"] == ["苏州"]
    assert words["berlin"] == ["柏林"]
    assert "zyzzyva" not in words
    assert not any(key.count(" ") > 3 for key in words)


def test_kept_by_rank_by_trade_and_by_agreement() -> None:
    entries, _ = english_entries(rows())
    pairs, ranks = collect(entries, read_cedict(CEDICT)[0])
    assert "list price" in pairs.trade
    assert kept("contract", "合同", {}, pairs)
    assert not kept("contract", "合约", {}, pairs)
    assert kept("contract", "合约", ranks, pairs)
    assert kept("list price", "目录价格", {"list": 9_000, "price": 9_000}, pairs)
    assert not kept("list price", "目录价格", {"list": 11_000, "price": 9_000}, pairs)


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("n. 缺席, 缺乏", ("缺席", "缺乏")),
        ("a. 迟的, 年度的\\nadv. 很晚", ("很晚", "年度", "迟的")),
        ("[网络] 胡德；兜帽", ()),
        ("[经] 保单; 担保书", ("保单", "担保书")),
        ("n. (商品)价格\\n[经] 定价", ("价格", "定价")),
        ("abc, 1", ()),
    ],
)
def test_chinese_words_of_a_translation(translation: str, expected: tuple[str, ...]) -> None:
    assert set(chinese_of(translation)) == set(expected)


def test_english_words_of_a_definition() -> None:
    words, _ = read_cedict(CEDICT)
    assert glosses(words["购买"]) == ["buy", "purchase"]
    assert glosses(words["审批"]) == ["examine and approve", "examine", "approve", "endorse"]
    assert glosses(words["负责"]) == ["responsible for", "responsible"]
    assert glosses(words["吕"]) == []
    assert glosses(words["合同"]) == ["contract"]
    assert glosses(words["苏州"]) == places(words["苏州"]) == ["suzhou"]


def test_readings_are_the_most_usual_ones_without_tones() -> None:
    _, readings = read_cedict(CEDICT)
    assert readings["重"] == "zhong"
    assert readings["吕"] == "lv"
    assert readings["州"] == "zhou"
    assert reading("Lu:4") == "lv"


def test_only_irregular_forms_are_listed() -> None:
    assert irregular("buy", "d:bought/p:bought/i:buying/3:buys") == ["bought", "bought"]
    assert irregular("contract", "s:contracts/d:contracted") == []
    assert irregular("man", "s:men") == ["men"]
    assert english_entries(rows())[1] == {"bought": "buy"}


def test_parts_of_a_word() -> None:
    assert parts("价目单") == {"价目", "目单", "价目单"}
    assert parts("价") == {"价"}


def test_lines_are_sorted_by_key() -> None:
    found = lines({"b": ["二"], "a b": ["三"], "a": ["一", "乙"]}, {"bought": "buy"}, {"锐": "rui"})
    assert found == ["=bought\tbuy", "@锐\trui", "a\t一|乙", "a b\t三", "b\t二", "~buy\tbought"]


def test_the_file_is_read_by_the_adapter_and_always_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ecdict.csv").write_text(ECDICT, "utf-8")
    (tmp_path / "cedict.txt").write_text(CEDICT, "utf-8")
    (tmp_path / "glossary.tsv").write_text("", "utf-8")
    files = [tmp_path / "one.xz", tmp_path / "two.xz"]
    for file in files:
        arguments = ["--ecdict", str(tmp_path / "ecdict.csv"), "--cedict", str(tmp_path / "cedict.txt")]
        assert main([*arguments, "--out", str(file)]) == 0
    assert "words" in capsys.readouterr().out
    assert files[0].read_bytes() == files[1].read_bytes()
    assert lzma.decompress(files[0].read_bytes()).startswith(b"#lexicon 1\n")
    lexicon = BilingualLexicon(files[0], tmp_path / "glossary.tsv")
    assert lexicon.translations("contracts")[0] == "合同"
    assert lexicon.translations("购买") == ("buy", "bought")
    assert lexicon.romanised("苏州") == "su zhou"
