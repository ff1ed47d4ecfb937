"""Every dialog of the house, filled as it is at work, by name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from core.calendar import DAY, seconds
from core.collate.moving import Move, Moves
from core.errors import Problem
from core.exports.homecoming.changes import Change, Comparison, Kind
from core.imports.projects import Merged
from core.incoming import Sheet
from core.memory.applying import Applying
from core.model import FuzzyDate, Rule, RuleKind
from core.project import Patch
from core.reading.corpora.delimited import table_in
from gui.dialogs.applying_dialog import ApplyingDialog
from gui.dialogs.asking_date import DateDialog
from gui.dialogs.comparing.dialog import ComparingDialog
from gui.dialogs.copies_dialog import CopiesDialog
from gui.dialogs.events_mapping import EventsMappingDialog
from gui.dialogs.joining import JoiningDialog
from gui.dialogs.key_card import CardDialog
from gui.dialogs.keys_dialog import KeysDialog
from gui.dialogs.mapping import MappingDialog
from gui.dialogs.moves_dialog import MovesDialog
from gui.dialogs.rule_editor import RuleEditor
from gui.dialogs.rules_dialog import RulesDialog
from gui.dialogs.texts import AboutDialog, ArticleDialog
from gui.table.filter_dialog import FilterDialog
from gui.table.set_dialog import SetDialog
from gui.timeline.colour_rules import ColourRules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QDialog

    from gui.main_window import MainWindow

START = seconds(2016, 11, 3)
WHEN, LATER = FuzzyDate(START, START + DAY - 1), FuzzyDate(START + DAY, START + 2 * DAY - 1)
MOVES = Moves(
    (Move("E00001", "Troops break through the last defences of the city", WHEN, LATER, None),),
    (Move("E00002", "Route to be cut", None, LATER, None),),
)
CHANGES = (
    Change(Kind.CHANGED, "Events!C7", "E00001", "Troops break through", "Title", "a", "b", "a"),
    Change(Kind.CONFLICT, "Events!D7", "E00001", "Troops break through", "Date", "a", "b", "c"),
)
COMPARISON = Comparison(
    "timeline.xlsx", CHANGES, (Problem("Events!D9", "“someday” is no date."),), True, 120
)
RULE = Rule("M0001", RuleKind.SAME_ACTOR, "Daesh", "Islamic State")
MERGED = Merged(
    Patch("Import project", (RULE,)),
    (Problem("E00004", "“Mayor resigns” keeps its date: 3 Nov 2016, there 4 Nov 2016."),),
    Counter(Document=3, Event=41), Counter(Document=1, Event=9),
)  # fmt: skip
CSV = "Headline;Day;Story;Paper\n" + "".join(
    f"Wall {n};0{n}/04/2016;A harbour wall fell into the sea and nobody was hurt;Gazette\n"
    for n in range(1, 9)
)
APPLYING = Applying(Patch("Apply rules"), (("A0001", "Daesh", "“Daesh” is “Islamic State”."),))


def all_dialogs(window: MainWindow) -> Mapping[str, Callable[[], QDialog]]:
    """Return what makes each dialog, with the window as its parent."""
    store = window.store
    sources = list(store.project.documents.values())
    table = table_in(CSV)
    rows = tuple((n, tuple(map(str, row))) for n, row in enumerate(table.sample, 2))
    sheet = Sheet("", table.headers, rows, len(rows))
    QApplication.clipboard().setText("Mayor resigns.\nPolice came.")
    return {
        "keys": lambda: KeysDialog(window),
        "card": lambda: CardDialog(window),
        "rules": lambda: RulesDialog(store, window),
        "rule": lambda: RuleEditor(store, RULE, window),
        "applying": lambda: ApplyingDialog(store, None, APPLYING, window),
        "date": lambda: DateDialog("Go to date", "Show which date?", WHEN, window),
        "moves": lambda: MovesDialog("Read again", "Read the article again?", MOVES, window),
        "copies": lambda: CopiesDialog(sources[0], sources[1], window),
        "comparing": lambda: ComparingDialog(COMPARISON, window),
        "joining": lambda: JoiningDialog("Mosul", MERGED, window),
        "mapping": lambda: MappingDialog("a.csv", table, None, window),
        "events mapping": lambda: EventsMappingDialog("a.csv", [sheet], window),
        "article": lambda: ArticleDialog(window),
        "about": lambda: AboutDialog(window, "1.0"),
        "filter": lambda: FilterDialog(store, "Type", window),
        "filter by words": lambda: FilterDialog(store, "Title", window),
        "filter by date": lambda: FilterDialog(store, "Date", window),
        "set": lambda: SetDialog(store.project, "Date", 3, window),
        "set a choice": lambda: SetDialog(store.project, "Type", 3, window),
        "colour rules": lambda: ColourRules((), window),
    }


NAMES = (
    "keys", "card", "rules", "rule", "applying", "date", "moves", "copies", "comparing", "joining",
    "mapping", "events mapping", "article", "about", "filter", "filter by words", "filter by date",
    "set", "set a choice", "colour rules",
)  # fmt: skip
