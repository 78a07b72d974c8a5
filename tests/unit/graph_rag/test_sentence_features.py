"""Single sentence features on stores made for them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph_rag.question import AnswerType, Question, analyse
from graph_rag.ranking import rank_chunks
from graph_rag.sentences import TOP_CHUNKS, SentenceFeatures, rank_sentences
from graph_rag.trace import Recorder
from schema.access import OWNER
from tests.unit.graph_rag.town import EMBEDDER, Sheet, parsers, town


def measured(folder: Path, question: Question | str, *sheets: Sheet) -> Mapping[str, SentenceFeatures]:
    """Features of every ranked sentence by its text."""
    asked = analyse(question, parsers()) if isinstance(question, str) else question
    with town(folder, sheets) as store:
        visible = store.visible_to(OWNER)
        ranking = rank_chunks(asked, reader=store, embedder=EMBEDDER, visible=visible, recorder=Recorder())
        return {entry.sentence.text: entry.features for entry in rank_sentences(ranking, store, visible)}


TABLE = Sheet(
    uri="t.md",
    title="Prices",
    lines=(
        "Part: copper wire | Price: 120 EUR",
        "Part: steel bolts | Price: 80 EUR",
        "Note: see the annex",
        "All prices are net of tax.",
    ),
)


def test_a_row_needs_its_header_and_its_value(tmp_path: Path) -> None:
    found = measured(tmp_path, "price of copper wire", TABLE)
    assert found[TABLE.lines[0]].row > found[TABLE.lines[1]].row
    assert found[TABLE.lines[2]].row == 0.0
    assert found[TABLE.lines[3]].row == 0.0


def test_chinese_colons_are_headers_too(tmp_path: Path) -> None:
    sheet = Sheet(uri="z.md", title="价格表", lines=("部件：铜线 | 价格：120元", "部件：螺栓 | 价格：80元"))
    found = measured(tmp_path, "铜线的价格是多少", sheet)
    assert found[sheet.lines[0]].row > found[sheet.lines[1]].row


def test_a_heading_line_is_marked(tmp_path: Path) -> None:
    sheet = Sheet(uri="h.md", title="Notice period", lines=("Notice period", "The notice period is ninety days."))
    found = measured(tmp_path, "What is the notice period?", sheet)
    assert [found[line].heading for line in sheet.lines] == [1.0, 0.0]


def test_context_counts_what_the_heading_says(tmp_path: Path) -> None:
    sheet = Sheet(uri="c.md", title="Lease of the warehouse", lines=("The period is ninety days.", "It rains."))
    found = measured(tmp_path, "notice period of the warehouse lease", sheet)
    assert found["The period is ninety days."].context > found["The period is ninety days."].cover
    assert found["It rains."].cover == 0.0
    assert found["It rains."].context > 0.0


@pytest.mark.parametrize(
    ("expects", "line", "value"),
    [
        (AnswerType.AMOUNT, "It cost EUR 120.", 1.0),
        (AnswerType.AMOUNT, "It was cheap.", 0.0),
        (AnswerType.PERCENT, "It grew by 15 %.", 1.0),
        (AnswerType.PERCENT, "It grew by 15 km.", 0.0),
        (AnswerType.DATE, "It opened on 3 May 2021.", 1.0),
        (AnswerType.DATE, "A work of 1961.", 1.0),
        (AnswerType.DATE, "Model 41961 is out.", 0.0),
        (AnswerType.QUANTITY, "Notice is 90 days.", 1.0),
        (AnswerType.PERSON, "It cost EUR 120.", 0.0),
    ],
)
def test_literals_of_the_kind_asked_for(tmp_path: Path, expects: AnswerType, line: str, value: float) -> None:
    question = Question(text="the thing asked", language="en", terms=("thing",), expects=expects)
    found = measured(tmp_path, question, Sheet(uri="l.md", title="Thing", lines=(line, "A thing.")))
    assert found[line].literal == value


def test_names_in_the_heading_count_less_than_in_the_sentence(tmp_path: Path) -> None:
    sheet = Sheet(uri="n.md", title="Anna Berg", lines=("Anna Berg sings.", "She swims."))
    question = Question(text="Anna Berg?", language="en", terms=("anna", "berg"), names=("Anna Berg",))
    found = measured(tmp_path, question, sheet)
    assert found["She swims."].names == pytest.approx(0.7 * found["Anna Berg sings."].names)


def test_only_the_best_chunks_are_read(tmp_path: Path) -> None:
    sheets = tuple(Sheet(uri=f"{i}.md", title=f"T{i}", lines=(f"Anna Berg saw lake {i}.",)) for i in range(20))
    assert len(measured(tmp_path, "Which lake did Anna Berg see?", *sheets)) == TOP_CHUNKS


def test_a_stated_fact_counts_for_its_sentence_only(tmp_path: Path) -> None:
    sheet = Sheet(
        uri="f.md",
        title="F",
        lines=("The Quiet Harbour was directed by Anna Berg.", "It rained."),
        facts=("The Quiet Harbour | directed by | Anna Berg",),
    )
    found = measured(tmp_path, "Who directed The Quiet Harbour?", sheet)
    assert found[sheet.lines[0]].fact == 1.0
    assert found[sheet.lines[1]].fact == 0.0
