"""What a column header or a key says about the values under it: their type, unit and time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from linguistics.literals import CURRENCY_CODES, FoundLiteral, find_literals, whole_number
from linguistics.normal import collapse
from schema.extraction import EntityType, LiteralKind

_ENGLISH_CUES = {
    EntityType.PRODUCT: "product item model sku part material article equipment device goods",
    EntityType.ORGANISATION: "supplier vendor company customer client manufacturer employer bank subsidiary "
    "organisation organization institution contractor department team division carrier insurer publisher "
    "lessor lessee competitor counterparty firm",
    EntityType.PERSON: "employee manager contact owner director lead head supervisor author attendee participant chair "
    "chairman chairwoman chairperson ceo cfo cto coo president approver signatory representative salesperson person "
    "staff presenter organiser organizer secretary assignee reviewer auditor "
    "responsible present attendance apologies absent",
    EntityType.PLACE: "city country location address site region state province headquarters office origin destination "
    "port place venue",
    EntityType.EVENT: "event meeting conference",
    EntityType.LAW: "law regulation standard",
    EntityType.OTHER: "buyer seller partner tenant landlord party",
}
_HAN_CUES = {
    EntityType.PRODUCT: "产品 型号 品名 商品 物料 货物 设备 品项",
    EntityType.ORGANISATION: "供应商 公司 客户 企业 厂商 厂家 制造商 机构 部门 银行 合作方 甲方 乙方 承包商 雇主 "
    "买方 卖方 承运人 承运商 出租方 承租方 竞争对手",
    EntityType.PERSON: "姓名 负责人 联系人 经理 主管 总监 法定代表人 法人代表 董事 作者 参会人 参会人员 "
    "出席人员 主持人 审批人 签署人 上级 员工 经办人 记录人 责任人 出席 列席 缺席 参会 董事长 总经理 汇报对象",
    EntityType.PLACE: "城市 国家 地址 地点 地区 所在地 省份 产地 总部 注册地 仓库 办公地点 目的地",
    EntityType.EVENT: "会议 活动",
    EntityType.LAW: "法规 法律 标准",
}
_NO_NAME = (
    "date time day year month quarter status state number no id code count quantity qty amount price cost total value "
    "rate share phone tel telephone email e-mail mail url website fax zip description note notes remark remarks "
    "comment comments title position role job type category level grade currency unit term reason version days "
    "likelihood probability severity impact rating priority"
).split()
_NO_NAME_HAN = tuple(
    "日期 时间 年份 月份 状态 编号 号码 代码 数量 金额 价格 单价 总价 合计 比例 电话 手机 邮箱 网址 传真 "
    "邮编 描述 说明 备注 职务 职位 岗位 职称 类型 类别 级别 币种 单位 期限 原因 版本 天数 序号 评级 等级 "
    "规模 概率 影响 措施 要求".split()
)
_PERSON_PHRASES = ("reports to", "reporting to", "managed by", "approved by", "prepared by", "owned by")
_PREPOSITION = re.compile(r"\s(?:of|on|in|at|for|by|from|to|per)\b")
_INDEX = re.compile(r"(?:#|no\.?|nr\.?|row|序号|行号|line(?: no\.?)?|item no\.?)", re.IGNORECASE)
_IDENTIFIER = re.compile(
    r"\b(?:id|code|ref|reference|number|no|nr|sku|serial|iban|account|phone|tel|telephone|mobile|fax|zip|postcode"
    r"|version)\b\.?|编号|号码|代码|编码|账号|工号|单号|合同号|订单号|发票号|电话|手机|传真|邮编|版本|证号",
    re.IGNORECASE,
)
_DOCUMENT_ID = re.compile(
    r"\b(?:contract|order|invoice|po|project|ticket|policy|case|asset)\b|合同|订单|发票|项目|工单|资产", re.IGNORECASE
)
_TITLE = re.compile(r"(?:job |current )?(?:title|position|role|job)|职务|职位|岗位|职称|头衔", re.IGNORECASE)
_PERSON_NAME = re.compile(r"(?:full |employee |staff |contact )?name|姓名|员工姓名|员工", re.IGNORECASE)
_ANY_NAME = re.compile(r"\bname\b|姓名|名称", re.IGNORECASE)
_BRACKET = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_AFTER_COMMA = re.compile(r"(?:,|，|/|／|\bin\b)\s*([^,，/／]{1,24})\Z", re.IGNORECASE)
_SCALE_PLURAL = re.compile(r"\b(thousand|million|billion|trillion)s\b", re.IGNORECASE)
_FILLER = re.compile(r"\b(?:in|of|as)\b|单位[:：]?", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_PERIOD_WORDS = {"月": "个月", "日": "天", "季度": "个季度"}
_BARE_SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "k": 10**3, "'000": 10**3, "000": 10**3, "千": 10**3,
    "万": 10**4, "百万": 10**6, "亿": 10**8,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """What numbers under a header mean: multiply by ``factor``. For a DURATION ``unit`` is the form, ``P1D``."""

    kind: LiteralKind
    factor: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Header:
    """A header as understood. ``predicate`` is lower case without unit and time, empty where nothing is left."""

    text: str
    predicate: str
    type: EntityType
    cued: bool
    measure: Measure | None
    time: str
    is_index: bool
    is_identifier: bool
    is_document_id: bool
    is_title: bool
    is_person_name: bool
    names: bool


def read_header(text: str) -> Header:
    """Understand the text of a column header or key, English or Chinese; never raises."""
    base, measure = _measured(collapse(text).rstrip(":：").strip())
    base, time = _timed(base)
    predicate = collapse(base.lower().replace("_", " "))
    cue = _cue(predicate)
    type_ = cue or EntityType.OTHER
    named = bool(_ANY_NAME.search(predicate))
    return Header(
        text=text,
        predicate=predicate,
        type=type_,
        cued=cue is not None,
        measure=measure,
        time=time,
        is_index=bool(_INDEX.fullmatch(predicate)),
        is_identifier=bool(_IDENTIFIER.search(predicate)),
        is_document_id=bool(_DOCUMENT_ID.search(predicate)),
        is_title=bool(_TITLE.fullmatch(predicate)),
        is_person_name=bool(_PERSON_NAME.fullmatch(predicate)),
        names=named or cue is not None or not _describes(predicate),
    )


def _describes(predicate: str) -> bool:
    """True for headers of values that name nothing: dates, numbers, states, remarks."""
    words = _WORD.findall(predicate)
    return bool(words and words[-1] in _NO_NAME) or predicate.endswith(_NO_NAME_HAN)


def _cue(predicate: str) -> EntityType | None:
    """The type that a header promises: by its last word that is a cue; None for "supplier code" and without cue."""
    if predicate.startswith(_PERSON_PHRASES):
        return EntityType.PERSON
    words = [word for word in _WORD.findall(_PREPOSITION.split(predicate)[0]) if word != "name"]
    if words and words[-1] in _NO_NAME and words[-1] != "state":
        return None
    for type_, english in _ENGLISH_CUES.items():
        cues = english.split()
        if words and (words[-1] in cues or words[-1].removesuffix("s") in cues):
            return type_
    base = predicate.removesuffix("名称").removesuffix("名")
    if base.endswith(_NO_NAME_HAN):
        return None
    matches = [
        (len(cue), type_)
        for type_, cues in _HAN_CUES.items()
        for cue in cues.split()
        if base.endswith(cue) or predicate == cue
    ]
    return max(matches, key=lambda match: match[0])[1] if matches else None


def _measured(text: str) -> tuple[str, Measure | None]:
    """The header without its unit, and the unit: "Price (EUR)", "金额（万元）", "Amount, USD million"."""
    for match in _BRACKET.finditer(text):
        measure = read_measure(match[1])
        if measure is not None:
            return collapse(text[: match.start()] + " " + text[match.end() :]), measure
    match_end = _AFTER_COMMA.search(text)
    if match_end is not None and match_end.start() > 0:
        measure = read_measure(match_end[1])
        if measure is not None:
            return text[: match_end.start()].strip(), measure
    last = text.rsplit(" ", 1)[-1].upper()
    if last in CURRENCY_CODES:
        return text[: -len(last)].strip() or text, Measure(LiteralKind.AMOUNT, Decimal(1), last)
    if text.endswith("%") and len(text) > 1:
        return text[:-1].strip(), Measure(LiteralKind.PERCENT, Decimal(1), "")
    return text, None


def read_measure(text: str) -> Measure | None:
    """The measure that a unit names ("EUR million", "kg", 万元, days, %); None when it is no unit."""
    words = collapse(_FILLER.sub(" ", _SCALE_PLURAL.sub(r"\1", collapse(text))))
    if not words or len(words) > 24:
        return None
    words = _PERIOD_WORDS.get(words, words)
    if words.lower() in _BARE_SCALES:
        return Measure(LiteralKind.QUANTITY, Decimal(_BARE_SCALES[words.lower()]), "")
    first, _, rest = words.partition(" ")
    forms = [f"1 {words}", f"1{words}", f"{first} 1 {rest}", f"{rest} 1 {first}", f"{words[0]}1{words[1:]}"]
    if words.startswith("人民币"):
        forms.append(f"人民币1{words[3:]}")
    for form in forms:
        found = find_literals(form.strip())
        if len(found) == 1 and found[0].end - found[0].start == len(form.strip()):
            return _as_measure(found[0])
    return None


def _as_measure(literal: FoundLiteral) -> Measure | None:
    if literal.kind is LiteralKind.DURATION:
        return Measure(literal.kind, Decimal(1), literal.value) if "1" in literal.value else None
    if literal.kind in (LiteralKind.AMOUNT, LiteralKind.QUANTITY, LiteralKind.PERCENT):
        return Measure(literal.kind, Decimal(literal.value), literal.unit)
    return None


def _timed(text: str) -> tuple[str, str]:
    """The header without its date, and the date: "2023", "Revenue 2023", "2023年销售额"."""
    found = [literal for literal in find_literals(text) if literal.kind is LiteralKind.DATE]
    if not found:
        bare = re.search(r"(?<![0-9A-Za-z])(?:FY[ ]?)?(?:19|20)[0-9]{2}(?![0-9A-Za-z.])", text)
        found = find_literals(bare[0]) if bare else []
        found = [FoundLiteral(bare.start(), bare.end(), found[0].kind, found[0].value)] if bare and found else []
    if len(found) != 1:
        return text, ""
    date = found[0]
    rest = collapse(text[: date.start] + " " + text[date.end :]).strip(" -–—,:：/（）()")
    return rest, date.value


def number_literal(text: str, header: Header, inherited: Measure | None = None) -> tuple[LiteralKind, str, str] | None:
    """Kind, value and unit of a cell that is a bare number, by its header; None where it is no number.

    ``inherited`` is the measure of the table or row, used where the header has none.
    """
    value = whole_number(text)
    if not value:
        return None
    measure = header.measure or inherited
    if measure is None:
        if header.is_identifier:
            return None
        return LiteralKind.QUANTITY, value, ""
    number = Decimal(value)
    if measure.kind is LiteralKind.DURATION:
        return (measure.kind, measure.unit.replace("1", value, 1), "") if number >= 0 else None
    return measure.kind, _plain(number * measure.factor), measure.unit


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
