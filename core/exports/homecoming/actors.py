"""The sheets Nodes and Aliases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.errors import Problem, UserError
from core.exports.homecoming import words
from core.exports.homecoming.base import actor_texts
from core.exports.homecoming.changes import Change, Kind
from core.exports.homecoming.rows import Sheet, by_id, fields, here, missing, not_understood

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from core.exports.homecoming.book import Line
    from core.project import Project


def _label(text: str) -> str:
    plain = " ".join(text.split())
    if not plain:
        raise UserError("An actor needs a name.")
    return plain


_CELLS: dict[str, tuple[str, Callable[[str], object]]] = {
    "Label": ("label", _label),
    "Type": ("kind", words.kind),
    "Aliases": ("aliases", words.listed),
    "Notes": ("notes", str),
}


def compare_actors(project: Project, sheet: Sheet) -> Iterator[Change | Problem]:
    """Yield what differs in Nodes."""
    problems: list[Problem] = []
    known, new = by_id(sheet.lines, "Id", problems)
    yield from problems
    names = {a.label.casefold(): a.id for a in project.lead_actors()}
    for found in here(known, "Id", project.actors):
        if isinstance(found, Problem):
            yield found
            continue
        line, actor = found
        ours = actor_texts(project, actor)
        exported = sheet.exported(actor.id, ours)
        taken = names.get(line.texts.get("Label", "").casefold(), actor.id)
        if taken != actor.id and line.texts["Label"] not in (exported["Label"], ours["Label"]):
            why = f"“{line.texts['Label']}” is {taken} already; to make one of the two, merge them."
            yield not_understood(line.cell("Label"), why)
            line = replace(line, texts={**line.texts, "Label": ours["Label"]})
        yield from fields(line, actor.id, actor.label, exported, ours, _CELLS)
    for line in new:
        yield from _new(line)
    free = {a.id: a.label for a in project.lead_actors() if is_free(project, a.id)}
    yield from missing("Nodes", sheet.gone, free)
    for actor_id in sheet.gone:
        if actor_id in project.actors and actor_id not in free:
            why = f"{actor_id} is named in articles and stays; reject or merge it in the window."
            yield not_understood("Nodes", why)


def is_free(project: Project, actor_id: str) -> bool:
    """Whether nothing refers to an actor."""
    if project.events_of(actor_id) or project.relations_of(actor_id):
        return False
    return all(m.actor_id != actor_id for d in project.documents.values() for m in d.mentions)


def _new(line: Line) -> Iterator[Change | Problem]:
    values: dict[str, object] = {}
    for header, (field, parse) in _CELLS.items():
        if line.texts.get(header):
            try:
                values[field] = parse(line.texts[header])
            except UserError as error:
                yield not_understood(line.cell(header), str(error))
    if "label" not in values:
        yield not_understood(line.cell("Label"), "A new actor needs a label; it is left out.")
        return
    label = str(values["label"])
    yield Change(Kind.NEW, line.cell("Label"), "", label, "", theirs=label, values=values)


def compare_aliases(project: Project, sheet: Sheet) -> Iterator[Change | Problem]:
    """Yield the aliases that were rejected in the workbook."""
    for line in sheet.lines:
        alias, actor_id = line.texts.get("Alias", ""), line.texts.get("Actor ID", "")
        if line.texts.get("Decision", "").casefold() != "rejected" or not alias:
            continue
        actor = project.actors.get(project.lead(actor_id))
        if actor is None:
            yield not_understood(line.cell("Actor ID"), f"{actor_id} is not in this project.")
        elif all(known.text != alias for known in actor.aliases):
            why = f"“{alias}” came with a merged record: split that off in the window."
            merged = [project.actors[i].label for i in project.records(actor.id)[1:]]
            if alias in merged:
                yield not_understood(line.cell("Decision"), why)
        else:
            yield Change(Kind.CHANGED, line.cell("Decision"), actor.id, actor.label, "Alias",
                         alias, "rejected", alias, {"drop_alias": alias})  # fmt: skip
