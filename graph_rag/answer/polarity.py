"""Yes or no: whether the evidence affirms what a question asks, denies it, or only plans it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph_rag.answer.headers import header_said
from graph_rag.answer.rows import read_row
from graph_rag.evidence import EvidenceItem
from graph_rag.question import Question
from linguistics.normal import fold, simplify
from linguistics.scripts import has_han
from linguistics.terms import STOP_WORDS, index_terms

_NEGATION = re.compile(
    r"\b(?:not|no|never|nor|neither|none|nobody|nothing|without|cannot|prohibited|forbidden|excluded|refus\w+|"
    r"reject\w+|ceased|declin(?:ed|es) to|denied|turned down|unable|unsuitable|unrelated|ruled out|"
    r"instead of)\b|n['’]t\b",
    re.IGNORECASE,
)
_NEGATION_ZH = re.compile(
    r"不得|不予|不能|不会|不再|不可|不是|不含|并非|没有|没|未经|尚未|从未|未|无需|无权|无须|禁止|严禁|拒绝|否决|驳回|非(?=本|全|必)|与.{1,12}无关"
    r"|不(?![同断仅久少论过足])"
)
_ASKING_ZH = re.compile(r"(.)不\1|有没有|有无|是否|能否|可否|会不会|可不可以|不超过|不少于|不低于|不高于|未来|未婚")
_OPEN = re.compile(
    r"\b(?:plans?|planned|intends?|(?-i:may|might|could)|proposed|considering|considers?|expect(?:ed|s)?|aims?|pending|"
    r"whether|discuss(?:ed|es|ing)?|under review|hopes?)\b",
    re.IGNORECASE,
)
_OPEN_ZH = re.compile(r"计划|拟(?!定)|可能|预计|有望|考虑|有意|传闻|讨论|尚待|如果|若(?!干)|洽谈|研究中|争取")
_PERMISSION = re.compile(r"^(?:may|might|could|can)\b", re.IGNORECASE)
_ONLY = re.compile(
    r"\bonly (?:to|for|by|available to|open to)\s+([^,;.]*)|^\W*only ([^,;.]*?) (?:may|can|must|are|is|has|have)\b"
    r"|(?:仅限?|只(?:有|对|限)|限于)([^，。；]*)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;；。，,!?！？]|\.(?=\s|$)|\b(?:but|although|while|whereas)\b|但是?|然而|不过(?=[，,])")
_YES = frozenset("yes y true ✓ √ ✔ 是 有 可以 需要 允许".split())
_NO = frozenset("no n false none ✗ × ✘ 否 无 没有 不可以 不需要 不允许 not applicable".split())
_ASKING = frozenset("吗么哪谁的")
_LEAST_COVERAGE = 0.2
_LEAST_SAID = 0.5  # a sentence about the subject that does not say what is asked affirms nothing
_PARTS = 60


class Polarity(StrEnum):
    """What a sentence says of a statement it is about."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Yes, no or open, as the context item ``number`` says."""

    polarity: Polarity
    number: int


def judged(question: Question, chosen: Sequence[EvidenceItem]) -> Verdict | None:
    """The verdict of the item that says most of what is asked; None where none says enough of it.

    What is asked is measured by all words of the question and by those that say what is asked about its names. A
    sentence that says less than half of the latter affirms nothing. An earlier item counts more, a sentence that
    leaves the matter open less. In a table row the cell that is asked for decides, where it holds yes or no.
    """
    words, relation = _stems(question.text), _stems(" ".join(question.relation))
    highest = max((entry.item.score for entry in chosen), default=0.0)
    best: tuple[float, Verdict] | None = None
    for entry in chosen:
        place = f"{entry.item.text} {' '.join(entry.item.headings)}"
        said = _coverage(entry.item.text, relation) if relation else 1.0
        covered = (2 * _coverage(place, words) + said) / 3
        cell = _cell(entry.item.text, question)
        verdict = cell or polarity(entry.item.text, question.text)
        if verdict is Polarity.AFFIRMS and cell is None and said < _LEAST_SAID:
            continue
        prior = 0.4 * entry.item.score / highest if highest > 0 else 0.0
        score = covered + prior + 0.3 * (cell is not None) - 0.25 * (verdict is Polarity.OPEN)
        if covered >= _LEAST_COVERAGE and (best is None or score > best[0]):
            best = (score, Verdict(verdict, entry.item.number))
    return best[1] if best is not None else None


def _cell(text: str, question: Question) -> Polarity | None:
    """What a yes-or-no cell of a row says whose header is asked for, or the only such cell of the row."""
    cells = [cell for cell in read_row(text) if fold(cell.value).strip(" .") in _YES | _NO]
    said = [cell for cell in cells if header_said(cell.header, question) >= 0.5]
    picked = said or cells
    if len(picked) != 1:
        return None
    no = fold(picked[0].value).strip(" .") in _NO
    return Polarity.DENIES if no != is_negated(question.text) else Polarity.AFFIRMS


def is_negated(text: str) -> bool:
    """True when a word of negation stands in the text, English or Chinese; "A不A" and "not only" are none."""
    plain = re.sub(r"\bnot only\b", " ", text, flags=re.IGNORECASE)
    if _NEGATION.search(plain):
        return True
    return has_han(text) and _NEGATION_ZH.search(_ASKING_ZH.sub(" ", simplify(plain))) is not None


def polarity(sentence: str, question: str) -> Polarity:
    """Compare negation on both sides, in the clause of the sentence that holds most of what is asked.

    A plan, condition or debate that the question does not ask for leaves it open. What is said of others only
    ("only members may ...") denies it of those whom the sentence does not name.
    """
    asked = simplify(question)
    if _excludes(sentence, question):
        return Polarity.AFFIRMS if is_negated(question) else Polarity.DENIES
    clauses = _clauses(sentence, question)
    clause = clauses[0][1]
    if _leaves_open(clause, question, asked):
        settled = next((text for covered, text in clauses[1:] if covered > 0 and is_negated(text)), None)
        if settled is None:
            return Polarity.OPEN
        clause = settled
    clause = _excepted(clause, clauses, question)
    return Polarity.DENIES if is_negated(clause) != is_negated(question) else Polarity.AFFIRMS


def _excepted(clause: str, clauses: Sequence[tuple[float, str]], question: str) -> str:
    """The clause that decides: another one that denies and says what is asked and the best one does not.

    "All staff are insured, but families are not covered" denies it of families.
    """
    missing = _stems(question) - _stems(clause)
    for _, other in clauses:
        if other is not clause and is_negated(other) and missing & _stems(other):
            return other
    return clause


def _leaves_open(clause: str, question: str, asked: str) -> bool:
    """True for a plan, condition or debate that the question does not ask for and nothing denies."""
    if is_negated(clause) or _PERMISSION.search(question):
        return False
    open_here = _OPEN.search(clause) or _OPEN_ZH.search(simplify(clause))
    return open_here is not None and not (_OPEN.search(question) or _OPEN_ZH.search(asked))


def _clauses(sentence: str, question: str) -> list[tuple[float, str]]:
    """Clauses with their share of the question's words, most first; ties go to the later, which settles the matter."""
    words = _stems(question)
    pieces = [piece for piece in _CLAUSE.split(sentence)[:_PARTS] if piece and piece.strip()]
    ranked = sorted(enumerate(pieces), key=lambda pair: (-_coverage(pair[1], words), -pair[0]))
    return [(_coverage(text, words), text) for _, text in ranked] or [(0.0, sentence)]


def _excludes(sentence: str, question: str) -> bool:
    """True when the sentence allows something to some only, and the question does not name those."""
    match = _ONLY.search(simplify(sentence))
    if match is None or _ONLY.search(simplify(question)):
        return False
    words = _stems(question)
    scope = [term for term in index_terms(fold(match[1] or match[2] or match[3] or "")) if term not in STOP_WORDS]
    head = scope[0][:5] if scope else ""
    return bool(head) and head not in words and _coverage(sentence, words) >= _LEAST_COVERAGE


def _stems(text: str) -> frozenset[str]:
    """First five letters of English words, two-character runs of Chinese, without stop words and question words."""
    plain = _ASKING_ZH.sub("的", simplify(fold(text)))
    terms = [
        term
        for term in index_terms(plain)
        if term not in STOP_WORDS and not (has_han(term) and set("吗么哪谁的") & set(term))
    ]
    return frozenset(term[:5] if term.isascii() else term for term in terms)


def _coverage(text: str, words: frozenset[str]) -> float:
    return len(words & _stems(text)) / len(words) if words else 0.0
