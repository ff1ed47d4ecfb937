"""Start the window: check the machine, open the project, add what was named."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

from gui import display

PROJECT = ".dateline"
SHARING = {"xcb", "wayland", "wayland-egl", "windows", "cocoa"}
"""Platforms whose clipboard belongs to the desktop."""


def run(arguments: list[str]) -> int:
    """Open the window with these projects or articles and run until it closes."""
    inputs = _parse(arguments)
    lacking = display.missing()
    if lacking:
        print(f"dateline: {lacking}", file=sys.stderr)  # noqa: T201
        return 2
    return _show(inputs)


def _parse(arguments: list[str]) -> list[Path]:
    p = argparse.ArgumentParser("main.py", description="Dateline: articles, timeline, actors.")
    p.add_argument(
        "inputs", nargs="*", type=Path, metavar="PROJECT.dateline | ARTICLE | FOLDER",
        help="opened, or added to the project; `main.py extract --help` for the other door",
    )  # fmt: skip
    given: list[Path] = p.parse_args(arguments).inputs
    return given


def _show(inputs: list[Path]) -> int:
    from PySide6.QtWidgets import QApplication

    from gui import errors, theme
    from gui.main_window import MainWindow
    from gui.settings import text

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Dateline")
    app.setOrganizationName("Dateline")
    app.setWindowIcon(theme.icon("chart-gantt", "accent"))
    errors.install_hook()
    theme.install(app, text("theme") or theme.system_theme())
    window = MainWindow()
    projects = [p for p in inputs if p.suffix == PROJECT]
    window.projects.start(projects[0] if projects else None)
    window.show()
    articles = [p for p in inputs if p.suffix != PROJECT]
    if articles:
        window.loading.add_files(articles)
    Thread(target=_warm_up, name="warm-up", daemon=True).start()
    status = app.exec()
    let_go_of_clipboard()
    return status


def let_go_of_clipboard() -> None:
    """Empty a clipboard that ends with this program.

    WORKAROUND: such a clipboard (QPlatformClipboard of Qt 6.11: offscreen, VNC, bare frame buffers)
    deletes what it holds when Python is gone already, and what Python made crashes then.
    """
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.platformName() not in SHARING:
        QGuiApplication.clipboard().clear()


def _warm_up() -> None:
    """Load what reads typed dates, which takes half a second, before the first is typed."""
    from core.dates import read_date
    from core.errors import UserError

    with suppress(UserError):
        read_date("not a date")
