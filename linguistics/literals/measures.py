"""Percentages, durations and quantities with units, English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linguistics.literals.found import FoundLiteral
from linguistics.literals.numbers import (
    DIGITS,
    HAN_NUMBER,
    MIXED_NUMBER,
    NO_DIGITS_BEFORE,
    SCALE,
    WORDS,
    english_number,
    mixed_number,
    plain,
)
from linguistics.literals.units import COUNTED, HAN_UNITS, NOUNS, SYMBOLS
from linguistics.scripts import HAN
from schema.extraction import LiteralKind

_PERIODS = {
    "year": "P{}Y", "yr": "P{}Y", "month": "P{}M", "week": "P{}W", "day": "P{}D", "hour": "PT{}H", "hr": "PT{}H",
    "minute": "PT{}M", "min": "PT{}M", "second": "PT{}S", "sec": "PT{}S",
}  # fmt: skip
_LONG_PERIODS = {"decade": ("P{}Y", 10), "quarter": ("P{}M", 3), "fortnight": ("P{}W", 2)}
_HAN_PERIODS = {
    **dict.fromkeys(("年", "周年"), "P{}Y"),
    **dict.fromkeys(("个月",), "P{}M"),
    **dict.fromkeys(("周", "星期", "个星期", "个礼拜"), "P{}W"),
    **dict.fromkeys(("天",), "P{}D"),
    **dict.fromkeys(("小时", "个小时"), "PT{}H"),
    **dict.fromkeys(("分钟",), "PT{}M"),
    **dict.fromkeys(("秒", "秒钟"), "PT{}S"),
}
_NOUNS = {**COUNTED, **NOUNS}
_IDIOMS = {("one", "day"), ("one", "time"), ("one", "second"), ("one", "minute"), ("one", "hour"), ("one", "point")}
_VAGUE = frozenset("time times goal point state set line foot second".split())


def _any(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


_SIGN = r"(?P<minus>(?<![0-9A-Za-z)%])(?:(?<![\u3400-\u9fff])|(?<=[为是到至约达长率降在]))[-−])?"
_HAN_BEFORE = r"(?<![0-9A-Za-z_.第几数每零〇一二两三四五六七八九十百千万亿])(?<![0-9],)"
_WORD_NUMBER = rf"(?<![A-Za-z-]){WORDS}"
_NUMBER = rf"(?P<num>{DIGITS}(?:[ -]{SCALE})?|{_WORD_NUMBER})(?:[ ]\((?P<again>{DIGITS})\))?"
_MANNER = (
    r"(?:(?:full-time|part-time|new|permanent|calendar|consecutive|additional|more|other|different|total|registered"
    r"|monthly|weekly|daily|active|paying|paid|retail|straight|solid)[ ]){0,2}"
)

_PERCENT = re.compile(rf"{_SIGN}{NO_DIGITS_BEFORE}(?P<num>{DIGITS})[ ]?%(?![0-9A-Za-z])")
_PERCENT_WORD = re.compile(
    rf"{_SIGN}{NO_DIGITS_BEFORE}{_NUMBER}[ -]?(?:per[ ]?cent|pct)\b(?![ -]?points?)", re.IGNORECASE
)
_HAN_PERCENT = re.compile(rf"百分之(?P<num>{HAN_NUMBER}|百|{DIGITS})")
_PERIOD = re.compile(
    rf"{NO_DIGITS_BEFORE}{_NUMBER}(?P<ahalf>[ ]and[ ]a[ ]half)?[ -]{_MANNER}"
    rf"(?P<unit>{_any([*_PERIODS, *_LONG_PERIODS])})(?P<many>s|s')?(?![A-Za-z0-9_])(?![ -](?:olds?|of[ ]age)\b)",
    re.IGNORECASE,
)
_HAN_PERIOD = re.compile(
    rf"{_HAN_BEFORE}(?P<num>{MIXED_NUMBER}|{HAN_NUMBER})[ ]?(?P<half>个半|多)?"
    rf"(?P<unit>{_any(list(_HAN_PERIODS))})(?![级代度间份生号])(?P<ahalf>半)?"
)
_ERAS = tuple(
    "公元前 西元前 昭和 平成 令和 大正 明治 民国 西元 公元 约元 光绪 宣统 同治 咸丰 道光 嘉庆 乾隆 雍正 康熙 "
    "顺治 崇祯 天启 万历 隆庆 嘉靖 正德 弘治 成化 天顺 景泰 正统 宣德 洪熙 永乐 建文 洪武 至正 至元 淳熙 绍兴 建炎 "
    "宣和 政和 元祐 元丰 熙宁 庆历 天圣 景德 天宝 开元 永徽 贞观 武德 大业 开皇 太和 永和 建安 建武 "
    "永历 弘光 河清".split()
)
_ERA_FOLLOWS = re.compile(
    r"[ ]?[(（][ ]?(?:公元|西元|即)?(?:前)?[0-9]{3,4}(?![0-9])"
    r"|[ ]?(?:闰)?(?:正|腊|[一二三四五六七八九十]{1,3}|[0-9]{1,2})[ ]?月"
)
_BEFORE_CHRIST = re.compile(r"(?:[于在至到从（(，。、]|\A)前\Z")
_IN_BRACKET = re.compile(rf"[(（][{HAN}]{{2}}\Z")
_POINT_BEFORE = re.compile(r"[在于自从到至][ ]?\Z")
_SPAN_AFTER = re.compile(r"[ ]?(?:以|之|的)?[内后後前来间]|[ ]?(?:多|左右|期)")
_HAN_DAYS = re.compile(rf"{_HAN_BEFORE}(?<!月)(?P<num>[0-9]{{1,3}}|{HAN_NUMBER})[ ]?日(?=(?:之|以)?内)")
_HAN_QUARTERS = re.compile(rf"{_HAN_BEFORE}(?P<num>[0-9]|[两二三四五六七八九])[ ]?个季度")
_SYMBOL = re.compile(
    rf"{_SIGN}{NO_DIGITS_BEFORE}(?<![0-9][hd] )(?P<num>{DIGITS})[ -]?(?P<unit>{_any(list(SYMBOLS))})(?![A-Za-z0-9_/²³])"
)
_NOUN = re.compile(
    rf"{NO_DIGITS_BEFORE}(?<!S&P )(?<!Fortune )(?<!FTSE ){_NUMBER}[ -]{_MANNER}"
    rf"(?P<unit>{_any(list(_NOUNS))})(?![A-Za-z0-9_])",
    re.IGNORECASE,
)
_HAN_UNIT = re.compile(
    rf"{_SIGN}{_HAN_BEFORE}(?P<num>{MIXED_NUMBER}|{HAN_NUMBER})(?:[多余])?(?P<scale>[万亿]{{0,2}})[ ]?"
    rf"(?P<unit>{_any(list(HAN_UNITS))})"
)
_HAN_TRAPS = re.compile(
    r"(?<=人)[民均才物口工士类体事]|(?<=次)[要序日年之]|(?<=家)[庭人乡长具族电]|(?<=位)[于置数]|(?<=名)[字称誉为单人]"
    r"|(?<=部)[分门长队]|(?<=件)事|(?<=台)[湾风北]|(?<=份)额|(?<=股)[东份]|(?<=升)级|(?<=米)[兰饭]|(?<=国家)[级重]"
)


def _value(match: re.Match[str]) -> Decimal | None:
    """The English number of a match; None where its words are no number or differ from the digits in brackets."""
    part = match.groupdict()
    number = english_number(part["num"])
    again = part.get("again")
    if number is None or (again and english_number(again) != number):
        return None
    return -number if part.get("minus") else number


def symbol_measures(text: str) -> Iterator[FoundLiteral]:
    """Candidates of digits with a sign or symbol, 15 % and 35 kW, in any language; ``text`` is prepared."""
    for match in _PERCENT.finditer(text):
        number = _value(match)
        if number is not None:
            yield FoundLiteral(match.start(), match.end(), LiteralKind.PERCENT, plain(number))
    for match in _SYMBOL.finditer(text):
        number = _value(match)
        if number is not None:
            yield _quantity(match, number, SYMBOLS[match["unit"]])


def english_measures(text: str) -> Iterator[FoundLiteral]:
    """Candidates with units in English words; ``text`` is prepared."""
    for match in _PERCENT_WORD.finditer(text):
        number = _value(match)
        if number is not None:
            yield FoundLiteral(match.start(), match.end(), LiteralKind.PERCENT, plain(number))
    for match in _NOUN.finditer(text):
        number = _value(match)
        if number is not None and _counts(match, number):
            yield _quantity(match, number, _NOUNS[match["unit"].lower()])
    yield from _durations(text)


def chinese_measures(text: str) -> Iterator[FoundLiteral]:
    """Candidates with units in Chinese; ``text`` is prepared."""
    for match in _HAN_PERCENT.finditer(text):
        number = Decimal(100) if match["num"] == "百" else mixed_number(match["num"])
        if number is not None:
            yield FoundLiteral(match.start(), match.end(), LiteralKind.PERCENT, plain(number))
    yield from _han_durations(text)
    yield from _han_quantities(text)


def _durations(text: str) -> Iterator[FoundLiteral]:
    for match in _PERIOD.finditer(text):
        unit = match["unit"].lower()
        number = _value(match)
        if number is None or (match["num"].lower(), unit) in _IDIOMS or number.adjusted() > 5:
            continue
        if number != 1 and not match["many"] and match[0][match.start("unit") - match.start() - 1] != "-":
            continue
        if match["ahalf"]:
            number += Decimal("0.5")
        form, factor = _LONG_PERIODS.get(unit, (_PERIODS.get(unit, ""), 1))
        yield _duration(match, form, number * factor)


def _han_durations(text: str) -> Iterator[FoundLiteral]:
    for match in _HAN_PERIOD.finditer(text):
        number = mixed_number(match["num"])
        year_number = match["unit"] == "年" and number is not None and number >= 1000
        if number is None or year_number or number.adjusted() > 5 or match["num"] + match["unit"] in ("一天", "一周"):
            continue
        if match["unit"] == "年" and _is_calendar_year(text, match):
            continue
        if match["half"] == "个半" or match["ahalf"]:
            number += Decimal("0.5")
        yield _duration(match, _HAN_PERIODS[match["unit"]], number)
    for match in _HAN_DAYS.finditer(text):
        number = mixed_number(match["num"])
        if number is not None:
            yield _duration(match, "P{}D", number)
    for match in _HAN_QUARTERS.finditer(text):
        number = mixed_number(match["num"])
        if number is not None:
            yield _duration(match, "P{}M", number * 3)


def _is_calendar_year(text: str, match: re.Match[str]) -> bool:
    """True for the years of an era (光绪三十三年), and 在410年 or 从18年 without a word that makes it a span."""
    before = text[max(0, match.start() - 4) : match.start()]
    if _BEFORE_CHRIST.search(before):
        return True
    if _IN_BRACKET.search(before) and text[match.end() : match.end() + 1] in (")", "）"):
        return True
    if before.endswith(_ERAS) or _ERA_FOLLOWS.match(text, match.end()):
        return True
    short = match["num"].isascii() and match["num"].isdigit() and len(match["num"]) in (2, 3)
    return short and _POINT_BEFORE.search(before) is not None and not _SPAN_AFTER.match(text, match.end())


def _duration(match: re.Match[str], form: str, number: Decimal) -> FoundLiteral:
    return FoundLiteral(match.start(), match.end(), LiteralKind.DURATION, form.format(plain(number)))


def _counts(match: re.Match[str], number: Decimal) -> bool:
    """False where the noun is in the wrong number ("2018 episode"), capitalised as a name, or the pair an idiom."""
    noun = match["unit"].lower()
    in_words = not match["num"][0].isdigit()
    if in_words and (match["unit"][0].isupper() or (match["num"].lower(), noun) in _IDIOMS):
        return False
    if in_words and number < 10 and noun in _VAGUE:
        return False
    hyphen = match.string[match.start("unit") - 1] == "-"
    return hyphen or number == 1 or COUNTED.get(noun) != noun


def _han_quantities(text: str) -> Iterator[FoundLiteral]:
    for match in _HAN_UNIT.finditer(text):
        number = mixed_number(match["num"])
        if number is None or match["num"] in ("一", "十") or _HAN_TRAPS.match(text, match.end()):
            continue
        if match["scale"]:
            number = mixed_number(plain(number) + match["scale"])
        if number is not None:
            yield _quantity(match, -number if match["minus"] else number, HAN_UNITS[match["unit"]])


def _quantity(match: re.Match[str], number: Decimal, unit: str) -> FoundLiteral:
    return FoundLiteral(match.start(), match.end(), LiteralKind.QUANTITY, plain(number), unit)


def whole_number(text: str) -> str:
    """The value of a text that is nothing but a number, such as a table cell; empty otherwise.

    Accounting brackets are negative, ``(1,234)``; Chinese scales count, ``3.2亿``; dashes alone are no number.
    """
    match = re.fullmatch(rf"\s*(?P<open>\()?(?P<minus>[-−])?[ ]?(?P<num>{MIXED_NUMBER})(?P<close>\))?\s*", text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return ""
    number = mixed_number(match["num"])
    if number is None:
        return ""
    return plain(-number if bool(match["open"]) != bool(match["minus"]) else number)
