"""A measurement as JSON and as a table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.quality.order import Figures, Measured, Order

OURS = "vouch"
_SHOWN_FAULTS = 10


def as_json(order: Order, measured: Measured, *, seconds: float, versions: Mapping[str, str]) -> dict[str, Any]:
    """The result file. ``complete`` is True only when every item of the data was measured and no input was faulty."""
    whole = measured.asked == measured.total and not measured.faults and not order.passages
    return {
        "kind": order.kind,
        "data": order.data.name,
        "metrics": dict(measured.metrics),
        "peers": {name: dict(figures) for name, figures in measured.peers.items()},
        "parts": {name: dict(figures) for name, figures in measured.parts.items()},
        "curves": {name: [list(point) for point in points] for name, points in measured.curves.items()},
        "asked": measured.asked,
        "total": measured.total,
        "unit": measured.unit,
        "complete": whole,
        "faults": [str(fault) for fault in measured.faults],
        "notes": list(measured.notes),
        "seconds": round(seconds, 1),
        "seed": order.seed,
        "settings": {
            "limit": order.limit,
            "passages": order.passages,
            "ways": list(order.ways),
            "weights": order.weights,
        },
        "versions": {**versions, **measured.versions},
        "command": command(order),
    }


def command(order: Order) -> str:
    """The command that gives this result again; the folder's parent is left out."""
    parts = ["python -m benchmarks.quality", order.kind, "--data", order.data.name]
    parts += ["--limit", str(order.limit)] if order.limit else []
    parts += ["--passages", str(order.passages)] if order.passages else []
    parts += ["--ways", ",".join(order.ways)] if order.ways else []
    parts += ["--weights", order.weights] if order.weights else []
    return " ".join([*parts, "--seed", str(order.seed)])


def scope(result: Mapping[str, Any]) -> str:
    """How much of the data was measured, in words."""
    unit, asked, total = result["unit"], result["asked"], result["total"]
    text = f"all {total} {unit}" if asked == total else f"PARTIAL: {asked} of {total} {unit}, seed {result['seed']}"
    if result["settings"]["passages"]:
        text += f"; PARTIAL: a sample of {result['settings']['passages']} passages, easier than the whole"
    if result["faults"]:
        text += f"; PARTIAL: {len(result['faults'])} inputs could not be used"
    return text


def text_of(result: Mapping[str, Any]) -> str:
    """The result for a person."""
    lines = [f"{result['kind']} {result['data']}: {scope(result)}, {result['seconds']:.0f} s"]
    lines.append(table({OURS: result["metrics"], **result["peers"]}))
    if result["parts"]:
        lines += ["", table(result["parts"])]
    lines += [f"note: {text}" for text in result["notes"]]
    faults = result["faults"]
    lines += [f"not used: {fault}" for fault in faults[:_SHOWN_FAULTS]]
    if len(faults) > _SHOWN_FAULTS:
        lines.append(f"not used: and {len(faults) - _SHOWN_FAULTS} more")
    return "\n".join(lines)


def table(rows: Mapping[str, Figures]) -> str:
    """One line per measure, one column per row of figures: long names stay readable, peers stand side by side."""
    columns = [name for name, figures in rows.items() if figures]
    measures = list(dict.fromkeys(measure for figures in rows.values() for measure in figures))
    if not columns:
        return ""
    wide = max(map(len, measures))
    widths = [max(9, len(name) + 2) for name in columns]
    lines = [" " * wide + "".join(f"{name:>{width}}" for name, width in zip(columns, widths, strict=True))]
    for measure in measures:
        cells = (shown(rows[name].get(measure)) for name in columns)
        lines.append(
            f"{measure:<{wide}}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        )
    return "\n".join(lines)


def shown(value: float | None) -> str:
    """A figure as text; "-" for none."""
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) or not float(value).is_integer() else f"{value:.1f}"


def write(path: Path, result: Mapping[str, Any]) -> None:
    """Write the result whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    part.replace(path)
