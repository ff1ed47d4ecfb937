"""The card of keys: all keys and gestures on a page, to look at, to print or to keep as a file."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui import settings
from gui.keys import keys
from gui.theme import FONT, icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPagedPaintDevice

GESTURES = (
    ("Zoom at the cursor", "Wheel"),
    ("Pan", "Drag on empty space, Shift+wheel"),
    ("Row height (timeline)", "Alt+wheel"),
    ("Zoom to a range", "Drag on the ruler"),
    ("Select several", "Shift+drag, Ctrl+click"),
    ("New event", "Double-click on empty space"),
    ("Open the evidence", "Double-click on an event or actor"),
    ("Change a date", "Drag an event or its end"),
    ("Merge two events (timeline)", "Drop one on the other"),
    ("Move a lane", "Drag its name"),
    ("New band, new marker (timeline)", "Shift+drag, Shift+click on the ruler"),
    ("Merge two actors", "Ctrl while dropping one on the other"),
)
COLUMNS = 4
POINTS = 7.5
"""Size of the letters on paper, where all fits at it."""
ON_SCREEN = 0.9
"""Size of the letters on the screen, to those of the program."""
FILES = "Page (*.pdf);;Web page (*.html)"
MARGIN = 10.0
"""Millimetres."""
INK, FAINT, RULE = "#1c2430", "#5d6878", "#c9ced6"
"""A printed page has colours of its own."""

Group = tuple[str, list[tuple[str, str]]]


def groups() -> list[Group]:
    """Return the keys in force by menu and view, and the gestures of the mouse."""
    found: dict[str, list[tuple[str, str]]] = {}
    for key in keys().all():
        shown = keys().shown(key.id)
        if shown:
            found.setdefault(key.place, []).append((key.words.rstrip("…"), shown))
    return [*found.items(), ("Mouse", list(GESTURES))]


def card_html(points: float = POINTS) -> str:
    """Return the card as a web page that prints on one sheet, in letters of so many points."""
    columns = _columns(groups())
    shape = f'width="{100 // COLUMNS}%" valign="top" style="border: none"'
    cells = "".join(f"<td {shape}>{''.join(map(_table, each))}</td>" for each in columns)
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Keys of Dateline</title>'
        f"<style>{_style(points)}</style></head><body><h1>Dateline: keys and gestures</h1>"
        f'<table width="100%" cellspacing="0" cellpadding="6"><tr>{cells}</tr></table>'
        "</body></html>"
    )


def write_card(path: Path) -> None:
    """Write the card as PDF, or as a web page where the file is named so."""
    if path.suffix.lower() in (".html", ".htm"):
        path.write_text(card_html(), "utf-8")
        return
    writer = QPdfWriter(str(path))
    writer.setTitle("Keys of Dateline")
    _set_page(writer)
    _print(writer)


class CardDialog(QDialog):
    """Shows the card as it will be printed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys and gestures")
        self.page = QTextBrowser()
        self.page.setAccessibleName("Card of all keys and gestures")
        # The page is paper in both themes, as it will be printed.
        self.page.setStyleSheet("QTextBrowser { background: white; }")
        self.page.setHtml(card_html(self.font().pointSizeF() * ON_SCREEN))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for text, sign, press in (
            ("Print…", "file-text", self.print_card), ("Save…", "download", self.save),
        ):  # fmt: skip
            button = QPushButton(icon(sign), text, autoDefault=False)
            button.clicked.connect(press)
            box.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        box.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(self.page)
        rows.addWidget(box)
        wide = self.fontMetrics().averageCharWidth()
        self.resize(wide * 150, wide * 105)

    def save(self) -> None:
        """Write the card where the analyst wants it."""
        start = str(settings.folder("keys") / "dateline-keys.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the card", start, FILES)
        if chosen:
            settings.remember_folder("keys", Path(chosen))
            write_card(Path(chosen))

    def print_card(self) -> None:
        """Print the card on the printer that the analyst chooses."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        _set_page(printer)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            _print(printer)


def show_card(parent: QWidget | None) -> None:
    """Show every key and mouse gesture."""
    CardDialog(parent).exec()


def _set_page(device: QPagedPaintDevice) -> None:
    margins, unit = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter
    size, way = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape
    device.setPageLayout(QPageLayout(size, way, margins, unit))


def _print(device: QPagedPaintDevice) -> None:
    """Paint the card on one page, smaller where there is more of it than fits."""
    page = device.pageLayout().paintRectPixels(device.logicalDpiX()).size()
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(device)
    document.setHtml(card_html())
    document.setTextWidth(page.width())
    for _ in range(3):  # narrower letters on a wider page take fewer lines: settle on a size
        scale = min(1.0, page.height() / document.size().height())
        document.setTextWidth(page.width() / scale)
    scale = min(1.0, page.height() / document.size().height(), page.width() / document.textWidth())
    with QPainter(device) as painter:
        painter.scale(scale, scale)
        document.drawContents(painter)


def _columns(all_groups: Sequence[Group]) -> list[list[Group]]:
    """Spread the groups over columns of about the same height, in their order."""
    heights = [len(rows) + 2 for _, rows in all_groups]
    share = sum(heights) / COLUMNS
    columns: list[list[Group]] = [[] for _ in range(COLUMNS)]
    above = 0
    for group, height in zip(all_groups, heights, strict=True):
        columns[min(int((above + height / 2) / share), COLUMNS - 1)].append(group)
        above += height
    return columns


def _table(group: Group) -> str:
    name, rows = group
    lines = "".join(
        f'<tr><td>{escape(words)}</td><td align="right" class="key">{escape(key)}</td></tr>'
        for words, key in rows
    )
    head = f'<tr><td class="place" colspan="2">{escape(name)}</td></tr>'
    return f'<table width="100%" cellspacing="0" cellpadding="1">{head}{lines}</table><br>'


def _style(points: float) -> str:
    return f"""
body {{ font-family: "{FONT}", sans-serif; font-size: {points:.1f}pt; color: {INK}; }}
h1 {{ font-size: {points * 1.6:.1f}pt; margin: 0 0 4pt 0; }}
td {{ border-bottom: 1px solid {RULE}; }}
td.place {{ font-weight: 600; color: {FAINT}; border-bottom: 1px solid {FAINT}; }}
td.key {{ font-weight: 600; white-space: nowrap; }}
"""
