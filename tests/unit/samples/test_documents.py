from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

import pytest

from linguistics.traditional import TRADITIONAL
from tests.unit.samples import corpus

PATHS = corpus.paths()
ROOMS = ["board", "finance", "hr", "it", "legal", "mail", "news", "policies", "procurement", "products"]
OWNER_ONLY = ["legal/litigation-note-glasbury.md"]


def test_about_forty_files_of_at_least_ten_formats() -> None:
    suffixes = {PurePosixPath(path).suffix for path in PATHS}

    assert 40 <= len(PATHS) <= 50
    assert len(suffixes) >= 10
    assert {".md", ".txt", ".html", ".docx", ".pptx", ".xlsx", ".csv", ".pdf", ".eml", ".json", ".zip"} <= suffixes


def test_every_room_of_the_company_has_documents() -> None:
    assert sorted({path.split("/")[0] for path in PATHS}) == ROOMS


def test_half_is_english_a_third_chinese_and_the_rest_mixed() -> None:
    shares = {language: count / len(PATHS) for language, count in Counter(map(corpus.language, PATHS)).items()}

    assert shares["en"] == pytest.approx(0.5, abs=0.08)
    assert shares["zh"] == pytest.approx(0.33, abs=0.08)
    assert shares["mixed"] >= 0.08


def test_some_files_have_chinese_names() -> None:
    assert sum(corpus.HAN.search(path) is not None for path in PATHS) >= 10


@pytest.mark.parametrize("path", PATHS)
def test_a_document_is_short_and_has_something_to_say(path: str) -> None:
    words = len(corpus.HAN.findall(corpus.text(path))) / 1.6 + len(re.findall(r"[A-Za-z]+|\d+", corpus.text(path)))

    assert 100 <= words <= 900


@pytest.mark.parametrize("path", PATHS)
def test_a_file_is_small(path: str) -> None:
    assert (corpus.DOCUMENTS / path).stat().st_size < 60_000


@pytest.mark.parametrize("path", PATHS)
def test_the_text_holds_no_replacement_or_control_character(path: str) -> None:
    found = re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]", corpus.text(path))

    # pdfium writes U+0002 for a hyphen at a line's end
    assert set(found) <= ({"\x02"} if path.endswith(".pdf") else set())


def test_one_text_is_in_the_chinese_national_encoding() -> None:
    data = (corpus.DOCUMENTS / "policies/费用报销制度.txt").read_bytes()

    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    assert "费用报销制度" in data.decode("gb18030")


def test_the_annual_report_has_several_pages() -> None:
    assert corpus.text("finance/annual-report-2024.pdf").count("Revenue by segment") == 1
    assert (corpus.DOCUMENTS / "finance/annual-report-2024.pdf").read_bytes().count(b"/Type /Page\n") >= 3


def test_one_mail_has_a_table_attached() -> None:
    assert "K-25103" in corpus.text("mail/compressor-delay.eml")
    assert b"kc42-schedule.csv" in (corpus.DOCUMENTS / "mail/compressor-delay.eml").read_bytes()


def test_some_documents_are_written_in_traditional_characters() -> None:
    only_traditional = set(TRADITIONAL)
    using = [path for path in PATHS if len(only_traditional & set(corpus.text(path))) > 20]

    assert "news/泓運擴建桃園冷鏈中心.txt" in using
    assert "legal/distribution-agreement-hongyun.pdf" in using


@pytest.mark.parametrize(
    ("names", "fewest"),
    [
        (("Halvarra Thermal Group plc", "HTG", "哈尔瓦拉热控集团", "哈爾瓦拉集團", "哈尔瓦拉集团"), 2),
        (("Halvarra Refrigeration (Suzhou) Co., Ltd.", "哈尔瓦拉制冷设备（苏州）有限公司", "苏州公司", "HRS"), 3),
        (("宁波锐寒压缩机有限公司", "Ningbo Ruihan Compressor Co., Ltd.", "锐寒", "Ruihan"), 3),
        (("澄湾生鲜连锁有限公司", "澄湾", "Chengwan Fresh", "Chengwan"), 2),
        (("泓運冷鏈物流股份有限公司", "泓運", "Hongyun Cold Logistics Co., Ltd."), 1),
        (("Ostrane P12", "奥斯川P12", "奧斯川P12"), 2),
        (("Shen Ruolin", "沈若琳", "沈总"), 3),
    ],
)
def test_an_entity_goes_by_several_names(names: tuple[str, ...], fewest: int) -> None:
    documents = {name: [path for path in PATHS if name in corpus.text(path)] for name in names}

    assert all(documents.values()), documents
    assert max(map(len, documents.values())) >= fewest


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("李伟", ("hr/苏州公司组织架构.csv", "采购经理"), ("news/澄湾生鲜签约.html", "物流总监李伟")),
        (
            "James Hartley",
            ("policies/information-security-policy.html", "James Hartley, Head of Information Security"),
            ("legal/litigation-note-glasbury.md", "James Hartley, partner, Pell & Ransome LLP"),
        ),
        (
            "Stephen Achterberg",
            ("finance/bank-facilities.md", "Stephen Achterberg, Group Treasurer"),
            ("news/trade-press-vaccine-boxes.txt", "The foundation will decide"),
        ),
        ("Aldine", ("hr/org-chart.json", "Aldine Works"), ("finance/bank-facilities.md", "Aldine Capital")),
        ("Tarn", ("products/price-list-2025.xlsx", "Tarnbay"), ("products/coldwren-overview.pptx", "Project Tarn")),
    ],
)
def test_one_name_stands_for_two(name: str, one: tuple[str, str], other: tuple[str, str]) -> None:
    for path, words in (one, other):
        assert name in corpus.text(path)
        assert words in corpus.text(path)


def test_a_policy_is_superseded_by_one_with_other_numbers() -> None:
    old, new = corpus.text("policies/travel-policy-2023.md"), corpus.text("policies/travel-policy-2025.docx")

    assert "1 February 2023" in old
    assert "1 April 2025" in new
    assert "£140" in old
    assert "£140" not in new
    assert "£165" in new


def test_two_documents_contradict_each_other() -> None:
    assert "420 jobs" in corpus.text("news/2025-06-suzhou-expansion.html")
    assert "260 posts" in corpus.text("board/2025-09-23-board-minutes.md")
    assert "founded in 2006" in corpus.text("procurement/supplier-audit-ruihan-2024.md")
    assert "锐寒\n2008" in corpus.text("procurement/供应商评估-2025.xlsx")


def test_tables_add_up() -> None:
    report = corpus.text("finance/annual-report-2024.pdf")
    segments = [float(value) for value in ("221.4", "96.8", "61.3", "33.1") if value in report]
    regions = [float(value) for value in ("148.5", "121.7", "92.3", "31.6", "18.5") if value in report]

    assert sum(segments) == pytest.approx(412.6)
    assert sum(regions) == pytest.approx(412.6)


@pytest.mark.parametrize("path", PATHS)
def test_readers_are_known_groups(path: str) -> None:
    assert corpus.readers(path) <= corpus.GROUPS


def test_the_access_file_covers_all_but_what_is_the_owner_s_alone() -> None:
    assert [path for path in PATHS if not corpus.readers(path)] == OWNER_ONLY


def test_every_rule_is_the_first_to_match_something() -> None:
    deciding = {
        next(number for number, (globs, _) in enumerate(corpus.rules()) if corpus.matches(path, globs))
        for path in PATHS
        if path not in OWNER_ONLY
    }

    assert deciding == set(range(len(list(corpus.rules()))))


@pytest.mark.parametrize(
    ("path", "groups"),
    [
        ("hr/salary-bands-2025.xlsx", {"hr"}),
        ("hr/org-chart.json", corpus.GROUPS),
        ("finance/forecast-2026.xlsx", {"finance", "board"}),
        ("finance/annual-report-2024.pdf", corpus.GROUPS),
        ("board/2025-03-18-board-minutes.docx", {"board"}),
        ("legal/采购框架合同-锐寒.docx", {"board", "finance"}),
    ],
)
def test_who_may_read(path: str, groups: set[str]) -> None:
    assert corpus.readers(path) == groups
