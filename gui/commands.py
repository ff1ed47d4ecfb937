"""What the menus do: each command is a few calls to the parts of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog

from core.model import FuzzyDate
from core.reading import SUFFIXES
from core.version import VERSION
from gui import settings, theme
from gui.actions import Entry
from gui.dialogs.asking_date import ask_date
from gui.dialogs.palette import Palette
from gui.dialogs.rules_dialog import RulesDialog, learns
from gui.dialogs.texts import ask_article, show_about, show_keys
from gui.exporting import ways
from gui.selected import Selected
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
        self._fill_exports()

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
            self._window.tabs.setCurrentWidget(self._window.timeline)
            self._window.timeline.go_to(when.anchor)

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
            Entry("File", "New project", window.projects.new, "Ctrl+N"),
            Entry("File", "Open project…", window.projects.ask_open, "Ctrl+O", "folder-open"),
            Entry("File", "Save project as…", window.projects.ask_save_as, "Ctrl+Shift+S", "save"),
            Entry("File", "Add articles…", self.add_articles, "Ctrl+Shift+O", "file-plus",
                  divider=True),
            Entry("File", "Add folder…", self.add_folder, icon="folder-plus"),
            Entry("File", "Add table…", self.add_table, icon="table-2"),
            Entry("File", "Paste article…", self.paste_article, "Ctrl+Shift+V", "clipboard-paste"),
            Entry("File", "Watch folder…", self.watch_folder, icon="eye"),
            Entry("File", "Stop watching", window.watching.stop, icon="eye-off"),
            Entry("File", "Open sample", self.open_sample),
            Entry("File", "Export workbook…", window.exporting.ask, "Ctrl+E", "sheet",
                  divider=True),
            Entry("File", "Import edited workbook…", window.importing.ask, icon="file-spreadsheet"),
            Entry("File", "Quit", window.close, "Ctrl+Q", divider=True),
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
            Entry("View", "Show timeline", self._show_timeline, "Ctrl+1"),
            Entry("View", "Show table", self._show_table, "Ctrl+2"),
            Entry("View", "Show undated", self._show_undated, "Ctrl+3"),
            Entry("View", "Full screen", self._full_screen, "F11", divider=True),
            Entry("View", "Reset layout", window.reset_layout),
        ]

    def _rest(self) -> list[Entry]:
        window = self._window
        return [
            Entry("Analyse", "Compare what is told twice", window.docks.show_compare, "Ctrl+4",
                  "layers", divider=True),
            Entry("Tools", "Command palette…", self._palette, "Ctrl+K"),
            Entry("Tools", "Rules…", self.show_rules, icon="list"),
            Entry("Tools", "Clear the list of problems", window.docks.problems.clear),
            Entry("Help", "Guide", self._guide, "F1", "circle-help"),
            Entry("Help", "Keys and gestures", self._keys),
            Entry("Help", "About Dateline", self._about, divider=True),
        ]

    def _find(self) -> None:
        self._window.toolbar.search.setFocus()
        self._window.toolbar.search.selectAll()

    def _show_timeline(self) -> None:
        self._window.tabs.setCurrentWidget(self._window.timeline)

    def _show_table(self) -> None:
        self._window.tabs.setCurrentWidget(self._window.table)

    def _show_undated(self) -> None:
        self._window.tabs.setCurrentWidget(self._window.tray)

    def _full_screen(self) -> None:
        full = self._window.isFullScreen()
        self._window.showNormal() if full else self._window.showFullScreen()

    def _palette(self) -> None:
        palette = Palette(self._window.actions_.all(), self._window)
        middle = self._window.geometry().center() - palette.rect().center()
        palette.move(middle.x(), self._window.geometry().top() + 60)
        palette.show()

    def _keys(self) -> None:
        show_keys(self._window, self._window.actions_.all())

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
        menu = self._window.actions_.menus["View"]
        panes = menu.addMenu("Panes")
        for dock in self._window.docks.all:
            panes.addAction(dock.toggleViewAction())
        themes = menu.addMenu("Theme")
        for text, name in (("As the desktop", ""), ("Light", theme.LIGHT), ("Dark", theme.DARK)):
            action = themes.addAction(text)
            action.setData(name)
        themes.triggered.connect(self._choose_theme)

    def _fill_exports(self) -> None:
        """Put the other formats under the workbook."""
        menus = self._window.actions_.menus
        menu = menus["File"].addMenu("Export as")
        menus["File"].insertMenu(self._window.actions_["Quit"], menu)
        for way in ways():
            menu.addAction(f"{way.words}…").setData(way)
        menu.triggered.connect(self._export_as)

    def _export_as(self, action: QAction) -> None:
        self._window.exporting.ask_as(action.data())

    def _choose_theme(self, action: object) -> None:
        name = getattr(action, "data", str)()
        self.use_theme(str(name))
        QApplication.processEvents()
