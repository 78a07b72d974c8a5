"""Random documents, readers, askers and questions."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from schema.access import OWNER, Principal
from tests.integration.permissions.papers import GROUPS, HAN_WORDS, SHARED, WORDS, Paper, own_names

PEOPLE = 3
QUESTIONS = 6
PAIRS = PEOPLE * QUESTIONS  # of one world
_MOST_PAPERS = 6

_SENTENCES = (
    "{a} acquired {b}.",
    "{a} acquired {b} in {year}.",
    "{a} never acquired {b}.",
    "{a} plans to say that it acquired {b}.",
    "According to {c}, {a} hired {b}.",
    "{a} supplies {b} near Lyon.",
    "{a} works for {b}.",
    "{a} is a director of {b}.",
    "{a} ({b}) employs {number} people.",
    "{a} employs {number} people.",
    "{a}收购了{b}。",
    "{a}于{year}年没有收购{b}。",
    "据{c}，{a}收购了{b}。",
    "{a}聘请了{b}。",
    "{a}任职于{b}。",
    "{a}（以下简称{b}）有员工{number}人。",
    "{a}（{b}）位于上海。",
)
_QUESTIONS = (
    "Who acquired {a}?",
    "Which company did {a} acquire?",
    "Did {a} acquire {b}?",
    "When did {a} acquire {b}?",
    "Who hired {a}?",
    "Who works for {a}?",
    "How many people does {a} employ?",
    "Where does {a} supply {b}?",
    "Which suppliers are in Lyon?",
    "How many suppliers are in Lyon?",
    "What is {a}?",
    "{a}收购了谁？",
    "谁收购了{a}？",
    "谁聘请了{a}？",
    "{a}有多少员工？",
    "{a}的负责人是谁？",
    "{a}和{b}是什么关系？",
    "位于上海的公司有哪些？",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Some documents, who asks, and what they ask."""

    papers: tuple[Paper, ...]
    askers: tuple[Principal, ...]
    questions: tuple[str, ...]
    order: tuple[int, ...]
    """The order in which the documents are written elsewhere."""

    def seen(self, asker: Principal) -> tuple[Paper, ...]:
        """What this asker may read."""
        return tuple(paper for paper in self.papers if paper.seen_by(asker))

    def hidden(self, asker: Principal) -> tuple[Paper, ...]:
        """What this asker may not read."""
        return tuple(paper for paper in self.papers if not paper.seen_by(asker))


_reader_sets = st.frozensets(st.sampled_from(GROUPS), max_size=2)
_strangers = st.sampled_from((Principal(), Principal(groups=frozenset({"nobody"})), OWNER))
_members = st.builds(Principal, groups=st.frozensets(st.sampled_from(GROUPS), min_size=1, max_size=2))


@st.composite
def papers(draw: st.DrawFn, number: int) -> Paper:
    """A document about shared names and its own; its canary stands in every place that holds words."""
    word, han = WORDS[number], HAN_WORDS[number]
    own = [name for name, _ in own_names(number)]
    names = st.sampled_from([name for name, _ in SHARED] * 2 + own)
    sentence = st.builds(
        lambda form, a, b, c, year, count: form.format(a=a, b=b, c=c, year=year, number=count),
        st.sampled_from(_SENTENCES),
        names,
        names,
        names,
        st.integers(2021, 2023),
        st.integers(40, 42),
    )
    told = draw(st.lists(sentence, min_size=2, max_size=5))
    told.append(f"{draw(names)} supplies {draw(st.sampled_from(own))}.")
    cut = draw(st.integers(1, len(told)))
    table: tuple[tuple[str, ...], ...] = ()
    if draw(st.booleans()):
        rows = draw(st.lists(st.tuples(names, st.sampled_from(("Lyon", "上海", han)), names), min_size=2, max_size=4))
        header = draw(st.sampled_from(("Director", f"{word} contact", "负责人")))
        table = (("Supplier", "City", header), *rows)
    fields: tuple[tuple[str, str], ...] = ()
    if draw(st.booleans()):
        fields = tuple(draw(st.lists(st.tuples(st.sampled_from(("Director", "负责人", word)), names), max_size=2)))
    return Paper(
        number=number,
        readers=draw(_reader_sets),
        title=draw(st.sampled_from(("Supply report", f"Report of {word}", f"{han}报告", "Orion"))),
        heading=draw(st.sampled_from(("Suppliers", f"{word} matters", f"{han}概况", "Acme Holdings"))),
        paragraphs=(" ".join(told[:cut]), " ".join(told[cut:])),
        table=table,
        fields=fields,
        published=draw(st.sampled_from(("", "2023-05-01"))),
    )


@st.composite
def worlds(draw: st.DrawFn, *, least: int = 2) -> World:
    """A few documents, three askers of whom at most one may be the owner or a stranger, six questions."""
    count = draw(st.integers(least, _MOST_PAPERS))
    written = tuple(draw(papers(number)) for number in range(count))
    names = [name for name, _ in SHARED] * 3 + [name for number in range(count) for name, _ in own_names(number)]
    question = st.builds(
        lambda form, a, b: form.format(a=a, b=b),
        st.sampled_from(_QUESTIONS),
        st.sampled_from(names),
        st.sampled_from(names),
    )
    return World(
        papers=written,
        askers=(draw(_members), draw(_members), draw(st.one_of(_members, _strangers))),
        questions=tuple(draw(question) for _ in range(QUESTIONS)),
        order=tuple(draw(st.permutations(range(count)))),
    )


def with_readers(paper: Paper, readers: frozenset[str]) -> Paper:
    """The same document for other readers."""
    return replace(paper, readers=readers)
