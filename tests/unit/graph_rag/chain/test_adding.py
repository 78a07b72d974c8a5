"""Chains become numbered evidence within the budget, and only what still stands in its document."""

from __future__ import annotations

from graph_rag.chain import Chain, add_chains
from graph_rag.chain.answers import Found
from graph_rag.chain.links import Link
from graph_rag.chain.records import Record, Records
from graph_rag.context import count_tokens
from graph_rag.evidence import EvidenceItem
from schema.answers import Context
from tests.unit.graph_rag.answer.evidence import item
from tests.unit.graph_rag.chain.desk import EVERYTHING, Desk

FIRST, LAST = "Property: Compressor | Cooler 300: KX-42", "Supplier: Kestrel | City: Kassel | Part: KX-42"
DESK = Desk({"cooler.html": (FIRST,), "suppliers.csv": (LAST,)})


def records(desk: Desk = DESK) -> tuple[Record, ...]:
    return tuple(Records(desk.reader(), EVERYTHING).of(["cooler.html:0", "suppliers.csv:0"]))


def chain(*found: Record) -> Chain:
    return Chain(
        records=found, links=(Link("KX-42", "Cooler 300", 1.0, said=True),), answer=Found("Kassel", "City", 1.0),
        share=1.0, score=1.3,
    )  # fmt: skip


def context(budget: int = 1000, extra: int = 0) -> tuple[Context, tuple[EvidenceItem, ...]]:
    """The first record of the chain and ``extra`` lines that no chain needs, best first."""
    items = [item(1, FIRST, uri="cooler.html", score=1.0)]
    items += [item(2 + n, f"Line {n} of no use.", uri=f"{n}.txt", score=0.5 - n / 100) for n in range(extra)]
    ids = ["cooler.html:0", *(f"{n}.txt:0" for n in range(extra))]
    entries = tuple(EvidenceItem(item=one, sentence_id=name) for one, name in zip(items, ids, strict=True))
    tokens = sum(count_tokens(one.text) for one in items)
    return Context(question="?", items=tuple(items), tokens=tokens, budget=max(budget, tokens)), entries


def test_what_is_missing_is_numbered_after_the_others() -> None:
    found, items, chains = add_chains(*context(), [chain(*records())], DESK.reader(), EVERYTHING)
    assert [entry.item.text for entry in items] == [FIRST, LAST]
    assert [entry.item.number for entry in items] == [1, 2]
    assert found.items == tuple(entry.item for entry in items)
    assert found.tokens == sum(count_tokens(entry.item.text) for entry in items)
    assert (chains[0].numbers, chains[0].text, chains[0].label) == ((1, 2), "Kassel", "City")


def test_the_path_in_words() -> None:
    _, _, chains = add_chains(*context(), [chain(*records())], DESK.reader(), EVERYTHING)
    assert [(step.source, step.label, step.target) for step in chains[0].steps] == [
        ("cooler", "Cooler 300", "KX-42"),
        ("KX-42", "City", "Kassel"),
    ]


def test_the_added_one_ranks_below_what_was_found() -> None:
    _, items, _ = add_chains(*context(extra=2), [chain(*records())], DESK.reader(), EVERYTHING)
    assert min(entry.item.score for entry in items[:-1]) >= items[-1].item.score


def test_the_last_ones_give_way_to_the_budget() -> None:
    given, entries = context(extra=6)
    tight = Context(question="?", items=given.items, tokens=given.tokens, budget=given.tokens)
    found, items, chains = add_chains(tight, entries, [chain(*records())], DESK.reader(), EVERYTHING)
    assert found.tokens <= found.budget
    assert len(chains) == 1
    assert items[-1].item.text == LAST
    assert len(items) < 8
    assert len({entry.item.number for entry in items}) == len(items)


def test_a_chain_that_costs_more_than_the_budget_is_left_out() -> None:
    given, entries = context()
    tight = Context(question="?", items=given.items, tokens=given.tokens, budget=given.tokens)
    found, items, chains = add_chains(tight, entries, [chain(*records())], DESK.reader(), EVERYTHING)
    assert (found, items, chains) == (tight, entries, ())


def test_a_hidden_record_is_not_added() -> None:
    hidden = Desk(DESK.texts, hidden=frozenset({"suppliers.csv"}))
    _, items, chains = add_chains(*context(), [chain(*records())], hidden.reader(), EVERYTHING)
    assert chains == ()
    assert [entry.item.text for entry in items] == [FIRST]


def test_a_record_that_differs_from_its_document_is_not_added() -> None:
    changed = Desk({**DESK.texts, "suppliers.csv": (LAST.replace("Kassel", "Bremen"),)})
    assert add_chains(*context(), [chain(*records())], changed.reader(), EVERYTHING)[2] == ()


def test_no_chains_change_nothing() -> None:
    given, entries = context(extra=3)
    assert add_chains(given, entries, [], DESK.reader(), EVERYTHING) == (given, entries, ())


def test_two_chains_share_their_first_record() -> None:
    one = chain(*records())
    _, items, chains = add_chains(*context(), [one, one], DESK.reader(), EVERYTHING)
    assert len(items) == 2
    assert [answer.numbers for answer in chains] == [(1, 2), (1, 2)]
