"""The language of a text: by script first, then, among languages that share a script, by py3langid."""

from __future__ import annotations

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from linguistics.scripts import writing

UNDETERMINED = "und"
_LATIN = ["en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "hu", "ro", "tr", "id", "vi"]
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_FEW_WORDS = 8
_SURE = 0.9


@cache
def _identifier(latin: bool) -> LanguageIdentifier:  # noqa: FBT001 - the two cached models
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if latin:
        identifier.set_languages(_LATIN)
    return identifier


def language_of(text: str) -> str:
    """An ISO 639-1 code or ``und``. A short Latin text is English unless another language is sure."""
    sample = text[:_SAMPLE]
    script = writing(sample)
    if script in {"zh", "ja", "ko"}:
        return script
    words = _WORD.findall(sample)
    if not words:
        return UNDETERMINED
    code, certainty = _identifier(script == "latin").classify(" ".join(words))
    if script == "latin":
        return str(code) if certainty >= _SURE and len(words) >= _FEW_WORDS else "en"
    return str(code)
