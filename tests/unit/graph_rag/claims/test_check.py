"""Claims against quotes, end to end with the real parsers: what is kept, and why the rest is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_rag.answer.parsing import ParseSentence
from graph_rag.claims import Aspect, Outcome, Reason, Verdict, check_claim
from graph_rag.claims.verdict import conclude
from schema.parse import Parse

models = pytest.mark.models

SALE = "In 2021 Harlow Foods sold its bakery in Leeds to Krisp Holdings for $1.2 billion."
PLAN = "Novalis plans to open a second laboratory in Cork in 2026."
ALLEGED = "Prosecutors allege that the mayor took bribes from a contractor."
SAMPLES = "Three of the twelve samples exceeded the limit for lead."
TERMS = "Tenants may sublet the flat only with the landlord's written consent."
HOTELS = "Based in Porto, the firm designs furniture for hotels."
DUTY = "Repairs to the roof are the responsibility of the landlord, not of the tenant."
RATES = "Annual inflation slowed to 2.4 percent in May from 2.9 percent in April."
GROWTH = "Between 2018 and 2022 sales grew from 4 million to 8 million units."
STAY = "Pets are welcome at a supplement of 15 euros a night."
NAMED_ZH = "首席财务官阮萍表示，大桥北段去年重新刷漆。"
LATE_ZH = "买方逾期付款的，按年利率8%计收利息。"
RENAMED_ZH = "2015年，公司由光途科技更名为索莱。"
PRICES = "Rents climbed 6 percent last year, while wages rose by only 2 percent."
SALE_ZH = "2021年，海澜科技以3.2亿元的价格从丰和投资手中收购了韦伯公司。"
PLAN_ZH = "青岚集团计划明年在成都建设第二座工厂。"
SAMPLES_ZH = "12份样品中有3份铅含量超标。"
AUDIT_ZH = "本次审计未发现内部控制存在重大缺陷。"


@models
@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Krisp Holdings bought a bakery from Harlow Foods.", SALE),
        ("The Leeds bakery was sold for 1,200 million dollars.", SALE),
        ("Harlow Foods sold its bakery in 2021.", SALE),
        ("Novalis intends to open a lab in Cork.", PLAN),
        ("According to prosecutors, the mayor took bribes.", ALLEGED),
        ("Three samples were above the limit.", SAMPLES),
        ("Subletting requires the landlord's consent.", TERMS),
        ("Wages rose 2 percent.", PRICES),
        ("The landlord has to repair the roof.", DUTY),
        ("Inflation had been 2.9 percent in April.", RATES),
        ("Sales doubled between 2018 and 2022.", GROWTH),
        ("A pet costs 15 euros per night.", STAY),
        ("Some 8 million units were sold in 2022.", GROWTH),
        ("阮萍是首席财务官。", NAMED_ZH),
        ("逾期付款按年利率8%计息。", LATE_ZH),
        ("公司2015年更名为索莱。", RENAMED_ZH),
        ("韦伯公司被海澜科技收购。", SALE_ZH),
        ("海澜科技用320百万元买下了韦伯公司。", SALE_ZH),
        ("青岚集团打算在成都建厂。", PLAN_ZH),
        ("十二份样品里有三份超标。", SAMPLES_ZH),
        ("审计没有发现重大缺陷。", AUDIT_ZH),
    ],
)
def test_what_a_quote_supports(claim: str, quote: str, parse: ParseSentence) -> None:
    verdict = check_claim(claim, quote, parse)
    assert verdict.supported, verdict.reasons
    assert verdict.reasons == ()


@models
@pytest.mark.parametrize(
    ("claim", "quote", "aspect", "outcome"),
    [
        ("Krisp Holdings sold a bakery to Harlow Foods.", SALE, Aspect.ROLE, Outcome.CONTRADICTED),
        ("Harlow Foods sold its bakery for $1.2 million.", SALE, Aspect.VALUE, Outcome.CONTRADICTED),
        ("Harlow Foods sold its bakery in 2019.", SALE, Aspect.DATE, Outcome.CONTRADICTED),
        ("Harlow Foods sold its bakery in York.", SALE, Aspect.NAME, Outcome.CONTRADICTED),
        ("Harlow Foods did not sell its bakery.", SALE, Aspect.NEGATION, Outcome.CONTRADICTED),
        ("Novalis opened a second laboratory in Cork.", PLAN, Aspect.MODALITY, Outcome.NOT_CONFIRMED),
        ("The mayor took bribes.", ALLEGED, Aspect.ATTRIBUTION, Outcome.NOT_CONFIRMED),
        ("All samples exceeded the limit.", SAMPLES, Aspect.QUANTIFIER, Outcome.NOT_CONFIRMED),
        ("Tenants may sublet the flat.", TERMS, Aspect.CONDITION, Outcome.NOT_CONFIRMED),
        ("Wages fell by 2 percent.", PRICES, Aspect.DIRECTION, Outcome.CONTRADICTED),
        ("Wages rose by 6 percent.", PRICES, Aspect.VALUE, Outcome.CONTRADICTED),
        ("Harlow Foods dismissed its chairman.", SALE, Aspect.RELATION, Outcome.NOT_CONFIRMED),
        ("Penguins live near cold coasts.", SALE, Aspect.WORDS, Outcome.NOT_CONFIRMED),
        ("The firm designs furniture for hotels and hospitals.", HOTELS, Aspect.WORDS, Outcome.NOT_CONFIRMED),
        ("The firm designs furniture for sports clubs.", HOTELS, Aspect.WORDS, Outcome.NOT_CONFIRMED),
        ("The firm designs hotels for the third time.", HOTELS, Aspect.VALUE, Outcome.NOT_CONFIRMED),
        ("The tenant has to repair the roof.", DUTY, Aspect.NEGATION, Outcome.CONTRADICTED),
        ("Inflation was 2.4 percent in April.", RATES, Aspect.DATE, Outcome.CONTRADICTED),
        ("Sales halved between 2018 and 2022.", GROWTH, Aspect.DIRECTION, Outcome.CONTRADICTED),
        ("Pets cost 15 euros a week.", STAY, Aspect.VALUE, Outcome.CONTRADICTED),
        ("阮萍是首席执行官。", NAMED_ZH, Aspect.ROLE, Outcome.NOT_CONFIRMED),
        ("大桥南段去年重新刷漆。", NAMED_ZH, Aspect.WORDS, Outcome.CONTRADICTED),
        ("按年利率8%计收利息。", LATE_ZH, Aspect.CONDITION, Outcome.NOT_CONFIRMED),
        ("逾期付款按月利率8%计息。", LATE_ZH, Aspect.VALUE, Outcome.CONTRADICTED),
        ("2015年公司由索莱更名为光途科技。", RENAMED_ZH, Aspect.ROLE, Outcome.CONTRADICTED),
        ("韦伯公司收购了海澜科技。", SALE_ZH, Aspect.ROLE, Outcome.CONTRADICTED),
        ("海澜科技以3.2万元收购了韦伯公司。", SALE_ZH, Aspect.VALUE, Outcome.CONTRADICTED),
        ("海澜科技2019年收购了韦伯公司。", SALE_ZH, Aspect.DATE, Outcome.CONTRADICTED),
        ("青岚集团在成都建设了工厂。", PLAN_ZH, Aspect.MODALITY, Outcome.NOT_CONFIRMED),
        ("所有样品铅含量超标。", SAMPLES_ZH, Aspect.QUANTIFIER, Outcome.NOT_CONFIRMED),
        ("审计发现了重大缺陷。", AUDIT_ZH, Aspect.NEGATION, Outcome.CONTRADICTED),
    ],
)
def test_what_it_does_not(claim: str, quote: str, aspect: Aspect, outcome: Outcome, parse: ParseSentence) -> None:
    verdict = check_claim(claim, quote, parse)
    assert not verdict.supported
    assert (aspect, outcome) in {(reason.aspect, reason.outcome) for reason in verdict.reasons}, verdict.reasons


@models
@pytest.mark.parametrize("text", [SALE, PLAN, ALLEGED, SAMPLES, TERMS, PRICES, SALE_ZH, PLAN_ZH, SAMPLES_ZH, AUDIT_ZH])
def test_a_sentence_supports_itself(text: str, parse: ParseSentence) -> None:
    assert check_claim(text, text, parse).supported


@models
def test_languages_must_agree(parse: ParseSentence) -> None:
    verdict = check_claim("Hailan bought Weber.", SALE_ZH, parse)
    assert verdict.outcome is Outcome.NOT_CONFIRMED
    assert verdict.reasons[0].detail == "languages differ"


@models
@settings(max_examples=40)
@given(claim=st.text(max_size=60), quote=st.text(max_size=60))
def test_any_text_has_a_verdict(claim: str, quote: str, parse: ParseSentence) -> None:
    verdict = check_claim(claim, quote, parse)
    assert 0.0 <= verdict.coverage <= 1.0
    assert verdict == check_claim(claim, quote, parse)


def test_without_a_parser_nothing_is_confirmed() -> None:
    verdict = check_claim("Acme won.", "Acme won.", lambda _: None)
    assert verdict.outcome is Outcome.NOT_CONFIRMED
    assert "no parser" in str(verdict.reasons[0])


def test_an_empty_claim_claims_nothing() -> None:
    def parse(text: str) -> Parse:
        return Parse(text=text, language="en", tokens=())

    assert check_claim("", "", parse).supported


def test_contradictions_come_first() -> None:
    weak = Reason(aspect=Aspect.CONDITION, outcome=Outcome.NOT_CONFIRMED, detail="if")
    strong = Reason(aspect=Aspect.VALUE, outcome=Outcome.CONTRADICTED, detail="1 / 2")
    verdict = conclude([weak, strong, weak], 0.5)
    assert verdict == Verdict(outcome=Outcome.CONTRADICTED, reasons=(strong, weak), coverage=0.5)
    assert str(strong) == "value contradicted: 1 / 2"
    assert str(Reason(aspect=Aspect.NEGATION, outcome=Outcome.CONTRADICTED)) == "negation contradicted"
