"""CSV, JSON, JSON lines, XML and Markdown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.loaders.delimited import delimiter_of
from adapters.loaders.json_text import scalar, write_value
from adapters.loaders.limits import Limits
from schema.documents import BlockKind
from tests.unit.adapters.loaders.files import blocks, load, of_kind, only, sink_for

ROW, PAIR, HEADING = BlockKind.TABLE_ROW, BlockKind.KEY_VALUE, BlockKind.HEADING
JSON_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text("ab中", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("xyz", min_size=1, max_size=3), inner, max_size=4)
    ),
    max_leaves=15,
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "Item,Price\nScrews,3.50\n"),
        ("a.tsv", "Item\tPrice\nScrews\t3.50\n"),
        ("a.csv", "Item;Price\nScrews;3.50\n"),
        ("a.csv", "Item|Price\r\nScrews|3.50\r\n"),
        ("a.csv", "\ufeffItem,Price\nScrews,3.50"),
        ("a.csv", "Item,Price\n\n,\nScrews,3.50\n"),
    ],
)
def test_delimited_files(tmp_path: Path, name: str, content: str) -> None:
    document = only(load(tmp_path, name, content))
    assert document.text == "Item | Price\nItem: Screws | Price: 3.50"
    assert document.layout.tables[0].headers == ("Item", "Price")


def test_a_quoted_cell_may_hold_the_delimiter_and_lines(tmp_path: Path) -> None:
    document = only(load(tmp_path, "a.csv", 'Name,Note,Sum\n"Lee, Ann","two\nlines",5\n'))
    assert of_kind(document, ROW) == ["Name: Lee, Ann | Note: two lines | Sum: 5"]


def test_a_csv_without_header_shows_values_only(tmp_path: Path) -> None:
    assert only(load(tmp_path, "a.csv", "1,2\n3,4\n")).text == "1 | 2\n3 | 4"


def test_a_shift_jis_csv(tmp_path: Path) -> None:
    document = only(load(tmp_path, "a.csv", "名前,年齢,住所\n佐藤太郎,30,東京\n".encode("shift_jis")))
    assert of_kind(document, ROW) == ["名前: 佐藤太郎 | 年齢: 30 | 住所: 東京"]


def test_long_and_wide_csv_is_cut_and_says_so(tmp_path: Path) -> None:
    content = "\n".join(",".join(f"c{column}r{row}" for column in range(30)) for row in range(50))
    loaded = load(tmp_path, "a.csv", content, Limits(rows=10, columns=5))
    assert len(loaded.documents) == 1
    assert [one.code for one in loaded.refusals] == ["truncated", "truncated"]
    assert "of 50 rows" in loaded.refusals[0].message
    assert "of 30 columns" in loaded.refusals[1].message


@given(st.sampled_from(",;\t|"), st.integers(2, 6), st.integers(2, 10))
def test_the_delimiter_is_found(delimiter: str, columns: int, rows: int) -> None:
    content = "\n".join(delimiter.join(f"v{row}x{column}" for column in range(columns)) for row in range(rows))
    assert delimiter_of(content) == delimiter


def test_json_is_flattened(tmp_path: Path) -> None:
    value = {
        "title": "Supplier register", "author": "Ann", "date": "2024-03-01T10:00:00Z",
        "owner": {"name": "Acme", "active": True, "rating": None}, "tags": ["steel", 3],
        "items": [{"part": "Screw", "price": 3.5}, {"part": "Nut", "price": 1}],
        "offices": [{"city": "Leeds", "staff": ["Ann"]}, {"city": "York"}],
    }  # fmt: skip
    document = only(load(tmp_path, "a.json", json.dumps(value)))
    assert (document.title, document.published) == ("Supplier register", "2024-03-01")
    assert ("author", "Ann") in document.metadata
    assert of_kind(document, PAIR) == [
        "title: Supplier register", "author: Ann", "date: 2024-03-01T10:00:00Z", "owner.name: Acme",
        "owner.active: true", "tags: steel, 3", "offices[0].city: Leeds", "offices[0].staff: Ann",
        "offices[1].city: York",
    ]  # fmt: skip
    assert of_kind(document, HEADING) == ["items"]
    assert of_kind(document, ROW) == ["part: Screw | price: 3.5", "part: Nut | price: 1"]


def test_long_json_strings_become_paragraphs(tmp_path: Path) -> None:
    body = "First paragraph of the story.\n\nSecond paragraph."
    document = only(load(tmp_path, "news.json", json.dumps({"title": "News", "body": body})))
    assert (BlockKind.PARAGRAPH, "Second paragraph.") in blocks(document)
    assert (HEADING, "body") in blocks(document)


def test_json_lines(tmp_path: Path) -> None:
    lines = '{"id": 1, "name": "Ann"}\n{"id": 2, "name": "Bob"}\n'
    for name in ("a.jsonl", "a.ndjson", "unnamed"):
        assert of_kind(only(load(tmp_path, name, lines)), ROW) == ["id: 1 | name: Ann", "id: 2 | name: Bob"]


def test_broken_json_is_refused_and_broken_lines_are_named(tmp_path: Path) -> None:
    assert [one.code for one in load(tmp_path, "a.json", '{"a": ').refusals] == ["damaged"]
    assert [one.code for one in load(tmp_path, "a.jsonl", "{\n{").refusals] == ["damaged"]
    loaded = load(tmp_path, "b.jsonl", '{"a": 1}\nnot json\n{"a": 2}\n')
    assert [one.code for one in loaded.refusals] == ["damaged"]
    assert "lines 2" in loaded.refusals[0].message
    assert of_kind(only(loaded), ROW) == ["a: 1", "a: 2"]


def test_deep_json_is_refused_or_cut(tmp_path: Path) -> None:
    loaded = load(tmp_path, "a.json", '{"a": "x", "b": ' + "[" * 100 + "1" + "]" * 100 + "}")
    assert only(loaded).text == "a: x"
    assert [one.code for one in loaded.refusals] == ["truncated"]
    assert [one.code for one in load(tmp_path, "b.json", "[" * 200_000).refusals] == ["damaged"]


@given(JSON_VALUE)
def test_every_json_scalar_comes_back(value: object) -> None:
    sink = sink_for()
    draft = sink.draft("application/json")
    write_value(draft, value, sink)
    shown = draft.text.build()[0]

    def leaves(one: object) -> list[str]:
        if isinstance(one, dict):
            return [leaf for inner in one.values() for leaf in leaves(inner)]
        if isinstance(one, list):
            return [leaf for inner in one for leaf in leaves(inner)]
        return [scalar(one)]

    assert all(leaf in shown for leaf in leaves(value))


def test_xml_is_flattened_and_repeated_elements_are_a_table(tmp_path: Path) -> None:
    content = (
        '<?xml version="1.0"?><register xmlns="urn:x"><owner kind="firm">Acme</owner>'
        "<item><part>Screw</part><price>3</price></item><item><part>Nut</part><price>1</price></item></register>"
    )
    document = only(load(tmp_path, "a.xml", content))
    assert of_kind(document, PAIR) == ["register.owner.kind: firm", "register.owner.text: Acme"]
    assert of_kind(document, ROW) == ["part: Screw | price: 3", "part: Nut | price: 1"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "bomb"),
        ('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', "bomb"),
        ('<?xml version="1.0"?><a><b></a>', "damaged"),
    ],
)
def test_hostile_xml(tmp_path: Path, content: str, code: str) -> None:
    assert [one.code for one in load(tmp_path, "a.xml", content).refusals] == [code]


def test_deep_xml_is_bounded(tmp_path: Path) -> None:
    loaded = load(tmp_path, "a.xml", '<?xml version="1.0"?>' + "<a>" * 300 + "x" + "</a>" * 300)
    assert loaded.documents or loaded.refusals


MARKDOWN = """---
title: Travel policy
author: HR
date: 2024-02-01
owner: Finance
---
# Travel policy

Staff book *economy* class
with the [agent](https://agent.example).

Version: 3
Owner：Ann

## Limits

- hotel 600 元
  per night
- meals

| City | Limit |
|------|-------|
| Leeds | 120 |
| 北京 | 600 |

```
code  stays
```

<div>Inside a block</div>

![a chart](x.png) <b>bold</b> &amp; more
"""


def test_markdown(tmp_path: Path) -> None:
    document = only(load(tmp_path, "a.md", MARKDOWN))
    assert (document.title, document.published, dict(document.metadata)["author"]) == (
        "Travel policy", "2024-02-01", "HR",
    )  # fmt: skip
    assert ("owner", "Finance") in document.metadata
    assert blocks(document) == [
        (HEADING, "Travel policy"),
        (BlockKind.PARAGRAPH, "Staff book economy class with the agent."),
        (PAIR, "Version: 3"),
        (PAIR, "Owner: Ann"),
        (HEADING, "Limits"),
        (BlockKind.LIST_ITEM, "hotel 600 元 per night"),
        (BlockKind.LIST_ITEM, "meals"),
        (BlockKind.TABLE_HEADER, "City | Limit"),
        (ROW, "City: Leeds | Limit: 120"),
        (ROW, "City: 北京 | Limit: 600"),
        (BlockKind.CODE, "code  stays"),
        (BlockKind.PARAGRAPH, "Inside a block"),
        (BlockKind.PARAGRAPH, "a chart bold & more"),
    ]
    assert [block.level for block in document.layout.blocks if block.kind is HEADING] == [1, 2]


def test_markdown_without_heading_takes_the_file_name(tmp_path: Path) -> None:
    assert only(load(tmp_path, "notes of May.md", "Just text.")).title == "notes of May"


@given(st.text(st.sampled_from("#*-`|[]()<>!\n ab中1.:_~=\\&"), max_size=120))
def test_any_markdown_is_read(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    loaded = load(tmp_path_factory.getbasetemp(), "any.md", content)
    assert loaded.documents or loaded.refusals
