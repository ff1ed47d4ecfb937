"""Run in a process of its own: open the window, have it read out, copy events, and leave."""

from __future__ import annotations

import sys

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel

MOST = 60
"""Children looked at of each part."""


def main(project: str, folder: str) -> int:
    """Leave with the status of the program."""
    from gui import app, main_window

    class Leaving(main_window.MainWindow):
        def __init__(self) -> None:
            # As with a screen reader that listens from the first: Qt then ends its list of what is
            # read out after PySide has let go of it.
            QAccessible.queryAccessibleInterface(QLabel())
            super().__init__()
            QTimer.singleShot(300, self, self._leave)

        def _leave(self) -> None:
            QAccessible.setActive(True)
            names = walk(QAccessible.queryAccessibleInterface(self))
            plan = self.timeline.canvas.view.plan
            self.store.select(
                [i for i in sorted(self.store.visible) if plan.mark(i) is not None][:2]
            )
            self.timeline.canvas.clipboard.copy()
            told = [*sorted(names), self.statusBar().currentMessage()]
            sys.stdout.write("\n".join(told))
            QTimer.singleShot(0, self, self.close)

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    main_window.MainWindow = Leaving  # type: ignore[misc]  # the program makes it by this name
    return app.run([project])


def walk(part: QAccessibleInterface | None) -> list[str]:
    """Ask for everything that a screen reader asks for; return the names."""
    if part is None:
        return []
    QAccessible.uniqueId(part)
    asked = (part.role(), part.rect(), part.state())
    assert len(asked) == 3
    children = [part.child(n) for n in range(min(part.childCount(), MOST))]
    below = [name for child in children for name in walk(child)]
    return [part.text(QAccessible.Text.Name), *below]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
