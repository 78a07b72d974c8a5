"""Reading a question: what it asks for, about whom, and under which conditions."""

from graph_rag.question.analyse import analyse
from graph_rag.question.record import MAX_CHARACTERS, AnswerType, Question

__all__ = ["MAX_CHARACTERS", "AnswerType", "Question", "analyse"]
