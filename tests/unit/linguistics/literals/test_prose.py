"""Sentences of contracts, reports, minutes and news: every literal in them, and nothing else."""

from __future__ import annotations

import pytest

from tests.unit.linguistics.literals.cases import Row, rows

PROSE: list[tuple[str, list[Row]]] = [
    (
        (
            "The Supplier shall deliver 1,200 units within thirty (30) days of the order at a price of €186.50 "
            "per unit, valid until 28 February 2026."
        ),
        [
            ("1,200 units", "quantity", "1200", "units"),
            ("thirty (30) days", "duration", "P30D", ""),
            ("€186.50", "amount", "186.5", "EUR"),
            ("28 February 2026", "date", "2026-02-28", ""),
        ],
    ),
    (
        (
            "This Agreement begins on 1 March 2024 and ends on 28 February 2027; either party may end it with "
            "six months' notice, but not before 1 September 2025."
        ),
        [
            ("1 March 2024", "date", "2024-03-01", ""),
            ("28 February 2027", "date", "2027-02-28", ""),
            ("six months", "duration", "P6M", ""),
            ("1 September 2025", "date", "2025-09-01", ""),
        ],
    ),
    (
        (
            "Late payments bear interest of 8 percentage points above the base rate, and a fee of $40 is due "
            "after 45 days."
        ),
        [
            ("8 percentage points", "quantity", "8", "percentage_point"),
            ("$40", "amount", "40", "USD"),
            ("45 days", "duration", "P45D", ""),
        ],
    ),
    (
        (
            "Revenue rose 12.4% to £431.3 million in 2024, from £383.7m in 2023; operating profit was £38.2 "
            "million (2023: £33.1 million)."
        ),
        [
            ("12.4%", "percent", "12.4", ""),
            ("£431.3 million", "amount", "431300000", "GBP"),
            ("2024", "date", "2024", ""),
            ("£383.7m", "amount", "383700000", "GBP"),
            ("2023", "date", "2023", ""),
            ("£38.2 million", "amount", "38200000", "GBP"),
            ("2023", "date", "2023", ""),
        ],
    ),
    (
        "The Board recommended a final dividend of 6.4 pence per share, payable on 30 May 2025 to 212 million shares.",
        [
            ("30 May 2025", "date", "2025-05-30", ""),
            ("212 million shares", "quantity", "212000000", "shares"),
        ],
    ),
    (
        "In the third quarter of 2023 net sales fell 3 per cent to $1.45bn, while free cash flow reached $210 million.",
        [
            ("third quarter of 2023", "date", "2023-07-01/2023-09-30", ""),
            ("3 per cent", "percent", "3", ""),
            ("$1.45bn", "amount", "1450000000", "USD"),
            ("$210 million", "amount", "210000000", "USD"),
        ],
    ),
    (
        (
            "The plant covers 18,500 square metres, employs 640 people and runs at 35 kW on average and -18 °C "
            "in the cold store."
        ),
        [
            ("18,500 square metres", "quantity", "18500", "m2"),
            ("640 people", "quantity", "640", "people"),
            ("35 kW", "quantity", "35", "kW"),
            ("-18 °C", "quantity", "-18", "°C"),
        ],
    ),
    (
        (
            "Between 2019 and 2021 the company opened 15 stores, five factories and two offices at a cost of USD "
            "3.4 million each."
        ),
        [
            ("2019 and 2021", "date", "2019-01-01/2021-12-31", ""),
            ("15 stores", "quantity", "15", "store"),
            ("five factories", "quantity", "5", "factory"),
            ("two offices", "quantity", "2", "office"),
            ("USD 3.4 million", "amount", "3400000", "USD"),
        ],
    ),
    (
        "He was born on 17 April 1964, joined in the early 1990s and has led the 350-person division since 2015.",
        [
            ("17 April 1964", "date", "1964-04-17", ""),
            ("1990s", "date", "1990-01-01/1999-12-31", ""),
            ("350-person", "quantity", "350", "people"),
            ("2015", "date", "2015", ""),
        ],
    ),
    (
        (
            "Capital expenditure of RMB 72 million is planned from 1 May to 30 June 2026, of which 25% was spent "
            "by December 2025."
        ),
        [
            ("RMB 72 million", "amount", "72000000", "CNY"),
            ("1 May to 30 June 2026", "date", "2026-05-01/2026-06-30", ""),
            ("25%", "percent", "25", ""),
            ("December 2025", "date", "2025-12", ""),
        ],
    ),
    (
        "The 24-month warranty covers 3,000 operating hours or 50,000 km, whichever comes first.",
        [
            ("24-month", "duration", "P24M", ""),
            ("50,000 km", "quantity", "50000", "km"),
        ],
    ),
    (
        "Order no. 4711 of 3 March 2024: 40 pumps, 2 valves, total HK$1,250,000.00.",
        [
            ("3 March 2024", "date", "2024-03-03", ""),
            ("HK$1,250,000.00", "amount", "1250000", "HKD"),
        ],
    ),
    (
        "Call +44 113 496 0000 before 9:30 a.m.; quote reference 2024-118/7 and room 2019.",
        [],
    ),
    (
        "Net debt was 1.3 times EBITDA at 30 June 2025 against 1.2 times at 30 September 2025.",
        [
            ("1.3 times", "quantity", "1.3", "times"),
            ("30 June 2025", "date", "2025-06-30", ""),
            ("1.2 times", "quantity", "1.2", "times"),
            ("30 September 2025", "date", "2025-09-30", ""),
        ],
    ),
    (
        "The loan of EUR 25 million runs for five years from 15 January 2024 and bears 3.75% a year.",
        [
            ("EUR 25 million", "amount", "25000000", "EUR"),
            ("five years", "duration", "P5Y", ""),
            ("15 January 2024", "date", "2024-01-15", ""),
            ("3.75%", "percent", "3.75", ""),
        ],
    ),
    (
        "About two thirds of the 1,500 customers renewed in FY2024, and twenty-five of them doubled their orders.",
        [
            ("1,500 customers", "quantity", "1500", "customer"),
            ("FY2024", "date", "2024", ""),
        ],
    ),
    (
        "乙方应在收到订单后30日内交付1,200台设备，单价人民币735元，总价款为88.2万元（大写：捌拾捌万贰仟元整）。",
        [
            ("30日", "duration", "P30D", ""),
            ("1,200台", "quantity", "1200", "units"),
            ("人民币735元", "amount", "735", "CNY"),
            ("88.2万元", "amount", "882000", "CNY"),
            ("捌拾捌万贰仟元整", "amount", "882000", "CNY"),
        ],
    ),
    (
        "本合同自2024年11月6日起生效，有效期三年；任何一方可提前三个月书面通知解除合同。",
        [
            ("2024年11月6日", "date", "2024-11-06", ""),
            ("三年", "duration", "P3Y", ""),
            ("三个月", "duration", "P3M", ""),
        ],
    ),
    (
        "2025年上半年，公司实现营业收入4.86亿元，同比增长12.5%；净利润5130万元，同比增长8.2个百分点。",
        [
            ("2025年上半年", "date", "2025-01-01/2025-06-30", ""),
            ("4.86亿元", "amount", "486000000", "CNY"),
            ("12.5%", "percent", "12.5", ""),
            ("5130万元", "amount", "51300000", "CNY"),
            ("8.2个百分点", "quantity", "8.2", "percentage_point"),
        ],
    ),
    (
        "公司成立于2008年，现有员工640人，厂房面积约1.8万平方米，年产压缩机9000台。",
        [
            ("2008年", "date", "2008", ""),
            ("640人", "quantity", "640", "people"),
            ("1.8万平方米", "quantity", "18000", "m2"),
            ("9000台", "quantity", "9000", "units"),
        ],
    ),
    (
        "会议于二〇二五年三月十八日上午9:30在利兹召开，七名董事出席，两名董事请假。",
        [
            ("二〇二五年三月十八日", "date", "2025-03-18", ""),
            ("七名董事", "quantity", "7", "director"),
            ("两名董事", "quantity", "2", "director"),
        ],
    ),
    (
        "项目总投资8000万元，建设期从2025年6月至2026年12月，预计新增就业岗位三百二十个。",
        [
            ("8000万元", "amount", "80000000", "CNY"),
            ("2025年6月至2026年12月", "date", "2025-06-01/2026-12-31", ""),
        ],
    ),
    (
        "员工累计工作满一年不满十年的，每年享受年休假7天；满十年不满二十年的，12天。",
        [
            ("一年", "duration", "P1Y", ""),
            ("十年", "duration", "P10Y", ""),
            ("7天", "duration", "P7D", ""),
            ("十年", "duration", "P10Y", ""),
            ("二十年", "duration", "P20Y", ""),
            ("12天", "duration", "P12D", ""),
        ],
    ),
    (
        "泓運宣布投入新臺幣3.6億元，新倉總面積1.4萬平方公尺，預定2025年第四季啟用。",
        [
            ("新臺幣3.6億元", "amount", "360000000", "TWD"),
            ("1.4萬平方公尺", "quantity", "14000", "m2"),
            ("2025年第四季", "date", "2025-10-01/2025-12-31", ""),
        ],
    ),
    (
        "2023财年研发费用占比百分之十五，约合1.5亿美元，比2022年提高2个百分点。",
        [
            ("2023财年", "date", "2023", ""),
            ("百分之十五", "percent", "15", ""),
            ("1.5亿美元", "amount", "150000000", "USD"),
            ("2022年", "date", "2022", ""),
            ("2个百分点", "quantity", "2", "percentage_point"),
        ],
    ),
    (
        "整机保修两年，压缩机保修四年；工作温度为-25℃至43℃，整机重量35公斤。",
        [
            ("两年", "duration", "P2Y", ""),
            ("四年", "duration", "P4Y", ""),
            ("-25℃", "quantity", "-25", "°C"),
            ("43℃", "quantity", "43", "°C"),
            ("35公斤", "quantity", "35", "kg"),
        ],
    ),
    (
        "从2019年到2021年，集团先后在三个国家设立了五家工厂，累计投资12亿欧元。",
        [
            ("2019年到2021年", "date", "2019-01-01/2021-12-31", ""),
            ("三个国家", "quantity", "3", "country"),
            ("五家工厂", "quantity", "5", "factory"),
            ("12亿欧元", "amount", "1200000000", "EUR"),
        ],
    ),
    (
        "上世纪九十年代，他在深圳工作了十年，2003年回到苏州，时年三十五岁。",
        [
            ("上世纪九十年代", "date", "1990-01-01/1999-12-31", ""),
            ("十年", "duration", "P10Y", ""),
            ("2003年", "date", "2003", ""),
            ("三十五岁", "quantity", "35", "years_old"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PROSE, ids=[text[:40] for text, _ in PROSE])
def test_all_literals_of_a_sentence(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), PROSE, ids=[text[:40] for text, _ in PROSE])
def test_they_do_not_depend_on_neighbouring_sentences(text: str, expected: list[Row]) -> None:
    assert rows(f"Nothing here. {text}\n\nNothing there.") == expected


@pytest.mark.parametrize("width", [40, 80])
def test_they_do_not_depend_on_line_breaks(width: int) -> None:
    for text, expected in PROSE:
        if not text.isascii():
            continue
        lines = [""]
        for word in text.split(" "):
            lines = (
                [*lines, word] if len(lines[-1]) + len(word) > width else [*lines[:-1], f"{lines[-1]} {word}".strip()]
            )
        found = [(surface.replace("\n", " "), *rest) for surface, *rest in rows("\n".join(lines))]
        assert found == expected
