"""What the timeline remembers of a project besides its rows: lanes, colours; no undoable step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import UserError
from core.layout.timeline import arrangement, colouring
from core.layout.timeline.lanes import LaneBy

if TYPE_CHECKING:
    from core.layout.timeline.arrangement import Arrangement
    from core.layout.timeline.colouring import Colouring
    from gui.store import Store


class Memory:
    """Texts by name, kept in the project's file; without one as long as the project is open."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._unkept: dict[str, str] = {}
        store.reset.connect(self._forget)

    def recall(self, name: str) -> str:
        """Return what was kept under a name, empty if nothing was."""
        journal = self._store.session.journal
        if name in self._unkept or journal is None:
            return self._unkept.get(name, "")
        return (journal.recall(f"timeline {name}") or b"").decode("utf-8", "replace")

    def keep(self, name: str, text: str) -> None:
        """Keep a text; where the file cannot be written, while the project is open."""
        journal = self._store.session.journal
        try:
            if journal is not None and not journal.read_only:
                journal.remember(f"timeline {name}", text.encode())
                self._unkept.pop(name, None)
                return
        except UserError:
            pass
        self._unkept[name] = text

    def lane_by(self) -> LaneBy:
        """Return what events shared a lane by."""
        name = self.recall("grouping")
        return LaneBy(name) if name in list(LaneBy) else LaneBy.ACTOR

    def look(self, by: LaneBy) -> Arrangement:
        """Return how lanes of this kind were arranged."""
        return arrangement.loads(self.recall(f"lanes {by.value}"))

    def colouring(self) -> Colouring:
        """Return what the marks were coloured by."""
        return colouring.loads(self.recall("colours"))

    def _forget(self) -> None:
        self._unkept.clear()
