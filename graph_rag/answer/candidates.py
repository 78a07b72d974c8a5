"""Spans of a sentence that may be a short answer: values, names, nouns with what belongs to them, quoted titles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_rag.answer.spans import WRONG_LABEL, TypedSpan, asked_about, is_literal_type, typed_spans
from graph_rag.question import AnswerType, Question
from graph_rag.question.synonyms import alike
from linguistics.literals import find_literals
from linguistics.normal import name_key, simplify
from linguistics.terms import STOP_WORDS, index_terms
from schema.extraction import LiteralKind
from schema.parse import Parse, Token

_TITLED = re.compile(r"《([^》]{1,40})》|「([^」]{1,30})」|“([^”]{1,30})”|\"([^\"]{2,60})\"")
_ASKS_YEAR = re.compile(r"\b(?:what|which) year\b|哪一?年(?!.{0,2}月)|何年|年份|幾年|几年[？?]?$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d{2}|\d{1,4}(?=年))年?|[〇零一二三四五六七八九]{4}年")
_HAN_NOUNS = frozenset("n nr ns nt nz nw vn an s f PER LOC ORG nx a".split())
_HAN_COUNTS = frozenset("m q".split())
_HAN_PLACES = frozenset("LOC ns".split())
_HAN_NAMES = frozenset("nr ns nt nz nw PER LOC ORG".split())
_UNIT_ASKED = re.compile(r"(?:多少|几)(?!个?百分点)([\u4e00-\u9fff])(?<![钱是的次种])")
_HOW_MANY = re.compile(r"\bhow many ((?:[\w-]+ ?){1,3})", re.IGNORECASE)
# Names of these labels never answer: nobody is a place, no place is a person. Who pays or owns may be a company.
_NEVER = {
    AnswerType.PERSON: frozenset("GPE LOC FAC NORP LAW WORK_OF_ART ns".split()),
    AnswerType.PLACE: frozenset("PERSON PER nr".split()),
}
_HAN_PERSON = frozenset("PER nr nz nw".split())
_MAX_END = 40
_STOPS = re.compile(r"[，。；！？;!?]")
_END = 0.5  # the fit of the end of a fact: its kind is not known here
_OPEN = 0.6  # the fit of a name where no kind is asked for
_MAX_TOKENS = 220
_MAX_NOUNS = 5
_ECHO = 0.6  # of a span's words in the question make it an echo
_BETWEEN = frozenset("· • ・ - － ‧".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible answer: code points of the sentence.

    ``fit`` in [0, 1] says how surely it is of the kind asked for, ``kind`` where it comes from: ``value``, ``name``,
    ``noun``, ``title``
    or ``fact``.
    """

    start: int
    end: int
    fit: float
    kind: str


def candidates(text: str, parse: Parse | None, question: Question, ends: tuple[str, ...] = ()) -> list[Candidate]:
    """Each span once (the best fit of its readings), none that the question itself names, in order of position.

    ``ends`` are names and values at the ends of facts that the sentence states: they are candidates where they stand.
    """
    found: dict[tuple[int, int], Candidate] = {}
    unit = asked_unit(question.text)
    for candidate in (
        *_values(text, question),
        *_parsed(text, parse, question),
        *_titles(text, question),
        *_ends(text, ends, question),
    ):
        surface = text[candidate.start : candidate.end]
        key = (candidate.start, candidate.end)
        if not name_key(surface) or asked_about(surface, question):
            continue
        if candidate.kind != "value" and not question.options and echoes(surface, question):
            continue
        if question.options and not _is_option(surface, question.options):
            continue
        if unit and candidate.kind == "value" and not has_unit(surface, text[candidate.end :], unit):
            continue
        if key not in found or found[key].fit < candidate.fit:
            found[key] = candidate
    return [found[key] for key in sorted(found)]


def echoes(surface: str, question: Question) -> bool:
    """True when most words of an English span stand in the question: it says back what was asked."""
    terms = [term for term in index_terms(surface) if term not in STOP_WORDS and term.isascii()]
    return len(terms) > 1 and sum(term in question.terms for term in terms) >= _ECHO * len(terms)


def asked_unit(question: str) -> frozenset[str]:
    """What is counted ("how many stores", 多少天), as index terms or one Chinese character; empty for no count."""
    match = _UNIT_ASKED.search(question)
    if match is not None:
        return frozenset("元" if match[1] in "万亿" else match[1])
    match = _HOW_MANY.search(question)
    if match is None:
        return frozenset()
    return frozenset(other for term in index_terms(match[1])[:3] if term not in STOP_WORDS for other in alike(term))


def has_unit(surface: str, after: str, unit: frozenset[str]) -> bool:
    """True when the span counts in this unit: in its words, or in those right after it."""
    if any(len(name) == 1 and name in simplify(surface) + simplify(after)[:1] for name in unit):
        return True
    return bool(unit & set(index_terms(f"{surface} {after[:24]}")[:6]))


def _is_option(surface: str, options: tuple[str, ...]) -> bool:
    key = name_key(surface)
    return any(key == name_key(option) or key in name_key(option) for option in options)


def _values(text: str, question: Question) -> list[Candidate]:
    if is_literal_type(question.expects):
        spans = typed_spans(text, None, question.expects)
        years = _years(text, question, spans)
        return years or [Candidate(span.start, span.end, span.fit, "value") for span in spans]
    if question.expects in (AnswerType.UNKNOWN, AnswerType.CHOICE):
        return [Candidate(found.start, found.end, 0.5, "value") for found in find_literals(text)]
    return []


def _ends(text: str, ends: tuple[str, ...], question: Question) -> list[Candidate]:
    if is_literal_type(question.expects):
        return []
    clean = [end for end in ends if end[:1].isalnum() and len(end) <= _MAX_END and not _STOPS.search(end)]
    places = ((text.find(end), len(end)) for end in clean if not _is_value(end))
    return [Candidate(at, at + size, _END, "fact") for at, size in places if at >= 0]


def _years(text: str, question: Question, spans: list[TypedSpan]) -> list[Candidate]:
    """Where a year is asked for, the year in each date."""
    if question.expects is not AnswerType.DATE or not _ASKS_YEAR.search(question.text):
        return []
    found = ((span, _YEAR.search(text, span.start, span.end)) for span in spans)
    return [Candidate(match.start(), match.end(), span.fit, "value") for span, match in found if match is not None]


def _titles(text: str, question: Question) -> list[Candidate]:
    if is_literal_type(question.expects):
        return []
    fit = 0.6 if question.expects in (AnswerType.UNKNOWN, AnswerType.CHOICE, AnswerType.LIST) else 0.3
    spans = [next((match.start(n), match.end(n)) for n in range(1, 5) if match[n]) for match in _TITLED.finditer(text)]
    return [Candidate(start, end, fit, "title") for start, end in spans]


def _parsed(text: str, parse: Parse | None, question: Question) -> list[Candidate]:
    if parse is None or not parse.tokens:
        return []
    tokens = parse.tokens[:_MAX_TOKENS]
    if is_literal_type(question.expects):
        counted = _han_counts(tokens) if parse.language == "zh" else _english_counts(tokens)
        other = [found for found in find_literals(text) if found.kind in (LiteralKind.DATE, LiteralKind.AMOUNT)]
        free = [one for one in counted if not any(one.start < lit.end and lit.start < one.end for lit in other)]
        return free if question.expects in (AnswerType.COUNT, AnswerType.QUANTITY) else []
    known = 1.0 if question.expects not in (AnswerType.UNKNOWN, AnswerType.CHOICE) else _OPEN
    spans = [span for span in typed_spans(text, parse, question.expects) if not _is_value(text[span.start : span.end])]
    never = _NEVER.get(question.expects, frozenset())
    wrong = {tokens[name.first].start for name in parse.names if name.label in never and name.first < len(tokens)}
    kept = [span for span in spans if not (span.fit <= WRONG_LABEL and span.start in wrong)]
    names = [Candidate(span.start, span.end, min(known, span.fit), "name") for span in kept]
    if question.expects is AnswerType.PERSON:
        return names + (_han_names(tokens) if parse.language == "zh" else [])
    nouns = _han_nouns(tokens, question) if parse.language == "zh" else _english_nouns(tokens, question)
    return names + [noun for noun in nouns if noun.start not in wrong]


def _is_value(surface: str) -> bool:
    return any(character.isdigit() for character in surface) and bool(find_literals(surface))


def _han_names(tokens: tuple[Token, ...]) -> list[Candidate]:
    """Neighbouring parts of one person's name, with the dots between them."""
    found: list[Candidate] = []
    run: list[Token] = []
    for token in (*tokens, None):
        if token is not None and (token.tag in _HAN_PERSON or (run and token.text in _BETWEEN)):
            run.append(token)
            continue
        while run and run[-1].text in _BETWEEN:
            run.pop()
        if len(run) > 1:
            found.append(Candidate(run[0].start, run[-1].end, 1.0, "name"))
        run = []
    return found


def _han_counts(tokens: tuple[Token, ...]) -> list[Candidate]:
    """A numeral with its measure word, and with the noun after it."""
    found = []
    for index, token in enumerate(tokens):
        if token.tag == "m" and re.search(r"[\d〇零一二两三四五六七八九十百千万亿]", token.text):
            last = index
            while last + 1 < len(tokens) and tokens[last + 1].tag in _HAN_COUNTS:
                last += 1
            found.append(Candidate(token.start, tokens[last].end, 0.7, "value"))
    return found


def _english_counts(tokens: tuple[Token, ...]) -> list[Candidate]:
    """A number, and a number with the nouns that it counts."""
    found = []
    for index, token in enumerate(tokens):
        if token.pos != "NUM" or token.text[:1].isalpha() is (token.tag != "CD"):
            continue
        last = index
        while last + 1 < len(tokens) and last - index < 3 and tokens[last + 1].pos in ("NOUN", "NUM", "ADJ"):
            last += 1
        while last > index and tokens[last].pos == "ADJ":
            last -= 1
        found.append(Candidate(token.start, tokens[last].end, 0.7, "value"))
    return found


def _han_nouns(tokens: tuple[Token, ...], question: Question) -> list[Candidate]:
    """Runs of nouns; a run with the words of a foreign name ("约翰·史密斯") joined over its dots."""
    found: list[Candidate] = []
    run: list[Token] = []
    for token in (*tokens, None):
        inside = token is not None and (token.tag in _HAN_NOUNS or (run and token.text in _BETWEEN))
        if token is not None and inside:
            run.append(token)
            continue
        while run and run[-1].text in _BETWEEN:
            run.pop()
        if run and run[-1].tag != "a":
            named = any(part.tag in _HAN_NAMES for part in run)
            fit = 0.5 if question.expects in (AnswerType.UNKNOWN, AnswerType.CHOICE) else 0.3
            if question.expects is AnswerType.PLACE and len(run) > 1 and all(part.tag in _HAN_PLACES for part in run):
                found.append(Candidate(run[0].start, run[-1].end, 1.0, "name"))
            found.append(Candidate(run[0].start, run[-1].end, fit + 0.1 * named, "noun"))
            if len(run) > 1:
                found.append(Candidate(run[-1].start, run[-1].end, fit - 0.1, "noun"))
                first = next((part for part in run[1:] if part.tag in _HAN_NAMES), None)
                if first is not None and first is not run[-1]:
                    found.append(Candidate(first.start, run[-1].end, fit + 0.1, "noun"))
        run = []
    return found


def _english_nouns(tokens: tuple[Token, ...], question: Question) -> list[Candidate]:
    """Nouns with the adjectives, numbers and nouns right before them, and "X of Y"."""
    found = []
    fit = 0.5 if question.expects in (AnswerType.UNKNOWN, AnswerType.CHOICE) else 0.3
    for index, token in enumerate(tokens):
        ends = index + 1 == len(tokens) or tokens[index + 1].pos not in ("NOUN", "PROPN")
        if token.pos not in ("NOUN", "PROPN") or not ends:
            continue
        first = index
        while first > 0 and index - first < _MAX_NOUNS and tokens[first - 1].pos in ("NOUN", "PROPN", "ADJ", "NUM"):
            first -= 1
        found.append(Candidate(tokens[first].start, token.end, fit, "noun"))
    return found
