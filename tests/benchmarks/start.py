"""How long the window takes to be up, against a bare Qt window, each in a process of its own."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.benchmarks.measure import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parents[2]
_RUNS = 5
_BARE = """
import time
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1600, 900)
window.show()
app.processEvents()
print(time.process_time())
"""
_OURS = """
import time
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
if __name__ == "__main__":
    app = QApplication([])
    folder = {folder!r}
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    from gui import theme
    from gui.main_window import MainWindow
    theme.install(app, theme.LIGHT)
    window = MainWindow()
    window.resize(1600, 900)
    window.show()
    app.processEvents()
    import sys
    heavy = {{"spacy", "openpyxl", "dateparser", "trafilatura"}} & set(sys.modules)
    print(time.process_time(), len(heavy))
    window.close()
"""


def measures() -> Iterator[Measure]:
    """Yield the CPU time until the first frame as a multiple of a bare window's."""
    with TemporaryDirectory() as folder:
        bare = [_printed(_BARE, folder)[0] for _ in range(_RUNS)]
        ours = [_printed(_OURS.format(folder=folder), folder) for _ in range(_RUNS)]
    up = statistics.median(run[0] for run in ours)
    yield Measure("window-up-against-bare", up / statistics.median(bare), "x", 15, at_most=True)
    yield Measure("window-up", up, "s", 2, at_most=True)
    yield Measure("heavy-modules-loaded", ours[0][1], "modules", 0, at_most=True)


def _printed(code: str, folder: str) -> list[float]:
    """Run the code as a script and return the numbers that it prints."""
    script = Path(folder) / "start.py"
    script.write_text(code, "utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(_ROOT), "XDG_DATA_HOME": folder,
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(script)], cwd=_ROOT, env=environment, check=True, text=True,
        capture_output=True, timeout=120,
    )  # fmt: skip
    return [float(number) for number in done.stdout.split()]
