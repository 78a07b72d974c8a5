"""Chinese dates and dates relative to a reference."""

from __future__ import annotations

import pytest

from linguistics.literals import find_literals
from tests.unit.linguistics.literals.cases import values

CASES: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("2024年3月1日", [("2024年3月1日", "2024-03-01")]),
    ("2024年3月1号", [("2024年3月1号", "2024-03-01")]),
    ("2024 年 3 月 1 日", [("2024 年 3 月 1 日", "2024-03-01")]),
    ("２０２４年３月１日", [("２０２４年３月１日", "2024-03-01")]),
    ("2024年3月", [("2024年3月", "2024-03")]),
    ("2024年3月份", [("2024年3月份", "2024-03")]),
    ("公司成立于2008年。", [("2008年", "2008")]),
    ("二〇二四年", [("二〇二四年", "2024")]),
    ("一九四九年十月一日", [("一九四九年十月一日", "1949-10-01")]),
    ("二零二一年十二月三十一日", [("二零二一年十二月三十一日", "2021-12-31")]),
    ("2013年元月1日", [("2013年元月1日", "2013-01-01")]),
    ("2024年第三季度", [("2024年第三季度", "2024-07-01/2024-09-30")]),
    ("2024年三季度", [("2024年三季度", "2024-07-01/2024-09-30")]),
    ("2024年Q3", [("2024年Q3", "2024-07-01/2024-09-30")]),
    ("2024年上半年", [("2024年上半年", "2024-01-01/2024-06-30")]),
    ("2024年下半年", [("2024年下半年", "2024-07-01/2024-12-31")]),
    ("2024年度", [("2024年度", "2024")]),
    ("2024财年", [("2024财年", "2024")]),
    ("2024年底", [("2024年", "2024")]),
    ("从2019年到2021年", [("2019年到2021年", "2019-01-01/2021-12-31")]),
    ("2019-2021年", [("2019-2021年", "2019-01-01/2021-12-31")]),
    ("2019至2021年", [("2019至2021年", "2019-01-01/2021-12-31")]),
    ("2017年3月至5月", [("2017年3月至5月", "2017-03-01/2017-05-31")]),
    ("2024年3月1日至15日", [("2024年3月1日至15日", "2024-03-01/2024-03-15")]),
    ("2024年3月1日至6月30日", [("2024年3月1日至6月30日", "2024-03-01/2024-06-30")]),
    ("2023年11月1日至2024年2月29日", [("2023年11月1日至2024年2月29日", "2023-11-01/2024-02-29")]),
    ("上世纪九十年代", [("上世纪九十年代", "1990-01-01/1999-12-31")]),
    ("20世纪80年代", [("20世纪80年代", "1980-01-01/1989-12-31")]),
    ("1990年代", [("1990年代", "1990-01-01/1999-12-31")]),
    ("民國38年", [("民國38年", "1949")]),
    ("民国元年", [("民国元年", "1912")]),
    ("在410年，城市陷落", [("410年", "0410")]),
    ("公元618年", [("公元618年", "0618")]),
    ("1598年（庆长三年）", [("1598年", "1598")]),
    ("光绪三十三年（1907年）", [("1907年", "1907")]),
    ("2000年前", []),
    ("第三年", []),
    ("3月1日", []),
    ("在2019年级", [("2019年", "2019")]),
    ("九十年代", []),
)

RELATIVE: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("last year", [("last year", "2023")]),
    ("this year", [("this year", "2024")]),
    ("next year", [("next year", "2025")]),
    ("last month", [("last month", "2024-05")]),
    ("this month", [("this month", "2024-06")]),
    ("last quarter", [("last quarter", "2024-01-01/2024-03-31")]),
    ("last week", [("last week", "2024-06-03/2024-06-09")]),
    ("yesterday", [("yesterday", "2024-06-14")]),
    ("today", [("today", "2024-06-15")]),
    ("tomorrow", [("tomorrow", "2024-06-16")]),
    ("去年", [("去年", "2023")]),
    ("前年", [("前年", "2022")]),
    ("今年", [("今年", "2024")]),
    ("明年", [("明年", "2025")]),
    ("今年3月", [("今年3月", "2024-03")]),
    ("今年三月", [("今年三月", "2024-03")]),
    ("去年第四季度", [("去年第四季度", "2023-10-01/2023-12-31")]),
    ("今年上半年", [("今年上半年", "2024-01-01/2024-06-30")]),
    ("上个月", [("上个月", "2024-05")]),
    ("本月", [("本月", "2024-06")]),
    ("昨天", [("昨天", "2024-06-14")]),
    ("昨日", [("昨日", "2024-06-14")]),
    ("上季度", [("上季度", "2024-01-01/2024-03-31")]),
    ("a longlast yearly plan", []),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_chinese_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(("text", "expected"), RELATIVE, ids=[text for text, _ in RELATIVE])
def test_relative_dates_as_seen_from_a_day(text: str, expected: list[tuple[str, str]]) -> None:
    assert values(text, reference="2024-06-15") == expected


def test_traditional_and_simplified_say_the_same() -> None:
    for traditional, simplified in (("民國38年", "民国38年"), ("2024年3月1號", "2024年3月1号")):
        assert [value for _, value in values(traditional)] == [value for _, value in values(simplified)]


def test_a_reference_may_be_a_month_and_must_be_a_date() -> None:
    assert values("last month", reference="2024-03") == [("last month", "2024-02")]
    with pytest.raises(ValueError, match="not an ISO date"):
        find_literals("last month", reference="yesterday")


def test_a_reference_at_the_end_of_time_gives_no_impossible_date() -> None:
    assert values("tomorrow and 后年 and next month", reference="9999-12-31") == []
