"""What a question asks, as one record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph_rag.question.renderings import Rendering
from schema.errors import InvalidRecord
from schema.extraction import Literal

MAX_CHARACTERS = 2_000


class AnswerType(StrEnum):
    """What kind of answer a question expects."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DATE = "date"
    AMOUNT = "amount"
    PERCENT = "percent"
    QUANTITY = "quantity"  # a measure with a unit: length, weight, duration, age
    COUNT = "count"  # how many of something
    LIST = "list"
    YES_NO = "yes_no"
    REASON = "reason"
    DEFINITION = "definition"
    DESCRIPTION = "description"  # how something is done or what it says
    CHOICE = "choice"  # one of the options that the question names
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, read.

    ``text`` is what was asked, white space collapsed, at most ``MAX_CHARACTERS`` characters; ``language`` is ``en``
    or ``zh``. ``terms`` are index terms; ``names`` surfaces that may name an entity, most trusted first; ``focus`` the
    noun asked for ("film" in "which film ..."), empty where there is none; ``relation`` lemmas of the verbs and head
    nouns that say what is asked about the names, wh-phrase removed. ``options`` are the alternatives of a choice.
    ``constraints`` are dates, amounts and quantities, their ``surface`` as asked. ``renderings`` say what its words are
    called in the other language.
    """

    text: str
    language: str
    terms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    expects: AnswerType = AnswerType.UNKNOWN
    focus: str = ""
    relation: tuple[str, ...] = ()
    constraints: tuple[Literal, ...] = ()
    options: tuple[str, ...] = ()
    negated: bool = False
    compares: bool = False
    renderings: tuple[Rendering, ...] = ()

    def __post_init__(self) -> None:
        if len(self.text) > MAX_CHARACTERS:
            raise InvalidRecord(f"a question has at most {MAX_CHARACTERS} characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the rules of one language read in a parse; the fields mean what they mean in ``Question``."""

    names: tuple[str, ...] = ()
    expects: AnswerType = AnswerType.UNKNOWN
    focus: str = ""
    relation: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    negated: bool = False
    compares: bool = False
