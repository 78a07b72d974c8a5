"""Which statements tie a person to an organisation: role nouns, verbs of employment and column headers.

Headers, predicates and names are compared in the normal form of ``linguistics.normal.name_key``.
"""

from __future__ import annotations

import re

from kg_builder.resolve.suffixes import bare_name
from linguistics.generic import is_generic
from linguistics.normal import name_key
from linguistics.scripts import has_han

_ROLE_WORDS = frozenset(
    "chairman chairwoman chairperson chair ceo cfo cto coo cio president director officer manager founder cofounder "
    "partner head secretary treasurer professor employee engineer lawyer counsel attorney spokesman "
    "spokeswoman spokesperson analyst economist strategist executive governor researcher scientist consultant member "
    "accountant auditor editor reporter coach".split()
)
_ROLE_HAN = re.compile(
    "董事长|总裁|总经理|经理|主任|首席|创始人|合伙人|董事|监事|秘书|教授|工程师|律师|发言人|员工|主管|负责人|代表人|院长|校长|局长|部长|总监"
    "|任职|就职|供职|职工|职员|研究员|分析师"
)
_EMPLOYMENT = frozenset(
    "work for|work at|work with|be employed by|be employed at|be employed with|employ|serve at|be with".split("|")
)
_AFFILIATION_HEADERS = frozenset(
    "company|employer|organisation|organization|affiliation|institution|firm|公司|单位|工作单位|所属公司|任职单位|所在单位|机构|雇主".split(
        "|"
    )
)
_TELLING_HEADERS = frozenset(
    "department|team|office|location|site|role|title|job title|position|employee id|staff id|id|"
    "部门|团队|职位|职务|岗位|工号|地点|办公室".split("|")
)
_HOLDS_ROLE = frozenset(
    "be|become|serve as|be appointed|be named|role|title|position|job title|是|为|任|担任|出任|职务|职位|岗位".split(
        "|"
    )
)
_DEPARTMENT = re.compile(
    r"\b(?:department|team|division|office|committee|board|council|unit|desk|works|plant)$"
    r"|(?:部|处|科|室|组|办|中心|委员会|董事会|监事会|车间)$"
)
_COMMON_HEADS = frozenset(
    "university college school institute bank ministry department court national royal international american british "
    "china chinese european german french united new north south east west first general global world".split()
)
_PLACES = re.compile(
    "^(?:(?:中国|北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|"
    "台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|深圳|广州|苏州|杭州|南京|宁波|无锡|常州|武汉|成都|西安|青岛|厦门|大连|沈阳|长沙|郑州|济南|合肥|"
    "福州|桃园|台北|东莞|佛山|珠海|温州|嘉兴|绍兴|南通)[省市]?)+"
)
_BRAND_CHARACTERS = 2


def states_affiliation(predicate: str) -> bool:
    """True for predicates that tie a person and an organisation: "be chief executive of", "work for", 总裁."""
    key = name_key(predicate)
    if key in _EMPLOYMENT or key in _AFFILIATION_HEADERS or _ROLE_HAN.search(key):
        return True
    return not _ROLE_WORDS.isdisjoint(key.split(" "))


def holds_role(predicate: str) -> bool:
    """True for predicates whose object can be a role: "be", "become", 担任, a column 职务."""
    return name_key(predicate) in _HOLDS_ROLE


def is_role(surface: str) -> bool:
    """True for words that hold a role noun: "chief executive of Acme", 公司物流总监."""
    key = name_key(surface)
    return _ROLE_HAN.search(key) is not None or not _ROLE_WORDS.isdisjoint(key.split(" "))


def is_department(key: str) -> bool:
    """True for parts of an organisation: "finance department", 采购部."""
    return _DEPARTMENT.search(key) is not None


def tie_key(key: str) -> str:
    """An organisation's name, coarse enough that its usual spellings agree.

    The first word ("Halvorsen Group plc", "Halvorsen"), the whole bare name where that word is common to many
    ("University of Oslo"); for a Chinese name the first two characters behind its place.
    """
    bare = bare_name(key)
    if has_han(bare):
        brand = _PLACES.sub("", bare)
        return brand[:_BRAND_CHARACTERS] if len(brand) >= _BRAND_CHARACTERS and not is_generic(brand) else bare
    first = bare.split(" ")[0]
    return bare if first in _COMMON_HEADS or len(first) < 2 else first


def is_affiliation_header(predicate: str) -> bool:
    """True for a column that names a person's organisation."""
    return name_key(predicate) in _AFFILIATION_HEADERS


def tells_apart(predicate: str) -> bool:
    """True for a column whose values differ between two people of one name: organisation, department, job, number."""
    key = name_key(predicate)
    return key in _AFFILIATION_HEADERS or key in _TELLING_HEADERS
