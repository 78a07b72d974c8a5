"""From a parse to words: titles, literals, foreign names and organisations joined into one word each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg_builder.extract.chinese import lexicon
from kg_builder.extract.chinese.torn import join_before_latin, join_courtesy_names, join_dotted, join_listed
from kg_builder.extract.chinese.words import PAIRS, Word, Words
from linguistics.literals import FoundLiteral
from schema.extraction import LiteralKind
from schema.parse import Parse, Token

_DATELINE = re.compile(r"[^，。；：]{0,16}\d{1,2}日(?:电|讯)[\s　]+|[(（](?:记者|通讯员)[^)）]{0,20}[)）]")
"""本报杭州4月28日电: where and when a report was sent, no part of its first sentence."""

_ENUMERATOR = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|\d{1,2}[、.)）](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）]|"
    r"第[一二三四五六七八九十百\d]{1,5}[章条款](?=\s))\s*"
)
_STOPS = frozenset("。，；！？")
_PARTY = frozenset("甲乙丙丁")
_TITLES = "《〈"
_MAX_QUOTED = 30
_SOLID = frozenset({"PER", "nr", "ORG", "nt", "nw", "nz", "LOC", "ns"})
_ORGANISATION_PARTS = frozenset({"ORG", "nt", "nz", "LOC", "ns", "n", "vn", "nr", "PER", "nw", "an"})
_ORGANISATION_FIRST = frozenset({"ORG", "nt", "nz", "LOC", "ns", "nr", "PER", "nw"})
_MAX_ORGANISATION = 24
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][\w&.'’ +-]*\Z")
_MODEL = re.compile(r"[A-Za-z][A-Za-z0-9]{0,11}-[A-Za-z0-9-]{0,11}\Z")
_LATIN_COMPANY = re.compile(
    r"(?:^|[ ,])(?:Ltd|Inc|Corp|Co|LLC|GmbH|AG|PLC|Limited|Company|Group|Corporation|SA|Holdings)\b\.?"
)
_LEGAL_NAME = re.compile(r"\w{2,}(?:有限公司|有限责任公司|股份公司|有限合伙|合伙企业)")
_OPENING, _CLOSING = frozenset({"（", "("}), frozenset({"）", ")"})
_MEASURES_UP = frozenset({"占", "达", "达到", "超过", "低于", "高于"})
_COMPOUND_VERBS = frozenset({"简称", "又名", "全名", "本名", "原名", "名", "取名", "题"})


def read_words(parse: Parse, literals: Sequence[FoundLiteral]) -> Words:
    """The words of a parsed sentence, in order and without overlaps, with the literals found in it."""
    words = [Word(token.text, _organisation_tag(token), token.start, token.end) for token in parse.tokens]
    words = _split_parties(words, parse.text)
    lead = _DATELINE.match(parse.text) or _ENUMERATOR.match(parse.text)
    if lead is not None:
        words = [
            _piece(word, max(word.start, lead.end()), word.end, parse.text) for word in words if word.end > lead.end()
        ]
    words = _join_models(words, parse.text)
    words = _join_quoted(words, parse.text)
    words = _join_literals(words, literals, parse.text)
    words = join_dotted(_join_latin(words, parse.text), parse.text)
    words = join_before_latin(join_listed(words, parse.text), parse.text)
    words = join_courtesy_names(words, parse.text)
    return tuple(_verbs_after_modals(_join_organisations(words, parse.text)))


def _organisation_tag(token: Token) -> str:
    """A noun that ends in a legal form with a name before it is an organisation, whatever the model calls it."""
    legal = token.tag in lexicon.NOUN_TAGS and _LEGAL_NAME.fullmatch(token.text.strip()) is not None
    named = token.tag in {"PER", "LOC"} and len(token.text) > 4 and lexicon.STRONG_ORGANISATION.search(token.text)
    return "ORG" if legal or named else token.tag


def _verbs_after_modals(words: list[Word]) -> list[Word]:
    """须 免费 维修/vn 设备: behind a modal a verbal noun is a verb; in 研发 投入/v 占 5% the first verb is a noun.

    著/u behind its author is a verb.
    """
    read = [
        Word(word.text, "v", word.start, word.end) if index and (word.text, word.tag) == ("著", "u") else word
        for index, word in enumerate(words)
    ]
    for index, word in enumerate(words[:-1]):
        if index and word.is_verb and words[index + 1].text in _MEASURES_UP and words[index - 1].tag in {"n", "vn"}:
            read[index] = Word(word.text, "vn", word.start, word.end)
        if word.text not in lexicon.MODALS or word.tag not in {"v", "d"}:
            continue
        at = index + 1
        while at < len(words) - 1 and words[at].tag in {"d", "ad", "vd"}:
            at += 1
        if words[at].tag == "vn" and at + 1 < len(words) and words[at + 1].tag in lexicon.NOUN_TAGS:
            read[at] = Word(words[at].text, "v", words[at].start, words[at].end)
    return read


def _without_stop(word: Word) -> list[Word]:
    """50001。 is a number and a full stop."""
    if len(word.text) == 1 or word.text[-1] not in _STOPS:
        return [word]
    return [
        Word(word.text[:-1], word.tag, word.start, word.end - 1),
        Word(word.text[-1], "w", word.end - 1, word.end),
    ]


def _split_parties(words: list[Word], text: str) -> list[Word]:
    """乙 方向 甲方 is 乙方 向 甲方."""
    parts: list[Word] = []
    for word in (piece for whole in words for piece in _without_stop(whole)):
        before = parts[-1] if parts else None
        if before is not None and before.text in _PARTY and before.end == word.start and word.text[0] == "方":
            parts[-1] = Word(text[before.start : word.start + 1], "n", before.start, word.start + 1)
            if len(word.text) > 1:
                rest = word.text[1:]
                parts.append(Word(rest, "p" if rest in lexicon.PREPOSITIONS else "n", word.start + 1, word.end))
        else:
            parts.append(word)
    return parts


def _join_models(words: list[Word], text: str) -> list[Word]:
    """GPT - 4 and X - 100 are the names of models: Latin letters, hyphens and numbers without blanks."""
    joined: list[Word] = []
    at = 0
    while at < len(words):
        last = at
        for index in range(at + 1, len(words)):
            if words[index].start != words[index - 1].end or not _MODEL.match(text[words[at].start : words[index].end]):
                break
            last = index
        while last > at and words[last].text[-1] == "-":
            last -= 1
        joined.append(_joined(words[at : last + 1], "nz", text) if last > at else words[at])
        at = last + 1
    return joined


def _joined(words: Sequence[Word], tag: str, text: str) -> Word:
    start, end = words[0].start, words[-1].end
    return Word(text[start:end], tag, start, end)


def _join_quoted(words: list[Word], text: str) -> list[Word]:
    """《...》 is one work, a short “...” one name; longer quotations stay words."""
    joined: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        closing = PAIRS.get(word.text)
        last = _closing(words, at, closing) if closing else None
        if last is None:
            joined.append(word)
            at += 1
            continue
        if word.text in _TITLES:
            joined.append(_joined(words[at : last + 1], "nw", text))
        elif any(part.text in lexicon.CLAUSE_ENDS for part in words[at:last]):
            joined += words[at : last + 1]
        else:
            inside = {part.tag for part in words[at + 1 : last]}
            tag = next((name for name in ("ORG", "PER", "LOC", "nw") if inside == {name}), "nz")
            joined.append(_joined(words[at : last + 1], tag, text))
        at = last + 1
    return joined


def _closing(words: Sequence[Word], at: int, closing: str) -> int | None:
    for index in range(at + 2, len(words)):
        if words[index].end - words[at].start > _MAX_QUOTED:
            return None
        if words[index].text == closing:
            return index
    return None


def _join_literals(words: list[Word], literals: Sequence[FoundLiteral], text: str) -> list[Word]:
    """Words under a literal become one; a literal strictly inside a name (三一重工) or a title is none."""
    joined: list[Word] = []
    rest = list(words)
    for found in literals:
        while rest and rest[0].end <= found.start:
            joined.append(rest.pop(0))
        if joined and joined[-1].end > found.start:
            continue
        under: list[Word] = []
        while rest and rest[0].start < found.end:
            under.append(rest.pop(0))
        if not under:
            continue
        if any(
            part.tag in _SOLID and (part.start < found.start or part.end > found.end) and part.end - part.start > 1
            for part in under
        ):
            joined += under
            continue
        if under[0].start < found.start:
            joined.append(_piece(under[0], under[0].start, found.start, text))
        tag = "TIME" if found.kind is LiteralKind.DATE else "lit"
        joined.append(Word(text[found.start : found.end], tag, found.start, found.end, found))
        if under[-1].end > found.end:
            rest.insert(0, _piece(under[-1], found.end, under[-1].end, text))
    return joined + rest


def _piece(word: Word, start: int, end: int, text: str) -> Word:
    return Word(text[start:end], word.tag, start, end)


def _join_latin(words: list[Word], text: str) -> list[Word]:
    """Latin words with one blank or nothing between them are one name: Acme Logistics Ltd."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        beside = before is not None and word.start - before.end <= 1 and before.literal is None and word.literal is None
        if (
            beside
            and before is not None
            and _LATIN.match(before.text)
            and (_LATIN.match(word.text) or _abbreviates(before, word))
        ):
            joined[-1] = _joined(
                [before, word], "ORG" if _LATIN_COMPANY.search(before.text + " " + word.text) else "nz", text
            )
        else:
            joined.append(word)
    return joined


def _abbreviates(before: Word, word: Word) -> bool:
    return word.text == "." and word.start == before.end and _LATIN_COMPANY.search(before.text) is not None


def _join_organisations(words: list[Word], text: str) -> list[Word]:
    """A run that starts with a name and ends in 公司, 银行 ... is one organisation: 星海/ORG 物流/n 公司/n."""
    joined: list[Word] = []
    at = 0
    while at < len(words):
        last = _organisation_end(words, at)
        if last > at:
            joined.append(_joined(words[at : last + 1], "ORG", text))
        elif words[at].text == "股东" and at + 1 < len(words) and words[at + 1].text == "会":
            last = at + 1
            joined.append(_joined(words[at : last + 1], "n", text))
        elif (words[at].text, words[at].tag) == ("要", "c") and at + 1 < len(words) and words[at + 1].text == "是":
            last = at + 1
            joined.append(_joined(words[at : last + 1], "c", text))
        elif words[at].text in _COMPOUND_VERBS and at + 1 < len(words) and words[at + 1].text == "为":
            last = at + 1
            joined.append(_joined(words[at : last + 1], "v", text))
        else:
            joined.append(words[at])
        at = max(last, at) + 1
    return joined


def _bracketed_place(words: Sequence[Word], at: int) -> bool:
    """（苏州） inside the name of a company."""
    return (
        at + 3 < len(words)
        and words[at].text in _OPENING
        and words[at + 1].tag in {"LOC", "ns", "nz", "n"}
        and words[at + 2].text in _CLOSING
        and words[at + 3].tag in _ORGANISATION_PARTS
    )


def _organisation_end(words: Sequence[Word], at: int) -> int:
    """Index of the last word of the organisation that starts at ``at``, or ``at`` when there is no longer one."""
    closed = lexicon.CONDITION_OPENERS | lexicon.PREPOSITIONS | lexicon.DISCOURSE
    if words[at].tag not in _ORGANISATION_FIRST or words[at].text[0] in PAIRS or words[at].text in closed:
        return at
    last = at
    for index in range(at + 1, min(at + 9, len(words))):
        word = words[index]
        if word.text in _OPENING and _bracketed_place(words, index):
            continue
        if word.text in _CLOSING and index >= 2 and _bracketed_place(words, index - 2):
            continue
        adjacent = word.start == words[index - 1].end
        if not adjacent or word.tag not in _ORGANISATION_PARTS or word.end - words[at].start > _MAX_ORGANISATION:
            break
        if lexicon.STRONG_ORGANISATION.search(word.text) and not lexicon.ROLE.match(word.text):
            last = index
            if index + 1 < len(words) and words[index + 1].text in _OPENING:
                break
    return last
