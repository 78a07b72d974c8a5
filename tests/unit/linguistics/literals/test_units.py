"""Every unit and currency name is read back with its number."""

from __future__ import annotations

import pytest

from linguistics.literals.units import COUNTED, HAN_UNITS, NOUNS, SYMBOLS
from tests.unit.linguistics.literals.cases import rows


@pytest.mark.parametrize("symbol", sorted(SYMBOLS))
def test_symbols(symbol: str) -> None:
    assert rows(f"It is 12.5 {symbol} now.") == [(f"12.5 {symbol}", "quantity", "12.5", SYMBOLS[symbol])]


@pytest.mark.parametrize("symbol", sorted(SYMBOLS))
def test_symbols_are_not_read_inside_words(symbol: str) -> None:
    assert rows(f"code 12{symbol}x9") == []


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_nouns(noun: str) -> None:
    [(surface, kind, value, unit)] = rows(f"There are twenty {noun} here.")
    assert (surface, kind, value, unit) == (f"twenty {noun}", "quantity", "20", NOUNS[noun])


@pytest.mark.parametrize("noun", sorted(form for form, unit in COUNTED.items() if form != unit))
def test_counted_nouns_in_the_plural(noun: str) -> None:
    assert rows(f"There are 1,250 {noun}.") == [(f"1,250 {noun}", "quantity", "1250", COUNTED[noun])]


@pytest.mark.parametrize("noun", sorted(form for form, unit in COUNTED.items() if form == unit))
def test_counted_nouns_in_the_singular_need_one_or_a_hyphen(noun: str) -> None:
    assert rows(f"The 12 {noun} here.") == []
    assert rows(f"A 12-{noun} thing.") == [(f"12-{noun}", "quantity", "12", noun)]
    assert rows(f"There is 1 {noun} here.") == [(f"1 {noun}", "quantity", "1", noun)]


@pytest.mark.parametrize("unit", sorted(HAN_UNITS))
def test_chinese_units(unit: str) -> None:
    assert rows(f"共计35{unit}。") == [(f"35{unit}", "quantity", "35", HAN_UNITS[unit])]
    assert rows(f"共计三十五{unit}。") == [(f"三十五{unit}", "quantity", "35", HAN_UNITS[unit])]
    assert rows(f"共计1.2万{unit}。") == [(f"1.2万{unit}", "quantity", "12000", HAN_UNITS[unit])]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("美元", "USD"),
        ("美金", "USD"),
        ("欧元", "EUR"),
        ("英镑", "GBP"),
        ("日元", "JPY"),
        ("港元", "HKD"),
        ("港币", "HKD"),
        ("新台币", "TWD"),
        ("韩元", "KRW"),
        ("卢布", "RUB"),
        ("加元", "CAD"),
        ("澳元", "AUD"),
        ("新加坡元", "SGD"),
        ("瑞士法郎", "CHF"),
        ("元", "CNY"),
        ("元人民币", "CNY"),
    ],
)
def test_chinese_currencies(name: str, code: str) -> None:
    assert rows(f"支付35万{name}。") == [(f"35万{name}", "amount", "350000", code)]
    assert rows(f"支付三十五万{name}。") == [(f"三十五万{name}", "amount", "350000", code)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("dollars", "USD"),
        ("US dollars", "USD"),
        ("Hong Kong dollars", "HKD"),
        ("Australian dollars", "AUD"),
        ("Canadian dollars", "CAD"),
        ("Singapore dollars", "SGD"),
        ("New Taiwan dollars", "TWD"),
        ("euros", "EUR"),
        ("British pounds", "GBP"),
        ("yuan", "CNY"),
        ("renminbi", "CNY"),
        ("yen", "JPY"),
        ("Indian rupees", "INR"),
        ("Swiss francs", "CHF"),
        ("roubles", "RUB"),
    ],
)
def test_english_currencies(name: str, code: str) -> None:
    assert rows(f"It cost 35 million {name} in all.") == [(f"35 million {name}", "amount", "35000000", code)]
    assert rows(f"It cost two thousand {name}.") == [(f"two thousand {name}", "amount", "2000", code)]


@pytest.mark.parametrize(
    "trap",
    [
        "三人民代表",
        "两次要求",
        "五家庭院",
        "两位于",
        "三名字",
        "五部分",
        "两部门",
        "三件事",
        "五台湾同胞",
        "两份额",
        "三股东",
        "五升级",
    ],
)
def test_chinese_words_that_begin_like_a_unit(trap: str) -> None:
    assert rows(f"共{trap}。") == []
