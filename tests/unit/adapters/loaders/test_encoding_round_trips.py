"""Office text in every encoding it is written in comes back whole: short lines, long pages, tables, mixed languages."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.encoding import decode

CHINESE = (
    "甲方应当在收到货物之后三十个工作日之内向乙方支付全部货款。", "董事会批准了二〇二四年度预算方案。",
    "本合同自双方签字盖章之日起生效，有效期三年。", "会议由副总经理沈若琳主持，财务部、法务部、人力资源部参加。",
    "住宿费标准：一线城市每晚不超过600元，其他城市不超过400元。", "供应商名称：苏州恒达精密机械有限公司",
    "产品,单价,数量,交货日期", "第一章 总则", "本年度实现营业收入3.2亿元，同比增长15.3%。",
    "员工差旅报销须附发票原件及审批单。",
)  # fmt: skip
TRADITIONAL = (
    "甲方應當在收到貨物之後三十個工作日之內向乙方支付全部貨款。", "董事會批准了民國一百一十三年度預算方案。",
    "本合約自雙方簽字蓋章之日起生效，有效期三年。", "臺北市信義區松仁路一百號十二樓",
    "供應商名稱：新竹精密機械股份有限公司", "員工差旅報銷須附發票正本及審批單。", "第一章 總則",
)  # fmt: skip
JAPANESE = (
    "当社は二〇二四年三月に新しい工場を建設しました。", "契約期間は三年とし、双方の合意により更新できる。",
    "取締役会は予算案を承認した。", "お客様各位、平素は格別のお引き立てを賜り厚く御礼申し上げます。",
    "品名,数量,単価,納期をご確認ください", "株式会社ヤマダ製作所の代表取締役",
)  # fmt: skip
KOREAN = (
    "이사회는 예산안을 승인하였다.", "계약 기간은 삼 년으로 하며 양측의 합의로 갱신할 수 있다.",
    "공급업체 이름과 주소를 확인하여 주시기 바랍니다.", "서울특별시 강남구에 본사를 두고 있습니다.",
)  # fmt: skip
ENGLISH = (
    "The board approved the budget for the coming year.", "Payment is due within thirty days of delivery.",
    "Supplier,Item,Price,Currency", "Travel Policy (revised)", "Net sales rose by 15.3 % to $1.2bn in 2024.",
)  # fmt: skip
BY_ENCODING = [
    ("gb18030", CHINESE), ("gbk", CHINESE), ("big5", TRADITIONAL), ("shift_jis", JAPANESE), ("cp932", JAPANESE),
    ("euc_kr", KOREAN), ("ascii", ENGLISH), ("cp1252", ENGLISH),
]  # fmt: skip
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]


@pytest.mark.parametrize(
    ("encoding", "line"), [(encoding, line) for encoding, lines in BY_ENCODING for line in lines], ids=str
)
def test_one_line_of_office_text(encoding: str, line: str) -> None:
    decoded = decode(line.encode(encoding))
    assert decoded.text == line
    assert decoded.replaced == 0


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("lines", [CHINESE, TRADITIONAL, JAPANESE, KOREAN, ENGLISH], ids=lambda lines: lines[0][:8])
def test_whole_pages_in_unicode(encoding: str, lines: tuple[str, ...]) -> None:
    page = "\n".join(lines)
    if encoding in {"utf-16-le", "utf-16-be"} and lines is not ENGLISH:
        # Without a mark only text with ASCII in it shows that it is UTF-16.
        page = "".join(f"No. {number}: {line[:2]} ok\n" for number, line in enumerate(lines))
    assert decode(page.encode(encoding)).text == page


@given(st.sampled_from(BY_ENCODING), st.data())
def test_any_page_of_such_lines(case: tuple[str, tuple[str, ...]], draw: st.DataObject) -> None:
    encoding, lines = case
    page = "\n".join(draw.draw(st.lists(st.sampled_from(lines), min_size=2, max_size=12)))
    assert decode(page.encode(encoding)).text == page


@given(st.lists(st.sampled_from([*CHINESE, *ENGLISH]), min_size=2, max_size=10))
def test_mixed_chinese_and_english_in_gb18030(lines: list[str]) -> None:
    page = "\n".join(lines)
    assert decode(page.encode("gb18030")).text == page


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=200))
def test_ascii_is_ascii(text: str) -> None:
    assert decode(text.encode("ascii")).text == text


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=100), st.sampled_from(UNICODE)
)
def test_a_byte_order_mark_is_always_believed(text: str, encoding: str) -> None:
    marks = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    data = marks.get(encoding, b"") + text.encode(encoding)
    found = decode(data)
    assert found.text == text or (found.text == text.removeprefix("\ufeff"))
    assert "\ufffd" not in found.text or "\ufffd" in text


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("gb2312", "gbk", "镕基先生与喆先生"), ("GBK", "gb18030", "㐀字"), ("big5", "big5hkscs", "香港嘅公司"),
        ("iso-8859-1", "cp1252", "price €5 – final"), ("ks_c_5601-1987", "cp949", "회사"),
        ("windows-31j", "cp932", "①髙橋"),
        ('"utf-8"', "utf-8", "合同"), (" UTF-8 ", "utf-8", "合同"), ("koi8-r", "koi8-r", "договор"),
        ("windows-1253", "cp1253", "συμφωνία"), ("latin-1", "latin-1", "Größe"),
    ],
)  # fmt: skip
def test_declared_encodings_and_their_loose_names(declared: str, encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding), declared)
    assert decoded.text == text
    assert decoded.replaced == 0


@pytest.mark.parametrize("declared", ["utf-7x", "", "hex", "idna", "base64", "rot13", "undefined", "\0", "x" * 500])
def test_declarations_that_mean_no_text_encoding(declared: str) -> None:
    assert decode("合同金额".encode(), declared).text == "合同金额"


@given(st.sampled_from(CHINESE), st.integers(1, 3))
def test_broken_bytes_in_a_long_utf8_page_cost_only_themselves(line: str, broken: int) -> None:
    page = (line + "\n") * 20
    data = page.encode() + b"\xff" * broken + page.encode()
    decoded = decode(data)
    assert decoded.text == page + "\ufffd" * broken + page
    assert decoded.replaced == broken
    assert decoded.encoding == "utf-8"
