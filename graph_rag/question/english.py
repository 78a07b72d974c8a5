"""English questions: what is asked, read off words, tags and a shallow look at the tree."""

from __future__ import annotations

import re

from graph_rag.question.lexicon import english_type
from graph_rag.question.names import english_names
from graph_rag.question.record import AnswerType, Reading
from schema.parse import Parse, Token

WH_WORDS = frozenset("who whom whose which what when where why how".split())
AUXILIARIES = frozenset(
    "is are was were am be do does did has have had can could will would shall should may might must".split()
)
_LIGHT_WORDS = frozenset("be have do say tell give list name show find get know many much".split())
_COMPARING = frozenset("same both than difference different compare more less earlier later older younger".split())
_NEGATIONS = frozenset("not n't never no without nor neither cannot except".split())
_LISTING = frozenset("list name enumerate give show".split())
_MONEY = frozenset(
    "cost pay paid spend spent charge worth owe owed price fee salary money invest earn budget revenue rent sell buy "
    "bill reimburse".split()
)
_UNITS = frozenset(
    "day week month year hour minute second kilometre kilometer metre meter mile ton tonne kilogram kg km litre liter "
    "point degree percent acre hectare square".split()
)
_MEASURES = frozenset("long far tall high big large old heavy fast wide deep late soon".split())
_SIZES = frozenset("high large big much".split())
_OPTION = r"((?:[^,:;]|:(?=\S)){1,120}?)"
_OPTIONS = re.compile(rf"(?:^|[,:;–—-]\s+|\bbetween\s+){_OPTION},?\s+(?:or|and)\s+(.{{1,120}}?)[\s?.!]*$")
_LEADING = re.compile(rf"^(?:{'|'.join(sorted(AUXILIARIES))})\s+", re.IGNORECASE)
_TRAILING = re.compile(r"(?:\s+(?:the|more|less|a|been|be|to|have|has|[a-z]+er|better|worse|older|first))+$")
_EITHER = re.compile(r"\b(?:or)\b", re.IGNORECASE)


def read(parse: Parse) -> Reading:
    """Apply the rules to one parsed question; without tokens only the wh-word decides."""
    tokens = parse.tokens or _bare_tokens(parse.text)
    words = [token.text.lower() for token in tokens]
    at = _wh_position(tokens, words)
    focus = _focus(tokens, words, at)
    compares = _compares(tokens, words)
    options = _options(parse.text, words, compares=compares)
    names, proper = english_names(parse, options)
    return Reading(
        names=names,
        expects=AnswerType.CHOICE if options else _expected(tokens, words, at, focus),
        focus=focus.lemma.lower() if focus is not None else "",
        relation=_relation(tokens, proper),
        options=options,
        negated=any(word in _NEGATIONS for word in words),
        compares=compares or bool(options),
    )


def _bare_tokens(text: str) -> tuple[Token, ...]:
    found = re.finditer(r"\w+", text)
    return tuple(
        Token(text=match[0], start=match.start(), end=match.end(), lemma=match[0].lower(), head=index)
        for index, match in enumerate(found)
    )


def _wh_position(tokens: tuple[Token, ...], words: list[str]) -> int:
    """Index of the wh-word that asks: the first that does not open a relative clause, else the first; -1 for none.

    A question (its last sentence, when it has several) that opens with an auxiliary asks for yes or no.
    """
    positions = [index for index, word in enumerate(words) if word in WH_WORDS]
    last = max((index + 1 for index, word in enumerate(words[:-2]) if word in (".", "!", "?")), default=0)
    if not positions or words[0] in AUXILIARIES or (last and positions[-1] < last and words[last] in AUXILIARIES):
        return -1
    asking = [index for index in positions if not _is_relative(tokens, index)]
    if words[0] in ("if", "when", "where") and len(asking) > 1 and "," in words[:-1] and words[1] not in AUXILIARIES:
        asking = asking[1:] if asking[0] == 0 else asking
    return (asking or positions)[0]


def _is_relative(tokens: tuple[Token, ...], index: int) -> bool:
    """True when the word belongs to a relative clause: its verb, at most two steps up, modifies a noun."""
    node = index
    for _ in range(3):
        if tokens[node].dep == "relcl":
            return index > 0
        node = tokens[node].head
    return False


def _is_noun(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") or token.tag.startswith("NN")


def _focus(tokens: tuple[Token, ...], words: list[str], at: int) -> Token | None:
    """The noun asked for: after which/what/how many, or the subject or attribute of "what is the ...", or of "list"."""
    if at < 0:
        if not words or words[0] not in _LISTING:
            return None
        return _noun_after(tokens, 0)
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word == "who" and following in ("are", "were"):
        return _noun_after(tokens, at + 1)
    if word in ("who", "when", "where", "why", "whom") or (word == "how" and following not in ("many", "much")):
        return None
    return _noun_after(tokens, at)


def _noun_after(tokens: tuple[Token, ...], at: int) -> Token | None:
    """The last noun of the first run after ``at``, no further than nine words and before any verb but "be".

    A common noun before a proper one ends the run: "which country Alfonso's father is from" asks for a country.
    """
    found: Token | None = None
    for token in tokens[at + 1 : at + 10]:
        if _is_noun(token) and not (found is not None and found.tag in ("NN", "NNS") and token.text[:1].isupper()):
            found = token
        elif token.text.lower() in ("'s", "’s"):
            found = None
        elif found is not None or (token.pos == "VERB" and not found):
            break
    return found


def _compares(tokens: tuple[Token, ...], words: list[str]) -> bool:
    comparative = any(token.tag in ("JJR", "RBR") for token in tokens)
    return comparative or any(word in _COMPARING for word in words)


def _options(text: str, words: list[str], *, compares: bool) -> tuple[str, ...]:
    """The alternatives of "which ..., A or B", "is A or B larger", "which of A and B": two, or none."""
    if not words or not (_EITHER.search(text) or "between" in words):
        return ()
    asks = any(word in ("which", "who", "what", "whose", "where") for word in words)
    match = _OPTIONS.search(text) if asks or words[0] in AUXILIARIES else None
    if match is None or not (asks or compares):
        return ()
    if " or " not in match[0].lower() and "between" not in match[0].lower():
        return ()
    first = _LEADING.sub("", match[1].strip())
    return tuple(option.strip(" \"'“”") for option in (first, _TRAILING.sub("", match[2].strip())))


def _expected(tokens: tuple[Token, ...], words: list[str], at: int, focus: Token | None) -> AnswerType:
    if at < 0:
        return _without_wh(words)
    word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word == "how":
        return _how(tokens, words, following, focus)
    simple = {"when": AnswerType.DATE, "where": AnswerType.PLACE, "why": AnswerType.REASON, "whose": AnswerType.PERSON}
    if word in simple:
        return simple[word]
    if word in ("who", "whom"):
        plural = following in ("are", "were") and any(token.tag == "NNS" for token in tokens[at + 2 : at + 6])
        return AnswerType.LIST if plural else AnswerType.PERSON
    return _by_noun(words, at, focus)


def _without_wh(words: list[str]) -> AnswerType:
    first = words[0] if words else ""
    last = max((index + 1 for index, word in enumerate(words[:-2]) if word in (".", "!", "?")), default=0)
    if first in AUXILIARIES or (words and words[last] in AUXILIARIES):
        return AnswerType.YES_NO
    if first in ("describe", "explain", "summarise", "summarize"):
        return AnswerType.DESCRIPTION
    if first == "define":
        return AnswerType.DEFINITION
    return AnswerType.LIST if first in _LISTING else AnswerType.UNKNOWN


def _how(tokens: tuple[Token, ...], words: list[str], following: str, focus: Token | None) -> AnswerType:
    noun = focus.lemma.lower() if focus is not None else ""
    if following == "many":
        if noun.startswith("percent"):
            return AnswerType.PERCENT
        return AnswerType.QUANTITY if noun in _UNITS else AnswerType.COUNT
    if following == "much":
        money = any(token.lemma.lower() in _MONEY for token in tokens) or any(word in _MONEY for word in words)
        named = english_type(noun)
        if named in (AnswerType.PERCENT, AnswerType.AMOUNT):
            return named
        return AnswerType.AMOUNT if money or focus is None else AnswerType.QUANTITY
    if following in _SIZES and any(english_type(token.lemma) is AnswerType.AMOUNT for token in tokens):
        return AnswerType.AMOUNT
    if following == "come":
        return AnswerType.REASON
    return AnswerType.QUANTITY if following in _MEASURES else AnswerType.DESCRIPTION


def _by_noun(words: list[str], at: int, focus: Token | None) -> AnswerType:
    """Which or what, by the noun asked for."""
    tail = " ".join(words[at:])
    if re.search(r"\bwhat (?:does|do|did) .{1,80} (?:mean|stand for)\b", tail):
        return AnswerType.DEFINITION
    if re.search(r"\bwhat (?:does|do|did) .{1,80} (?:say|state|require|cover|do)\b", tail):
        return AnswerType.DESCRIPTION
    if focus is None:
        return AnswerType.UNKNOWN
    known = english_type(focus.lemma)
    measured = known not in (AnswerType.UNKNOWN, AnswerType.PERSON, AnswerType.ORGANISATION, AnswerType.PLACE)
    if focus.tag in ("NNS", "NNPS") and not measured:
        return AnswerType.LIST
    if known is not AnswerType.UNKNOWN:
        return known
    return AnswerType.DEFINITION if _bare_definition(words, at) else AnswerType.UNKNOWN


def _bare_definition(words: list[str], at: int) -> bool:
    """True for "what is a KPI", "what is KPI": no "the", no "of", no possessive, at most four words after the verb."""
    rest = [word for word in words[at + 2 :] if word.isalnum()]
    definite = {"the", "of", "in", "for", "at", "by", "'s", "’s", "on", "their", "our"}
    follows = at + 1 < len(words) and words[at + 1] in ("is", "are")
    return follows and len(rest) <= 4 and not definite & set(words[at + 2 :])


def _relation(tokens: tuple[Token, ...], proper: frozenset[int]) -> tuple[str, ...]:
    """Lemmas of verbs, nouns and adjectives outside proper names, in order, each once."""
    kept = []
    for index, token in enumerate(tokens):
        content = token.pos in ("VERB", "NOUN", "ADJ") or token.tag in ("RBR", "RBS")
        word = token.lemma.lower()
        if content and index not in proper and word not in _LIGHT_WORDS and word not in WH_WORDS and word.isalpha():
            kept.append(word)
    return tuple(dict.fromkeys(kept))
