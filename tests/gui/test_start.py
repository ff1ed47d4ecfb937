"""The window comes up without the libraries that only some of its work needs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = (
    "dateparser", "icalendar", "lxml", "networkx", "openpyxl", "pandas", "PIL", "pypdfium2",
    "python_calamine", "scipy", "spacy", "trafilatura",
)  # fmt: skip
SCRIPT = """
import sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
if __name__ == "__main__":
    app = QApplication([])
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, {folder!r})
    from gui import theme
    from gui.main_window import MainWindow
    theme.install(app, theme.LIGHT)
    window = MainWindow()
    window.show()
    app.processEvents()
    print(" ".join(sorted({heavy!r} & set(sys.modules))))
    window.close()
"""


def test_no_heavy_library_is_loaded_when_the_window_starts(tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(SCRIPT.format(folder=str(tmp_path), heavy=set(HEAVY)), "utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(tmp_path),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(script)], cwd=ROOT, env=environment, check=True, text=True,
        capture_output=True, timeout=120,
    )  # fmt: skip
    assert done.stdout.split() == []
