"""Amounts of money: number, scale and currency in either order, English and Chinese. Units are ISO 4217 codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from linguistics.literals.found import FoundLiteral
from linguistics.literals.numbers import (
    DIGITS,
    FORMAL_NUMBER,
    HAN_NUMBER,
    MIXED_NUMBER,
    NO_DIGITS_BEFORE,
    SCALE,
    SCALE_SIGN,
    WORDS,
    english_number,
    mixed_number,
    plain,
)
from linguistics.scripts import has_han
from schema.extraction import LiteralKind

CODES = frozenset(
    "AED AFN ALL AMD AOA ARS AUD AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD CAD CDF CHF CLP CNY "
    "COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD GBP GEL GHS GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR "
    "ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD LYD MAD MDL MGA MKD MMK MNT "
    "MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF "
    "SAR SBD SCR SDG SEK SGD SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES "
    "VND XAF XCD XOF YER ZAR ZMW".split()
)
"""ISO 4217 codes of currencies in use."""
_OTHER_CODES = {"RMB": "CNY", "CNH": "CNY", "Rs": "INR", "Rs.": "INR"}
_SIGNS = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "HK$": "HKD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD",
    "S$": "SGD", "NT$": "TWD", "NZ$": "NZD", "R$": "BRL", "MX$": "MXN", "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW",
    "₽": "RUB", "₺": "TRY", "฿": "THB", "₫": "VND", "₪": "ILS", "₱": "PHP", "₦": "NGN", "₴": "UAH",
}  # fmt: skip
_NAMES = {
    "dollar": "USD", "us dollar": "USD", "u.s. dollar": "USD", "american dollar": "USD", "hong kong dollar": "HKD",
    "australian dollar": "AUD", "canadian dollar": "CAD", "singapore dollar": "SGD", "new zealand dollar": "NZD",
    "new taiwan dollar": "TWD", "euro": "EUR", "pound sterling": "GBP", "british pound": "GBP", "yuan": "CNY",
    "chinese yuan": "CNY", "renminbi": "CNY", "yuan renminbi": "CNY", "yen": "JPY", "japanese yen": "JPY",
    "rupee": "INR", "indian rupee": "INR", "swiss franc": "CHF", "rouble": "RUB", "ruble": "RUB",
}  # fmt: skip
_HAN_CURRENCIES = {
    "CNY": "人民币元 元人民币 元 块钱",
    "USD": "美元 美金 元美金",
    "EUR": "欧元",
    "GBP": "英镑",
    "JPY": "日元 日圆",
    "HKD": "港元 港币 元港币",
    "TWD": "新台币 台币 元新台币",
    "KRW": "韩元",
    "RUB": "卢布",
    "CAD": "加元 加拿大元",
    "AUD": "澳元 澳大利亚元",
    "SGD": "新加坡元 新元",
    "CHF": "瑞士法郎",
    "INR": "印度卢比",
    "THB": "泰铢",
}
_HAN_NAMES = {name: code for code, names in _HAN_CURRENCIES.items() for name in names.split()}
_HAN_PREFIXES = {
    "人民币": "CNY",
    "港币": "HKD",
    "美元": "USD",
    "美金": "USD",
    "新台币": "TWD",
    "台币": "TWD",
    "欧元": "EUR",
    "日元": "JPY",
}
_HAN_NAMES_RE = "|".join(sorted(_HAN_NAMES, key=len, reverse=True))
_CHINA = re.compile(r"\b(?:China|Chinese|RMB|CNY|yuan|renminbi)\b", re.IGNORECASE)
_NOT_MONEY = r"(?![旦素年首帅件老月勋器宵凶曲])"


def _any(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


_CODE = rf"(?:{'|'.join(sorted(CODES))}|RMB|CNH)"
_SIGN = _any([*_SIGNS, "¥"])
_NAME = _any(list(_NAMES))
_NUMBER = rf"{DIGITS}(?:[ -]?(?:{SCALE})(?:[ -](?:{SCALE}))?|[ ]?{SCALE_SIGN})?"
_END = r"(?![0-9A-Za-z_]|[.,][0-9])"

_SIGNED = re.compile(
    rf"(?<![A-Za-z0-9$€£¥])(?P<minus>-)?(?P<cur>{_SIGN})[ ]?(?P<open>\()?(?P<num>{_NUMBER}|{MIXED_NUMBER})"
    rf"(?P<close>\))?(?:[ ]?(?P<tail>{SCALE}))?(?![0-9]|[.,][0-9]|[A-Za-z](?![a-z]*-))"
    rf"(?:[ ]?(?:{_HAN_NAMES_RE}){_NOT_MONEY})?",
    re.IGNORECASE,
)
_CODE_FIRST = re.compile(
    rf"(?<![A-Za-z0-9_])(?P<cur>{_CODE}|Rs\.?)[ ]?[$¥€£]?[ ]?(?P<minus>-)?(?P<num>(?i:{_NUMBER})|{MIXED_NUMBER})"
    rf"(?![0-9A-Za-z_]|[.,][0-9])(?:元{_NOT_MONEY})?"
)
_CODE_LAST = re.compile(
    rf"{NO_DIGITS_BEFORE}(?!(?<=\()(?:19|20)[0-9]{{2}}[ ])(?P<minus>-)?(?P<num>(?i:{_NUMBER})|{MIXED_NUMBER})"
    rf"[ ]?(?P<cur>{_CODE})(?![0-9A-Za-z_])"
)
_NAMED = re.compile(
    rf"{NO_DIGITS_BEFORE}(?P<num>{_NUMBER}|(?<![A-Za-z-]){WORDS})(?:[ ]\((?P<again>{DIGITS})\))?"
    rf"[ -](?P<cur>{_NAME})s?(?![A-Za-z0-9_])",
    re.IGNORECASE,
)
_POUNDS = re.compile(
    rf"{NO_DIGITS_BEFORE}(?P<num>{DIGITS}[ -](?:million|billion|trillion))[ -](?P<cur>pound)s?\b", re.IGNORECASE
)
_PREFIX = rf"(?P<before>{'|'.join(_HAN_PREFIXES)})"
_HAN = re.compile(
    rf"(?:{_PREFIX}[ :]?)?(?<![A-Za-z0-9_.])(?<![0-9],)"
    r"(?<![第几数零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟])"
    rf"(?P<num>{MIXED_NUMBER}|{HAN_NUMBER}|{FORMAL_NUMBER})(?:[多余][ ]?)?(?P<scale>[万亿]{{0,2}})[ ]?"
    rf"(?P<cur>{_HAN_NAMES_RE}){_NOT_MONEY}整?"
)
_HAN_FIRST = re.compile(rf"{_PREFIX}[ :]?(?P<num>{MIXED_NUMBER}|{FORMAL_NUMBER})(?![0-9A-Za-z年月日%]|[.,][0-9])元?整?")


def amounts(text: str) -> Iterator[FoundLiteral]:
    """Candidates, unordered and overlapping; ``text`` is prepared."""
    yen = "CNY" if has_han(text) or _CHINA.search(text) else "JPY"
    for match in _SIGNED.finditer(text):
        sign = match["cur"].upper()
        number = _number(match["num"])
        if number is None or bool(match["open"]) != bool(match["close"]):
            continue
        if match["tail"]:
            number = english_number(f"{plain(number)} {match['tail']}")
        if number is not None:
            negative = bool(match["minus"]) != bool(match["open"])
            yield _amount(match, -number if negative else number, _SIGNS.get(sign, yen))
    for pattern in (_CODE_FIRST, _CODE_LAST):
        for match in pattern.finditer(text):
            number = _number(match["num"])
            if number is not None:
                code = match["cur"]
                yield _amount(match, -number if match["minus"] else number, _OTHER_CODES.get(code, code))
    for match in _NAMED.finditer(text):
        number = _number(match["num"])
        again = _number(match["again"]) if match["again"] else number
        if number is not None and number == again:
            yield _amount(match, number, _NAMES[match["cur"].lower()])
    for match in _POUNDS.finditer(text):
        number = _number(match["num"])
        if number is not None:
            yield _amount(match, number, "GBP")


def chinese_amounts(text: str) -> Iterator[FoundLiteral]:
    """Candidates with a currency named in Chinese; ``text`` is prepared."""
    for match in _HAN.finditer(text):
        number = mixed_number(match["num"])
        if number is None or (match["cur"] == "元" and match["num"] in "一二三四五六七八九" and not match["before"]):
            continue
        if match["scale"]:
            number = mixed_number(plain(number) + match["scale"])
        if number is not None:
            unit = _HAN_PREFIXES.get(match["before"] or "") if match["cur"] == "元" else None
            yield _amount(match, number, unit or _HAN_NAMES[match["cur"]])
    for match in _HAN_FIRST.finditer(text):
        number = mixed_number(match["num"])
        if number is not None:
            yield _amount(match, number, _HAN_PREFIXES[match["before"]])


def _number(text: str) -> Decimal | None:
    """English or Chinese reading of the number part; "3 hundred million" has two scales."""
    words = text.replace("-", " ").split(" ")
    if len(words) == 3 and words[0][:1].isdigit():
        first = english_number(" ".join(words[:2]))
        return None if first is None else english_number(f"{plain(first)} {words[2]}")
    if has_han(text):
        return mixed_number(text)
    return english_number(text)


def _amount(match: re.Match[str], number: Decimal, unit: str) -> FoundLiteral:
    return FoundLiteral(match.start(), match.end(), LiteralKind.AMOUNT, plain(number), unit)
