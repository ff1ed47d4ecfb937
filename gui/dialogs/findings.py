"""What the command palette finds: commands, and events, actors and sources by name."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.wording import words
from gui import settings
from gui.actions import KEY_ID
from gui.dialogs.fuzzy import loose_score, score
from gui.mnemonics import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from core.project import Project

RECENT, KEPT = "palette/recent", 12
MOST = 60
"""Lines shown at once."""
FEW, LOOSE_UP_TO = 8, 20_000
"""Below so many finds letters in order count as well, unless there are too many rows to ask."""
LEAN = {"command": 12.0, "actor": 6.0, "source": 3.0, "event": 0.0}
"""What goes first of things that answer alike."""


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the palette: a command by its number, or a row by its id."""

    kind: str
    text: str
    aside: str
    folded: str
    number: int = -1
    row_id: str = ""
    enabled: bool = True


def commands(actions: Sequence[QAction]) -> list[Found]:
    """Return the commands, those used last first."""
    found = [_command(number, action) for number, action in enumerate(actions)]
    recent = [key_id for key_id in settings.text(RECENT).split("\n") if key_id]
    ids = [str(action.property(KEY_ID) or "") for action in actions]
    order = {key_id: place for place, key_id in enumerate(recent)}
    return sorted(found, key=lambda each: order.get(ids[each.number], KEPT))


def note_used(action: QAction) -> None:
    """Put a command at the head of those used last."""
    key_id = str(action.property(KEY_ID) or "")
    if key_id:
        before = [i for i in settings.text(RECENT).split("\n") if i and i != key_id]
        settings.remember(RECENT, "\n".join([key_id, *before][:KEPT]))


def rows(project: Project) -> list[Found]:
    """Return actors, sources and events by name; merged ones stand under their lead."""
    actors = [
        _row("actor", a.label, a.kind, a.id, " ".join(x.text for x in a.aliases))
        for a in project.lead_actors()
    ]
    sources = [_row("source", d.title or d.id, d.outlet, d.id) for d in project.documents.values()]
    events = [_row("event", e.title, words(e.when), e.id) for e in project.lead_events()]
    return [*actors, *sources, *events]


def search(asked: str, among: Sequence[Found]) -> list[Found]:
    """Return what answers best, best first."""
    asked = asked.casefold().strip()
    if not asked:
        return [each for each in among if each.kind == "command"]
    best = _best(asked, among, score)
    if len(best) < FEW:
        loose = among if len(among) <= LOOSE_UP_TO else [f for f in among if f.kind != "event"]
        have = {id(each) for each in best}
        best += [f for f in _best(asked, loose, loose_score) if id(f) not in have]
    return best[:MOST]


def _best(
    asked: str, among: Sequence[Found], measure: Callable[[str, str], float | None]
) -> list[Found]:
    scored = ((measure(asked, f.folded), n, f) for n, f in enumerate(among))
    answering = ((s + LEAN[f.kind], -n, f) for s, n, f in scored if s is not None)
    return [f for _, _, f in heapq.nlargest(MOST, answering, key=lambda each: each[:2])]


def _command(number: int, action: QAction) -> Found:
    key_id = str(action.property(KEY_ID) or "")
    text = bare(action.text())
    named = key_id.partition("/")[2] or text  # "Undo delete event" is found as Undo as well
    named = named if " › " in named else text
    place = key_id.partition("/")[0] or "Open recent"
    folded = f"{named} {place}".casefold()
    aside = "  ".join(part for part in (place, action.shortcut().toString()) if part)
    return Found("command", named, aside, folded, number, enabled=action.isEnabled())


def _row(kind: str, text: str, aside: str, row_id: str, also: str = "") -> Found:
    return Found(kind, text, f"{kind} · {aside}" if aside else kind, f"{text} {also}".casefold(),
                 row_id=row_id)  # fmt: skip
