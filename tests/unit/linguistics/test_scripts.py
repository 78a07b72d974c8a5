"""Scripts of texts."""

import pytest

from linguistics.scripts import HAN, han_share, has_han, main_writing, writing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board met.", "latin"),
        ("董事会于周二开会。", "zh"),
        ("董事会批准 Acme Ltd 的合同", "zh"),
        ("Acme signed with 华为 on Monday in Suzhou", "latin"),
        ("これは日本語です", "ja"),
        ("한국어 문장입니다", "ko"),
        ("12 345 —", "und"),
        ("", "und"),
        ("Größe und Maß", "latin"),
    ],
)
def test_writing(text: str, expected: str) -> None:
    assert writing(text) == expected


def test_share_counts_a_word_like_a_character() -> None:
    assert han_share("华为 signed a contract") == pytest.approx(0.4)
    assert han_share("") == 0.0
    assert han_share("华为") == 1.0


def test_rare_characters_are_han() -> None:
    assert has_han("𠮷野家")
    assert not has_han("abc ,。")
    assert "一" in HAN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We asked Acme (艾克米泵业有限公司无锡分公司) for it.", "latin"),
        ("艾克米（Acme Pumps and Valves of Leeds Limited）签约。", "zh"),
        ("（以下简称“艾克米”）", "zh"),
        ("(see above)", "latin"),
        ("12 (34)", "und"),
    ],
)
def test_a_bracket_does_not_change_the_language_of_its_sentence(text: str, expected: str) -> None:
    assert main_writing(text) == expected
