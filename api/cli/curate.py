"""The commands that look after the graph: show, unmerge, remerge, check, export, import, doctor."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from api.bootstrap import House, make_embedder, make_parsers, open_house, store_path
from api.cli.as_json import dumps
from api.cli.options import AsJson, Groups, StoreUrl, one_text, principal_of, settings_of
from api.cli.plain import plain, styled
from api.cli.show import entity_view
from api.settings import Settings
from schema.access import VisibleSet
from schema.errors import InputError, NotFound, VouchError
from schema.graph import Entity

FAULTS = 6


def show(
    name: Annotated[list[str], typer.Argument(metavar="ENTITY", help="A name, in any of its spellings, or an id.")],
    store: StoreUrl = None,
    groups: Groups = None,
    json: AsJson = False,
) -> None:
    """Show an entity: names, facts with their proof, merges with their reasons."""
    with open_house(settings_of(store)) as house:
        visible = house.store.visible_to(principal_of(groups))
        found = _named(house, one_text(name), visible)
        for entity in found:
            _show_one(house, entity, visible, json=json)


def _named(house: House, name: str, visible: VisibleSet) -> list[Entity]:
    found = house.store.find_entities([name], visible)[0] or house.store.entities([name], visible)
    if not found:
        raise NotFound(f"no entity is called {name!r}", remedy="Try another spelling, or `vouch search`.")
    return found


def _show_one(house: House, entity: Entity, visible: VisibleSet, *, json: bool) -> None:
    facts = house.store.facts(visible, entity_ids=[entity.id])
    merges = house.store.merges(entity.id, visible)
    if json:
        typer.echo(dumps({"entity": entity, "facts": facts, "merges": merges}))
        return
    ends = sorted({fact.subject_id for fact in facts} | {fact.object for fact in facts if isinstance(fact.object, str)})
    names = {
        member: other.name for other in house.store.entities(ends, visible) for member in (other.id, *other.members)
    }
    Console().print(entity_view(entity, facts, names, merges))


def unmerge(
    merge: Annotated[str, typer.Argument(metavar="MERGE", help="Id of a merge, as `vouch show` prints it.")],
    reason: Annotated[str, typer.Option("--reason", help="Why it is wrong.")],
    store: StoreUrl = None,
) -> None:
    """Undo a merge: it stays recorded and joins nothing."""
    with open_house(settings_of(store), read_only=False) as house:
        house.store.reverse_merge(merge, reason=reason)
    typer.echo(f"undone: {plain(merge)}")


def remerge(
    merge: Annotated[str, typer.Argument(metavar="MERGE", help="Id of an undone merge.")], store: StoreUrl = None
) -> None:
    """Take an `unmerge` back."""
    with open_house(settings_of(store), read_only=False) as house:
        house.store.restore_merge(merge)
    typer.echo(f"restored: {plain(merge)}")


def check(store: StoreUrl = None, json: AsJson = False) -> None:
    """Re-read every quotation against its document, and every reference."""
    with open_house(settings_of(store)) as house:
        faults = house.store.check()
        counts = house.store.counts(house.store.visible_to(principal_of(None)))
    if json:
        typer.echo(dumps({"faults": faults, "counts": counts}))
    else:
        for fault in faults:
            typer.echo(plain(fault))
        typer.echo(f"{counts.evidence} quotations and {counts.merges} merges read again: {len(faults)} faults")
    if faults:
        raise typer.Exit(FAULTS)


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write; - for standard output.")],
    store: StoreUrl = None,
) -> None:
    """Write the graph as canonical JSON lines: equal graphs give equal bytes."""
    with open_house(settings_of(store)) as house:
        if str(file) == "-":
            for line in house.store.export():
                sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
            return
        scratch = file.with_name(file.name + ".part")
        with scratch.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(line + "\n" for line in house.store.export())
        scratch.replace(file)


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `vouch export` wrote.")],
    store: StoreUrl = None,
    json: AsJson = False,
) -> None:
    """Fill an empty store from an export; vectors are made again."""
    settings = settings_of(store)
    try:
        lines = file.open(encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{str(file)!r} cannot be read: {error.strerror}") from error
    with lines, open_house(settings, read_only=False) as house:
        number = house.store.import_lines((line.rstrip("\n") for line in lines), house.embedder)
    typer.echo(dumps({"documents": number}) if json else f"{number} documents imported")


def doctor(store: StoreUrl = None, json: AsJson = False) -> None:
    """Check the installation: Python, SQLite, models, store."""
    settings = settings_of(store)
    findings = [_python(), _sqlite(), *_models(settings), _store(settings)]
    if json:
        typer.echo(dumps([{"what": what, "well": well, "detail": detail} for what, well, detail in findings]))
    else:
        console = Console()
        for what, well, detail in findings:
            console.print(styled(f"{'ok   ' if well else 'FAULT'} {what}: {detail}", "" if well else "red"))
    if not all(well for _, well, _ in findings):
        raise typer.Exit(FAULTS)


Finding = tuple[str, bool, str]


def _python() -> Finding:
    return "Python", sys.version_info >= (3, 11), sys.version.split()[0]


def _sqlite() -> Finding:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
    except sqlite3.OperationalError:
        return "SQLite", False, f"{sqlite3.sqlite_version} without full-text search (FTS5): use another Python build"
    finally:
        connection.close()
    return "SQLite", True, f"{sqlite3.sqlite_version} with FTS5"


def _models(settings: Settings) -> list[Finding]:
    findings: list[Finding] = []
    for language, parser in make_parsers().items():
        try:
            parser.parse(["Acme bought Globex.", "公司成立于上海。"])
            findings.append((f"parser {language}", True, parser.version))
        except VouchError as error:
            findings.append((f"parser {language}", False, f"{error} {error.remedy}"))
    embedder = make_embedder(settings)
    try:
        embedder.embed_query("probe")
        findings.append(("embedder", True, embedder.name))
    except VouchError as error:
        findings.append(("embedder", False, f"{error} {error.remedy}"))
    return findings


def _store(settings: Settings) -> Finding:
    path = store_path(settings.store)
    if not path.exists():
        return "store", True, f"none yet at {path}"
    try:
        with open_house(settings) as house:
            counts = house.store.counts(house.store.visible_to(principal_of(None)))
    except VouchError as error:
        return "store", False, f"{error} {error.remedy}"
    return "store", True, f"{path}: {counts.documents} documents, {counts.facts} facts"
