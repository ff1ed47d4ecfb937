"""The sheets Mentions and Rejected: a decision on all sentences of an event is one on the event."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from core.errors import Problem, UserError
from core.exports.homecoming import words
from core.exports.homecoming.changes import Change
from core.exports.homecoming.rows import Sheet, judged, not_understood

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from core.exports.homecoming.base import Texts
    from core.exports.homecoming.book import Line
    from core.model import Event
    from core.project import Project

_PART = (
    "Other sentences tell of the event too, and are decided otherwise. Set its Status in Events, "
    "or split the sentence off in the window."
)


def decision(line: Line, base: Mapping[str, Texts], otherwise: str) -> str:
    """Return the decision that was exported with a sentence: that on its event."""
    if "Reason" in line.texts:
        return "rejected"
    return base.get(line.texts.get("Event ID", ""), {}).get("Status", otherwise)


def compare_mentions(project: Project, sheet: Sheet) -> Iterator[Change | Problem]:
    """Yield the events all of whose sentences were decided anew; list the others."""
    decided: defaultdict[str, list[Line]] = defaultdict(list)
    base = sheet.base or {}
    for line in sheet.lines:
        event = project.events.get(project.lead(line.texts.get("Event ID", "")))
        if event is None:
            continue
        theirs = line.texts.get("Decision", "").casefold()
        if theirs and theirs != decision(line, base, event.status.value):
            decided[event.id].append(line)
    for event_id, lines in decided.items():
        yield from _decided(project, project.events[event_id], lines, base)


def _decided(
    project: Project, event: Event, lines: list[Line], base: Mapping[str, Texts]
) -> Iterator[Change | Problem]:
    said = {line.texts["Decision"].casefold() for line in lines}
    first, ours = lines[0], event.status.value
    if len(said) > 1 or len(lines) < _sentences(project, event):
        yield from (not_understood(line.cell("Decision"), _PART) for line in lines)
        return
    try:
        status = words.status(first.texts["Decision"])
    except UserError as error:
        yield not_understood(first.cell("Decision"), str(error))
        return
    if status.value != ours:
        exported = decision(first, base, ours)
        yield Change(judged(exported, ours), first.cell("Decision"), event.id, event.title,
                     "Status", exported, status.value, ours, {"status": status})  # fmt: skip


def _sentences(project: Project, event: Event) -> int:
    records = (project.events.get(i) for i in project.records(event.id))
    return sum(c.document_id in project.documents for r in records if r for c in r.citations)
