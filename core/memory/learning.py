"""From an edit to the rules that it teaches, in the edit's own step.

Only what the analyst changed teaches: rows that were in the project before, in fields that are
marked as edited, or that were merged or split.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from core.memory.force import subject
from core.memory.naming import name_key, trigger_word
from core.memory.wording import ENOUGH, is_sure
from core.model import Actor, Event, Rule, RuleKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.project import Patch, Project


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one changed row says: a rule to hold, or (not held) one that is contradicted."""

    kind: RuleKind
    about: str
    gives: str = ""
    only: str = ""
    held: bool = True
    row_id: str = field(default="", compare=False)
    """Of many rows that say the same in one edit, the first: it counts once."""

    @property
    def rule(self) -> Rule:
        """The rule that it says, as yet without a number."""
        return Rule("", self.kind, self.about, self.gives, self.only)


@dataclass(slots=True)
class _Learning:
    project: Project
    label: str
    rows: dict[str, Rule] = field(default_factory=dict)
    now: str = ""
    titles: dict[str, tuple[str, str]] = field(default_factory=dict)

    def known(self, lesson: Lesson) -> Rule | None:
        """Return the rule that says just this."""
        asked = lesson.rule
        every = {**self.project.rules, **self.rows}
        same = (r for r in every.values() if r.kind is asked.kind and r.gives == asked.gives)
        return next((r for r in same if subject(r) == subject(asked)), None)

    def take(self, lesson: Lesson) -> None:
        known = self.known(lesson)
        if known is None:
            if lesson.held:
                self._add(lesson)
        elif lesson.held:
            self._confirm(known)
        else:
            self._deny(known)

    def _add(self, lesson: Lesson) -> None:
        number = len([i for i in self.rows if i not in self.project.rules])
        new_id = self.project.fresh_ids(Rule, number + 1)[-1]
        document_id, title = _article(self.project, lesson.row_id)
        rule = replace(
            lesson.rule, id=new_id, edit=self.label, article=title, document_id=document_id,
            learned=self.now, changed=self.now,
        )  # fmt: skip
        self.rows[new_id] = replace(rule, active=is_sure(rule))

    def _confirm(self, known: Rule) -> None:
        seen = known.seen + 1
        active = known.active or is_sure(known) or seen == ENOUGH
        self.rows[known.id] = replace(known, seen=seen, active=active, changed=self.now)

    def _deny(self, known: Rule) -> None:
        """One exception does not speak against a rule on a word; a split does against a merge."""
        if known.kind is not RuleKind.NO_EVENT and known.active:
            self.rows[known.id] = replace(known, active=False, changed=self.now)
        elif not known.active and 0 < known.seen < ENOUGH:
            self.rows[known.id] = replace(known, seen=known.seen - 1)


def remembering(project: Project, patch: Patch) -> Patch:
    """Return the patch with the rules that it teaches; the project is as it was before it."""
    learning = _Learning(project, patch.label, now=_now())
    ruled = {row.id for row in patch.put if isinstance(row, Rule)}
    for lesson in dict.fromkeys(lessons(project, patch)):
        learning.take(lesson)
    rows = tuple(r for r in learning.rows.values() if r.id not in ruled)
    return replace(patch, put=(*patch.put, *rows)) if rows else patch


def lessons(project: Project, patch: Patch) -> Iterator[Lesson]:
    """Yield what the patch says beyond the rows that it changes."""
    put = {row.id: row for row in patch.put}
    for row in put.values():
        old = project.row(row.id)
        if isinstance(row, Actor) and isinstance(old, Actor):
            yield from _of_actor(project, old, row, put)
        elif isinstance(row, Event) and isinstance(old, Event):
            yield from _of_event(project, old, row)


def _of_actor(
    project: Project, old: Actor, new: Actor, put: Mapping[str, object]
) -> Iterator[Lesson]:
    name, kind = old.label, str(old.kind)
    if not name_key(name):
        return
    if new.merged_into != old.merged_into:
        yield from _of_merge(project, old, new, put)
    if new.label != old.label and "label" in new.edited and new.label.strip():
        yield Lesson(RuleKind.ACTOR_NAME, name, new.label, kind, row_id=new.id)
    if new.kind is not old.kind and "kind" in new.edited:
        yield Lesson(RuleKind.ACTOR_KIND, name, str(new.kind), row_id=new.id)
    if "aliases" in new.edited:
        yield from _of_aliases(old, new)
    if (new.status is Status.REJECTED) != (old.status is Status.REJECTED):
        held = new.status is Status.REJECTED
        if "status" in new.edited:
            yield Lesson(RuleKind.NO_ACTOR, name, "", kind, held, new.id)


def _of_aliases(old: Actor, new: Actor) -> Iterator[Lesson]:
    before, after = ({a.text for a in actor.aliases} - {actor.label} for actor in (old, new))
    for name in sorted(before ^ after):
        if name_key(name) not in ("", name_key(new.label)) and name != old.label:
            yield Lesson(
                RuleKind.SAME_ACTOR, name, new.label, str(new.kind), name in after, new.id
            )  # fmt: skip


def _of_merge(
    project: Project, old: Actor, new: Actor, put: Mapping[str, object]
) -> Iterator[Lesson]:
    for lead_id, held in ((old.merged_into, False), (new.merged_into, True)):
        lead = put.get(lead_id or "") if held else None
        lead = lead or project.actors.get(lead_id or "")
        if isinstance(lead, Actor) and name_key(lead.label) not in ("", name_key(old.label)):
            yield Lesson(
                RuleKind.SAME_ACTOR, old.label, lead.label, str(old.kind), held, new.id
            )  # fmt: skip


def _of_event(project: Project, old: Event, new: Event) -> Iterator[Lesson]:
    word = trigger_word(old, project.documents)
    if not word:
        return
    found_as = _found_as(project, old, word)
    if new.status is not old.status and "status" in new.edited:
        rejected = new.status is Status.REJECTED
        if rejected or old.status is Status.REJECTED:
            yield Lesson(RuleKind.NO_EVENT, word, "", old.type, rejected, new.id)
    if new.type != old.type and "type" in new.edited:
        if new.type != found_as:
            yield Lesson(RuleKind.EVENT_TYPE, word, new.type, found_as, row_id=new.id)
        if old.type != found_as:
            yield Lesson(RuleKind.EVENT_TYPE, word, old.type, found_as, False, new.id)


def _found_as(project: Project, event: Event, word: str) -> str:
    """Return the type that the extraction gave, before a rule or an edit that taught one."""
    taught = {r.rule_id for r in event.ruled}
    edited = "type" in event.edited
    for rule in project.rules.values():
        says_so = rule.kind is RuleKind.EVENT_TYPE and rule.gives == event.type
        obeyed = rule.id in taught or (edited and rule.active)
        if says_so and obeyed and rule.about == word:
            return rule.only
    return event.type


def _article(project: Project, row_id: str) -> tuple[str, str]:
    """Return the id and the title of the article that a row was found in first."""
    event = project.events.get(row_id)
    told = [event] if event is not None else project.events_of(row_id)
    ids = [c.document_id for e in told for c in e.citations]
    ids += [] if ids else _mentioning(project, row_id)
    document = next((project.documents[i] for i in ids if i in project.documents), None)
    return (document.id, document.title) if document is not None else ("", "")


def _mentioning(project: Project, actor_id: str) -> list[str]:
    every = project.documents.values()
    return [d.id for d in every if any(m.actor_id == actor_id for m in d.mentions)][:1]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
