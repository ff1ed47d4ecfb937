"""What the rules would change in what is already here: shown first, then made as one step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.memory.force import Force, force_of
from core.memory.naming import name_key
from core.memory.obeying import merged, ruled_actor, ruled_event
from core.model import Actor, Event, RuleKind, Status
from core.project import Patch

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from core.model import Rule
    from core.project import Project


@dataclass(frozen=True, slots=True)
class Applying:
    """The patch, and for each row that it changes its words and those of the rules."""

    patch: Patch
    changes: tuple[tuple[str, str, str], ...] = ()
    """Row id, its label or title, the sentences of the rules obeyed."""


def applying(project: Project, asked: Iterable[str] | None = None) -> Applying:
    """Return what the rules in force (of those asked for) would change; edited fields stay."""
    ids = None if asked is None else frozenset(asked)
    force = force_of(project.rules.values())
    kept = {s: r for s, r in force.by_subject.items() if ids is None or r.id in ids}
    rows: list[Actor | Event] = [*_actors(project, Force(kept)), *_events(project, Force(kept))]
    count = f"{len(rows)} rows" if len(rows) != 1 else "1 row"
    changes = tuple(_said(project, row) for row in rows)
    return Applying(Patch(f"Apply rules to {count}", tuple(rows)), changes)


def applied(project: Project) -> Counter[str]:
    """Count how often each rule was obeyed: once for a row and an article."""
    from collections import Counter

    found: Counter[str] = Counter()
    for table in (project.actors, project.events):
        for row in table.values():
            found.update(ruling.rule_id for ruling in row.ruled)
    return found


def concerned(project: Project, rules: Iterable[Rule]) -> frozenset[str]:
    """Return the actors and events that rules were obeyed in, and rejected names that they name."""
    asked = list(rules)
    ids = {rule.id for rule in asked}
    names = {name_key(rule.about) for rule in asked if rule.kind is RuleKind.NO_ACTOR}
    rows: list[Actor | Event] = [*project.actors.values(), *project.events.values()]
    obeyed = {row.id for row in rows if any(r.rule_id in ids for r in row.ruled)}
    rejected = (a for a in project.actors.values() if a.status is Status.REJECTED)
    obeyed |= {a.id for a in rejected if name_key(a.label) in names}
    return frozenset(project.lead(i) for i in obeyed)


def lead_names(project: Project) -> dict[str, Actor]:
    """Return the actors that stand for themselves by name key; labels go before aliases."""
    leads = sorted(project.lead_actors(), key=lambda a: a.id)
    found: dict[str, Actor] = {}
    for actor in leads:
        found.setdefault(name_key(actor.label), actor)
    for actor in leads:
        for alias in actor.aliases:
            found.setdefault(name_key(alias.text), actor)
    return found


def _actors(project: Project, force: Force) -> list[Actor]:
    found, leads = [], lead_names(project)
    for actor in sorted(project.lead_actors(), key=lambda a: a.id):
        where = _first_article(project, actor)
        ruled = ruled_actor(actor, force, where)
        (ruled,) = merged([ruled], leads, force, where)
        fields = ("label", "kind", "status")
        differs = {name for name in fields if getattr(ruled, name) != getattr(actor, name)}
        if ruled != actor and not differs & set(actor.edited):
            found.append(ruled)
    return found


def _events(project: Project, force: Force) -> list[Event]:
    found = []
    for event in sorted(project.lead_events(), key=lambda e: e.id):
        if event.status is not Status.SUGGESTED or {"status", "type"} & set(event.edited):
            continue
        where = event.citations[0].document_id if event.citations else ""
        ruled = ruled_event(event, force, project.documents, where)
        if ruled != event:
            found.append(replace(ruled, modified=event.modified))
    return found


def _first_article(project: Project, actor: Actor) -> str:
    cited = (c.document_id for e in project.events_of(actor.id) for c in e.citations)
    return next(cited, "")


def _said(project: Project, new: Actor | Event) -> tuple[str, str, str]:
    old = project.row(new.id)
    before = getattr(old, "ruled", ())
    words = " ".join(r.words for r in new.ruled if r not in before)
    return new.id, str(getattr(old, "title", "") or getattr(old, "label", "")), words
