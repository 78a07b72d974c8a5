"""Who did what to whom, read by the real parsers."""

from __future__ import annotations

import pytest

from graph_rag.answer.parsing import ParseSentence
from graph_rag.claims.check import frames_of
from graph_rag.claims.words import read

pytestmark = pytest.mark.models


def roles(text: str, group: str, parse: ParseSentence) -> dict[str, list[str]]:
    """Texts of the fillers of the first frame of a group, by role."""
    parsed = parse(text)
    assert parsed is not None
    for frame in frames_of(read(parsed)):
        if group in frame.groups:
            return {role: [each.text for each in fillers] for role, fillers in frame.roles.items()}
    return {}


@pytest.mark.parametrize(
    "text",
    [
        "Acme acquired Globex.",
        "Globex was acquired by Acme.",
        "Acme, which acquired Globex, is large.",
        "The acquisition of Globex by Acme is large.",
        "Acme's acquisition of Globex is large.",
        "Acme agreed to acquire Globex.",
    ],
)
def test_one_acquisition_in_many_forms(text: str, parse: ParseSentence) -> None:
    found = roles(text, "buy", parse)
    assert found["to"] == ["Acme"]
    assert found["theme"] == ["Globex"]


@pytest.mark.parametrize(
    ("text", "group", "expected"),
    [
        ("Acme sold its mill to Globex.", "sell", {"from": ["Acme"], "theme": ["mill"], "to": ["Globex"]}),
        ("Nordbus buys brakes from Torvald.", "buy", {"to": ["Nordbus"], "theme": ["brakes"], "from": ["Torvald"]}),
        ("Acme filed a suit against Globex.", "sue", {"agent": ["Acme"], "patient": ["Globex"]}),
        ("Acme was sued by Globex.", "sue", {"patient": ["Acme"], "agent": ["Globex"]}),
        ("The firm was set up by Lin and Omar.", "found", {"patient": ["firm"], "agent": ["Lin", "Omar"]}),
        ("Duarte took over from Blake.", "succeed", {"agent": ["Duarte"], "patient": ["Blake"]}),
        ("The court dismissed all of its claims.", "reject", {"agent": ["court"], "patient": ["claims"]}),
        ("Brandt left Sable to run Argent.", "become", {"agent": ["Brandt"], "patient": ["Argent"]}),
        (
            "Petrova is the woman who designed the bridge.",
            "design",
            {"agent": ["woman", "Petrova"], "patient": ["bridge"]},
        ),
        ("Greta Lind joined in 2017. She wrote the report.", "write", {"agent": ["Greta"], "patient": ["report"]}),
    ],
)
def test_english_roles(text: str, group: str, expected: dict[str, list[str]], parse: ParseSentence) -> None:
    assert roles(text, group, parse) == expected


@pytest.mark.parametrize(
    ("text", "group", "expected"),
    [
        ("海澜科技收购了韦伯公司。", "buy", {"to": ["海澜科技"], "theme": ["韦伯公司"]}),
        ("韦伯公司被海澜科技收购。", "buy", {"to": ["海澜科技"], "theme": ["韦伯公司"]}),
        ("大桥由建筑师彭丽娜设计。", "design", {"agent": ["建筑师彭丽娜"], "patient": ["大桥"]}),
        ("诺德客车向拓维公司采购制动系统。", "buy", {"to": ["诺德客车"], "from": ["拓维公司"], "theme": ["制动系统"]}),
        ("范某的上诉被法院驳回。", "reject", {"patient": ["上诉"], "agent": ["法院"]}),
        ("租客把房东告上法庭。", "sue", {"agent": ["租客"], "patient": ["房东", "上法庭"]}),
        ("陈美雅管理着由她姑姑创办的布鲁书店。", "found", {"agent": ["她姑姑"], "patient": ["布鲁书店"]}),
        ("疫苗在巴西获批。", "approve", {"patient": ["疫苗"]}),
    ],
)
def test_chinese_roles(text: str, group: str, expected: dict[str, list[str]], parse: ParseSentence) -> None:
    assert roles(text, group, parse) == expected


def test_a_part_remembers_its_whole(parse: ParseSentence) -> None:
    parsed = parse("Kestrel bought a stake in Orbis.")
    assert parsed is not None
    (theme,) = next(frame for frame in frames_of(read(parsed)) if "buy" in frame.groups).roles["theme"]
    assert theme.text == "stake"
    assert theme.whole == {"orbi"}
    assert theme.whole_named
