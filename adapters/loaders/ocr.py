"""Character recognition of images and scanned pages through the optional ``ocr`` extra (rapidocr, on the CPU)."""

from __future__ import annotations

import importlib.util
import io
from functools import cache
from typing import Any

import numpy as np
from PIL import Image, UnidentifiedImageError

from adapters.loaders.builder import PlacedWord
from adapters.loaders.draft import Blob, Sink
from adapters.loaders.refusals import unreadable
from schema.documents import BlockKind

_SURE = 0.5
_MAX_PIXELS = 40_000_000


def available() -> bool:
    """True where the ``ocr`` extra is installed; nothing is loaded."""
    return importlib.util.find_spec("rapidocr") is not None


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR  # noqa: PLC0415 - optional, and seconds to load

    return RapidOCR(params={"Global.log_level": "error"})


def read_image(blob: Blob, sink: Sink) -> None:
    """One image as one page; its size is in pixels. Raises UnreadableFile: no-text-layer, damaged, bomb, empty."""
    if not available():
        raise unreadable("no-text-layer", "an image has no text of its own")
    try:
        with Image.open(io.BytesIO(blob.data)) as image:
            width, height = image.size
            if width * height > _MAX_PIXELS:
                raise unreadable("bomb", f"the image has {width} x {height} pixels")
            lines = lines_of(image)
            media_type = Image.MIME.get(image.format or "", "image/png")
    except Image.DecompressionBombError as error:
        raise unreadable("bomb", f"the image is too large: {error}") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise unreadable("damaged", f"not a readable image: {error}") from error
    draft = sink.draft(media_type)
    draft.text.begin_page(width=float(width), height=float(height))
    for line in lines:
        draft.text.words(BlockKind.PARAGRAPH, [line])
    draft.text.end_page()


def lines_of(image: Image.Image) -> list[PlacedWord]:
    """The lines in a picture, top to bottom, with boxes in pixels; those the model doubts are left out."""
    pixels = np.asarray(image.convert("RGB"))[:, :, ::-1]
    result = _engine()(pixels)
    if result.txts is None:
        return []
    found = []
    for text, score, corners in zip(result.txts, result.scores, result.boxes, strict=True):
        if score >= _SURE and text.strip():
            xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
            found.append(PlacedWord(text=text, x0=min(xs), y0=min(ys), x1=max(xs), y1=max(ys)))
    return found
