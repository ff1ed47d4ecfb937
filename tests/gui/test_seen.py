"""Whatever is selected can be seen on the timeline, at once and when its lanes have settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from core.layout.timeline.marks import dated

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def test_a_selected_event_is_in_view(full_window: MainWindow) -> None:
    window, canvas = full_window, full_window.timeline.canvas
    window.views.go_to(window.timeline)
    events = [window.store.project.events[i] for i in sorted(window.store.visible)]
    unseen = []
    for number, event in enumerate(e for e in events if dated(e)):
        window.store.select([event.id])
        QTest.qWait(1)
        if not canvas.view.sees(event.id):
            unseen.append((event.id, "at once"))
        canvas.resting.settle()
        if not canvas.view.sees(event.id):
            unseen.append((event.id, "at rest"))
        if number % 7 == 0:
            window.timeline.fit()
    assert not unseen


def test_a_selected_event_stays_in_view_when_the_window_changes(full_window: MainWindow) -> None:
    window, view = full_window, full_window.timeline.canvas.view
    window.views.go_to(window.timeline)
    for event in [e for e in window.store.project.lead_events() if dated(e)][:60:6]:
        if event.id in window.store.visible:
            window.resize(1600, 900)
            window.store.select([event.id])
            window.resize(1200, 600)
            QTest.qWait(20)
            assert view.sees(event.id)
    window.resize(1600, 900)
