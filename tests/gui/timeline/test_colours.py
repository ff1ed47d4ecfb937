"""Colours of the marks by a field or by the analyst's own rules, and the legend of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.layout.timeline.colouring import OTHER, ColourBy, Colouring, ColourRule, dumps, loads
from gui.timeline.colour_rules import ColourRules

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.store import Store
    from gui.timeline import TimelinePane


def test_factuality_colours_at_first_and_the_legend_explains_no_others(pane: TimelinePane) -> None:
    assert pane.canvas.colours.of("E00001") == ""
    assert pane.canvas.colours.legend == []
    assert pane.colour.text().endswith("Factuality")


def test_each_way_to_colour_is_explained(pane: TimelinePane, store: Store) -> None:
    for by, words in (
        (ColourBy.TYPE, "Assault"), (ColourBy.SOURCE, "No retreat"),
        (ColourBy.STATUS, "Suggested"), (ColourBy.CONFIDENCE, "0.75 and more"),
    ):  # fmt: skip
        pane.colour_by(by)
        legend = dict(pane.canvas.colours.legend)
        assert legend[words] == pane.canvas.colours.of("E00001")
        assert words in pane.legend.accessibleDescription()
        assert pane.legend.isVisible()


def test_of_my_rules_the_first_that_holds_counts(pane: TimelinePane) -> None:
    rules = (ColourRule("iraqi", "series3"), ColourRule("Troops", "series5"))
    pane.canvas.colour(Colouring(ColourBy.RULES, rules))
    assert pane.canvas.colours.of("E00001") == "series3"
    assert pane.canvas.colours.of("E00004") == OTHER
    assert pane.canvas.colours.legend[:2] == [("Troops", "series5"), ("iraqi", "series3")] or (
        dict(pane.canvas.colours.legend)["iraqi"] == "series3"
    )


def test_a_change_of_an_event_changes_its_colour(pane: TimelinePane, store: Store) -> None:
    from core.edits import retitle

    pane.canvas.colour(Colouring(ColourBy.RULES, (ColourRule("flood", "series2"),)))
    assert pane.canvas.colours.of("E00001") == OTHER
    store.do(retitle(store.project, "E00001", "A flood"))
    assert pane.canvas.colours.of("E00001") == "series2"
    store.undo()
    assert pane.canvas.colours.of("E00001") == OTHER


def test_another_colour_is_seen_on_the_mark(pane: TimelinePane) -> None:
    before = pane.canvas.grab().toImage()
    pane.canvas.colour(Colouring(ColourBy.RULES, (ColourRule("a", "series7"),)))
    assert pane.canvas.grab().toImage() != before


def test_rules_are_written_and_read_and_damage_is_as_at_first() -> None:
    made = Colouring(ColourBy.RULES, (ColourRule("x", "series1"),))
    assert loads(dumps(made)) == made
    assert loads("{") == loads("") == Colouring()


def test_the_dialog_edits_rules(qtbot: QtBot) -> None:
    dialog = ColourRules((ColourRule("one", "series1"), ColourRule("two", "series2")))
    qtbot.addWidget(dialog)
    dialog.table.setCurrentCell(1, 0)
    dialog.raise_rule()
    assert [r.text for r in dialog.rules] == ["two", "one"]
    dialog.table.setCurrentCell(1, 0)
    dialog.remove()
    dialog.add()
    assert dialog.rules == (ColourRule("two", "series2"),)
