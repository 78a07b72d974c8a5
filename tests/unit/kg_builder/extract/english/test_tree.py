from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg_builder.extract.english.tree import Tree
from schema.parse import NamedSpan, Parse, Token
from tests.unit.kg_builder.extract.english.clause_parses import ACQUIRED, COORDINATED, OBJECT_RELATIVE, QUESTION
from tests.unit.kg_builder.extract.english.parsed import at, parse_of, words


def test_children_ascend_and_leave_the_root_out() -> None:
    tree = Tree(ACQUIRED)
    root = at(ACQUIRED, "acquired")
    assert tree.children[root] == tuple(sorted(tree.children[root]))
    assert root not in tree.children[root]
    assert words(ACQUIRED, tree.children[root]) == "Ltd Inc in for ."


def test_subtree_is_a_phrase() -> None:
    tree = Tree(OBJECT_RELATIVE)
    assert (
        words(OBJECT_RELATIVE, tree.subtree(at(OBJECT_RELATIVE, "plant"))) == "The plant that Acme Ltd built in Leeds"
    )


def test_subtree_without_relative_clause() -> None:
    tree = Tree(OBJECT_RELATIVE)
    found = tree.subtree(at(OBJECT_RELATIVE, "plant"), without=frozenset({"relcl"}))
    assert words(OBJECT_RELATIVE, found) == "The plant"


def test_conjuncts_of_the_first_one() -> None:
    tree = Tree(COORDINATED)
    assert words(COORDINATED, tree.conjuncts(at(COORDINATED, "Ltd"))) == "Ltd Globex"
    assert words(COORDINATED, tree.conjuncts(at(COORDINATED, "Initech"))) == "Initech Umbrella"


def test_labels_by_token() -> None:
    tree = Tree(ACQUIRED)
    assert tree.labels[at(ACQUIRED, "Acme")] == "ORG"
    assert tree.labels[at(ACQUIRED, "2019")] == "DATE"
    assert tree.labels[at(ACQUIRED, "acquired")] == ""


def test_trim_drops_edges_and_keeps_pairs() -> None:
    parse = parse_of(
        'the ( old ) mill , and "',
        """
        the the DET DT det 4 -
        ( ( PUNCT ( punct 2 -
        old old ADJ JJ amod 4 -
        ) ) PUNCT ) punct 2 -
        mill mill NOUN NN ROOT 4 -
        , , PUNCT , punct 4 -
        and and CCONJ CC cc 4 -
        " " PUNCT '' punct 4 -
        """,
    )
    tree = Tree(parse)
    assert words(parse, tree.trim(range(8))) == "the ( old ) mill"
    assert words(parse, tree.trim([1, 2, 3])) == "( old )"
    assert words(parse, tree.trim([1, 2])) == "old"
    assert tree.trim([5, 6, 7]) == ()


def test_surface_keeps_what_lies_between_neighbours() -> None:
    tree = Tree(ACQUIRED)
    first = at(ACQUIRED, "$")
    assert tree.surface(range(first, first + 3)) == "$3 billion"
    assert tree.surface([at(ACQUIRED, "Acme"), at(ACQUIRED, "acquired")]) == "Acme acquired"
    assert tree.surface([]) == ""


def test_ancestors_run_to_the_root() -> None:
    tree = Tree(ACQUIRED)
    assert words(ACQUIRED, tree.ancestors(at(ACQUIRED, "$"))) == "billion for acquired"


def test_question_is_seen_from_any_token() -> None:
    tree = Tree(QUESTION)
    assert tree.in_question(at(QUESTION, "owner"))
    assert not Tree(ACQUIRED).in_question(at(ACQUIRED, "Globex"))


def test_contracted_verbs_have_their_lemma() -> None:
    parse = parse_of("He ’s late", "He he PRON PRP nsubj 1 -\n’s ’s AUX VBZ ROOT 1 -\nlate late ADJ JJ acomp 1 -")
    assert Tree(parse).lemma(1) == "be"


def test_lemma_falls_back_to_the_text() -> None:
    parse = Parse(text="Ran", language="en", tokens=(Token(text="Ran", start=0, end=3),))
    assert Tree(parse).lemma(0) == "ran"


@given(
    heads=st.lists(st.integers(min_value=-3, max_value=12), min_size=1, max_size=10),
    first=st.integers(min_value=-2, max_value=12),
    last=st.integers(min_value=-2, max_value=12),
)
def test_broken_trees_do_not_loop(heads: list[int], first: int, last: int) -> None:
    text = " ".join("w" for _ in heads)
    tokens = tuple(
        Token(text="w", start=2 * rank, end=2 * rank + 1, pos="NOUN", dep="conj", head=head)
        for rank, head in enumerate(heads)
    )
    tree = Tree(Parse(text=text, language="en", tokens=tokens, names=(NamedSpan(first=first, last=last, label="ORG"),)))
    for index in range(len(tree)):
        assert index in tree.subtree(index)
        assert index in tree.conjuncts(index)
        assert index not in tree.ancestors(index)
        assert set(tree.trim(tree.subtree(index))) <= set(range(len(tree)))
