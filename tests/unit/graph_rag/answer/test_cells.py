"""The cell of a row that a question points at."""

import pytest

from graph_rag.answer.cells import best_cell
from graph_rag.question import AnswerType, Question
from tests.unit.graph_rag.answer.evidence import evidenced, item, question


def cell(asked: Question, row: str, title: str = "") -> str:
    found = best_cell(evidenced(asked, [item(1, row, title=title)]).items[0], asked)
    return found.text if found is not None else ""


PUMP = "Article: PX-9 | Description: Orla PX-9 pump | GBP: 410 | EUR: 480 | Lead time (weeks): 6 | Warehouse: Turin"
ROTA = "week: 2024-W07 | line: Press | lead: Mina Ito | deputy: Paul Ray | phone: ext. 12"
STAFF = "id: S7 | name: Olga Brun | role: Head of Sales | company: Tern Foods Ltd | office: Lyon | reports_to: Max Hall"


SHOP = "门店: 丁香路店 | 面积（平方米）: 86 | 店长: 许可"
LEAVE = "假别: 丧假 | 天数: 3天 | 工资: 全额"
PERSON = "姓名: 许可 | 职务: 财务经理 | 部门: 财务部"


def ask(text: str, expects: AnswerType, focus: str, *relation: str) -> Question:
    return question(text, expects, focus=focus, relation=relation)


@pytest.mark.parametrize(
    ("asked", "row", "expected"),
    [
        (ask("What is the lead time of the Orla PX-9 pump?", AnswerType.QUANTITY, "time", "lead", "time"), PUMP, "6"),
        (ask("What does the PX-9 cost in euros?", AnswerType.AMOUNT, "cost", "cost", "euro"), PUMP, "480"),
        (ask("What is the price of the PX-9 in GBP?", AnswerType.AMOUNT, "price", "price"), PUMP, "410"),
        (ask("In which warehouse is the PX-9?", AnswerType.PLACE, "warehouse", "warehouse"), PUMP, "Turin"),
        (ask("Who is the lead of the Press line in week 7 of 2024?", AnswerType.PERSON, "", "lead"), ROTA, "Mina Ito"),
        (ask("Who is the Head of Sales?", AnswerType.PERSON, ""), STAFF, "Olga Brun"),
        (ask("What position does Olga Brun hold?", AnswerType.UNKNOWN, "position", "position"), STAFF, "Head of Sales"),
        (ask("Who does Olga Brun report to?", AnswerType.PERSON, "", "report"), STAFF, "Max Hall"),
        (ask("丁香路店的面积是多少平方米？", AnswerType.QUANTITY, "面积", "面积"), SHOP, "86"),
        (ask("丁香路店的店长是谁？", AnswerType.PERSON, "店长", "店长"), SHOP, "许可"),
        (ask("丧假有几天？", AnswerType.QUANTITY, "", "丧假"), LEAVE, "3天"),
        (ask("财务经理叫什么？", AnswerType.PERSON, "经理", "财务", "经理"), PERSON, "许可"),
        (ask("B2级的上限是多少元？", AnswerType.AMOUNT, "上限", "上限"), "等级: B2 | 下限: 100 | 上限: 180", "180"),
    ],
)
def test_the_cell_that_is_asked_for(asked: Question, row: str, expected: str) -> None:
    assert cell(asked, row) == expected


def test_a_property_and_its_value() -> None:
    asked = question("What is the empty weight?", AnswerType.QUANTITY, focus="weight", relation=("empty", "weight"))
    assert cell(asked, "Item: Empty weight | Value: 31 kg") == "31 kg"


def test_a_column_named_after_the_product() -> None:
    asked = question("What is the weight of the Lark 20?", AnswerType.QUANTITY, focus="weight", relation=("weight",))
    assert cell(asked, "Property: Weight | Lark 10: 12 kg | Lark 20: 19 kg") == "19 kg"


def test_a_pair_under_its_heading() -> None:
    asked = question(
        "What is the notice period at Orla?", AnswerType.QUANTITY, focus="period", relation=("notice", "period")
    )
    assert cell(asked, "Notice period: 3 months", title="Orla terms") == "3 months"


@pytest.mark.parametrize(
    ("text", "expects", "relation", "row"),
    [
        ("What is the colour of the PX-9?", AnswerType.UNKNOWN, ("colour",), PUMP),
        ("When was the PX-9 launched?", AnswerType.DATE, ("launch",), PUMP),
        ("Who designed the PX-9?", AnswerType.PERSON, ("design",), PUMP),
        ("What is the lead time of the ZZ-1?", AnswerType.QUANTITY, ("lead", "time"), PUMP),
        ("What was signed?", AnswerType.UNKNOWN, ("sign",), "The lease was signed in May."),
    ],
)
def test_nothing_stands_out(text: str, expects: AnswerType, relation: tuple[str, ...], row: str) -> None:
    assert cell(question(text, expects, relation=relation), row) == ""


def test_a_row_of_another_person_does_not_answer_for_its_superior() -> None:
    asked = question("What position does Max Hall hold?", AnswerType.UNKNOWN, focus="position", relation=("position",))
    own = best_cell(evidenced(asked, [item(1, "name: Max Hall | role: Chair | reports_to: Board")]).items[0], asked)
    other = best_cell(evidenced(asked, [item(1, STAFF)]).items[0], asked)
    assert own is not None
    assert own.text == "Chair"
    assert other is None or other.score < own.score


def test_a_bare_header_row_is_no_answer() -> None:
    asked = question("What is the lead time?", AnswerType.QUANTITY, relation=("lead", "time"))
    assert cell(asked, "Article | Description | Lead time") == ""


def test_the_unit_that_is_asked_for() -> None:
    asked = question("现场检查要得多少分？", AnswerType.QUANTITY, relation=("检查",))
    assert cell(asked, "步骤: 检查 | 时限: 15天") == ""
