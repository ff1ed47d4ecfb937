"""The changes that the analyst takes, as one patch."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from core import conflicts, edits
from core.exports.homecoming.actors import is_free
from core.exports.homecoming.changes import Change, Kind
from core.model import Actor, Alias, Basis, Participant, Role, Status
from core.project import Patch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from core.model import Row
    from core.project import Project

_STEP = 200
"""Changes between two words of progress."""


def take(
    project: Project,
    changes: Sequence[Change],
    name: str,
    progress: Callable[[int, int], bool] | None = None,
) -> Patch:
    """Return the one patch that takes these changes of the workbook of that name.

    Nothing is lost: an event or a tie that is missing in the workbook is rejected, an actor is
    taken away only where nothing refers to it. progress is told the changes done and in all; it
    stops the work by returning False, and the patch is then empty.
    """
    trial = project.copy()
    names = _Names(trial)
    touched: dict[str, None] = {}
    for done, change in enumerate(changes):
        if progress is not None and done % _STEP == 0 and not progress(done, len(changes)):
            return Patch("")
        patch = _patch(trial, names, change)
        trial.apply(patch)
        names.follow(patch)
        touched.update(dict.fromkeys([*patch.take, *(row.id for row in patch.put)]))
    after = {row_id: trial.row(row_id) for row_id in touched}
    put = tuple(row for i, row in after.items() if row is not None and row != project.row(i))
    gone = tuple(i for i, row in after.items() if row is None and project.row(i) is not None)
    count = len(changes)
    return Patch(f"Import {count} change{'s' * (count != 1)} from {name}", put, gone)


class _Names:
    """The actors of a project by name, so that each of many rows finds its own at once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._ids: dict[str, str] | None = None

    def find(self, name: str) -> str | None:
        """Return the id of the lead actor of this name, as edits.find_actor does."""
        if self._ids is None:
            self._ids = self._gathered()
        return self._ids.get(" ".join(name.split()).casefold())

    def follow(self, patch: Patch) -> None:
        """Know the actors that a patch has brought, too."""
        actors = [row for row in patch.put if isinstance(row, Actor)]
        if self._ids is None or not (actors or patch.take):
            return
        if patch.take or any(not a.edited or a.aliases or a.merged_into for a in actors):
            self._ids = None
            return
        for actor in actors:
            self._ids.setdefault(actor.label.casefold(), actor.id)

    def _gathered(self) -> dict[str, str]:
        labels: dict[str, str] = {}
        aliases: dict[str, str] = {}
        for actor in self._project.actors.values():
            lead = self._project.shown_lead(actor.id)
            if lead is not None:
                labels.setdefault(actor.label.casefold(), lead.id)
                for alias in actor.aliases:
                    aliases.setdefault(alias.text.casefold(), lead.id)
        return aliases | labels


def _patch(project: Project, names: _Names, change: Change) -> Patch:
    """Return the patch of one change; what it is about may have gone meanwhile."""
    if change.kind is Kind.NEW:
        return _new(project, names, change.values)
    row = project.row(change.row_id)
    if row is None:
        return Patch("")
    if change.kind is Kind.MISSING:
        return _gone(project, change.row_id)
    if "people" in change.values:
        return _people(project, names, change.row_id, change.values["people"])
    return _CHANGE[change.row_id[0]](project, change.row_id, change.values)


def _gone(project: Project, row_id: str) -> Patch:
    if row_id.startswith("E"):
        return edits.set_status(project, [row_id], Status.REJECTED)
    if row_id.startswith("R"):
        return edits.change_relation(project, row_id, "", status=Status.REJECTED)
    return Patch("", take=(row_id,)) if is_free(project, row_id) else Patch("")


def _event(project: Project, event_id: str, values: dict[str, Any]) -> Patch:
    if "when" in values:
        return edits.set_when(project, event_id, values["when"])
    return edits.change_event(project, event_id, "", **values)


def _people(
    project: Project, names: _Names, event_id: str, people: Iterable[tuple[str, Role]]
) -> Patch:
    """Set who takes part; those who stay keep where the sentence names them."""
    actors, new = _actors(project, names, [label for label, _ in people])
    had = {(project.lead(p.actor_id), p.role): p for p in project.events[event_id].participants}
    wanted = {(actors[label], role): None for label, role in people}
    sided = {actor_id for actor_id, role in wanted if role is not Role.OTHER}
    wanted = {(a, role): None for a, role in wanted if role is not Role.OTHER or a not in sided}
    parts = [had.get(key) or Participant(*key) for key in wanted]
    patch = edits.set_participants(project, event_id, parts)
    return replace(patch, put=(*new, *patch.put))


def _actors(
    project: Project, names: _Names, labels: Iterable[str]
) -> tuple[dict[str, str], list[Actor]]:
    """Return the id of each name, and the actors that must be made for names not known."""
    found: dict[str, str] = {}
    new: list[Actor] = []
    unknown = []
    for label in dict.fromkeys(labels):
        known = names.find(label)
        if known is None:
            unknown.append(label)
        else:
            found[label] = known
    for label, actor_id in zip(unknown, project.fresh_ids(Actor, len(unknown)), strict=True):
        new.append(Actor(actor_id, label, edited=("label",)))
        found[label] = actor_id
    return found, new


def _actor(project: Project, actor_id: str, values: dict[str, Any]) -> Patch:
    if "label" in values:
        return edits.rename_actor(project, actor_id, values["label"])
    actor = project.actors[actor_id]
    if "drop_alias" in values:
        kept = tuple(a for a in actor.aliases if a.text != values["drop_alias"])
        return edits.change_actor(project, actor_id, "", aliases=kept)
    if "aliases" in values:
        values = {"aliases": _aliases(project, actor, values["aliases"])}
    return edits.change_actor(project, actor_id, "", **values)


def _aliases(project: Project, actor: Actor, names: Sequence[str]) -> tuple[Alias, ...]:
    """Return the aliases of these names; those of merged records stay with their records."""
    had = {alias.text: alias for alias in actor.aliases}
    merged = {r.label for i in project.records(actor.id)[1:] if (r := project.actors.get(i))}
    wanted = [name for name in names if name not in merged and name != actor.label]
    return tuple(had.get(name) or Alias(name, "analyst") for name in wanted)


def _tie(project: Project, tie_id: str, values: dict[str, Any]) -> Patch:
    return edits.change_relation(project, tie_id, "", **values)


def _source(project: Project, document_id: str, values: dict[str, Any]) -> Patch:
    return Patch("", (replace(project.documents[document_id], **values),))


def _conflict(project: Project, conflict_id: str, values: dict[str, Any]) -> Patch:
    if values["take_b"] is None:
        return conflicts.reopen(project, conflict_id)
    return conflicts.resolve(project, conflict_id, take_b=values["take_b"])


_CHANGE = {"E": _event, "A": _actor, "R": _tie, "S": _source, "C": _conflict}


def _new(project: Project, names: _Names, values: dict[str, Any]) -> Patch:
    if "source" in values:
        return edits.new_relation(project, **values)
    if "label" in values:
        return _new_actor(project, dict(values))
    return _new_event(project, names, dict(values))


def _new_actor(project: Project, values: dict[str, Any]) -> Patch:
    values["aliases"] = tuple(Alias(name, "analyst") for name in values.get("aliases", ()))
    return Patch("", (Actor(project.fresh_id(Actor), **values, edited=tuple(values)),))


def _new_event(project: Project, names: _Names, values: dict[str, Any]) -> Patch:
    """Make an event on the analyst's word, with those who take part."""
    people = values.pop("people", ())
    actors, made = _actors(project, names, [label for label, _ in people])
    patch = edits.new_event(project, values.get("when"), values["title"])
    event: Any = patch.put[0]
    parts = tuple(Participant(actors[label], role) for label, role in people)
    basis = Basis.ANALYST if values.get("when") else None
    row: Row = replace(event, **values, basis=basis, participants=parts, edited=tuple(values))
    return Patch("", (*made, row))
