"""Names that the tagger tore."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.chinese.torn import join_before_latin, join_courtesy_names, join_dotted, join_listed
from kg_builder.extract.chinese.words import Word
from tests.unit.kg_builder.extract.chinese.tagged import words_of

LISTED = [
    # between two people whatever stands there is a name
    ("李宥利/PER 、/w 玄宇/PER 成/v 、/w 郑灿/PER 主演/v", ["李宥利", "玄宇成", "郑灿"]),
    ("阮光民/PER 、/w 曾/d 少宗/a 、/w 杨雅筑/PER", ["阮光民", "曾少宗", "杨雅筑"]),
    ("薛凯琪/PER _//w _柯/v 岩/n _//w 楚雪/PER", ["薛凯琪", "柯岩", "楚雪"]),
    ("薛凯琪/PER //w 陈/n 意涵/a //w 楚雪/PER", ["薛凯琪", "陈意涵", "楚雪"]),
    # behind the last mark 等 closes it, or a surname begins it
    ("豆豆/PER 、/w 范/n 楚绒/a 等/u 配音/v", ["豆豆", "范楚绒"]),
    ("王曙峰/PER 、/w 张/n 惠珍/a 。/w", ["王曙峰", "张惠珍"]),
    ("王曙峰/PER 、/w 张/n 惠珍/a", ["王曙峰", "张惠珍"]),
    ("王曙峰/PER 、/w 蓝/a 天/a 。/w", ["王曙峰"]),
    # other things in the list stay what they are
    ("王芳/PER 、/w 销售部/n 、/w 李明/PER", ["王芳", "李明"]),
    ("王芳/PER 、/w 北京/LOC 、/w 李明/PER", ["王芳", "李明"]),
    ("王芳/PER 、/w 总/a 经理/n 、/w 李明/PER", ["王芳", "李明"]),
    ("王芳/PER 、/w 财务/n 公司/n 等/u", ["王芳"]),
    ("王芳/PER 、/w 签署/v 合同/n 等/u", ["王芳"]),
    ("王芳/PER 、/w 3名/m 、/w 李明/PER", ["王芳", "李明"]),
    ("设备/n 、/w 张/n 惠珍/a 等/u", []),
]

LATIN = [
    ("科库/n 雷克/PER （/w Kokurek/nz ）/w", ["科库雷克"]),
    ("经理/n 科库/n 雷克/PER (/w Kokurek/nz )/w", ["科库雷克"]),
    ("与/p 科库/n 雷克/PER （/w Kokurek/nz ）/w", ["科库雷克"]),
    ("设备/n 雷克/PER （/w Reck/nz ）/w", ["雷克"]),
    ("科库/n 雷克/PER （/w 现任/v 董事/n ）/w", ["雷克"]),
    ("雷克/PER （/w Reck/nz ）/w", ["雷克"]),
]

DOTTED = [
    ("史蒂夫/PER ·/w 乔布斯/PER", ["史蒂夫·乔布斯"]),
    ("西里尔/PER ﹒/w 韦希特/PER", ["西里尔﹒韦希特"]),
    ("亨利克/PER ·显克微支/w 著/v", ["亨利克·显克微支"]),
    ("说/v ·显克微支/w", []),
    ("亨利克/PER ·/w 著/v", ["亨利克"]),
]


COURTESY = [
    ("沈德潜/PER ，/w 号/n 归/v 愚/an ，/w 长洲/LOC 人/n", "归愚"),
    ("何世璂/PER 字/n 坦/a 园/n", "坦园"),
    ("何世璂/PER ，/w 字/n 坦园/LOC", ""),
    ("汉/n 字/n 坦/a 园/n", ""),
    ("何世璂/PER ，/w 号/n 归/v 愚/an 已/d 经/v 出/v", ""),
]


@pytest.mark.parametrize(("tagged", "expected"), COURTESY)
def test_courtesy_names(tagged: str, expected: str) -> None:
    joined = [word.text for word in words_of(tagged) if word.tag == "PER" and word.start > 2]
    assert joined == ([expected] if expected else [])


def people(words: list[Word] | tuple[Word, ...]) -> list[str]:
    return [word.text for word in words if word.tag == "PER"]


@pytest.mark.parametrize(("tagged", "expected"), LISTED)
def test_lists_of_people(tagged: str, expected: list[str]) -> None:
    assert people(words_of(tagged)) == expected


@pytest.mark.parametrize(("tagged", "expected"), LATIN)
def test_foreign_names_before_their_spelling(tagged: str, expected: list[str]) -> None:
    assert people(words_of(tagged)) == expected


@pytest.mark.parametrize(("tagged", "expected"), DOTTED)
def test_names_with_dots(tagged: str, expected: list[str]) -> None:
    assert people(words_of(tagged)) == expected


TAGS = st.sampled_from(["PER", "n", "v", "a", "d", "LOC", "m"])
PIECES = st.sampled_from(["王芳", "、", "/", "科库", "雷克", "（", "Reck", "）", "等", "成", "曾", "·", "公司", "张"])


@given(st.lists(st.tuples(PIECES, TAGS), max_size=14))
def test_joining_keeps_text_and_order(pieces: list[tuple[str, str]]) -> None:
    """Whatever is joined, the words still cover the same characters once and in order."""
    text = "".join(piece for piece, _ in pieces)
    words: list[Word] = []
    for piece, tag in pieces:
        start = words[-1].end if words else 0
        words.append(Word(piece, "w" if piece in "、/（）·" else tag, start, start + len(piece)))
    for join in (join_courtesy_names, join_listed, join_before_latin, join_dotted):
        joined = join(words, text)
        assert "".join(word.text for word in joined) == text
        assert all(text[word.start : word.end] == word.text for word in joined)
        assert len(joined) <= len(words)
