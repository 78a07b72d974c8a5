"""Bytes to text: byte-order marks, UTF-8, UTF-16, and the East Asian encodings that old office files use.

Order of trust: a byte-order mark; a declared encoding that decodes without an error; strict UTF-8; UTF-16 told by
where its NUL bytes stand; then GB18030, Big5, Shift-JIS and EUC-KR, the one whose reading consists most of that
standard's common characters (ties in this order); then charset-normalizer. What no encoding explains is read as UTF-8
with U+FFFD for each broken byte.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252", "us-ascii": "ascii",
            "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "unicode": "utf-16", "windows-31j": "cp932"}  # fmt: skip
# Lead bytes of each national standard's first level: the characters that ordinary text is made of.
_LEVELS = {
    "gb18030": ("gb2312", range(0xA1, 0xD8)),
    "big5hkscs": ("big5", range(0xA1, 0xC7)),
    "shift_jis": ("shift_jis", range(0x81, 0x99)),
    "euc_kr": ("euc_kr", range(0xA1, 0xC9)),
}
_BESIDE_LATIN = re.compile("[A-Za-z][一-鿿가-힣]|[一-鿿가-힣][a-z]")
_WESTERN = "cp1252"
_FEW = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, the encoding it was read in, and how many bytes or sequences had to become U+FFFD."""

    text: str
    encoding: str
    replaced: int = 0


def decode(data: bytes, declared: str = "") -> Decoded:
    """Never raises. ``declared`` is what a header or meta tag says; it is believed only when it decodes cleanly."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lossy(data, name)
    for name in dict.fromkeys((_known(declared), "utf-8")):
        text = _strict(data, name) if name else None
        if text is not None and "\0" not in text:
            return Decoded(text=text, encoding=name)
    wide = _wide(data)
    if wide:
        return _lossy(data, wide)
    if _mostly_utf8(data):
        return _lossy(data, "utf-8")
    guess = _guess(data)
    return _lossy(data, guess or _known(declared) or "utf-8")


def _known(name: str) -> str:
    name = name.strip().strip("\"'").lower()
    name = _ALIASES.get(name, name)
    try:
        b"a".decode(name, "replace")  # Python also knows codecs that give no text (hex) or never any (undefined)
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""


def _strict(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError):
        return None


def _lossy(data: bytes, name: str) -> Decoded:
    text = data.decode(name, errors="replace")
    return Decoded(text=text, encoding=name, replaced=text.count("\ufffd"))


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: at least a third of the bytes on one side are NUL."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.3 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def _mostly_utf8(data: bytes) -> bool:
    """A few broken bytes in what is otherwise UTF-8: at least ten good sequences for each bad byte."""
    sample = data[:_SAMPLE]
    text = sample.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(1 for character in text if character > "\x7f") - broken
    return good >= 10 * broken or (broken <= 2 and len(sample) > 20 * broken and good == 0 and _isolated(sample))


def _isolated(sample: bytes) -> bool:
    """True where bytes above 0x7f never stand two in a row, which no East Asian encoding would write."""
    return re.search(rb"[\x80-\xff]{2}", sample) is None and re.search(rb"[\x80-\xff][@-~]", sample) is None


def _guess(data: bytes) -> str:
    sample = data[:_SAMPLE]
    best, name = 0.0, ""
    for candidate in _LEVELS:
        text = _strict_prefix(sample, candidate)
        score = _plausibility(text, candidate) if text is not None else 0.0
        if score > best:
            best, name = score, candidate
    if best >= 0.75:
        return name
    few = len(re.findall(rb"[\x80-\xff]", sample)) < _FEW
    if few and _strict(sample, _WESTERN) is not None:
        return _WESTERN
    match = from_bytes(sample).best()
    return match.encoding if match is not None else name


def _strict_prefix(sample: bytes, name: str) -> str | None:
    """The sample decoded, its last character allowed to be cut in two."""
    for cut in range(4):
        text = _strict(sample[: len(sample) - cut], name)
        if text is not None:
            return text
    return None


def _plausibility(text: str, name: str) -> float:
    """Share of a decoding's non-ASCII characters that are common ones of its standard, less those amid Latin words."""
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return 0.0
    codec, common = _LEVELS[name]
    fitting = sum(1 for character in beyond if _lead_byte(character, codec) in common)
    score = (fitting - len(_BESIDE_LATIN.findall(text))) / len(beyond)
    # Hangul syllables share their bytes with half of the common Han; a dozen without one of the other half is Korean.
    return score + 0.01 if name == "euc_kr" and score >= 0.99 and len(beyond) >= 12 else score


def _lead_byte(character: str, codec: str) -> int:
    """The first byte of a two-byte character in ``codec``, or 0."""
    try:
        encoded = character.encode(codec)
    except UnicodeEncodeError:
        return 0
    return encoded[0] if len(encoded) == 2 else 0
