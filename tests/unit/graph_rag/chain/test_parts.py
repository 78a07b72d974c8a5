"""The parts of the chain search: what leads on, what may stand between, what is deep in a question, what answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_rag.answer.rows import read_row
from graph_rag.chain.answers import read_answer, read_cells
from graph_rag.chain.between import between
from graph_rag.chain.links import WHOLE, Link, held_by, links_of
from graph_rag.chain.nesting import depths
from graph_rag.chain.records import Record, Records, placed
from graph_rag.chain.wanted import wanted
from graph_rag.question import AnswerType, Question
from graph_rag.question.renderings import rendering
from schema.extraction import EntityType
from schema.parse import Parse, Token
from tests.unit.graph_rag.answer.evidence import question
from tests.unit.graph_rag.chain.desk import EVERYTHING, Desk


def no_parse(text: str) -> None:
    del text


def record(text: str, uri: str = "a.txt") -> Record:
    return Records(Desk({uri: (text,)}).reader(), EVERYTHING).of([f"{uri}:0"])[0]


def test_the_cell_under_the_named_column_leads_first() -> None:
    asked = question("Who makes the compressor of the Cooler 300?", relation=("make", "compressor"))
    links = links_of(record("Property: Compressor | Cooler 300: KX-42 | Cooler 500: RX-18"), asked, no_parse)
    assert [(link.value, link.said) for link in links] == [("KX-42", True)], "the other column is another product's"


def test_the_name_of_a_row_leads_before_its_other_cells() -> None:
    asked = question("Who runs the company?", relation=("run",))
    links = links_of(
        record("Supplier: Kestrel GmbH | Country: Germany | Term: 30 days | Since: 2016-01-02"), asked, no_parse
    )
    assert [link.value for link in links] == ["Kestrel GmbH", "Germany"], "numbers and dates join nothing"


def test_what_the_question_names_leads_nowhere_new() -> None:
    asked = question("Where is Kestrel GmbH of Germany?")
    assert links_of(record("Supplier: Kestrel GmbH | Country: Germany"), asked, no_parse) == []


def test_codes_of_sentences_with_the_words_beside_them() -> None:
    links = links_of(record("In June crane SK-3 was unloading a ship."), question("Who built the crane?"), no_parse)
    assert [(link.value, link.near) for link in links] == [("SK-3", "crane was unloading")]


def test_how_firmly_a_name_is_held() -> None:
    names = frozenset({"kestrel gmbh"})
    assert held_by(record("Supplier: Kestrel GmbH | City: Kassel"), names) == WHOLE
    inside = held_by(record("Kestrel GmbH is based in Kassel."), names)
    by_place = held_by(record("The buyer pays at once.", "Kestrel-GmbH.txt"), names)
    assert WHOLE > inside > by_place > 0
    assert held_by(record("Nothing of the kind."), names) == 0


@pytest.mark.parametrize(
    ("text", "relation", "kind"),
    [
        ("Where is the maker of X based?", ("maker", "base"), EntityType.ORGANISATION),
        ("Where is X made?", ("make",), EntityType.ORGANISATION),
        ("To whom does the author of X report?", ("author", "report"), EntityType.PERSON),
        ("提供X的公司，付款期限是多少天？", ("提供", "付款", "期限"), EntityType.ORGANISATION),
        ("负责X的那位，上级是谁？", ("负责",), EntityType.PERSON),
    ],
)
def test_kinds_between(text: str, relation: tuple[str, ...], kind: EntityType) -> None:
    found = between(question(text, relation=relation))
    assert kind in found.kinds
    assert found.filled_by(Link("Q", "", 1.0), kind)
    assert not found.filled_by(Link("Q", "", 1.0), EntityType.DATE)


def test_what_is_called_so_may_stand_between() -> None:
    found = between(question("Who runs the works where X is built?", relation=("run", "work", "build")))
    assert found.filled_by(Link("Alder Works", "", 1.0), None)
    assert found.filled_by(Link("Alder", "", 1.0, near="the works"), None)
    assert found.filled_by(Link("Alder", "works", 1.0, said=True), None)
    assert not found.filled_by(Link("Alder", "", 1.0), None)


def test_the_header_says_what_a_name_is() -> None:
    found = between(question("负责X的那位，上级是谁？", relation=("负责",)))
    assert found.filled_by(Link("王磊", "负责人", 1.0), None)
    assert not found.filled_by(Link("王磊", "地点", 1.0), None)


def tree(text: str, heads: dict[str, str], pos: dict[str, str]) -> Parse:
    words = text.split()
    at, tokens = 0, []
    for word in words:
        at = text.index(word, at)
        head = words.index(heads.get(word, word))
        tokens.append(Token(text=word, start=at, end=at + len(word), lemma=word, pos=pos.get(word, "NOUN"), head=head))
    return Parse(text=text, language="en", tokens=tuple(tokens))


def test_english_depth_is_the_number_of_content_words_above() -> None:
    parsed = tree(
        "city has maker of compressor", {"city": "has", "maker": "has", "of": "maker", "compressor": "of"},
        {"has": "VERB", "of": "ADP"},
    )  # fmt: skip
    asked = question("In which city is the maker of the compressor?", focus="city")
    assert depths(asked, ("city", "maker", "compressor"), parsed) == (-1.0, 1.0, 2.0)


def test_chinese_says_what_is_deep_first() -> None:
    asked = question("P12的温度探头的供应商在哪里？")
    first, second, third = depths(asked, ("p12", "温度探头", "供应商"), None)
    assert first > second > third


def test_without_a_tree_nothing_is_deeper() -> None:
    assert depths(question("Who makes it?"), ("who", "make"), None) == (0.0, 0.0)


def words(asked: Question) -> dict[str, float]:
    return {word.text: word.weight for word in wanted(asked, (), {}).words}


def test_words_of_a_question() -> None:
    asked = question("Does the maker of compressor C-7 have a city?", focus="city", relation=("maker", "compressor"))
    found = words(asked)
    assert set(found) >= {"maker", "compressor", "c 7", "city"}
    assert found["city"] < found["maker"]
    assert "doe" not in found
    assert "name" not in words(question("Name the sites of the company.")), "a request is nothing to be found"


def test_a_code_is_looked_for_as_it_is() -> None:
    asked = wanted(question("Where is compressor C-7?"), (), {})
    right, wrong = placed("id: C-7 | type: compressor", ""), placed("id: C-4 | type: compressor | hall: 7", "")
    assert asked.share(asked.said([right])) > asked.share(asked.said([wrong]))


def test_translations_say_a_word_in_the_other_language() -> None:
    asked = question("温度探头在哪里？", relation=("探头",), renderings=(rendering("探头", ("probe", "sensor")),))
    found = wanted(asked, (), {})
    assert found.share(found.said([placed("The probe is in Leeds.", "")])) == 1.0
    assert found.share(found.said([placed("The pump is in Leeds.", "")])) == 0.0


def test_a_title_says_less_than_the_text() -> None:
    asked = wanted(question("Which pump?", relation=("pump",)), (), {})
    assert asked.said([placed("It is red.", "Pump")]) < asked.said([placed("The pump is red.", "")])


def test_a_hop_backwards_is_disorder() -> None:
    asked = wanted(question("公司甲的探头的供应商？", relation=("公司", "探头", "供应商")), (), {})
    inner, outer = asked.said([placed("公司甲的探头", "")]), asked.said([placed("供应商", "")])
    both = tuple(map(max, inner, outer))
    assert asked.disorder(inner, both) == 0.0
    assert asked.disorder(outer, both) > 0.0


def test_a_person_is_read_under_a_header_of_persons() -> None:
    asked = question("Who is in charge of the site?", AnswerType.PERSON, relation=("charge", "site"))
    cells = read_row("site: Ravensby | name: Piotr Zielak | since: 2023-04-03")
    found = read_cells(cells, frozenset(), asked)
    assert found is not None
    assert (found.text, found.label) == ("Piotr Zielak", "name")
    assert read_cells(cells, frozenset({"piotr zielak"}), asked) is None, "what led here is no answer"


def test_a_span_must_be_of_the_kind_asked_for() -> None:
    asked = question("When was the lease signed?", AnswerType.DATE, relation=("lease", "sign"))
    found = read_answer(record("The lease was signed on 3 March 2024."), frozenset(), asked, no_parse)
    assert found is not None
    assert found.text == "3 March 2024"
    assert read_answer(record("The lease was signed in Leeds."), frozenset(), asked, no_parse) is None


def test_records_are_read_once_and_only_what_is_visible() -> None:
    desk = Desk({"a.txt": ("Acme is in Leeds.",), "b.txt": ("Acme is in Hull.",)}, hidden=frozenset({"b.txt"}))
    records = Records(desk.reader(), EVERYTHING)
    assert [one.text for one in records.search("Acme", 5)] == ["Acme is in Leeds."]
    records.search("Acme", 5)
    assert desk.searches == ["Acme"]
    assert records.of(["b.txt:0", "c.txt:0"]) == []


def test_the_names_of_an_entity_are_one() -> None:
    desk = Desk({}, {("Ningbo Ruihan", "锐寒"): EntityType.ORGANISATION})
    names, kind = Records(desk.reader(), EVERYTHING).named(["锐寒"])[0]
    assert names == {"ningbo ruihan", "锐寒"}
    assert kind is EntityType.ORGANISATION


@given(st.text(max_size=60), st.text(max_size=30))
def test_any_text_can_be_placed(text: str, place: str) -> None:
    found = placed(text, place)
    asked = wanted(question("Who makes the pump C-7?", relation=("make", "pump")), (), {})
    assert 0.0 <= asked.share(asked.said([found])) <= 1.0
