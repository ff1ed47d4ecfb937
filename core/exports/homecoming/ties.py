"""The sheet Edges: stated ties come home, edges made of events are read in Events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.exports.homecoming.base import tie_texts
from core.exports.homecoming.changes import Change, Kind
from core.exports.homecoming.rows import Sheet, judged, missing, not_understood

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.errors import Problem
    from core.exports.homecoming.book import Line
    from core.project import Project


def compare_ties(project: Project, sheet: Sheet) -> Iterator[Change | Problem]:
    """Yield what differs in Edges."""
    names = _names(project)
    for line in sheet.lines:
        edge_id = line.texts.get("Id", "")
        ids = [i.strip() for i in edge_id.split(";")]
        if not edge_id:
            yield from _new(project, line)
        elif all(i in project.relations or (sheet.base and i in sheet.base) for i in ids):
            yield from _changed(project, line, ids, sheet, names)
        else:
            yield from _of_events(line, edge_id)
    yield from missing("Edges", sheet.gone, names)


def _names(project: Project) -> dict[str, str]:
    actors = project.actors
    return {
        t.id: f"{actors[t.source].label} {t.kind} {actors[t.target].label}"
        for t in project.relations.values()
        if t.source in actors and t.target in actors
    }


def _changed(
    project: Project, line: Line, ids: list[str], sheet: Sheet, names: Mapping[str, str]
) -> Iterator[Change | Problem]:
    theirs = line.texts.get("Kind", "")
    for tie_id in ids:
        tie = project.relations.get(tie_id)
        if tie is None:
            continue
        ours = tie_texts(tie)
        exported = sheet.exported(tie_id, ours)
        if theirs in (exported["Kind"], ours["Kind"]):
            continue
        if not theirs:
            yield not_understood(line.cell("Kind"), "A tie needs a kind, such as “leads”.")
            continue
        kind = judged(exported["Kind"], ours["Kind"])
        name = names.get(tie_id, tie_id)
        yield Change(kind, line.cell("Kind"), tie_id, name, "Kind", exported["Kind"], theirs,
                     ours["Kind"], {"kind": theirs})  # fmt: skip


def _of_events(line: Line, edge_id: str) -> Iterator[Problem]:
    """Say so where the kind of an edge that events make was changed here."""
    kind = edge_id.rpartition(":")[2]
    if line.texts.get("Kind", kind) != kind:
        why = "This edge is made of events; change their type in Events."
        yield not_understood(line.cell("Kind"), why)


def _new(project: Project, line: Line) -> Iterator[Change | Problem]:
    source, target = line.texts.get("Source", ""), line.texts.get("Target", "")
    for header, end in (("Source", source), ("Target", target)):
        if end not in project.actors:
            why = f"“{end}” is not the id of an actor; the new tie is left out."
            yield not_understood(line.cell(header), why)
            return
    kind = line.texts.get("Kind", "") or line.texts.get("Label", "")
    if not kind or project.lead(source) == project.lead(target):
        yield not_understood(line.cell("Kind"), "A tie needs a kind and two different actors.")
        return
    shown = f"{project.actors[source].label} {kind} {project.actors[target].label}"
    values = {"source": source, "target": target, "kind": kind}
    yield Change(Kind.NEW, line.cell("Kind"), "", shown, "", theirs=shown, values=values)
