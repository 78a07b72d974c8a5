"""Records as JSON."""

import json
from pathlib import Path

from api.cli.as_json import answer_json, as_json, dumps
from schema.access import AccessRule
from schema.answers import Answer, AnswerStatus, Citation, PathStep, TraceStep
from schema.documents import Span

SPAN = Span(document_id="doc_x", start=3, end=7)
ANSWER = Answer(
    question="q",
    status=AnswerStatus.ANSWERED,
    text="Acme [1]",
    short="Acme",
    citations=(Citation(marker="[1]", quote="Acme", span=SPAN, uri="a.pdf", title="A", page="2"),),
    paths=((PathStep(source="Acme", label="owns", target="Globex", fact_id="f"),),),
    confidence=0.91239,
    trace=(TraceStep(name="link", milliseconds=1.26, details=(("ent_1", "Acme"),)),),
    usage=(("context_tokens", 12.0),),
)


def test_sets_are_sorted_and_enums_are_their_value() -> None:
    rule = AccessRule(paths=("a/**",), readers=frozenset({"b", "a"}))
    assert as_json(rule) == {"paths": ["a/**"], "readers": ["a", "b"]}
    assert as_json(AnswerStatus.PARTIAL) == "partial"
    assert as_json({"x": (1, None)}) == {"x": [1, None]}
    assert as_json(Path("a") / "b.txt") == "a/b.txt"


def test_the_public_form_of_an_answer() -> None:
    found = answer_json(ANSWER)
    assert list(found) == [
        "question", "status", "text", "short", "confidence", "citations", "paths", "missing", "trace", "usage",
    ]  # fmt: skip
    assert found["citations"] == [
        {
            "marker": "[1]",
            "quote": "Acme",
            "uri": "a.pdf",
            "title": "A",
            "page": "2",
            "start": 3,
            "end": 7,
            "document_id": "doc_x",
        }
    ]
    assert found["trace"] == [{"step": "link", "milliseconds": 1.3, "ent_1": "Acme"}]
    assert found["confidence"] == 0.9124


def test_one_line_of_valid_json_whatever_the_text() -> None:
    line = dumps({"text": "冷库 \n \ud800 \x1b"})
    assert "\n" not in line
    assert json.loads(line)["text"].startswith("冷库 \n ")
    line.encode("utf-8")
