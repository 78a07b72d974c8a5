"""Chinese questions: what is asked, read off question words and LAC's words and tags; there is no tree."""

from __future__ import annotations

import re

from graph_rag.question.lexicon import chinese_type
from graph_rag.question.names import distinct, quoted
from graph_rag.question.record import AnswerType, Reading
from linguistics.normal import simplify
from schema.parse import Parse, Token

_NAME_TAGS = frozenset("PER LOC ORG nr ns nt nw nz".split())
_NOUN_TAGS = _NAME_TAGS | frozenset("n vn s f an".split())
_ASKING_TAGS = frozenset("r u w p c xc d".split())
_LIGHT = frozenset("是 有 为 叫 叫做 请 请问 列出 列举 告诉 有没有 哪些 什么时候 多少".split())
_MAX_WORDS = 6
_MAX_TOKENS = 80

_YES_NO = re.compile(
    r"是否|有没有|是不是|能不能|会不会|可不可以|可以不可以|能否|可否|有无|对不对|对吗|(.)不\1|吗[？?。!！\s]*$"
)
_CHOICE = re.compile(
    r"还是|(?:和|与|跟|、|,|，).{1,60}(?:哪一?(?:个|家|位|部|座|条|种|者|款)?|谁)[^。？?]{0,16}(?:更|最|较|比较|先|早|晚|大|多|高|长)"
)
_NEGATED = re.compile(r"没有|尚未|未|没|不|并非|除了|除外")
_NOT_NEGATION = re.compile(r"有没有|(.)不\1|可以不可以|不同|不仅|不少于|不超过|未来|不低于|不高于")
_QUOTED = re.compile(r"[「《“『\"][^」》”』\"]*[」》”』\"]")
_COMPARES = re.compile(
    r"更|最(?![后近终初])|相比|比较|相同|不同|差异|区别|一样|都是|早于|晚于|大于|高于|低于|还是|谁先|孰"
)
_UNIT = "天|年|个?月|日|小时|分钟|公里|千米|米|吨|公斤|千克|克|岁|平方|立方|度|升|周|星期|公顷|里|海里"
_COUNTER = (
    "个|名|人|家|位|项|次|份|台|件|条|种|间|辆|套|所|座|部|张|本|场|笔|艘|架|只|"
    "股|户|门|届|章|层|枚|级|对|支|篇|代|首|处|片|站|期"
)

# Tried in order; the first that matches decides. What depends on a noun follows in ``_by_noun``.
_PATTERNS: tuple[tuple[re.Pattern[str], AnswerType], ...] = (
    (re.compile(r"为什么|为何|为啥|缘何|因何|何以|何故|什么原因|原因是|怎么会"), AnswerType.REASON),
    (re.compile(r"百分之(?:几|多少)|多少(?:%|％|个百分点)"), AnswerType.PERCENT),
    (re.compile(r"多少(?:钱|元|万元|亿元|美元|欧元|人民币|块钱)|几(?:元|万元|亿元|块钱)"), AnswerType.AMOUNT),
    (
        re.compile(
            r"什么时候|什么时间|何时|几时|哪一?年|哪一?天|哪一?日|何年|何日|几月|几号|几点|哪个月|哪一个月|哪个年"
        ),
        AnswerType.DATE,
    ),
    (re.compile(rf"(?:多少|几)(?:{_UNIT})|多久|多长|多远|多大|多高|多重|多深|多快|多宽"), AnswerType.QUANTITY),
    (
        re.compile(r"哪些|哪[几两二三四五六七八九十]|列出|列举|有什么(?:样的)?[^是]{0,6}[？?]?$|分别(?:是|为|有)"),
        AnswerType.LIST,
    ),
    (re.compile(rf"多少(?:{_COUNTER})|几(?:{_COUNTER})"), AnswerType.COUNT),
    (re.compile(r"谁|哪一?位|何人|什么人|哪一?个人"), AnswerType.PERSON),
    (re.compile(r"哪里|哪儿|何处|何地|在哪[？?。]?$|什么地方|位于哪"), AnswerType.PLACE),
    (re.compile(r"什么是|何谓|什么叫|是什么意思|指(?:的是)?什么|如何定义"), AnswerType.DEFINITION),
    (re.compile(r"如何|怎么|怎样|咋"), AnswerType.DESCRIPTION),
)
_MONEY = re.compile(
    r"报销|投资|投入|花费|花了|支付|付款|付|赔偿|赔|借款|贷款|借|缴|交纳|赚|捐|奖励|补助|薪|工资|价|费|款|成本|预算"
)
_FOCUS_AFTER = re.compile(
    r"哪一?(?:个|家|位|部|座|条|种|所|款|本|些|支|间|艘|届|项|名|门|首|篇|场)?|(?<!为)什么|何(?=[地国人种时])|列出|列举|多少"
)
_ASKED_LAST = re.compile(
    r"(?:(?:是|为|叫|有|达到?|在|属于)?(?:多少|什么|谁|几|哪一?(?:个|家|位|部|本|座|条|种|项|所|款)?)|是|为)[？?。\s]*$"
)


def read(parse: Parse) -> Reading:
    """Apply the rules to one parsed question; without tokens only question words decide."""
    text = simplify(parse.text)
    tokens = parse.tokens[:_MAX_TOKENS]
    options = _options(text, tokens, parse.text)
    focus = _focus(text, tokens)
    names, proper = _names(parse, tokens, options)
    return Reading(
        names=names,
        expects=AnswerType.CHOICE if options else _expected(text, focus),
        focus=focus,
        relation=_relation(tokens, proper),
        options=options,
        negated=bool(_NEGATED.search(_NOT_NEGATION.sub("", _QUOTED.sub("", text)))),
        compares=bool(options) or bool(_COMPARES.search(text)),
    )


def _expected(text: str, focus: str) -> AnswerType:
    if _YES_NO.search(text):
        return AnswerType.YES_NO
    for pattern, kind in _PATTERNS:
        if pattern.search(text):
            return kind
    known = chinese_type(focus) if focus else AnswerType.UNKNOWN
    if "多少" in text:
        measured = (AnswerType.AMOUNT, AnswerType.PERCENT, AnswerType.QUANTITY, AnswerType.COUNT)
        if known in measured:
            return known
        return AnswerType.AMOUNT if _MONEY.search(text) else AnswerType.QUANTITY
    if known is AnswerType.UNKNOWN and re.search(r"是什么[？?。\s]*$", text) and "的" not in text:
        return AnswerType.DEFINITION
    return known


def _focus(text: str, tokens: tuple[Token, ...]) -> str:
    """The noun asked for: after 哪家/什么/列出, or the last noun before 是多少/是什么/是谁."""
    asked = _ASKED_LAST.search(text)
    if asked is not None:
        before = [token for token in tokens if token.end <= asked.start() and token.tag in _NOUN_TAGS]
        return before[-1].text if before else ""
    for match in _FOCUS_AFTER.finditer(text):
        following = [token for token in tokens if token.start >= match.end()]
        run = _first_nouns(following)
        if run:
            return run[-1].text
        if following and following[0].tag in ("q", "m", "TIME") and chinese_type(following[0].text).value != "unknown":
            return following[0].text
    return ""


def _first_nouns(tokens: list[Token]) -> list[Token]:
    """The first run of nouns, if it comes before any verb and after at most three other words."""
    run: list[Token] = []
    for index, token in enumerate(tokens):
        if token.tag in _NOUN_TAGS:
            run.append(token)
        elif run or token.tag == "v" or index > 3:
            break
    return run


def _options(text: str, tokens: tuple[Token, ...], original: str) -> tuple[str, ...]:
    """The alternatives of A还是B and A和B哪个更...: the nouns on both sides of the joining word."""
    if not _CHOICE.search(text):
        return ()
    for index, token in enumerate(tokens):
        if simplify(token.text) in ("还是", "和", "与", "跟", "、"):
            left, right = _noun_run(tokens, index, -1), _noun_run(tokens, index, 1)
            if left and right:
                return tuple(original[run[0].start : run[-1].end] for run in (left, right))
    return ()


def _noun_run(tokens: tuple[Token, ...], index: int, step: int) -> list[Token]:
    run: list[Token] = []
    at = index + step
    while 0 <= at < len(tokens) and (tokens[at].tag in _NOUN_TAGS or tokens[at].tag in ("TIME", "m", "q", "nx")):
        run.append(tokens[at])
        at += step
    return run[::step]


def _names(parse: Parse, tokens: tuple[Token, ...], options: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[int]]:
    text = parse.text
    spans = [(span.first, span.last) for span in parse.names if 0 <= span.first < span.last <= len(tokens)]
    spans += [(index, index + 1) for index, token in enumerate(tokens) if token.tag in _NAME_TAGS]
    inside = frozenset(index for first, last in spans for index in range(first, last))
    surfaces = [*quoted(text), *options]
    surfaces += [text[tokens[first].start : tokens[last - 1].end] for first, last in spans]
    surfaces += re.findall(r"[A-Za-z][A-Za-z0-9&.+-]*(?: [A-Za-z][A-Za-z0-9&.+-]*)*(?:[-\s]?\d+)?", text)
    surfaces += _joined(text, tokens)
    return distinct(surfaces), inside


def _joined(text: str, tokens: tuple[Token, ...]) -> list[str]:
    """Runs of up to six words, longest first, whose ends can stand in a name."""
    found = []
    for size in range(min(_MAX_WORDS, len(tokens)), 0, -1):
        for first in range(len(tokens) - size + 1):
            run = tokens[first : first + size]
            edges = (run[0], run[-1])
            if any(token.tag in _ASKING_TAGS or simplify(token.text) in _LIGHT for token in edges):
                continue
            if run[-1].tag in _NOUN_TAGS and not any(token.tag == "w" for token in run):
                found.append(text[run[0].start : run[-1].end])
    return found


def _relation(tokens: tuple[Token, ...], proper: frozenset[int]) -> tuple[str, ...]:
    """Verbs, nouns and adjectives outside proper names, in order, each once."""
    kept = [
        token.text
        for index, token in enumerate(tokens)
        if token.tag in ("v", "vn", "n", "a", "ad", "an", "vd")
        and index not in proper
        and simplify(token.text) not in _LIGHT
    ]
    return tuple(dict.fromkeys(kept))
