"""Where a torn name begins and ends: sizes, gaps, neighbours and what is never a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.chinese.torn import join_before_latin, join_courtesy_names, join_dotted, join_listed
from kg_builder.extract.chinese.words import Word
from tests.unit.kg_builder.extract.chinese.tagged import parsed


def raw(tagged: str) -> tuple[list[Word], str]:
    """The tagger's words, nothing joined."""
    parse = parsed(tagged)
    return [Word(token.text, token.tag, token.start, token.end) for token in parse.tokens], parse.text


def listed(tagged: str) -> list[str]:
    return [f"{word.text}/{word.tag}" for word in join_listed(*raw(tagged))]


@pytest.mark.parametrize("mark", ["、", "/", "／", "|"])
def test_every_mark_of_a_list(mark: str) -> None:
    assert listed(f"王芳/PER {mark}/w 玄宇/nr 成/v {mark}/w 李明/PER")[2] == "玄宇成/PER"


@pytest.mark.parametrize("mark", ["，", "；", "·", "和"])
def test_other_marks_list_nobody(mark: str) -> None:
    assert len(listed(f"王芳/PER {mark}/w 玄宇/nr 成/v {mark}/w 李明/PER")) == 6


@pytest.mark.parametrize(
    ("middle", "joined"),
    [
        ("玄/a 宇/n", True),
        ("玄/a 宇/n 成/v 功/a", True),
        ("玄宇/a", True),
        # too short, too long, with a gap, not in Han characters, or a word by itself
        ("玄/a", False),
        ("玄/a 宇/n 成/v 功/a 者/n", False),
        ("玄/a _宇/n", False),
        ("Xuan/nz 宇/n", False),
        ("玄2/a 宇/n", False),
        ("设备/n", False),
        ("他们/r", False),
        ("玄/a 设备/n", False),
        ("玄/a 检查/v", False),
        ("黄/a 山/n", False),
        ("建/v 行长/n", False),
        ("小/a 银行/n", False),
    ],
)
def test_what_stands_between_two_people(middle: str, joined: bool) -> None:
    assert (len(listed(f"王芳/PER 、/w {middle} 、/w 李明/PER")) == 5) is (joined or " " not in middle)
    names = [word for word in listed(f"王芳/PER 、/w {middle} 、/w 李明/PER") if word.endswith("/PER")]
    assert len(names) == (3 if joined else 2)


def test_the_chain_goes_on_from_a_joined_name() -> None:
    assert listed("王芳/PER 、/w 张/n 惠珍/a 、/w 陈/n 意涵/a 等/u") == [
        "王芳/PER", "、/w", "张惠珍/PER", "、/w", "陈意涵/PER", "等/u",
    ]  # fmt: skip


def test_a_coordinator_ends_a_member() -> None:
    assert "张惠珍/PER" not in listed("王芳/PER 、/w 张/n 惠珍/a 和/c 李明/PER")
    assert "张惠珍/PER" in listed("王芳/PER 、/w 张/n 惠珍/a 等人/u 和/c 李明/PER")


@pytest.mark.parametrize("dot", ["·", "・", "•", "‧", "﹒", "-"])
def test_every_dot_joins_two_parts(dot: str) -> None:
    (name,) = join_dotted(*raw(f"史蒂夫/PER {dot}/w 乔布斯/PER"))
    assert (name.text, name.tag, name.start, name.end) == (f"史蒂夫{dot}乔布斯", "PER", 0, 7)


def test_dotted_names_of_three_parts_and_of_places() -> None:
    assert [word.text for word in join_dotted(*raw("约翰/PER ·/w 保罗/PER ·/w 琼斯/PER"))] == ["约翰·保罗·琼斯"]
    (place,) = join_dotted(*raw("巴登/LOC -/w 符腾堡/LOC"))
    assert place.tag == "LOC"
    (company,) = join_dotted(*raw("宝洁/ORG ·/w 中国/LOC"))
    assert company.tag == "PER"


def test_a_dot_without_a_name_on_each_side_joins_nothing() -> None:
    for tagged in ("·/w 乔布斯/PER", "史蒂夫/PER ·/w", "跑/v ·/w 乔布斯/PER", "·/w", "史蒂夫/PER _·显克微支/w"):
        words, text = raw(tagged)
        assert join_dotted(words, text) == words
    assert join_dotted([], "") == []


@pytest.mark.parametrize("sign", ["字", "号", "又字", "自号"])
def test_courtesy_names_after_every_sign(sign: str) -> None:
    joined = join_courtesy_names(*raw(f"何世璂/PER ，/w {sign}/n 坦/a 园/n ，/w 山东/LOC"))
    assert [word.text for word in joined] == ["何世璂", "，", sign, "坦园", "，", "山东"]


@pytest.mark.parametrize(
    "tagged",
    [
        "何世璂/PER 字/v 坦/a 园/n",
        "设备/n 号/n 坦/a 园/n",
        "何世璂/PER 字/n 坦/a",
        "何世璂/PER 字/n 坦/a A/nz",
        "何世璂/PER 名/n 坦/a 园/n",
        "字/n 坦/a 园/n",
    ],
)
def test_no_courtesy_name(tagged: str) -> None:
    words, text = raw(tagged)
    assert join_courtesy_names(words, text) == words


@pytest.mark.parametrize(
    ("tagged", "joined"),
    [
        ("科库/n 雷克/PER （/w Kokurek/nz ）/w", "科库雷克"),
        ("科库/n 雷克/PER （/w Émile/nz ）/w", "科库雷克"),
        ("卡尔·马克/PER 斯/v （/w Marx/nz ）/w", "卡尔·马克斯"),
        ("科/n 库/v 雷克/PER (/w Kokurek/nz )/w", "科库雷克"),
        # with a gap, without a person, with a title of office, in other characters, before a number
        ("科库/n _雷克/PER （/w Kokurek/nz ）/w", ""),
        ("科库/n 雷克/n （/w Kokurek/nz ）/w", ""),
        ("编曲/n 雷克/PER （/w Kokurek/nz ）/w", ""),
        ("副/a 雷克/PER （/w Kokurek/nz ）/w", ""),
        ("科库/n 雷克/PER （/w 1953/m ）/w", ""),
        ("科库/n 雷克/PER （/w", ""),
    ],
)
def test_names_before_their_spelling(tagged: str, joined: str) -> None:
    words, text = raw(tagged)
    found = join_before_latin(words, text)
    if joined:
        assert found[0].text == joined
        assert (found[0].tag, found[0].end) == ("PER", len(joined))
    else:
        assert found == words


HOSTILE = st.text(st.characters(exclude_categories=()), min_size=1, max_size=3) | st.sampled_from(
    ["、", "·", "字", "（", "Reck", "王芳", "\x00", "\ud800", "😀", "等"]
)


@given(st.lists(st.tuples(HOSTILE, st.sampled_from(["PER", "nr", "n", "v", "w", "LOC"]), st.booleans()), max_size=10))
def test_any_characters_keep_their_places(pieces: list[tuple[str, str, bool]]) -> None:
    text, words = "", list[Word]()
    for piece, tag, gap in pieces:
        text += " " if gap else ""
        words.append(Word(piece, tag, len(text), len(text) + len(piece)))
        text += piece
    for join in (join_courtesy_names, join_listed, join_before_latin, join_dotted):
        joined = join(words, text)
        assert joined == join(words, text)
        assert all(text[word.start : word.end] == word.text for word in joined)
        assert {word.start for word in joined} <= {word.start for word in words}
        assert {word.end for word in joined} <= {word.end for word in words}
        assert all(word in words or word.tag in {"PER", "LOC", "n", "nr"} for word in joined)
