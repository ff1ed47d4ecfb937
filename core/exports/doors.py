"""Every way out but the workbook: what it is called, its suffix, and the function that writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.errors import Problem
from core.exports import ical
from core.exports.atomic import write_atomically
from core.exports.graphs import write_gexf, write_graphml
from core.exports.report import html_report, markdown_report
from core.exports.tables import acled, aeon, i2, network, timelinejs, timesketch
from core.exports.tables.writing import write_csv

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from core.exports.chosen import Chosen
    from core.model import Event


@dataclass(frozen=True, slots=True)
class Door:
    """A format to export to."""

    id: str
    words: str
    suffix: str
    write: Callable[[Path, Chosen], list[Problem]]
    """Writes the file and returns what was left out; raises UserError where it cannot write."""


def _html(path: Path, chosen: Chosen) -> list[Problem]:
    return _text(path, html_report(chosen))


def _markdown(path: Path, chosen: Chosen) -> list[Problem]:
    return _text(path, markdown_report(chosen))


def _text(path: Path, text: str) -> list[Problem]:
    with write_atomically(path) as temporary:
        temporary.write_text(text, "utf-8", "replace", newline="\n")
    return []


def _gexf(path: Path, chosen: Chosen) -> list[Problem]:
    write_gexf(path, chosen)
    return []


def _graphml(path: Path, chosen: Chosen) -> list[Problem]:
    write_graphml(path, chosen)
    return []


def _network(path: Path, chosen: Chosen) -> list[Problem]:
    """Write two tables side by side: NAME-nodes.csv and NAME-edges.csv."""
    for name, headers, rows in (
        ("nodes", network.NODE_HEADERS, network.node_rows(chosen)),
        ("edges", network.EDGE_HEADERS, network.edge_rows(chosen)),
    ):
        write_csv(path.with_name(f"{path.stem}-{name}{path.suffix}"), headers, rows)
    return []


def _timelinejs(path: Path, chosen: Chosen) -> list[Problem]:
    write_csv(path, timelinejs.HEADERS, timelinejs.rows(chosen))
    return _left_out(path, chosen, _dated, "have no date, and TimelineJS shows none without")


def _timesketch(path: Path, chosen: Chosen) -> list[Problem]:
    write_csv(path, timesketch.HEADERS, timesketch.rows(chosen))
    return _left_out(path, chosen, timesketch.fits,
                     "have no date or one before 1700, which Timesketch drops")  # fmt: skip


def _aeon(path: Path, chosen: Chosen) -> list[Problem]:
    write_csv(path, aeon.HEADERS, aeon.rows(chosen))
    return []


def _i2(path: Path, chosen: Chosen) -> list[Problem]:
    write_csv(path, i2.HEADERS, i2.rows(chosen))
    return []


def _acled(path: Path, chosen: Chosen) -> list[Problem]:
    write_csv(path, acled.HEADERS, acled.rows(chosen))
    return _left_out(path, chosen, _dated, "have no date, and ACLED codes none without")


def _ical(path: Path, chosen: Chosen) -> list[Problem]:
    ical.write_ical(path, chosen)
    return _left_out(path, chosen, ical.fits, "have no date that a calendar holds (years 1–9999)")


def _dated(event: Event) -> bool:
    return event.when is not None


def _left_out(path: Path, chosen: Chosen, fits: Callable[[Event], bool], why: str) -> list[Problem]:
    count = sum(not fits(event) for event in chosen.events)
    said = f"{count} of {len(chosen.events)} events are left out: they {why}."
    return [Problem(path.name, said, "warning")] if count else []


DOORS: tuple[Door, ...] = (
    Door("html", "Report, one web page", ".html", _html),
    Door("markdown", "Report, Markdown", ".md", _markdown),
    Door("ical", "Calendar, iCalendar", ".ics", _ical),
    Door("timelinejs", "TimelineJS table", ".csv", _timelinejs),
    Door("timesketch", "Timesketch table", ".csv", _timesketch),
    Door("aeon", "Aeon Timeline table", ".csv", _aeon),
    Door("acled", "Event table as ACLED's", ".csv", _acled),
    Door("gexf", "Graph for Gephi, with dates (GEXF)", ".gexf", _gexf),
    Door("graphml", "Graph, GraphML", ".graphml", _graphml),
    Door("network", "Nodes and edges, two tables (Gephi, NodeXL)", ".csv", _network),
    Door("i2", "Links for i2 Analyst's Notebook", ".csv", _i2),
)
"""In the order of the menu; JSON Lines and the evidence pack are made by core.export."""


def door(door_id: str) -> Door:
    """Return the door of that id."""
    return next(each for each in DOORS if each.id == door_id)
