"""Images: recognised where the extra is installed, refused with a remedy where it is not."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image

from adapters.loaders import ocr
from adapters.loaders.builder import PlacedWord
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


def test_a_picture_whose_header_promises_gigapixels_is_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow refuses these with an error of its own before it reads a size."""
    monkeypatch.setattr(ocr, "available", lambda: True)
    data = image_bytes()
    head = data.index(b"IHDR")
    changed = data[: head + 4] + struct.pack(">II", 60_000, 60_000) + data[head + 12 : head + 17]
    changed += struct.pack(">I", zlib.crc32(changed[head:])) + data[head + 21 :]
    (refused,) = load(tmp_path, "a.png", changed).refusals
    assert refused.code == "bomb"


def test_doubtful_and_blank_lines_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    corners = [(10, 20), (60, 22), (60, 40), (10, 38)]
    result = SimpleNamespace(txts=("sure", "doubtful", " "), scores=(0.9, 0.4, 0.9), boxes=(corners, corners, corners))
    monkeypatch.setattr(ocr, "_engine", lambda: lambda _: result)
    (line,) = ocr.lines_of(Image.new("L", (100, 50)))
    assert (line.text, line.x0, line.y0, line.x1, line.y1) == ("sure", 10.0, 20.0, 60.0, 40.0)


def test_a_picture_becomes_one_page_of_its_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        PlacedWord(text=text, x0=5.0, y0=y, x1=80.0, y1=y + 9) for text, y in (("first line", 5.0), ("second", 20.0))
    ]
    monkeypatch.setattr(ocr, "available", lambda: True)
    monkeypatch.setattr(ocr, "lines_of", lambda _: lines)
    document = only(load(tmp_path, "a.png", image_bytes()))
    assert (document.text, document.media_type) == ("first line\n\nsecond", "image/png")
    assert [(page.number, page.width, page.height) for page in document.layout.pages] == [(1, 900.0, 300.0)]
    assert [(box.x0, box.y0) for box in document.layout.boxes] == [(5.0, 5.0), (5.0, 20.0)]


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
