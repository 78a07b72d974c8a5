"""Ids follow from identity and from nothing else."""

import re
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from schema import ids

PARTS = st.lists(st.text(max_size=20), min_size=1, max_size=4)


@given(PARTS, PARTS)
def test_equal_only_for_equal_parts(left: list[str], right: list[str]) -> None:
    assert (ids.digest(*left) == ids.digest(*right)) == (left == right)


@given(st.text(max_size=30), st.text(max_size=30))
def test_where_the_parts_are_cut_counts(left: str, right: str) -> None:
    assert ids.digest(left + right, "") != ids.digest(left, right) or right == ""


def test_the_form_of_an_id() -> None:
    assert re.fullmatch(r"doc_[0-9a-f]{24}", ids.document_id("a/b.pdf"))
    kinds = {
        ids.document_id("x")[:4],
        ids.chunk_id("x", 0, 1)[:4],
        ids.sentence_id("x", 0, 1)[:4],
        ids.entity_id("person", "x")[:4],
        ids.fact_id("x", "y", "z", "")[:4],
        ids.merge_id("alias", "x", "y", "z")[:4],
    }
    assert len(kinds) == 6


def test_namesakes_differ_by_disambiguator() -> None:
    assert ids.entity_id("person", "li wei", "acme") != ids.entity_id("person", "li wei", "globex")
    assert ids.entity_id("person", "li wei") != ids.entity_id("organisation", "li wei")


def test_the_same_in_another_process() -> None:
    code = "from schema import ids; print(ids.fact_id('a', 'b', 'c', 'd'))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == ids.fact_id("a", "b", "c", "d")


def test_lone_surrogates_have_an_id() -> None:
    assert ids.document_id("\ud800") != ids.document_id("\ud801")
