"""``vouch calibrate``: fit the decision to refuse to one corpus, with questions of which the outcome is known."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.bootstrap import House, open_house, store_path
from api.calibration import Known, calibration_file, probability_of, read_known, write_calibration
from api.cli.as_json import dumps
from api.cli.options import AsJson, StoreUrl, settings_of
from graph_rag.answer.refuse import load_refusal_model
from schema.access import OWNER, Principal


def calibrate(
    questions: Annotated[Path, typer.Argument(metavar="QUESTIONS", help="JSON lines: question, groups, status.")],
    store: StoreUrl = None,
    json: AsJson = False,
) -> None:
    """Ask known questions and fit the share of wrong refusals (setting false_refusals) to these documents."""
    settings = settings_of(store)
    known = read_known(questions)
    model = load_refusal_model()
    with open_house(settings) as house:
        asked = [(one, _asked(one, house)) for one in known]
    file = calibration_file(store_path(settings.store))
    answerable = [probability for one, probability in asked if one.answerable]
    write_calibration(file, model, answerable)
    threshold = model.calibrated(answerable).threshold(settings.false_refusals)
    others = [probability for one, probability in asked if not one.answerable]
    found = {
        "answerable": len(answerable),
        "unanswerable": len(others),
        "threshold": round(threshold, 4),
        "wrongly refused": sum(value < threshold for value in answerable) / len(answerable),
        "refused of the unanswerable": sum(value < threshold for value in others) / len(others) if others else None,
    }
    typer.echo(dumps(found) if json else "\n".join(f"{name}: {value}" for name, value in found.items()))


def _asked(known: Known, house: House) -> float:
    principal = Principal(groups=frozenset(known.groups)) if known.groups else OWNER
    return probability_of(house.engine.answer(known.question, house.store.visible_to(principal)))
