"""Images: recognised where the extra is installed, refused with a remedy where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from adapters.loaders import ocr
from tests.unit.adapters.loaders.files import image_bytes, load, only

installed = pytest.mark.skipif(not ocr.available(), reason="the ocr extra is not installed")


def test_without_the_extra_an_image_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    (refused,) = load(tmp_path, "a.png", image_bytes()).refusals
    assert refused.code == "no-text-layer"
    assert "vouch-kg[ocr]" in refused.remedy


def test_a_broken_image_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: True)
    assert [one.code for one in load(tmp_path, "a.png", image_bytes()[:40]).refusals] == ["damaged"]


def test_a_huge_image_is_refused_undecoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: True)
    path = tmp_path / "big.png"
    Image.new("1", (8000, 8000)).save(path)
    assert [one.code for one in load(tmp_path, "big.png", path.read_bytes()).refusals] == ["bomb"]


@pytest.mark.models
@installed
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_an_image_is_read(tmp_path: Path, form: str) -> None:
    document = only(load(tmp_path, f"a.{form.lower()}", image_bytes(form)))
    assert "4711" in document.text
    assert document.media_type == f"image/{form.lower()}"
    assert document.layout.pages[0].width == 900


@pytest.mark.models
@installed
def test_a_blank_image_is_empty(tmp_path: Path) -> None:
    assert [one.code for one in load(tmp_path, "a.png", image_bytes(text="")).refusals] == ["empty"]
