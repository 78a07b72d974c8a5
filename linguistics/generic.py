"""Terms that name somebody or something else in every document: the Supplier, our company, 甲方, 本公司.

Everything is in the normal form of ``linguistics.normal.name_key`` (folded, simplified, no leading article).
"""

from __future__ import annotations

import re

from linguistics.scripts import HAN

_GENERIC = frozenset(
    "company corporation group firm business enterprise organisation organization institution association bank fund "
    "trust board committee council department team division unit government ministry authority agency commission court "
    "supplier vendor seller buyer purchaser customer client contractor subcontractor consultant provider distributor "
    "manufacturer licensor licensee lender borrower guarantor lessor lessee landlord tenant employer employee issuer "
    "agent principal parent subsidiary affiliate partner shareholder party parties manager management owner user "
    "agreement contract policy plan report document project product products service services system programme "
    "program building facility property premises site study paper article section clause schedule annex appendix "
    "公司 集团 本行 银行 协议 合同 董事会 股东会 监事会 委员会 部门 政府 法院 单位 学校 医院 机构 企业 客户 "
    "供应商 供货商 经销商 承包商 承包人 发包人 出租人 承租人 借款人 贷款人 担保人 委托人 受托人 用人单位 员工 劳动者 "
    "项目 产品 系统".split()
)
_OWN = re.compile(r"^(?:our|your|his|her|its|their|my|this|that|these|those|such|said|any|each|every|some|no) \S")
_GENERIC_SERVICE = re.compile(
    r"^(?:service|goods|first|second|third|other|receiving|disclosing|contracting|selling|"
    r"purchasing|target|holding|parent) (?:provider|party|company|supplier|group)$"
)
_HAN_OWN = re.compile(
    "^(?:本|该|我|贵|此|这家|那家|上述|前述)(?:公司|集团|单位|企业|机构|基金|产品|项目|系统|协议|合同|办法|规定|条例|平台|银行|学校|医院|"
    "[行司院校国市省县区镇村厂店部局会所社品法条款书队])$"
)
_HAN_PARTY = re.compile(rf"^[甲乙丙丁戊{HAN}]{{1,3}}方$")
_HAN_PLACES = ("地方", "对方", "南方", "北方", "东方", "西方", "前方", "后方", "官方")


def is_generic(key: str) -> bool:
    """True for terms that mean something else in every document: "the Supplier", "our company", 甲方, 本公司."""
    if key in _GENERIC or _OWN.match(key) or _GENERIC_SERVICE.match(key) or _HAN_OWN.match(key):
        return True
    return _HAN_PARTY.match(key) is not None and not key.endswith(_HAN_PLACES)
