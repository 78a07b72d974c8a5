"""Encodings of office files: each is recognised, nothing is lost without a note."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.encoding import decode

SIMPLIFIED = "北京智源科技有限公司与上海远东贸易集团签订了供货合同，合同总金额为人民币三百二十万元。"
TRADITIONAL = "臺北市政府與國立臺灣大學簽訂合作協議，總金額為新臺幣三百萬元整。"
JAPANESE = "株式会社東京商事は大阪電機と供給契約を締結しました。"
KOREAN = "서울전자 주식회사는 부산상사와 공급 계약을 체결하였다."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "gbk"),
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-32"),
        ("姓名：王伟", "gbk"),
        ("合同", "gbk"),
        ("产品,单价,数量\n螺丝,3.5,100\n", "gbk"),
        (TRADITIONAL, "big5"),
        ("產品,單價,數量\n", "big5"),
        ("臺北市長：王大明", "big5"),
        (JAPANESE, "shift_jis"),
        ("名前,年齢,住所", "shift_jis"),
        ("髙橋淳は名古屋に住んでいます", "cp932"),
        (KOREAN, "euc_kr"),
        ("Café naïve déjà vu", "cp1252"),
        ("Müller über Straße größer", "cp1252"),
        ("Привет мир, как дела сегодня", "cp1251"),
        ("hello world", "utf-16-le"),
        ("hello world", "utf-16-be"),
        ("plain", "ascii"),
        ("", "ascii"),
        ("😀 emoji \ufdfa\ufdfa", "utf-8"),
    ],
)
def test_every_encoding_is_read_back(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.replaced == 0


def test_a_long_chinese_sample_cut_inside_a_character() -> None:
    text = SIMPLIFIED * 2000
    assert decode(b"a" + text.encode("gb18030")).text == "a" + text


def test_broken_utf8_becomes_marks_and_is_counted() -> None:
    decoded = decode(SIMPLIFIED.encode() + b"\xff\xfe end")
    assert decoded.text == SIMPLIFIED + "\ufffd\ufffd end"
    assert decoded.encoding == "utf-8"
    assert decoded.replaced == 2
    decoded = decode(b"ok text \xff and more text here that is long enough")
    assert decoded.text == "ok text \ufffd and more text here that is long enough"


def test_a_declared_encoding_is_believed_only_where_it_fits() -> None:
    assert decode("naïve".encode("cp1252"), "iso-8859-1").text == "naïve"
    assert decode(SIMPLIFIED.encode(), "us-ascii").text == SIMPLIFIED
    assert decode(SIMPLIFIED.encode("gbk"), "GB2312").text == SIMPLIFIED
    assert decode(b"plain", "no-such-encoding").text == "plain"
    assert decode(b"plain", "utf-16").text == "plain"


def test_utf16_with_a_mark_and_an_odd_byte_is_not_lost() -> None:
    decoded = decode("abc".encode("utf-16") + b"x")
    assert decoded.text.startswith("abc")
    assert decoded.replaced == 1


@given(st.binary(max_size=300))
def test_any_bytes_decode(data: bytes) -> None:
    decoded = decode(data)
    assert isinstance(decoded.text, str)
    assert decoded.replaced == decoded.text.count("\ufffd") or decoded.encoding == "utf-8"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200))
def test_valid_utf8_is_always_read_as_utf8(text: str) -> None:
    expected = text.removeprefix("\ufeff")
    assert decode(text.encode()).text == expected
