"""The timeline as files: pictures, vectors, pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtGui import QImage

from core.calendar import DAY, seconds
from core.errors import UserError
from core.session import Session
from gui.store import Store
from gui.timeline.exporting import Drawing, Extent, export
from gui.timeline.pane import TimelinePane

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def words_of(path: Path) -> list[str]:
    """Return the text of each page."""
    document = pypdfium2.PdfDocument(path)
    pages = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
    document.close()
    return pages


def test_the_view_is_a_picture_with_title_and_legend(pane: TimelinePane, tmp_path: Path) -> None:
    path = tmp_path / "view.png"
    export(pane, path, Extent.VIEW)
    picture = QImage(str(path))
    assert picture.width() > 2 * pane.canvas.view.width
    assert picture.height() > 2 * pane.canvas.view.height


def test_the_svg_holds_text_as_text(pane: TimelinePane, tmp_path: Path) -> None:
    path = tmp_path / "view.svg"
    export(pane, path, Extent.VIEW)
    text = path.read_text("utf-8")
    for words in ("Troops break through", "Islamic State", "Occurred", "Oct"):
        assert words in text


def test_a_page_tells_range_lanes_legend_and_number(pane: TimelinePane, tmp_path: Path) -> None:
    path = tmp_path / "view.pdf"
    export(pane, path, Extent.VIEW)
    (page,) = words_of(path)
    for words in ("Troops break through", "Iraqi forces", "Planned", "page 1 of 1", "lanes by"):
        assert words in page


def test_the_whole_is_cut_into_pages_that_together_tell_every_event(
    pane: TimelinePane, tmp_path: Path
) -> None:
    pane.canvas.show_range(seconds(2016, 10, 25), seconds(2016, 11, 2))
    path = tmp_path / "whole.pdf"
    export(pane, path, Extent.WHOLE)
    pages = words_of(path)
    assert len(pages) > 1
    assert f"page {len(pages)} of {len(pages)}" in pages[-1]
    told = " ".join(pages)
    for event_id in pane.canvas.view.plan.marks.ids.tolist():
        assert pane.canvas.store.project.events[event_id].title[:12] in told, event_id


def test_no_page_is_empty_and_none_cuts_a_lane_that_would_fit(pane: TimelinePane) -> None:
    drawing = Drawing(pane, Extent.WHOLE)
    sheets = list(drawing.pages())
    assert [s.number for s in sheets] == list(range(1, len(sheets) + 1))
    boxes = pane.canvas.view.plan.boxes
    for sheet in sheets:
        assert ((boxes.start < sheet.scale.right) & (boxes.end > sheet.scale.left)).any()
        assert sheet.scale.per_pixel >= pane.canvas.scale.per_pixel - DAY * 1e-9


def test_painting_pages_leaves_the_view_as_it_is(pane: TimelinePane, tmp_path: Path) -> None:
    before = (pane.canvas.scale, pane.canvas.view.scroll, pane.canvas.grab().toImage())
    export(pane, tmp_path / "whole.svg", Extent.WHOLE)
    after = (pane.canvas.scale, pane.canvas.view.scroll, pane.canvas.grab().toImage())
    assert before == after


def test_an_empty_timeline_is_refused_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    empty = TimelinePane(Store(Session()))
    qtbot.addWidget(empty)
    with pytest.raises(UserError, match="nothing on the timeline"):
        export(empty, tmp_path / "x.pdf", Extent.VIEW)
