"""Every lexicon keeps the contract."""

import pytest

from adapters.lexicon.bilingual import BilingualLexicon
from adapters.scripted import ScriptedLexicon
from schema.ports import Lexicon
from tests.contracts.lexicon import LexiconContract

SHIPPED = BilingualLexicon()


class TestScriptedLexicon(LexiconContract):
    @pytest.fixture
    def lexicon(self) -> Lexicon:
        return ScriptedLexicon(words={"contract": ("合同", "合约")}, readings={"合": "he", "同": "tong"})

    def test_words_without_a_script_are_unknown(self) -> None:
        assert ScriptedLexicon().translations("contract") == ()
        assert ScriptedLexicon().romanised("合") == ""


class TestBilingualLexicon(LexiconContract):
    @pytest.fixture
    def lexicon(self) -> Lexicon:
        return SHIPPED
