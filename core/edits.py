"""One function per user action: each reads the project and returns the patch that does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.model import (
    Actor,
    ActorKind,
    Alias,
    Basis,
    Dropped,
    Event,
    Participant,
    Relation,
    Role,
    Status,
)
from core.project import Patch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from core.model import Document, FuzzyDate, Row
    from core.project import Project


def change_event(project: Project, event_id: str, label: str, **values: Any) -> Patch:
    """Set fields of an event and note that the analyst did; no patch where nothing differs."""
    event = project.events[event_id]
    changed = {k: v for k, v in values.items() if getattr(event, k) != v}
    if not changed:
        return Patch(label)
    edited = tuple(dict.fromkeys((*event.edited, *changed)))
    return Patch(label, (replace(event, **changed, edited=edited, modified=_now()),))


def retitle(project: Project, event_id: str, title: str) -> Patch:
    """Give an event another title; raises UserError for an empty one."""
    if not title.strip():
        raise UserError("An event needs a title.")
    return change_event(project, event_id, "Change title", title=" ".join(title.split()))


def set_when(project: Project, event_id: str, when: FuzzyDate | None) -> Patch:
    """Date an event on the analyst's word, or make it undated."""
    label = "Change date" if when else "Remove date"
    if project.events[event_id].when == when:
        return Patch(label)
    basis = Basis.ANALYST if when else None
    return change_event(project, event_id, label, when=when, basis=basis)


def set_status(project: Project, ids: Iterable[str], status: Status) -> Patch:
    """Accept or reject events."""
    verbs = {Status.ACCEPTED: "Accept", Status.REJECTED: "Reject", Status.SUGGESTED: "Reopen"}
    rows: list[Row] = []
    for event_id in ids:
        rows += change_event(project, event_id, "", status=status).put
    return Patch(f"{verbs[status]} {_count(len(rows), 'event')}", tuple(rows))


def new_event(project: Project, when: FuzzyDate | None, title: str = "New event") -> Patch:
    """Make an event on the analyst's word; its id is the patch's only row's."""
    basis = Basis.ANALYST if when else None
    event = Event(
        project.fresh_id(Event), title, when, basis, status=Status.ACCEPTED, modified=_now()
    )
    return Patch("New event", (event,))


def delete(project: Project, ids: Iterable[str]) -> Patch:
    """Take away events and relations, and records merged into them; other kinds are kept.

    Their articles remember the events, so that reading them again does not bring those back.
    """
    asked = [i for i in ids if i[:1] in "ER" and project.row(i) is not None]
    taken = dict.fromkeys(r for i in asked for r in project.records(i))
    kinds = {i[:1] for i in asked}
    word = {"E": "event", "R": "tie"}.get("".join(kinds), "item")
    label = f"Delete {_count(len(asked), word)}"
    return Patch(label, _remembering(project, taken), tuple(taken))


def _remembering(project: Project, taken: Iterable[str]) -> tuple[Document, ...]:
    """Return the documents of deleted events, each with a note of where these stood."""
    places: dict[str, dict[Dropped, None]] = {}
    for event in (project.events[i] for i in taken if i in project.events):
        for cited in event.citations:
            dropped = Dropped(cited.trigger or cited.sentence, event.title)
            places.setdefault(cited.document_id, {})[dropped] = None
    known = ((project.documents[i], new) for i, new in places.items() if i in project.documents)
    return tuple(replace(d, dropped=tuple(dict.fromkeys((*d.dropped, *new)))) for d, new in known)


def set_participants(project: Project, event_id: str, people: Iterable[Participant]) -> Patch:
    """Say who takes part in an event, and how."""
    return change_event(project, event_id, "Change actors", participants=tuple(people))


def add_participant(project: Project, event_id: str, name: str, role: Role) -> Patch:
    """Add an actor, by name, to an event; an unknown name makes a new actor."""
    if not name.strip():
        raise UserError("An actor needs a name.")
    known = find_actor(project, name)
    actor = known or Actor(project.fresh_id(Actor), " ".join(name.split()), edited=("label",))
    people = project.events[event_id].participants
    if any(p.role is role and project.lead(p.actor_id) == actor.id for p in people):
        return Patch(f"Add {actor.label}")
    people = (*people, Participant(actor.id, role))
    change = change_event(project, event_id, f"Add {actor.label}", participants=people)
    return change if known else replace(change, put=(actor, *change.put))


def find_actor(project: Project, name: str) -> Actor | None:
    """Return the lead actor of this name, or else of this alias, letter case aside.

    A rejected one is none: who names it anew means an actor.
    """
    wanted = " ".join(name.split()).casefold()
    actors = [a for a in project.actors.values() if project.shown_lead(a.id) is not None]
    named = (a for a in actors if a.label.casefold() == wanted)
    called = (a for a in actors if wanted in {alias.text.casefold() for alias in a.aliases})
    found = next(named, None) or next(called, None)
    return project.actors.get(project.lead(found.id)) if found else None


def rename_actor(project: Project, actor_id: str, label: str) -> Patch:
    """Give an actor another label; the old one stays as an alias."""
    actor, label = project.actors[actor_id], " ".join(label.split())
    if not label:
        raise UserError("An actor needs a name.")
    if label == actor.label:
        return Patch("Rename actor")
    others = tuple(a for a in actor.aliases if a.text not in (label, actor.label))
    old = next((a for a in actor.aliases if a.text == actor.label), None)
    aliases = (*others, old or Alias(actor.label, "renamed"))
    edited = tuple(dict.fromkeys((*actor.edited, "label")))
    return Patch("Rename actor", (replace(actor, label=label, aliases=aliases, edited=edited),))


def set_actor_kind(project: Project, actor_id: str, kind: ActorKind) -> Patch:
    """Say what sort of actor it is."""
    actor = project.actors[actor_id]
    if actor.kind == kind:
        return Patch("Change kind")
    edited = tuple(dict.fromkeys((*actor.edited, "kind")))
    return Patch("Change kind", (replace(actor, kind=kind, edited=edited),))


def merge(project: Project, into: str, others: Iterable[str]) -> Patch:
    """Point events, or actors, at the record that leads; every record is kept."""
    into = project.lead(into)
    rows: list[Row] = []
    for other in dict.fromkeys(project.lead(o) for o in others):
        row = project.row(other)
        if other != into and isinstance(row, Event | Actor) and other[0] == into[0]:
            rows.append(replace(row, merged_into=into))
    word = "event" if into.startswith("E") else "actor"
    return Patch(f"Merge {_count(len(rows) + 1, word)}", tuple(rows)) if rows else Patch("Merge")


def unmerge(project: Project, row_id: str) -> Patch:
    """Let the records merged into this one stand for themselves again."""
    freed = [project.row(r) for r in project.records(row_id)[1:]]
    own = [r for r in freed if isinstance(r, Event | Actor) and r.merged_into == row_id]
    return Patch("Split", tuple(replace(r, merged_into=None) for r in own))


def pin(project: Project, places: dict[str, tuple[float, float] | None]) -> Patch:
    """Pin actors where the analyst put them in the graph, or (None) let them go."""
    actors = project.actors
    rows = [replace(actors[i], position=p) for i, p in places.items() if actors[i].position != p]
    word = "Unpin" if all(p is None for p in places.values()) else "Place"
    return Patch(f"{word} {_count(len(rows), 'actor')}", tuple(rows))


def new_relation(project: Project, source: str, target: str, kind: str) -> Patch:
    """Draw a tie between two actors on the analyst's word.

    Raises UserError for a tie without a kind, or of an actor to itself.
    """
    if not kind.strip():
        raise UserError("A tie needs a kind, such as “leads”.")
    if project.lead(source) == project.lead(target):
        raise UserError("A tie needs two different actors.")
    relation = Relation(project.fresh_id(Relation), source, target, kind, status=Status.ACCEPTED)
    return Patch("New tie", (relation,))


def change_events(project: Project, ids: Iterable[str], label: str, **values: Any) -> Patch:
    """Set the same fields of several events, as one step."""
    rows = [row for i in ids for row in change_event(project, i, label, **values).put]
    return Patch(label if len(rows) == 1 else f"{label} of {len(rows)} events", tuple(rows))


def retag(
    project: Project, ids: Iterable[str], add: Iterable[str] = (), remove: Iterable[str] = ()
) -> Patch:
    """Add tags to events and take others off them, as one step."""
    added, removed = tuple(add), frozenset(remove)
    rows: list[Row] = []
    for event_id in ids:
        kept = (t for t in project.events[event_id].tags if t not in removed)
        tags = tuple(dict.fromkeys((*kept, *added)))
        rows += change_event(project, event_id, "", tags=tags).put
    return Patch(f"Change tags of {_count(len(rows), 'event')}", tuple(rows))


def change_relation(project: Project, relation_id: str, label: str, **values: Any) -> Patch:
    """Set fields of a tie; no patch where nothing differs."""
    relation = project.relations[relation_id]
    changed = {k: v for k, v in values.items() if getattr(relation, k) != v}
    return Patch(label, (replace(relation, **changed),) if changed else ())


def change_actor(project: Project, actor_id: str, label: str, **values: Any) -> Patch:
    """Set fields of an actor and note that the analyst did; no patch where nothing differs."""
    actor = project.actors[actor_id]
    changed = {k: v for k, v in values.items() if getattr(actor, k) != v}
    edited = tuple(dict.fromkeys((*actor.edited, *changed)))
    return Patch(label, (replace(actor, **changed, edited=edited),) if changed else ())


def split_off(project: Project, record_id: str) -> Patch:
    """Let one record stand for itself again; the others stay merged."""
    row = project.row(record_id)
    if not isinstance(row, Event | Actor) or row.merged_into is None:
        return Patch("Split")
    return Patch("Split", (replace(row, merged_into=None),))


def _count(number: int, word: str) -> str:
    return f"{number} {word}s" if number != 1 else word


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
