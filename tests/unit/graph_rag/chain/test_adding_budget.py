"""The budget of the evidence while chains are added: what gives way, what stays, and what is never exceeded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph_rag.chain import Chain, add_chains
from graph_rag.chain.answers import Found
from graph_rag.chain.links import Link
from graph_rag.chain.records import Record, Records
from graph_rag.context import count_tokens
from graph_rag.evidence import EvidenceItem
from schema.answers import Context
from tests.unit.graph_rag.answer.evidence import item
from tests.unit.graph_rag.chain.desk import EVERYTHING, Desk

START = "Cooler 300: KX-42 and RX-18"
KASSEL, NINGBO = "Part: KX-42 | City: Kassel", "Part: RX-18 | City: Ningbo"
LONG = "Part: RX-18 | City: Ningbo | Remark: " + "delivered with a long list of papers " * 6
DESK = Desk({"cooler.txt": (START,), "one.csv": (KASSEL,), "two.csv": (NINGBO,), "long.csv": (LONG,)})


def record(uri: str, desk: Desk = DESK) -> Record:
    return Records(desk.reader(), EVERYTHING).of([f"{uri}:0"])[0]


def chain(last: str, value: str, answer: str) -> Chain:
    return Chain(
        records=(record("cooler.txt"), record(last)), links=(Link(value, "", 0.8),), answer=Found(answer, "City", 1.0),
        share=0.9, score=1.1,
    )  # fmt: skip


TO_KASSEL, TO_NINGBO, TO_LONG = (
    chain("one.csv", "KX-42", "Kassel"), chain("two.csv", "RX-18", "Ningbo"), chain("long.csv", "RX-18", "Ningbo"),
)  # fmt: skip


def given_items(*texts: str, spare: int = 0, first: bool = True) -> tuple[Context, tuple[EvidenceItem, ...]]:
    """The start record and further lines, with so many tokens to spare."""
    lines = [("cooler.txt:0", START)] if first else []
    lines += [(f"fill{n}.txt:0", text) for n, text in enumerate(texts)]
    entries = tuple(
        EvidenceItem(item=item(n, text, uri=name.split(":")[0], score=1.0 / n), sentence_id=name)
        for n, (name, text) in enumerate(lines, start=1)
    )
    tokens = sum(count_tokens(text) for _, text in lines)
    context = Context(question="?", items=tuple(one.item for one in entries), tokens=tokens, budget=tokens + spare)
    return context, entries


def added(given_: tuple[Context, tuple[EvidenceItem, ...]], *chains: Chain, desk: Desk = DESK) -> list[str]:
    """Answers of the chains that were added, after the checks that hold for any addition."""
    found, items, answers = add_chains(*given_, chains, desk.reader(), EVERYTHING)
    assert found.tokens == sum(count_tokens(entry.item.text) for entry in items)
    assert found.items == tuple(entry.item for entry in items)
    assert found.tokens <= found.budget == given_[0].budget
    numbers = {entry.item.number for entry in items}
    assert len(numbers) == len(items)
    assert all(set(answer.numbers) <= numbers for answer in answers)
    return [answer.text for answer in answers]


def test_a_chain_that_just_fits() -> None:
    cost = count_tokens(KASSEL)
    assert added(given_items(spare=cost), TO_KASSEL) == ["Kassel"]
    assert added(given_items(spare=cost - 1), TO_KASSEL) == []


def test_a_first_record_that_the_evidence_lacks_costs_too() -> None:
    cost = count_tokens(KASSEL) + count_tokens(START)
    assert added(given_items(first=False, spare=cost), TO_KASSEL) == ["Kassel"]
    assert added(given_items(first=False, spare=cost - 1), TO_KASSEL) == []


def test_what_an_earlier_chain_needs_does_not_give_way() -> None:
    room = count_tokens(KASSEL)
    assert added(given_items(spare=room), TO_KASSEL, TO_NINGBO) == ["Kassel"]
    assert added(given_items(spare=count_tokens(NINGBO)), TO_NINGBO, TO_KASSEL) == ["Ningbo"]


def test_a_chain_that_is_too_long_does_not_keep_out_the_next() -> None:
    assert added(given_items(spare=count_tokens(KASSEL)), TO_LONG, TO_KASSEL) == ["Kassel"]


def test_only_as_many_items_give_way_as_must() -> None:
    fill = "A line of some length that nothing in any chain is in need of, whatever happens."
    given_ = given_items(fill, fill, fill)
    _, items, _ = add_chains(*given_, [TO_KASSEL], DESK.reader(), EVERYTHING)
    assert count_tokens(KASSEL) <= count_tokens(fill)
    assert [entry.sentence_id for entry in items] == ["cooler.txt:0", "fill0.txt:0", "fill1.txt:0", "one.csv:0"]


def test_a_chain_all_of_whose_records_are_there_costs_nothing() -> None:
    context, entries = given_items()
    there = EvidenceItem(item=item(2, KASSEL, uri="one.csv", score=0.2), sentence_id="one.csv:0")
    tokens = context.tokens + count_tokens(KASSEL)
    full = Context(question="?", items=(*context.items, there.item), tokens=tokens, budget=tokens)
    found, items, answers = add_chains(full, (*entries, there), [TO_KASSEL], DESK.reader(), EVERYTHING)
    assert (found, items) == (full, (*entries, there))
    assert [answer.numbers for answer in answers] == [(1, 2)]


def test_an_added_item_is_a_slice_of_its_document() -> None:
    two = Desk({"cooler.txt": (START,), "one.csv": ("Part: AB-1 | City: Bonn", KASSEL)})
    last = Records(two.reader(), EVERYTHING).of(["one.csv:1"])[0]
    found = Chain(
        records=(record("cooler.txt", two), last), links=(Link("KX-42", "", 0.8),), answer=Found("Kassel", "City", 1.0),
        share=0.9, score=1.1,
    )  # fmt: skip
    _, items, _ = add_chains(*given_items(spare=50), [found], two.reader(), EVERYTHING)
    new = items[-1].item
    assert (new.uri, new.title, new.number) == ("one.csv", "one", 2)
    document = two.document(new.span.document_id, EVERYTHING)
    assert document.text[new.span.start : new.span.end] == new.text == KASSEL


def test_a_hidden_last_record_leaves_room_for_the_next_chain() -> None:
    hidden = Desk(DESK.texts, hidden=frozenset({"one.csv"}))
    assert added(given_items(spare=100), TO_KASSEL, TO_NINGBO, desk=hidden) == ["Ningbo"]
    nothing = Desk(DESK.texts, hidden=frozenset({"one.csv", "two.csv"}))
    assert added(given_items(spare=100), TO_KASSEL, TO_NINGBO, desk=nothing) == []


def test_nothing_is_dropped_for_a_chain_that_is_not_added() -> None:
    given_ = given_items("A short line.", "Another short line.")
    context, items, answers = add_chains(*given_, [TO_LONG], DESK.reader(), EVERYTHING)
    assert (context, items, answers) == (*given_, ())


@given(
    st.lists(st.sampled_from(["One line.", "A second and longer line of the evidence.", "又一行证据。"]), max_size=6),
    st.integers(0, 60),
    st.permutations([TO_KASSEL, TO_NINGBO, TO_LONG]),
)
def test_the_budget_holds_whatever_is_added(texts: list[str], spare: int, chains: list[Chain]) -> None:
    given_ = given_items(*texts, spare=spare)
    assert set(added(given_, *chains)) <= {"Kassel", "Ningbo"}
    _, items, _ = add_chains(*given_, chains, DESK.reader(), EVERYTHING)
    own = [entry for entry in items if entry.sentence_id in {one.sentence_id for one in given_[1]}]
    assert own == list(given_[1][: len(own)]), "what stays keeps its place and number"
    assert items[0] == given_[1][0], "the record that every chain starts from stays"
