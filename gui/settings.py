"""What is remembered between runs: layout, theme, the projects opened last."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from platformdirs import user_data_path
from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

RECENT = 8
_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


def settings() -> QSettings:
    """Return the settings file of this user."""
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Dateline", "Dateline")


def text(key: str, default: str = "") -> str:
    """Read a remembered text."""
    value = settings().value(key, default)
    return value if isinstance(value, str) else default


def remember(key: str, value: str | QByteArray) -> None:
    """Keep a value for the next run."""
    settings().setValue(key, value)


def blob(key: str) -> QByteArray:
    """Read remembered bytes, such as the state of the layout; empty if there are none."""
    value = settings().value(key)
    return value if isinstance(value, QByteArray) else QByteArray()


def recent_projects() -> list[Path]:
    """Return the projects opened last that still exist, newest first."""
    paths = [Path(p) for p in text("projects/recent").split("\n") if p]
    return [p for p in paths if p.is_file()]


def remember_project(path: Path) -> None:
    """Put a project at the head of the list of those opened last."""
    path = path.absolute()
    paths = [path, *(p for p in recent_projects() if p != path)]
    remember("projects/recent", "\n".join(map(str, paths[:RECENT])))


def folder(purpose: str) -> Path:
    """Return the folder used last for a purpose, at first the user's documents."""
    used = Path(text(f"folders/{purpose}"))
    if text(f"folders/{purpose}") and used.is_dir():
        return used
    documents = QStandardPaths.writableLocation(_DOCUMENTS)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def remember_folder(purpose: str, path: Path) -> None:
    """Begin in the folder of this file the next time."""
    remember(f"folders/{purpose}", str(path.absolute().parent))


def untitled_path() -> Path:
    """Return a new file in the user's data folder for a project that has no name yet."""
    folder = user_data_path("Dateline", appauthor=False) / "projects"
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"Untitled {datetime.now().astimezone():%Y-%m-%d %H.%M.%S}"
    number, path = 1, folder / f"{stem}.dateline"
    while path.exists():
        number += 1
        path = folder / f"{stem} ({number}).dateline"
    return path
