"""Clauses: cuts, brackets, conditions, sources, fronted phrases."""

import pytest

from kg_builder.extract.chinese.clauses import Clause, clauses, without_brackets
from kg_builder.extract.chinese.phrases import text_of
from tests.unit.kg_builder.extract.chinese.tagged import parsed, words_of


def cut(tagged: str) -> list[Clause]:
    return clauses(words_of(tagged), parsed(tagged).text)


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("公司/n 成立/v ，/w 总部/n 在/v 深圳/LOC 。/w", ["公司成立", "总部在深圳"]),
        ("公司/n 收购/v 了/u 北辰/ORG 并/c 更名/v 为/v 星海/ORG", ["公司收购了北辰", "更名为星海"]),
        ("北京/LOC 并/c 上海/LOC", ["北京并上海"]),
        ("甲/n 成立/v 而/c 乙/n 解散/v", ["甲成立", "乙解散"]),
        ("因/p 天气/n 推迟/v 而/c 取消/v", ["因天气推迟而取消"]),
        ("华为/ORG （/w 以下/f 简称/v 公司/n ）/w 成立/v", ["华为成立"]),
        ("身高/n __体重/n", ["身高", "体重"]),
        ("，/w 。/w", []),
    ],
)
def test_cuts(tagged: str, expected: list[str]) -> None:
    assert [text_of(clause.words) for clause in cut(tagged)] == expected


def test_unclosed_and_nested_brackets() -> None:
    assert text_of(without_brackets(words_of("华为/ORG （/w 甲/n"))) == "华为（甲"
    assert text_of(without_brackets(words_of("华为/ORG （/w 甲/n (/w 乙/n )/w ）/w 乙/n"))) == "华为乙"
    assert text_of(without_brackets(words_of("华为/ORG ）/w 甲/n"))) == "华为）甲"


def test_a_condition_is_hypothetical_and_holds_for_what_follows() -> None:
    first, second, third = cut("如/c 供应商/n 违约/v ，/w 买方/n 解约/v ，/w 卖方/n 赔偿/v 。/w")
    assert first.hypothetical
    assert not second.hypothetical
    assert second.condition == third.condition == "如供应商违约"


def test_a_condition_goes_on_after_and() -> None:
    found = cut("如果/c 订单/n 增加/v ，/w 且/c 价格/n 上涨/v ，/w 则/c 公司/n 扩产/v 。/w")
    assert [clause.hypothetical for clause in found] == [True, True, False]
    assert found[-1].condition == "如果订单增加，且价格上涨"


def test_a_semicolon_ends_a_condition() -> None:
    found = cut("如/c 供应商/n 违约/v ，/w 买方/n 解约/v ；/w 卖方/n 供货/v 。/w")
    assert [clause.condition for clause in found] == ["", "如供应商违约", ""]


def test_a_headless_clause_is_a_condition() -> None:
    first, second = cut("交货/v 超过/v 15天/m 的/u ，/w 买方/n 解约/v 。/w")
    assert first.hypothetical
    assert second.condition == "交货超过15天的"


@pytest.mark.parametrize(
    ("tagged", "source"),
    [
        ("据/p 路透社/ORG 报道/v ，/w 公司/n 裁员/v", "据路透社报道"),
        ("据/p 路透社/ORG 报导/v ，/w 公司/n 裁员/v", "据路透社报导"),
        ("根据/p 《/w 公司法/nw 》/w ，/w 公司/n 裁员/v", "根据《公司法》"),
        ("公司/n 裁员/v", ""),
    ],
)
def test_sources(tagged: str, source: str) -> None:
    found = cut(tagged)
    assert [text_of(clause.words) for clause in found] == ["公司裁员"]
    assert found[0].attribution == source


@pytest.mark.parametrize(
    ("tagged", "carried"),
    [
        ("2024年/TIME ，/w 公司/n 裁员/v", ["2024年"]),
        ("在/p 北京/LOC ，/w 公司/n 裁员/v", ["在北京"]),
        ("疫情/n 结束/v 后/f ，/w 公司/n 裁员/v", ["疫情结束后"]),
        ("经/p 董事会/n 批准/v ，/w 公司/n 裁员/v", ["经董事会批准"]),
        ("截至/v 2023年底/TIME ，/w 公司/n 裁员/v", ["截至2023年底"]),
        ("截止/v 2023年6月/TIME ，/w 公司/n 裁员/v", ["截止2023年6月"]),
        ("截止/v ，/w 公司/n 裁员/v", []),
        ("截止/v 报名/vn ，/w 公司/n 裁员/v", []),
        ("公司/n 成立/v ，/w 公司/n 裁员/v", []),
    ],
)
def test_fronted_phrases_are_carried(tagged: str, carried: list[str]) -> None:
    assert [text_of(words) for words in cut(tagged)[-1].carried] == carried
