"""What the menus do: each command is a few calls to the parts of the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from core.model import Document, Event, FuzzyDate
from core.reading import SUFFIXES
from core.version import VERSION
from gui import settings, theme
from gui.actions import Entry
from gui.dialogs.asking_date import ask_date
from gui.dialogs.key_card import show_card
from gui.dialogs.keys_dialog import KeysDialog
from gui.dialogs.palette import Palette
from gui.dialogs.rules_dialog import RulesDialog, learns
from gui.dialogs.texts import ask_article, show_about
from gui.exporting import ways
from gui.graph.entries import entries as graph_entries
from gui.selected import Selected
from gui.timeline.entries import file_entries, view_entries
from gui.watching import ask_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.main_window import MainWindow

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "seeds"
GUIDE = ROOT / "docs" / "guide.md"

ARTICLES = f"Articles ({' '.join(f'*{s}' for s in sorted(SUFFIXES))});;All files (*)"
TABLES = "Tables of articles (*.csv *.tsv *.xlsx *.xls *.ods *.json *.jsonl);;All files (*)"


class Commands(QObject):
    """The commands of the main window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.selected = Selected(window.store, window)
        self._rules: RulesDialog | None = None
        window.store.learning = learns()

    def entries(self) -> list[Entry]:
        """Return the lines of the menus, in order."""
        return [
            *self._file(),
            *self._edit(),
            *self._view(),
            *self.selected.entries(),
            *graph_entries(self._window.graph),
            *self._rest(),
        ]

    def wire(self) -> None:
        """Connect what parts of the window ask for to the commands that do it."""
        docks = self._window.docks
        docks.sources.set_published_requested.connect(self.ask_published)
        docks.inspector.published_changed.connect(self._window.loading.set_published)
        docks.inspector.alike_asked.connect(self._window.previews.propose_alike)
        self._window.missing_dates.set_published_requested.connect(self.ask_published)
        self._window.missing_dates.guess_taken.connect(self._window.loading.set_published)
        docks.review.date_requested.connect(self.focus_date)
        self._window.store.rules_requested.connect(self.show_rules)
        self._fill_recent()
        self._window.projects.opened.connect(self._fill_recent)
        self._fill_views()

    def open_sample(self) -> None:
        """Add the sample articles."""
        self._window.loading.add_files([SAMPLE])

    def add_articles(self) -> None:
        """Let the analyst choose articles to add."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._window, "Add articles", str(settings.folder("articles")), ARTICLES
        )
        if chosen:
            settings.remember_folder("articles", Path(chosen[0]))
            self.take_files([Path(p) for p in chosen])

    def add_folder(self) -> None:
        """Let the analyst choose a folder of articles to add."""
        chosen = QFileDialog.getExistingDirectory(
            self._window, "Add folder", str(settings.folder("articles"))
        )
        if chosen:
            settings.remember_folder("articles", Path(chosen))
            self._window.loading.add_files([Path(chosen)])

    def take_files(self, files: Sequence[Path]) -> None:
        """Open a project among the files, or add them as articles."""
        projects = [f for f in files if f.suffix == ".dateline"]
        for project in projects[:1]:
            self._window.projects.open(project)
        articles = [f for f in files if f.suffix != ".dateline"]
        if articles:
            self._add(articles)

    def add_table(self) -> None:
        """Let the analyst choose a table, and say which of its columns holds what."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Add table", str(settings.folder("articles")), TABLES
        )
        if chosen:
            settings.remember_folder("articles", Path(chosen))
            self._add([Path(chosen)], always=True)

    def _add(self, files: Sequence[Path], *, always: bool = False) -> None:
        """Add files; the columns of tables that are new, or always, are asked for first."""
        from gui.dialogs.mapping_asking import ask_columns

        columns = ask_columns(self._window, files, always=always)
        if columns is not None:
            self._window.loading.add_files(files, columns)

    def paste_article(self) -> None:
        """Take an article from the clipboard, shown first."""
        pasted = ask_article(self._window)
        self._window.loading.add_page(pasted.html)
        self._window.loading.add_text(pasted.text)

    def watch_folder(self) -> None:
        """Let the analyst choose a folder whose new files are added as they arrive."""
        chosen = ask_folder(self._window)
        if chosen is not None:
            self._window.watching.start(chosen)

    def ask_published(self, document_id: str) -> None:
        """Ask when an article was published, and date anew what hangs on it."""
        document = self._window.store.project.documents[document_id]
        question = f"When was “{document.title or document.id}” published?"
        when = ask_date(self._window, "Publication date", question, document.published)
        if when is not None:
            self._window.loading.set_published(document_id, when)

    def go_to_date(self) -> None:
        """Ask for a date and show it on the timeline."""
        when = ask_date(self._window, "Go to date", "Show which date on the timeline?")
        if isinstance(when, FuzzyDate):
            self._window.views.bring(self._window.timeline)
            self._window.timeline.go_to(when.anchor)

    def go_to_row(self, row_id: str) -> None:
        """Select an event, actor or source, and show where it stands."""
        window, row = self._window, self._window.store.project.row(row_id)
        window.store.select([row_id])
        if isinstance(row, Event):
            if row_id in window.store.visible and row.when is not None:
                window.timeline.canvas.bring_into_view(row_id)
            for citation in row.citations[:1]:
                window.store.show_evidence(citation.document_id, citation.sentence)
        elif isinstance(row, Document):
            window.store.show_evidence(row_id)

    def fit(self) -> None:
        """Show all of the timeline and of the graph."""
        self._window.timeline.fit()
        self._window.graph.fit()

    def focus_date(self, event_id: str = "") -> None:
        """Put the keyboard into the date field of the inspector (for this event)."""
        if event_id:
            self._window.store.select([event_id])
        self._window.docks.right.show()
        self._window.docks.inspector.focus_date()

    def use_theme(self, name: str) -> None:
        """Put a theme in force and remember it; empty follows the desktop."""
        settings.remember("theme", name)
        theme.theme().use(name or theme.system_theme())

    def show_rules(self, rule_id: str | bool = "") -> None:
        """Show what edits have taught, beside the window."""
        if self._rules is None:
            self._rules = RulesDialog(self._window.store, self._window)
            self._rules.message.connect(self._window.say)
        self._rules.show()
        self._rules.raise_()
        self._rules.activateWindow()
        if isinstance(rule_id, str) and rule_id:
            self._rules.show_rule(rule_id)

    def _file(self) -> list[Entry]:
        window = self._window
        return [
            Entry("File", "New project", window.projects.new, "Ctrl+N", "file-text"),
            Entry("File", "Open project…", window.projects.ask_open, "Ctrl+O", "folder-open"),
            Entry("File", "Save project as…", window.projects.ask_save_as, "Ctrl+Shift+S", "save"),
            Entry("File", "Add articles…", self.add_articles, "Ctrl+Shift+O", "file-plus",
                  divider=True),
            Entry("File", "Paste article…", self.paste_article, "Ctrl+Shift+V", "clipboard-paste"),
            Entry("File", "Add folder…", self.add_folder, icon="folder-plus", under="Import"),
            Entry("File", "Add table…", self.add_table, icon="table-2", under="Import"),
            *window.importing.entries(),
            Entry("File", "Watch folder…", self.watch_folder, icon="eye", under="Import",
                  divider=True),
            Entry("File", "Stop watching", window.watching.stop, icon="eye-off", under="Import"),
            Entry("File", "Open sample", self.open_sample, icon="play", under="Import",
                  divider=True),
            Entry("File", "Export workbook…", window.exporting.ask, "Ctrl+E", "sheet",
                  divider=True),
            *self._exports(),
            *file_entries(window.timeline),
            Entry("File", "Quit", window.close, "Ctrl+Q", "x", divider=True),
        ]  # fmt: skip

    def _edit(self) -> list[Entry]:
        store = self._window.store
        return [
            Entry("Edit", "Undo", store.undo, "Ctrl+Z", "undo-2"),
            Entry("Edit", "Redo", store.redo, "Ctrl+Shift+Z", "redo-2"),
            Entry("Edit", "Find", self._find, "Ctrl+F", "search", divider=True),
            Entry("Edit", "Go to date…", self.go_to_date, "Ctrl+G", "calendar"),
        ]

    def _view(self) -> list[Entry]:
        window = self._window
        return [
            Entry("View", "Fit all", self.fit, "Ctrl+0", "maximize"),
            *window.trail.entries(),
            *self._places(),
            *window.rounds.entries(),
            *window.views.entries(),
            *view_entries(window.timeline),
            Entry("View", "Full screen", self._full_screen, "F11", "maximize-2", divider=True),
            Entry("View", "Reset layout", window.reset_layout, icon="undo-2"),
        ]

    def _places(self) -> list[Entry]:
        """Return the lines that lead to each part of the window."""
        window, docks = self._window, self._window.docks
        views = (
            ("timeline", window.timeline, "chart-gantt"), ("graph", window.graph, "network"),
            ("table", window.table, "table"), ("undated", window.tray, "inbox"),
        )  # fmt: skip
        parts = (
            ("reader", docks.reader, "book-open"), ("review queue", docks.review, "check"),
            ("problems", docks.problems, "triangle-alert"),
            ("sources", docks.sources, "file-text"), ("inspector", docks.inspector, "info"),
        )  # fmt: skip
        return [
            *(Entry("View", f"Show {name}", partial(window.views.go_to, view), f"Ctrl+{number}",
                    sign, divider=number == 1)
              for number, (name, view, sign) in enumerate(views, 1)),
            *(Entry("View", f"Show {name}", partial(docks.go_to, part), f"Ctrl+{number}", sign)
              for number, (name, part, sign) in enumerate(parts, 5)),
        ]  # fmt: skip

    def _exports(self) -> list[Entry]:
        """Return the other formats, under the workbook."""
        ask = self._window.exporting.ask_as
        return [
            Entry("File", f"{way.words}…", partial(ask, way), icon="download", under="Export as")
            for way in ways()
        ]

    def _rest(self) -> list[Entry]:
        window = self._window
        return [
            Entry(
                "Analyse",
                "Compare what is told twice",
                window.docks.show_compare,
                "Ctrl+Shift+M",
                "layers",
                divider=True,
            ),
            Entry("Tools", "Command palette…", self._palette, "Ctrl+K", "search"),
            Entry("Tools", "Rules…", self.show_rules, icon="list"),
            Entry("Tools", "Keys…", self._choose_keys, icon="keyboard"),
            Entry(
                "Tools",
                "Clear the list of problems",
                window.docks.problems.clear,
                icon="trash-2",
                divider=True,
            ),
            Entry("Help", "Guide", self._guide, "F1", "circle-help"),
            Entry("Help", "Keys and gestures", self._keys, "Shift+F1", "keyboard"),
            Entry("Help", "About Dateline", self._about, icon="info", divider=True),
        ]

    def _find(self) -> None:
        self._window.toolbar.search.setFocus()
        self._window.toolbar.search.selectAll()

    def _full_screen(self) -> None:
        full = self._window.isFullScreen()
        self._window.showNormal() if full else self._window.showFullScreen()

    def _palette(self) -> None:
        palette = Palette(self._window.actions_.all(), self._window, self._window.store)
        palette.row_chosen.connect(self.go_to_row)
        middle = self._window.geometry().center() - palette.rect().center()
        palette.move(middle.x(), self._window.geometry().top() + 60)
        palette.show()

    def _choose_keys(self) -> None:
        KeysDialog(self._window).exec()

    def _keys(self) -> None:
        show_card(self._window)

    def _about(self) -> None:
        show_about(self._window, VERSION)

    def _guide(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(GUIDE)))

    def _fill_recent(self, _path: object = None) -> None:
        menus = self._window.actions_.menus
        if not hasattr(self, "_recent"):
            self._recent = menus["File"].addMenu("Open recent")
            self._recent.triggered.connect(self._open_recent)
            before = self._window.actions_["Save project as…"]
            menus["File"].insertMenu(before, self._recent)
        self._recent.clear()
        for path in settings.recent_projects():
            action = self._recent.addAction(path.stem)
            action.setData(str(path))
            action.setToolTip(str(path))

    def _open_recent(self) -> None:
        action = self.sender().property("activeAction") or self._recent.activeAction()
        if action is not None:
            self._window.projects.open(Path(action.data()))

    def _fill_views(self) -> None:
        actions = self._window.actions_
        for dock in self._window.docks.all:
            actions.adopt("View", "Panes", dock.toggleViewAction())
        self._themes = QActionGroup(self)
        for text, name in (("As the desktop", ""), ("Light", theme.LIGHT), ("Dark", theme.DARK)):
            action = QAction(text, self._window, checkable=True)
            action.setData(name)
            action.setChecked(settings.text("theme") == name)
            self._themes.addAction(action)
            actions.adopt("View", "Theme", action)
        self._themes.triggered.connect(self._choose_theme)

    def _choose_theme(self, action: object) -> None:
        name = getattr(action, "data", str)()
        self.use_theme(str(name))
        QApplication.processEvents()
