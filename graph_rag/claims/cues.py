"""Cues of a clause, English and Chinese: is it denied, planned, alleged, on a condition, of all or of some.

A clause is compared with the clause that says the same: only the difference of their cues counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from linguistics.normal import simplify


class Certainty(IntEnum):
    """How far a clause is from a fact."""

    FACT = 0
    FUTURE = 1
    PLANNED = 2
    POSSIBLE = 3


class Quantity(IntEnum):
    """Of how many something is said."""

    NONE = 0
    SOME = 1
    MOST = 2
    ALL = 3


def _english(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_UPPER = re.compile(
    r"\b(?:(?:no|not) (?:more|later|longer|greater|higher) than"
    r"|(?:may|must|can|shall|should) not [a-z]+ (?:more|later|longer|faster|further) than"
    r"|(?:do|does|shall|must|may|can|to)(?: not|n['’]t) exceed|not exceeding|at (?:the )?most(?! [a-z]+s\b)"
    r"|up to|a maximum of|at the latest|limited to|maximum|as many as|within)\b|不得?(?:超过|多于|高于|晚于"
    r"|大于)|最多|至多|上限|以内|之内|以下|不迟于|最迟",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"\b(?:(?:no|not) (?:fewer|less|lower|earlier|shorter) than|at least|a minimum of|minimum"
    r"|more than(?= (?:[0-9$€£]|an? |half|one|two|three|four|five|six|seven|eight|nine|ten))|over(?= [0-9])"
    r"|as early as|or more)\b|不得?(?:少于|低于|早于|小于)|最少|至少|以上|不下于",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"(?:, (?:but |and )?|\band |\bbut )not (?:of|for|by|in|to|from|on|at|the|an?|with)\b[^,.;]*"
    r"|\b(?:rather than|instead of)\b[^,.;]*"
    r"|而(?:不是|非)[^，。；]*|，[与和][^，。；]{1,10}无关",
    re.IGNORECASE,
)
"""What is named only to be ruled out: "the landlord, not the tenant"."""
_NOT_NEGATION = re.compile(
    r"\bnot only\b|\bnot (?:all|every|each)\b|\bno\. ?[0-9]|\bno doubt\b|\bnone the less\b|并非所有"
    r"|并非全部|不是所有|没有全部|未全部|不全|不仅|不但|不断|不同|不久|不论|不管|不过"
    r"|不足|不少|非常|非洲|除非|无论|莫不|未来|未婚",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|nor|neither|none|nobody|nothing|without|cannot|unable|unknown|undisclosed|ineligible"
    r"|lacks?|lacked|prohibit\w*|forb[aio]d\w*|bann?(?:ed|ing|s)?|exclud\w+|block(?:ed|s|ing)?|refus\w+"
    r"|reject\w*|deni(?:ed|es)|deny|denying|fail(?:ed|s|ing)?|declined to|turn(?:ed|s)? down"
    r"|stop(?:ped|s)?(?! [a-z]+ing)|acquit\w*|clear(?:ed|s)(?= [^.;]{0,40}\bof\b)|ruled? out|overturn(?:ed|s)?"
    r"|against [a-z]+ing|(?:has|have|had|is|are) yet to|free of|for free|free(?=[.,;]|$))\b|n['’]t\b",
    re.IGNORECASE,
)
_NEGATION_ZH = re.compile(
    r"未经|不得|不予|不能|不会|不再|不可|不许|不准|不含|不享|不承认|不存在|并非|没有|没|未能|尚未|从未|未"
    r"|无需|无权|无须|无法|无(?=[法权人需一])|缺少|缺乏"
    r"|禁止|严禁|禁用|拒绝|否决|驳回|否认|拒付|非(?=本|全|必|法)|不(?![同断仅久少论过足管但])"
)
_PERMITTED = _english(r"may (?:not|be|only|also)?(?= )|can|allowed to|permitted to|entitled to|eligible|free to|may")
_OBLIGED = _english(r"must|shall|has to|have to|had to|required?|requires|obliged|mandatory|need to|needs to")
_PERMITTED_ZH = re.compile(r"可以|可(?![能是])|允许|准许|有权|得以|能够|能(?![力源])")
_OBLIGED_ZH = re.compile(r"必须|须|应(?!用|对|届|聘|收)|应当|需(?!求)|要求|不得|务必")

_LEVELS = (
    (
        Certainty.POSSIBLE,
        _english(
            r"consider(?:s|ed|ing)?|might|could|possibly|perhaps|probably|potential(?:ly)?"
            r"|explor(?:e|es|ed|ing)|in talks|discuss(?:es|ed|ing|ions?)?|under consideration"
            r"|weigh(?:s|ed|ing)?|look(?:s|ed|ing)? (?:at|into)|likely|unlikely|whether|would|draft|proposals?"
            r"|proposed|proposes|under review|pending"
        ),
        re.compile(r"可能|考虑|或将|或许|也许|探讨|洽谈|磋商|草案|征求意见|讨论|研究是否|有望|不排除|建议"),
    ),
    (
        Certainty.PLANNED,
        _english(
            r"plan(?:s|ned|ning)?(?= to| on| for)|intend(?:s|ed|ing)?|expect(?:s|ed|ing)?"
            r"|aim(?:s|ed|ing)? (?:to|for|at)|seek(?:s|ing)?|hop(?:es?|ed|ing) to|forecast(?:s|ed)?"
            r"|project(?:s|ed) to|anticipat\w+|predict\w*|scheduled|due to (?!the|a\b)|targets?"
            r"|target(?:ed|ing)|agreed? to|pledg\w+|promis\w+|about to|prepar(?:e|es|ed|ing) (?:to|for)"
            r"|(?:getting|gets|get) ready|set to|propos(?:es|ed) to|wants?|wanted|demand(?:s|ed)|urg(?:es|ed)"
            r"|threaten(?:s|ed|ing)|recommend(?:s|ed)|tr(?:y|ies|ied|ying) to"
        ),
        re.compile(
            r"计划|拟(?!定|态|人)|预计|预期|打算|准备|有意|意图|目标|力争|争取|希望|承诺|筹备|规划|预测"
            r"|起草|旨在|拟定|试图"
        ),
    ),
    (
        Certainty.FUTURE,
        _english(r"will|'ll|(?:is|are|was|were) to(?= [a-z])|going to|upcoming"),
        re.compile(r"将|会(?=[在于被把向将])"),
    ),
)
_DISPOSAL = re.compile(
    r"将[^，。；将]{1,14}(?:出售|卖|转让|交|存放|用|授予|列|作为|视为|归|给|纳入|支付|提交|任命|改|迁|推)"
    r"|将(?=其|它|这|该)"
)
_PERSONAL_MAY = re.compile(
    r"\bmay (?:have|be (?:due|caused|as|forced|hit)|cut|lose|lead|face|rise|fall|cost|reach|close|lay|need|delay"
    r"|cause)\b"
)

_REPORTED_WOULD = re.compile(
    r"(\b(?:said|says|announced|announces|confirmed|stated|added|promised|pledged)\b[^.;]*?)\bwould\b", re.IGNORECASE
)

_ALLEGED = _english(
    r"alleg\w+|claim(?:s|ed|ing)?(?= (?:that|to|its|his|her|their|the|it|he|she|they|[A-Z]))|claims|accus\w+"
    r"|speculat\w+|suspect(?:s|ed|ing)?(?! is)|rumou?r\w*|purport\w*|supposed(?:ly)?|reportedly|unconfirmed"
    r"|argu(?:es?|ed|ing) that|believ(?:es?|ed|ing)|think(?:s|ing)?|thought"
    r"|in (?:his|her|their|its) (?:view|opinion)|denies|denied|den(?:y|ying)|guess\w*|charged with"
    r"|according to prosecutors|insist(?:s|ed)|blam(?:e|es|ed|ing)|hold(?:s|ing)? [^.;]{0,40}responsible"
)
_ALLEGED_ZH = re.compile(
    r"指控|声称|自称|宣称|据称|涉嫌|怀疑|猜测|传闻|传言|据传|指责|控告|举报|质疑|认为|相信|推测|否认"
    r"|不承认|检方称|原告称|被指|疑似|坚称|揣测"
)
_ATTRIBUTED = re.compile(
    r"\b(?:said|says|say|told|according to|reported|stated|announced)\b|据[^，。；]{1,16}(?:称|说|表示|报道)"
    r"|称|表示|透露",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:\bonly )?\b(?:if|provided(?: that)?|providing that|on condition that|subject to|in the event"
    r"|as long as|conditional on|contingent on|once(?= [a-z]+ )(?! (?:a|per|every|again|more)\b))\b"
    r"|\bfor (?:each|every) [a-z]+ of (?:delay|default|absence|breach)|\bonly (?:with|when|after|upon|where"
    r"|for|on)\b|\b(?:must|may|can|shall)? ?not [^,;.]{0,40}(?:without|unless|until)\b|\bwhere (?=the|a|an"
    r"|such)|(?:每(?=延误|逾期|超|迟)|如果|若(?!干)|如(?=公司|甲方|乙方|果|遇|未)|假如|倘若|只要|只有|一旦"
    r"|未经|凭(?=[^，。；借此]{2,12}(?:可|方|才|[^，。；]{0,6}可))|除非|仅在|仅限|经(?=[^济营过理验纪销历常典]{2,16}(?:同意|批准|许可|审批))|前提)",
    re.IGNORECASE,
)
_CONDITION_ZH_TAIL = re.compile(
    r"[^，。；]{2,30}(?:的情况下|的前提下|的条件下)(?=，)|(?:^|(?<=[，。；]))[^，。；]{3,30}的(?=，)"
)
"""A clause that ends in 的 says when the next one holds, as contracts and regulations put it."""

_RESTRICTED = re.compile(
    r"^[A-Z][a-z]+s (?:with|without|who|whose|aged|under|over)\b[^,;.]*?"
    r"(?= (?:can|may|must|shall|should|are|get|receive|pay|need|have)\b)"
    r"|(?:^|(?<=[，。；]))[^，。；的]{3,20}的(?=[\u4e00-\u9fff]{2,6}(?:可以|可|应|须|不得|有权|享有|必须|需))"
)
"""A generic subject that holds only under what narrows it: "passengers with a flexible ticket may ..."."""

_QUANTITIES = (
    (
        Quantity.NONE,
        _english(r"none|no one|nobody|neither|not a single|no(?= [a-z]+s\b)"),
        re.compile(r"没有一|无一|没有任何|均未|都没|没有(?=[^，。；]{1,8}(?:签|通过|超|参|达|完成))"),
    ),
    (
        Quantity.MOST,
        _english(
            r"most(?! (?:of the time|[a-z]+(?:ed|ive|ful|ous|al|ant|ent)\b))|majority|mainly|largely"
            r"|mostly|(?:nearly|almost) (?:all|every)"
        ),
        re.compile(r"大部分|多数|大多|主要|绝大|几乎全"),
    ),
    (
        Quantity.ALL,
        _english(
            r"all|every|everyone|everybody|each|entire(?:ly)?|whole|always|completely|unanimous(?:ly)?"
            r"|both|either|any(?! other)"
        ),
        re.compile(
            r"所有|全部|每[个位名家份一条项种座年月周天日]|整[个座栋条家片]|全体|一律|始终|总是|全都|全数"
            r"|任何|任一|一致"
        ),
    ),
    (
        Quantity.SOME,
        _english(
            r"some(?! [0-9])|several|a few|few|part(?:s)? of|partly|certain"
            r"|a number of|many|(?<!by )(?<!at )half of|a minority"
        ),
        re.compile(r"部分|一些|若干|少数|有些|个别|几[个家名位]|多[个家名位]"),
    ),
)
_SOLE = re.compile(
    r"\b(?:only|alone|sole(?:ly)?|exclusively|just|single-handedly)\b|只(?=[有由能在对限存])|仅|独自|唯一|单独|独家",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """What the cue words of one clause say. ``denials`` counts negations; two cancel each other.

    ``alleged`` for what a source merely claims, ``attributed`` for what any source is named for.
    """

    denials: int = 0
    certainty: Certainty = Certainty.FACT
    permitted: bool = False
    obliged: bool = False
    alleged: bool = False
    attributed: bool = False
    conditions: tuple[str, ...] = ()
    quantity: Quantity | None = None
    sole: bool = False
    upper: bool = False
    lower: bool = False

    @property
    def denied(self) -> bool:
        """True for an odd number of negations."""
        return self.denials % 2 == 1


def read_cues(clause: str) -> Cues:
    """The cues of one clause (any text without its neighbours)."""
    text = simplify(clause)
    text = _CONTRAST.sub(" ", text)
    bounded = _LOWER.sub(" ", _UPPER.sub(" ", text))
    plain = _NOT_NEGATION.sub(" ", bounded)
    alleged = _ALLEGED.search(text) is not None or _ALLEGED_ZH.search(text) is not None
    return Cues(
        denials=len(_NEGATION.findall(plain)) + len(_NEGATION_ZH.findall(plain)),
        certainty=_certainty(text),
        permitted=_PERMITTED.search(plain) is not None or _PERMITTED_ZH.search(plain) is not None,
        obliged=_OBLIGED.search(plain) is not None or _OBLIGED_ZH.search(plain) is not None,
        alleged=alleged,
        attributed=alleged or _ATTRIBUTED.search(text) is not None,
        conditions=conditions(text),
        quantity=_quantity(plain),
        sole=_SOLE.search(text) is not None,
        upper=_UPPER.search(text) is not None,
        lower=_LOWER.search(_UPPER.sub(" ", text)) is not None,
    )


def contrasts(text: str) -> list[tuple[int, int]]:
    """Where the text names what it rules out; offsets are half-open."""
    return [match.span() for match in _CONTRAST.finditer(simplify(text))]


def conditions(text: str) -> tuple[str, ...]:
    """The words of each condition, from its cue to the end of its segment."""
    found = []
    for match in _CONDITION.finditer(text):
        if match[0].lower().startswith("for "):
            found.append(match[0])
            continue
        end = re.compile(r"[,;，；。]|\.(?=\s|$)|$").search(text, match.end())
        found.append(text[match.start() : end.start() if end else len(text)])
    found += [match[0] for match in _RESTRICTED.finditer(text)]
    found += [match[0] for match in _CONDITION_ZH_TAIL.finditer(text)]
    return tuple(found)


def _certainty(text: str) -> Certainty:
    if _PERSONAL_MAY.search(text):
        return Certainty.POSSIBLE
    plain = _REPORTED_WOULD.sub(r"\1 will", _DISPOSAL.sub(" ", text))
    for level, english, chinese in _LEVELS:
        if english.search(plain) or chinese.search(plain):
            return level
    return Certainty.FACT


def _quantity(text: str) -> Quantity | None:
    for quantity, english, chinese in _QUANTITIES:
        if english.search(text) or chinese.search(text):
            return quantity
    return None
