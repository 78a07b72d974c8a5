"""Reading a question: what it asks for, about whom, and under which conditions."""

from graph_rag.question.analyse import analyse
from graph_rag.question.coverage import asked_terms, held_terms, speaks_other
from graph_rag.question.record import MAX_CHARACTERS, AnswerType, Question
from graph_rag.question.renderings import Rendering, rendering, translated_query

__all__ = [
    "MAX_CHARACTERS",
    "AnswerType",
    "Question",
    "Rendering",
    "analyse",
    "asked_terms",
    "held_terms",
    "rendering",
    "speaks_other",
    "translated_query",
]
