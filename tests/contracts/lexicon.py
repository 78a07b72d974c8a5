"""What every lexicon promises. Subclass, give ``lexicon`` as a fixture; it knows contract, 合同 and its reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linguistics.scripts import has_han
from schema.ports import Lexicon

HOSTILE = ["", " ", "\0", "a\tb", "\n", "\ud800", "=", "~go", "@合", "#", "合" * 5000, "word " * 5000, "🧊", "\u202e"]


class LexiconContract:
    @pytest.fixture
    def lexicon(self) -> Lexicon:
        raise NotImplementedError

    def test_both_directions(self, lexicon: Lexicon) -> None:
        assert "合同" in lexicon.translations("contract")
        assert "contract" in lexicon.translations("合同")

    def test_letter_case_is_ignored(self, lexicon: Lexicon) -> None:
        assert lexicon.translations("Contract") == lexicon.translations("contract")

    def test_translations_are_in_the_other_language_and_each_once(self, lexicon: Lexicon) -> None:
        for word in ("contract", "合同"):
            found = lexicon.translations(word)
            assert found
            assert len(set(found)) == len(found)
            assert all(has_han(other) != has_han(word) for other in found)

    def test_unknown_words_have_none(self, lexicon: Lexicon) -> None:
        assert lexicon.translations("qzxvbk") == ()
        assert lexicon.translations("鿽鿻") == ()

    @pytest.mark.parametrize("text", HOSTILE)
    def test_odd_text_has_neither_translations_nor_reading(self, lexicon: Lexicon, text: str) -> None:
        assert lexicon.translations(text) == ()
        assert lexicon.romanised(text) == "" or has_han(text)

    def test_syllables_are_parted_by_blanks(self, lexicon: Lexicon) -> None:
        assert lexicon.romanised("合同") == "he tong"

    def test_a_text_with_a_character_without_reading_has_none(self, lexicon: Lexicon) -> None:
        assert lexicon.romanised("合x同") == ""

    def test_the_version_says_something(self, lexicon: Lexicon) -> None:
        assert lexicon.version
        assert lexicon.version == lexicon.version.strip()

    def test_any_text_gets_the_same_answer_twice(self, lexicon: Lexicon) -> None:
        @given(st.text(max_size=20))
        def check(text: str) -> None:
            assert lexicon.translations(text) == lexicon.translations(text)
            assert all(other and other == other.strip() for other in lexicon.translations(text))
            assert lexicon.romanised(text) == lexicon.romanised(text)

        check()
