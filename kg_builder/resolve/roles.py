"""Which statements tie a person to an organisation: role nouns, verbs of employment and column headers.

Headers and predicates are compared in the normal form of ``linguistics.normal.name_key``.
"""

from __future__ import annotations

import re

from linguistics.normal import name_key

_ROLE_WORDS = frozenset(
    "chairman chairwoman chairperson chair ceo cfo cto coo cio president director officer manager founder cofounder "
    "co-founder partner head secretary treasurer professor employee engineer lawyer counsel attorney spokesman "
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


def states_affiliation(predicate: str) -> bool:
    """True for predicates that tie a person and an organisation: "be chief executive of", "work for", 总裁."""
    key = name_key(predicate)
    if key in _EMPLOYMENT or key in _AFFILIATION_HEADERS or _ROLE_HAN.search(key):
        return True
    return not _ROLE_WORDS.isdisjoint(key.split(" "))


def is_affiliation_header(predicate: str) -> bool:
    """True for a column that names a person's organisation."""
    return name_key(predicate) in _AFFILIATION_HEADERS


def tells_apart(predicate: str) -> bool:
    """True for a column whose values differ between two people of one name: organisation, department, job, number."""
    key = name_key(predicate)
    return key in _AFFILIATION_HEADERS or key in _TELLING_HEADERS
