"""Which column of a table of events holds what: the guess, its preview, and the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from core.imports import Choice, EventField, guess, known_format
from gui.dialogs.events_memory import keep, recalled
from gui.dialogs.events_preview import EventsPreview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.incoming import Sheet

F = EventField
GROUPS: dict[str, tuple[EventField, ...]] = {
    "What": (F.TITLE, F.TYPE, F.NOTES, F.TAGS, F.PLACES, F.REFERENCE, F.FACTUALITY, F.CONFIDENCE,
             F.KEY),
    "When": (F.DATE, F.TIME, F.END, F.END_TIME, F.YEAR, F.MONTH, F.DAY, F.DATE_TEXT),
    "": (F.END_YEAR, F.END_MONTH, F.END_DAY),
    "Who": (F.SOURCE_ACTORS, F.SOURCE_ALLIES, F.TARGET_ACTORS, F.TARGET_ALLIES, F.ACTORS),
}  # fmt: skip
COLUMNS = (("What",), ("When",), ("Who", ""))
NONE = "—"
QUESTION = (
    "Every row is an event, on the word of whoever made the table. This is how the columns were "
    "understood; change what is wrong. The choice is remembered for tables with the same columns."
)
NEEDED = "Choose the column that holds the title, or the notes."
PREVIEW = "The first rows as they will be read"
MONTH_FIRST = "Dates in figures begin with the month: 03/04/2016 is 4 March"
REST = "Keep the other columns in the notes"


class EventsMappingDialog(QDialog):
    """Shows the guess with a preview of five rows; the answer is in sheet and choice."""

    def __init__(self, name: str, sheets: Sequence[Sheet], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Columns of {name}")
        self._sheets = sheets
        self.sheet_box = QComboBox()
        self.known = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.boxes = {f: QComboBox() for fields in GROUPS.values() for f in fields}
        self.month_first = QCheckBox(MONTH_FIRST)
        self.rest = QCheckBox(REST)
        self.again = QPushButton("Guess again")
        self.preview = EventsPreview()
        self.said = QLabel(" ", textFormat=Qt.TextFormat.PlainText)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self._phase: tuple[tuple[EventField, str], ...] = ()
        self._arrange()
        self._dress()
        self._connect()
        self.sheet_box.setCurrentIndex(_likely(sheets))
        self._change_sheet()

    @property
    def sheet(self) -> Sheet:
        """The sheet that is chosen."""
        return self._sheets[max(self.sheet_box.currentIndex(), 0)]

    @property
    def choice(self) -> Choice:
        """The columns as they are chosen now."""
        headers = self.sheet.headers
        of = ((f, box.currentIndex() - 1) for f, box in self.boxes.items())
        named = tuple((f, headers[i]) for f, i in of if i >= 0)
        return Choice((*named, *self._phase), self.month_first.isChecked(), self.rest.isChecked())

    def remember(self) -> None:
        """Keep the choice for the next table with the same columns."""
        keep(self.sheet.headers, self.choice)

    def set_choice(self, choice: Choice) -> None:
        """Choose these columns in the boxes."""
        columns = choice.columns(self.sheet.headers)
        for field, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setCurrentIndex(columns[field] + 1 if field in columns else 0)
        self._phase = tuple(pair for pair in choice.of if pair[0] is F.PHASE)
        for tick, on in ((self.month_first, choice.month_first), (self.rest, choice.rest)):
            with QSignalBlocker(tick):
                tick.setChecked(on)
        self._follow()

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        rows.addWidget(QLabel(QUESTION, wordWrap=True, textFormat=Qt.TextFormat.PlainText))
        top = QHBoxLayout()
        top.addWidget(self.sheet_box)
        top.addWidget(self.known, 1)
        rows.addLayout(top)
        rows.addWidget(self._fields(), 3)
        options = QHBoxLayout()
        options.addWidget(self.month_first)
        options.addWidget(self.rest, 1)
        options.addWidget(self.again)
        rows.addLayout(options)
        rows.addWidget(_heading(PREVIEW))
        rows.addWidget(self.preview, 1)
        rows.addWidget(self.said)
        rows.addWidget(self.buttons)

    def _fields(self) -> QScrollArea:
        """Return the boxes, scrolled where letters are large for the screen."""
        inside, grid = QWidget(), self._grid()
        grid.setContentsMargins(0, 0, 0, 0)
        inside.setLayout(grid)
        area = _Fields()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self.fontMetrics().averageCharWidth() * 2)
        for number, groups in enumerate(COLUMNS):
            row, column = 0, number * 2
            for group in groups:
                if group:
                    grid.addWidget(_heading(group), row, column, 1, 2)
                    row += 1
                for field in GROUPS[group]:
                    label = QLabel(str(field).capitalize())
                    label.setBuddy(self.boxes[field])
                    grid.addWidget(label, row, column)
                    grid.addWidget(self.boxes[field], row, column + 1)
                    row += 1
            grid.setColumnStretch(column + 1, 1)
        return grid

    def _dress(self) -> None:
        """Name the controls, and be as large as the rows ask for."""
        self.sheet_box.setAccessibleName("Sheet")
        for sheet in self._sheets:
            self.sheet_box.addItem(f"Sheet {sheet.name} ({sheet.rows:,} rows)")
        self.sheet_box.setVisible(len(self._sheets) > 1)
        for field, box in self.boxes.items():
            box.setAccessibleName(str(field).capitalize())
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            box.setSizeAdjustPolicy(policy)
            box.setMinimumContentsLength(10)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setProperty("primary", "true")
        ok.setDefault(True)
        self.boxes[F.TITLE].setFocus()
        ok.style().unpolish(ok)
        ok.style().polish(ok)
        self.again.setAutoDefault(False)
        self.again.setToolTip("Take the columns as the program understands them")
        wish = QSize(self.fontMetrics().averageCharWidth() * 165, self.sizeHint().height())
        self.resize(wish.boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.sheet_box.currentIndexChanged.connect(self._change_sheet)
        for box in self.boxes.values():
            box.currentIndexChanged.connect(self._follow)
        self.month_first.toggled.connect(self._follow)
        self.rest.toggled.connect(self._follow)
        self.again.clicked.connect(self._guess)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _change_sheet(self) -> None:
        sheet = self.sheet
        for box in self.boxes.values():
            with QSignalBlocker(box):
                box.clear()
                box.addItem(NONE)
                box.addItems([_named(sheet, i) for i in range(len(sheet.headers))])
        format_ = known_format(sheet.headers)
        self.known.setText(f"These are the columns of {format_}." if format_ else "")
        known = recalled(sheet.headers)
        self.set_choice(known) if known is not None else self._guess()

    def _guess(self) -> None:
        sheet = self.sheet
        self.set_choice(guess(sheet.headers, [cells for _, cells in sheet.sample]))

    def _follow(self) -> None:
        """Show what comes of the choice."""
        choice = self.choice
        complete = bool({F.TITLE, F.NOTES} & {field for field, _ in choice.of})
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        rows = self.sheet.rows
        ok.setText(f"Import {rows:,} row{'s' * (rows != 1)}")
        ok.setEnabled(complete)
        self.said.setText(" " if complete else NEEDED)
        self.said.setProperty("role", None if complete else "error")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.preview.show_rows(self.sheet, choice)


class _Fields(QScrollArea):
    """As high as what is in it, where there is room."""

    @override
    def sizeHint(self) -> QSize:
        inside = self.widget()
        return inside.sizeHint() if inside is not None else super().sizeHint()


def _likely(sheets: Sequence[Sheet]) -> int:
    """Return the sheet that looks most like events: a known one, else that with most columns."""
    told = [(bool(known_format(s.headers)), len(guess(s.headers, ()).of), s.rows) for s in sheets]
    return max(range(len(sheets)), key=lambda i: told[i])


def _named(sheet: Sheet, column: int) -> str:
    """Return a header with what stands first in its column, to tell it by."""
    cells = (cells[column] for _, cells in sheet.sample[:20] if column < len(cells))
    first = " ".join(next(filter(None, cells), "").split())
    header = " ".join(sheet.headers[column].split())[:40] or f"Column {column + 1}"
    return f"{header}   “{first[:24]}{'…' * (len(first) > 24)}”" if first else header


def _heading(text: str) -> QLabel:
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText)
    font = label.font()
    font.setWeight(font.Weight.DemiBold)
    label.setFont(font)
    return label
