"""Questions as people type them, read by the real parsers, over tables: lists, counts, cells, superlatives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from adapters.nlp.lac_parser import LacParser
from adapters.nlp.spacy_parser import SpacyParser
from graph_rag.answer.lists import listed
from graph_rag.answer.parsing import sentence_parser
from graph_rag.answer.short import short_answer
from graph_rag.question import AnswerType, analyse
from schema.ports import Parser
from tests.unit.graph_rag.answer.tabular import EVERYTHING, tabular

pytestmark = pytest.mark.models

BRANCHES = (
    ("Branch", "City", "Country", "Manager", "Staff", "Opened", "Rent per month (EUR)", "Lift"),
    (
        ("Harbour Street", "Hamburg", "Germany", "Nora Feld", "42", "2011-04-02", "12,400", "yes"),
        ("Old Market", "Vienna", "Austria", "Ivo Kern", "17", "2016-09-12", "8,150", "none"),
        ("Linden Court", "Berlin", "Germany", "Sara Voss", "65", "2004-01-20", "19,900", "yes"),
        ("Canal House", "Amsterdam", "Netherlands", "Piet Vos", "28", "2020-06-30", "15,300", "yes"),
    ),
)
COURSES = (
    ("编号", "课程", "讲师", "类别", "学时", "费用（元）", "开课日期", "教室"),
    (
        ("C01", "消防安全", "郭启明", "安全", "4", "300", "2024-03-11", "一号楼201"),
        ("C02", "商务英语", "田静", "语言", "36", "1800", "2024-04-08", "二号楼105"),
        ("C03", "急救入门", "郭启明", "安全", "8", "450", "2024-05-20", "一号楼201"),
        ("C04", "数据分析", "何宇", "技术", "24", "2600", "2024-06-03", "二号楼310"),
    ),
)
TEAM = (
    ("id", "name", "job_title", "team", "line_manager"),
    (
        ("U1", "Hanna Lind", "Chief Engineer", "Board", ""),
        ("U2", "Oskar Berg", "Tunnel Engineer", "Tunnels", "Hanna Lind"),
        ("U3", "Mei Tan", "Surveyor", "Tunnels", "Oskar Berg"),
        ("U4", "Raj Patel", "Bridge Engineer", "Bridges", "Hanna Lind"),
    ),
)
TABLES = {"branches": BRANCHES, "courses": COURSES, "team": TEAM}


@pytest.fixture(scope="module")
def parsers() -> Iterator[Mapping[str, Parser]]:
    with SpacyParser() as english, LacParser() as chinese:
        yield {"en": english, "zh": chinese}


def answered(text: str, name: str, parsers: Mapping[str, Parser]) -> str:
    """What the rows answer, as the composer asks for it; the rows that hold the question's words come first."""
    headers, rows = TABLES[name]
    asked = analyse(text, parsers)
    found, reader = tabular(asked, headers, rows, title=name)
    rowed = listed(found, reader, EVERYTHING)
    if rowed is not None:
        names = "; ".join(rowed.names)
        return f"{len(rowed.rows)}: {names}" if asked.expects is AnswerType.COUNT else names
    ranked = sorted(found.items, key=lambda entry: -sum(term in entry.item.text.lower() for term in asked.terms))
    short = short_answer(found, sentence_parser(parsers), ranked)
    return short.text if short is not None else ""


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Which branches are in Germany?", "branches", "Harbour Street; Linden Court"),
        ("How many branches are in Germany?", "branches", "2: Harbour Street; Linden Court"),
        ("How many branches have no lift?", "branches", "1: Old Market"),
        ("Which branch has the highest rent?", "branches", "Linden Court"),
        ("Which branch has the fewest staff?", "branches", "Old Market"),
        ("Which branch was opened first, Old Market or Canal House?", "branches", "Old Market"),
        ("Which branches were opened after 2010 in Germany?", "branches", "Harbour Street"),
        ("Who is the manager of Canal House?", "branches", "Piet Vos"),
        ("Who manages the branch in Vienna?", "branches", "Ivo Kern"),
        ("What is the monthly rent of Old Market?", "branches", "8,150"),
        ("How many staff work at Linden Court?", "branches", "65"),
        ("When was Harbour Street opened?", "branches", "2011-04-02"),
        ("In which city is Canal House?", "branches", "Amsterdam"),
        ("Which branches have more than 30 staff?", "branches", "Harbour Street; Linden Court"),
        ("Who reports to the Chief Engineer?", "team", "Oskar Berg; Raj Patel"),
        ("Which people have Hanna Lind as their line manager?", "team", "Oskar Berg; Raj Patel"),
        ("Who is the line manager of Mei Tan?", "team", "Oskar Berg"),
        ("What is the job title of Raj Patel?", "team", "Bridge Engineer"),
        ("How many people are in the Tunnels team?", "team", "2: Oskar Berg; Mei Tan"),
        ("哪些课程由郭启明讲授？", "courses", "消防安全; 急救入门"),
        ("安全类的课程有几门？", "courses", "2: 消防安全; 急救入门"),
        ("哪门课程的学时最多？", "courses", "商务英语"),
        ("哪门课程的费用最高？", "courses", "数据分析"),
        ("商务英语的讲师是谁？", "courses", "田静"),
        ("数据分析课的费用是多少元？", "courses", "2600"),
        ("急救入门在哪个教室上课？", "courses", "一号楼201"),
        ("商务英语什么时候开课？", "courses", "2024-04-08"),
        ("商务英语和数据分析，哪门课程的学时更多？", "courses", "商务英语"),
        ("哪些课程的费用超过1000元？", "courses", "商务英语; 数据分析"),
    ],
)
def test_answers(text: str, name: str, expected: str, parsers: Mapping[str, Parser]) -> None:
    assert answered(text, name, parsers) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Which branches were sold last year?", "branches"),
        ("Who designed Canal House?", "branches"),
        ("What colour is Old Market?", "branches"),
        ("How many branches did Quayside Bank close?", "branches"),
        ("哪些课程得到了学员好评？", "courses"),
        ("商务英语的教材是什么？", "courses"),
    ],
)
def test_what_the_table_does_not_say_is_not_answered(text: str, name: str, parsers: Mapping[str, Parser]) -> None:
    assert answered(text, name, parsers) == ""
