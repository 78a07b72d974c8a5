"""Cell values as a spreadsheet shows them: dates in ISO form, per cent, thousands, decimals, currency signs."""

from __future__ import annotations

import datetime as dt
import math
import re

_SECTION = re.compile(r"\"([^\"]*)\"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|([#0?][#0?,. ]*%?)|([$€£¥￥%])|(.)")
_SCALED = re.compile(r"[#0?](,+)$")
_DIGITS = 12


def shown_value(value: object, number_format: str | None) -> str:
    """The text of a cell's value; an error value such as ``#N/A`` is empty, an unknown format shows the plain value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time(0)
        return value.date().isoformat() if midnight else value.replace(microsecond=0).isoformat(sep=" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, dt.timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, number_format or "General")
    text = str(value)
    return "" if re.fullmatch(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)", text) else text


def plain_number(value: float) -> str:
    """At most twelve significant digits, no exponent below 10^15, no trailing zeros."""
    if isinstance(value, int) or (value == int(value) if abs(value) < 1e15 else False):
        return str(int(value))
    shown = f"{value:.{_DIGITS}g}"
    return format(value, "f").rstrip("0").rstrip(".") if "e-0" in shown else shown


def _number(value: float, number_format: str) -> str:
    if not math.isfinite(value):
        return ""
    sections = number_format.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    if section in {"General", "@", ""} or "E+" in section or "/" in section:
        return plain_number(value)
    own_sign = section is not sections[0]
    pieces: list[str] = []
    placed = False
    for match in _SECTION.finditer(section):
        quoted, escaped, currency, digits, sign, other = match.groups()
        if digits and not placed:
            pieces.append(_digits(abs(value), digits.strip(), percent="%" in section))
            placed = True
        elif not digits:
            pieces.append(quoted or escaped or currency or sign or other or "")
    if not placed:
        return plain_number(value)
    shown = "".join(pieces).strip()
    return f"-{shown}" if value < 0 and not own_sign else shown


def _digits(value: float, pattern: str, *, percent: bool) -> str:
    """One number in a pattern such as ``#,##0.00`` or ``0.0%``; commas at its end divide by thousands."""
    tail = pattern[len(pattern.rstrip("% ")) :]
    pattern = pattern.removesuffix(tail)
    scaled = _SCALED.search(pattern)
    if scaled:
        value /= 1000 ** len(scaled.group(1))
        pattern = pattern[: scaled.start(1)]
    whole, _, fraction = pattern.partition(".")
    required, places = fraction.count("0"), sum(fraction.count(sign) for sign in "0#?")
    shown = f"{value * 100 if percent else value:{',' if ',' in whole else ''}.{places}f}"
    for _ in range(places - required):
        shown = shown.removesuffix("0")
    return shown.removesuffix(".") + tail
