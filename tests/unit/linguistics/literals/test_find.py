"""What holds for every literal of every text."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linguistics.literals import FoundLiteral, date_interval, find_literals, same_value
from linguistics.literals.prepare import prepare
from schema.extraction import Literal, LiteralKind

PIECES = st.sampled_from(
    "3 March 2024|1 May|to|from|between|and|2024年3月1日|至|$1.2bn|USD|million|3.2亿元|15 %|百分之十五|两年|1,200 kg|-|"
    "–|(|)|thirty (30) days|2019|in|by|120台|去年|last year|Q3|FY2024|H1|03/04/2024|壹佰万元|.|,|，|。|\n|\n\n|\u00a0|"
    "%|¥|x|２０２４|ﬃ|İ|̈|1e999|0.0|999999999999999999|٣|½|一|亿|点|half|hundred|of|the|1990s|€|HK$|12:30|1/2".split("|")
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=14).map(" ".join),
    st.lists(PIECES, max_size=14).map("".join),
    st.text(alphabet="0123456789.,-/ 年月日元亿万百千十一二三$€%", max_size=40),
)
PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?")
CONTEXT_DECIDES = re.compile(r"[12][0-9]{3}|.*(?:and|与|和|¥|￥).*|[0-9]{3}年", re.DOTALL)


@settings(max_examples=400)
@given(TEXTS, st.sampled_from(["", "2024-06-15"]))
@example("１，２００元", "")
@example("2024年二月三十日", "")
def test_literals_are_ordered_slices_with_normal_values(text: str, reference: str) -> None:
    position = 0
    for found in find_literals(text, reference=reference):
        assert position <= found.start < found.end <= len(text)
        assert not text[found.start].isspace()
        assert not text[found.end - 1].isspace()
        position = found.end
        record = found.literal(text, document_id="doc_1", offset=7)
        assert record.surface == text[found.start : found.end]
        assert record.span is not None
        assert (record.span.start, record.span.end) == (found.start + 7, found.end + 7)
        check_value(found)


def check_value(found: FoundLiteral) -> None:
    if found.kind is LiteralKind.DATE:
        first, last = date_interval(found.value)
        assert first <= last
    elif found.kind is LiteralKind.DURATION:
        assert re.fullmatch(r"PT?[0-9.]+[YMWDHS]", found.value)
    else:
        assert PLAIN.fullmatch(found.value), found
    if found.kind is LiteralKind.AMOUNT:
        assert re.fullmatch(r"[A-Z]{3}", found.unit)
    if found.kind in (LiteralKind.DATE, LiteralKind.PERCENT, LiteralKind.DURATION):
        assert found.unit == ""


@settings(max_examples=300)
@given(TEXTS)
def test_a_surface_alone_is_the_same_literal_unless_its_surroundings_decide(text: str) -> None:
    for found in find_literals(text):
        surface = text[found.start : found.end]
        again = find_literals(surface)
        if again and (again[0].start, again[0].end) == (0, len(surface)):
            assert again[0].kind is found.kind or CONTEXT_DECIDES.fullmatch(surface)
            assert again[0].value == found.value or CONTEXT_DECIDES.fullmatch(surface)
        else:
            assert CONTEXT_DECIDES.fullmatch(surface) or "\n" in surface or "日" in surface or "点" in surface


@given(TEXTS)
def test_the_same_text_gives_the_same_literals(text: str) -> None:
    assert find_literals(text) == find_literals(text)


@given(TEXTS)
def test_blank_lines_around_change_nothing_but_offsets(text: str) -> None:
    inner = find_literals(text.strip())
    outer = find_literals("\n\n" + text.strip() + "\n\n")
    moved = [FoundLiteral(f.start - 2, f.end - 2, f.kind, f.value, f.unit) for f in outer]
    bare_year = re.fullmatch(r"\s*[12][0-9]{3}.*", text, re.DOTALL)
    assert moved == inner or bare_year is not None or not text.strip()


@given(st.text())
def test_preparing_keeps_the_length(text: str) -> None:
    assert len(prepare(text)) == len(text)


@given(st.integers(1, 10**9), st.sampled_from(["USD", "EUR", "CNY"]))
def test_an_amount_is_read_back_in_every_spelling(number: int, code: str) -> None:
    for text in (f"{code} {number}", f"{number:,} {code}", f"({code} {number:,}.00)"):
        [found] = find_literals(text)
        assert (found.kind, found.unit, Decimal(found.value)) == (LiteralKind.AMOUNT, code, Decimal(number))


@given(st.dates(), st.sampled_from(["{0.year:04d}-{0.month:02d}-{0.day:02d}", "{0.year:04d}年{0.month}月{0.day}日"]))
def test_a_day_is_read_back(day: object, form: str) -> None:
    text = form.format(day)
    found = find_literals(text)
    if "1000" <= text[:4] <= "2199":
        assert [(f.start, f.end, f.value) for f in found] == [(0, len(text), str(day))]


def test_the_longest_reading_wins() -> None:
    text = "from 1 May to 30 June 2024 at USD 3.4 million"
    assert [text[f.start : f.end] for f in find_literals(text)] == ["1 May to 30 June 2024", "USD 3.4 million"]


def literal(kind: LiteralKind, value: str, unit: str = "") -> Literal:
    return Literal(kind=kind, value=value, unit=unit)


@pytest.mark.parametrize(
    ("kind", "a", "b", "same"),
    [
        (LiteralKind.DATE, "2024-01-01/2024-03-31", "2024-01/2024-03", True),
        (LiteralKind.DATE, "2024", "2024-01-01/2024-12-31", True),
        (LiteralKind.DATE, "2024", "2024-01", False),
        (LiteralKind.DATE, "never", "2024", False),
        (LiteralKind.DURATION, "P18M", "P1.5Y", True),
        (LiteralKind.DURATION, "P2W", "P14D", True),
        (LiteralKind.DURATION, "P1M", "P30D", False),
        (LiteralKind.DURATION, "PT60M", "PT1H", True),
        (LiteralKind.DURATION, "P1M", "PT1M", False),
        (LiteralKind.DURATION, "soon", "P1D", False),
        (LiteralKind.AMOUNT, "10", "10.0", True),
        (LiteralKind.AMOUNT, "10", "11", False),
        (LiteralKind.AMOUNT, "ten", "11", False),
        (LiteralKind.TEXT, "a", "b", False),
        (LiteralKind.TEXT, "a", "a", True),
    ],
)
def test_same_value(kind: LiteralKind, a: str, b: str, *, same: bool) -> None:
    assert same_value(literal(kind, a), literal(kind, b)) is same
    assert same_value(literal(kind, b), literal(kind, a)) is same


def test_units_and_kinds_must_agree() -> None:
    assert not same_value(literal(LiteralKind.AMOUNT, "10", "USD"), literal(LiteralKind.AMOUNT, "10", "EUR"))
    assert not same_value(literal(LiteralKind.PERCENT, "10"), literal(LiteralKind.QUANTITY, "10"))


def test_a_found_literal_compares_with_a_record() -> None:
    [found] = find_literals("in 2024")
    assert same_value(found, literal(LiteralKind.DATE, "2024"))
    assert found.literal("in 2024").span is None


@pytest.mark.parametrize(
    "text", ["9" * 20_000, "一" * 20_000, "$" * 5_000, "one " * 5_000, "2024-" * 4_000, " " * 20_000]
)
def test_pathological_texts_end(text: str) -> None:
    assert len(find_literals(text)) <= len(text)
