"""The analyst's bands and markers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from core.calendar import DAY, seconds
from core.layout.timeline.frame import Part
from core.layout.timeline.marks import bounds
from gui.timeline.bands import stretch

if TYPE_CHECKING:
    from gui.store import Store
    from gui.timeline import TimelinePane

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def add(pane: TimelinePane, name: str = "Siege") -> str:
    """Make a band from 20 to 29 October and name it."""
    pane.canvas.bands.add(stretch(seconds(2016, 10, 20), seconds(2016, 10, 30)))
    editor = pane.canvas.changes.editor
    assert editor is not None
    editor.setText(name)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    return next(iter(pane.canvas.store.project.bands))


def at(pane: TimelinePane, moment: int, row: int = 0) -> QPoint:
    view = pane.canvas.view
    y = view.ruler_height - (view.band_rows - row) * view.band_pitch + view.band_pitch / 2
    return QPoint(round(view.scale.x(moment) + view.header), round(y))


def test_a_band_is_named_stored_and_undone(pane: TimelinePane, store: Store) -> None:
    band_id = add(pane)
    assert store.project.bands[band_id].name == "Siege"
    store.undo()
    assert store.project.bands[band_id].name == "New band"
    store.undo()
    assert not store.project.bands


def test_the_strip_of_names_takes_room_only_where_there_are_bands(pane: TimelinePane) -> None:
    bare = pane.canvas.view.ruler_height
    add(pane)
    assert pane.canvas.view.ruler_height > bare
    pane.canvas.store.undo()
    pane.canvas.store.undo()
    assert pane.canvas.view.ruler_height == bare


def test_shift_drag_on_the_ruler_draws_a_band(pane: TimelinePane, store: Store) -> None:
    view = pane.canvas.view
    x0, x1 = (round(view.scale.x(seconds(2016, 10, d)) + view.header) for d in (22, 26))
    QTest.mousePress(pane.canvas.viewport(), LEFT, SHIFT, QPoint(x0, 6))
    QTest.mouseMove(pane.canvas.viewport(), QPoint((x0 + x1) // 2, 6))
    QTest.mouseMove(pane.canvas.viewport(), QPoint(x1, 6))
    QTest.mouseRelease(pane.canvas.viewport(), LEFT, SHIFT, QPoint(x1, 6))
    (band,) = store.project.bands.values()
    assert bounds(band.when) == (seconds(2016, 10, 22), seconds(2016, 10, 26))


def test_a_band_is_moved_and_its_end_dragged_each_as_one_step(
    pane: TimelinePane, store: Store
) -> None:
    band_id = add(pane)
    per_day = DAY / pane.canvas.scale.per_pixel
    start = at(pane, seconds(2016, 10, 24))
    for end in (start + QPoint(round(per_day * 2), 0),):
        QTest.mousePress(pane.canvas.viewport(), LEFT, NONE, start)
        QTest.mouseMove(pane.canvas.viewport(), (start + end) / 2)
        QTest.mouseMove(pane.canvas.viewport(), end)
        QTest.mouseRelease(pane.canvas.viewport(), LEFT, NONE, end)
    assert bounds(store.project.bands[band_id].when)[0] == seconds(2016, 10, 22)
    edge = at(pane, seconds(2016, 11, 1))
    found = pane.canvas.bands.at(QPointF(edge))
    assert found is not None
    assert found[1] is Part.END
    QTest.mousePress(pane.canvas.viewport(), LEFT, NONE, edge)
    QTest.mouseMove(pane.canvas.viewport(), edge + QPoint(round(per_day), 0))
    QTest.mouseRelease(pane.canvas.viewport(), LEFT, NONE, edge + QPoint(round(per_day), 0))
    low, high = bounds(store.project.bands[band_id].when)
    assert (low, high) == (seconds(2016, 10, 22), seconds(2016, 11, 2))
    store.undo()
    assert bounds(store.project.bands[band_id].when)[1] == seconds(2016, 11, 1)


def test_its_menu_colours_and_deletes_it(pane: TimelinePane, store: Store) -> None:
    from gui.timeline import menus

    band_id = add(pane)
    menu = menus.band_menu(pane.canvas, store.project.bands[band_id])
    pane.canvas.bands.colour(band_id, "denied")
    assert store.project.bands[band_id].colour == "denied"
    next(a for a in menu.actions() if a.text() == "Delete").trigger()
    assert not store.project.bands
    menu.deleteLater()


def test_a_band_shows_behind_the_marks(pane: TimelinePane) -> None:
    spot = QPoint(at(pane, seconds(2016, 10, 22)).x() + 3, pane.canvas.height() - 8)
    bare = pane.canvas.grab().toImage().pixelColor(spot)
    add(pane)
    assert pane.canvas.grab().toImage().pixelColor(spot) != bare


def test_a_band_without_a_name_is_refused_in_words(pane: TimelinePane, store: Store) -> None:
    band_id = add(pane)
    said: list[str] = []
    pane.canvas.message.connect(said.append)
    pane.canvas.bands.rename(band_id)
    editor = pane.canvas.changes.editor
    assert editor is not None
    editor.setText("  ")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert said == ["A band needs a name."]
    assert store.project.bands[band_id].name == "Siege"
