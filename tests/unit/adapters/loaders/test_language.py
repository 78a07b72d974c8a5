"""Language of a text: script first."""

from __future__ import annotations

import pytest

from adapters.loaders.language import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board approved the contract with Acme on Monday.", "en"),
        ("董事会于周一批准了合同。", "zh"),
        ("臺北市政府與國立臺灣大學簽訂合作協議", "zh"),
        ("我们与 Acme Ltd 签了合同，由 Ann Lee 负责项目的整体交付。", "zh"),
        ("株式会社東京商事は大阪電機と供給契約を締結しました。", "ja"),
        ("서울전자 주식회사는 부산상사와 공급 계약을 체결하였다.", "ko"),
        ("Bonjour, je suis très content de vous voir aujourd'hui mes chers amis et collègues", "fr"),
        ("Der Vertrag wurde am Montag vom Vorstand der Gesellschaft genehmigt und unterschrieben", "de"),
        ("Привет мир, как дела сегодня", "ru"),
        ("مرحبا بالعالم", "ar"),
        ("ACME 2020", "en"),
        ("12 345 / 99", "und"),
        ("", "und"),
    ],
)
def test_languages(text: str, expected: str) -> None:
    assert language_of(text) == expected
