"""Events dragged out of the undated tray onto the timeline."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from collections.abc import Iterable

EVENTS = "application/x-dateline-events"


def pack_events(ids: Iterable[str]) -> QMimeData:
    """Put the ids of events into the data of a drag."""
    data = QMimeData()
    data.setData(EVENTS, json.dumps(list(ids)).encode())
    return data


def unpack_events(data: QMimeData) -> list[str]:
    """Return the ids of events in the data of a drag, none where it carries something else."""
    if not data.hasFormat(EVENTS):
        return []
    ids = json.loads(bytes(data.data(EVENTS).data()).decode())
    return [i for i in ids if isinstance(i, str) and i.startswith("E")]
