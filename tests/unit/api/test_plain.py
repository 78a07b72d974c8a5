"""Nothing in a document acts on the terminal."""

import io
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from api.cli.plain import plain, styled


@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_control_format_or_surrogate_character_is_left(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in "\n\t"]


def test_escape_sequences_are_shown_not_sent() -> None:
    assert "\x1b" not in plain("\x1b]0;title\x07 \x1b[31mred \x9b31m")
    assert "\u202e" not in plain("invoice\u202efdp.exe")


def test_ordinary_text_is_left_alone() -> None:
    text = "Größe 冷库 🧊 “quote” – 15 %\n\tx"
    assert plain(text) == text


def test_markup_of_a_document_stays_text() -> None:
    out = io.StringIO()
    Console(file=out, width=200, force_terminal=False).print(styled("[bold]not bold[/bold] [link=http://x]y[/link]"))
    assert out.getvalue().strip() == "[bold]not bold[/bold] [link=http://x]y[/link]"
