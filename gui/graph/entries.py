"""What the window's menus offer for the graph."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gui.actions import Entry

if TYPE_CHECKING:
    from gui.graph.pane import GraphPane


def entries(pane: GraphPane) -> list[Entry]:
    """Return the lines of the Analyse menu that work on the graph."""

    def ask(name: str) -> partial[None]:
        return partial(pane.ask, name)

    return [
        Entry("Analyse", "Compare two periods…", ask("compare"), icon="layers", divider=True),
        Entry("Analyse", "Play through time", ask("play"), icon="play"),
        Entry("Analyse", "Actors and their measures", ask("table"), icon="table"),
        Entry("Analyse", "Paths between two selected actors", ask("paths"), icon="git-fork"),
        Entry("Analyse", "Run or pause the force layout", ask("run"), icon="refresh-cw"),
        Entry("Analyse", "Group selected actors", ask("group selected")),
        Entry("Analyse", "Group actors by community", ask("group community")),
        Entry("Analyse", "Expand all groups", ask("ungroup all")),
        Entry(
            "File",
            "Export the graph as PNG…",
            ask("export png"),
            icon="image",
            under="Export as",
            divider=True,
        ),
        Entry(
            "File", "Export the graph as SVG…", ask("export svg"), icon="image", under="Export as"
        ),
    ]
