"""Make the pictures of the guide from the real window: python docs/pictures.py [light|dark]."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent))

from PySide6.QtCore import QSettings  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from core.export import export_workbook  # noqa: E402
from gui import theme  # noqa: E402
from gui.main_window import MainWindow  # noqa: E402

SHOWN = "Troops break through"


def open_sample(size: tuple[int, int], name: str) -> MainWindow:
    """Open the window on a project of its own with the sample in it."""
    folder = tempfile.mkdtemp()
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    theme.install(QApplication(sys.argv[:1]), name)
    window = MainWindow()
    window.projects.open(Path(folder) / "Mosul and Halvik.dateline")
    window.resize(*size)
    window.show()
    window.reset_layout()
    window.commands.open_sample()
    while window.worker.busy:
        QTest.qWait(100)
    QTest.qWait(1500)
    return window


def choose(window: MainWindow) -> None:
    """Select the event that the guide speaks of, and open its evidence."""
    events = window.store.project.lead_events()
    event = next((e for e in events if e.title.startswith(SHOWN)), events[0])
    window.store.select([event.id])
    citation = event.citations[0]
    window.store.show_evidence(citation.document_id, citation.sentence)
    QTest.qWait(500)


def save(widget: QWidget, name: str) -> None:
    """Write a picture of a part of the window."""
    widget.grab().save(str(DOCS / f"{name}.png"))


def save_workbook(window: MainWindow, name: str) -> None:
    """Write a picture of the page with titles and actors; needs LibreOffice and pdftoppm."""
    programs = [shutil.which(p) for p in ("soffice", "pdftoppm")]
    if not all(programs):
        print("no picture of the workbook: LibreOffice or pdftoppm is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "workbook.xlsx"
        export_workbook(window.store.project, book, places=window.graph.places)
        convert = [str(programs[0]), "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*convert, str(book)], check=True, capture_output=True)
        pages = [str(programs[1]), "-r", "110", "-f", "2", "-singlefile", "-png"]
        subprocess.run([*pages, str(book.with_suffix(".pdf")), str(DOCS / name)], check=True)


def main() -> None:
    """Write all pictures."""
    window = open_sample((1600, 900), sys.argv[1] if len(sys.argv) > 1 else theme.LIGHT)
    choose(window)
    save(window, "window")
    save(window.timeline, "timeline")
    save(window.graph, "graph")
    save(window.docks.inspector, "inspector")
    save_workbook(window, "workbook")
    window.close()


if __name__ == "__main__":
    main()
