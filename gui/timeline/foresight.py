"""The timeline of a project to be, laid out in the thread of a large step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.layout.timeline.plan import Plan, plan

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from core.project import Project
    from core.sieve import Sieve
    from gui.store import Store
    from gui.timeline.view import View


class Foresight:
    """Lays out ahead what the view shows, in the way that it does."""

    def __init__(self, canvas: QObject, store: Store, view: View) -> None:
        self._canvas, self._store, self._view = canvas, store, view
        store.ahead(canvas, self._lay_out)

    def plan(self) -> Plan | None:
        """Return what was laid out for the patch just told; None where it is no longer fitting."""
        made, old = self._store.worked_out(self._canvas), self._view.plan
        if not isinstance(made, Plan) or _way(made) != _way(old):
            return None
        return made

    def _lay_out(self, project: Project, sieve: Sieve, touched: frozenset[str]) -> Plan:
        old = self._view.plan
        only_events = all(i.startswith("E") for i in touched)
        keep = tuple(row.key for row in old.lanes.rows) if only_events else ()
        return plan(project, sieve.visible, old.by, old.measure, old.look, keep, old.wide)


def _way(shown: Plan) -> tuple[object, ...]:
    """Return all that decides how events are laid out."""
    return shown.by, shown.look, shown.measure, shown.wide
