"""Why a date is what it is: the words, the steps, the anchor, the result and its rivals."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from core.edtf import render
from core.model import AnchorKind, Basis
from core.readings import dated_citation, following, kind_of, options, outlet_of
from core.within import undated_words
from core.wording import WEEKDAYS, words
from gui.inspector.elided import plain_tip
from gui.inspector.section import clear, column, small
from gui.keys import keys
from gui.theme import theme

if TYPE_CHECKING:
    from core.model import Citation, Derivation, Event, FuzzyDate, Reading
    from core.project import Project
    from core.readings import Option

BASES = {
    Basis.EXPLICIT: "written out in the text",
    Basis.RESOLVED: "worked out from the words",
    Basis.INHERITED: "carried over from the sentence before",
    Basis.DOCUMENT: "no date in the sentence: the day of publication",
    Basis.ANALYST: "set by the analyst",
}
ANCHORS = {
    AnchorKind.PUBLISHED: "published",
    AnchorKind.PREVIOUS_DATE: "counted from the date before it,",
    AnchorKind.EVENT: "counted from another event,",
    AnchorKind.EXPLICIT: "counted from",
}


NEXT_READING = "Inspector/Next reading of the date"

_DAYS = {name[:3] for name in WEEKDAYS}


class DerivationView(QWidget):
    """The chain from the words of the article to the date, and the other ways to read them."""

    taken = Signal(object)
    """The Reading that the analyst takes."""
    alike_asked = Signal(object)
    """The Reading to apply to every such date of the outlet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column(self, 0)
        self._alike: Reading | None = None
        self.setAccessibleName("Why this date")

    def show_event(self, project: Project, event: Event) -> None:
        """Show the chain of one event, then its readings."""
        clear(self._column)
        cited, found = dated_citation(project, event), options(project, event)
        links = chain(project, event, cited)
        if any(o.in_force for o in found):
            links = links[:-1]  # the date itself stands among the readings
        for html in links:
            self._column.addWidget(_Link(html))
        steps = cited.derivation.steps if cited and cited.derivation else ()
        following_ = following(project, event)
        for option in found:
            keyed = option.reading == following_
            self._column.addWidget(self._reading(option, steps, keyed=keyed))
        if found and cited is not None:
            self._offer_alike(outlet_of(project, cited), found, following_)

    def _reading(self, option: Option, steps: tuple[str, ...], *, keyed: bool) -> _Link:
        reading, dim = option.reading, theme().colour("dim").name()
        known = not reading.reason or (option.in_force and reading.reason in steps)
        reason = "" if known else f" {reading.reason}"
        if option.in_force:
            mark = "in force ·" if reason else "in force"
            html = (
                f"<b>{escape(render(reading.when))}</b> "
                f'<span style="color:{dim}">({reading.score:.2f}) {mark}{escape(reason)}</span>'
            )
            return _Link(html)
        html = (
            f'<span style="color:{dim}">or</span> {escape(words(reading.when))} '
            f'<span style="color:{dim}">({reading.score:.2f}){escape(reason)}</span>'
        )
        return _Link(html, _Take(reading, self, keyed=keyed), hollow=True)

    def _offer_alike(self, outlet: str, found: list[Option], following_: Reading | None) -> None:
        """Offer the rival in force, or else the next one, for all of the outlet."""
        taken = next((o.reading for o in found[1:] if o.in_force), None)
        self._alike = taken or following_
        if self._alike is None:
            return
        button = QPushButton(f"Apply to all from {outlet}…" if outlet else "Apply to all…")
        button.setFont(small(button.font()))
        kind = kind_of(self._alike.reason)
        button.setToolTip(
            plain_tip(f"Read every such date of {outlet} as “{kind}”; a preview comes first")
            if outlet else plain_tip("The source has no outlet: name it first")
        )  # fmt: skip
        button.setEnabled(bool(outlet))
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.clicked.connect(self._ask_alike)
        self._column.addSpacing(4)
        self._column.addWidget(button)

    def _ask_alike(self) -> None:
        if self._alike is not None:
            self.alike_asked.emit(self._alike)


def chain(project: Project, event: Event, cited: Citation | None) -> list[str]:
    """Return the links of the chain, as rich text whose every word is escaped."""
    by_hand = event.basis is Basis.ANALYST
    links = _found(project, cited, cited.derivation) if cited and cited.derivation else []
    if event.when is None:
        around = undated_words(event)
        told = [escape(f"no date of its own: {around}")] if around else []
        return [*links, *told, "<b>undated</b>: type a date above"]
    if by_hand or not links:
        links.append(escape(BASES.get(event.basis, "") if event.basis else "set by the analyst"))
    return [*links, f"<b>{escape(render(event.when))}</b>"]


def _found(project: Project, cited: Citation, derivation: Derivation) -> list[str]:
    dim, span = theme().colour("dim").name(), derivation.span
    before = escape(_lead_in(project, cited, derivation))
    quoted = f"“{before}<b>{escape(derivation.expression)}</b>”"
    where = f'<span style="color:{dim}">chars {span.start:,}–{span.end:,}</span>'
    steps = derivation.steps or (derivation.rule.replace("_", " ").replace("-", " "),)
    said = [step for step in steps if step.strip("“”") not in ("", derivation.expression)]
    links = [f"{quoted} {where}", *map(escape, said)]
    anchor = derivation.anchor
    if anchor is not None and not any(_day_of(anchor) in step for step in said):
        links.append(_anchor(derivation.anchor_kind, anchor))
    return links


def _day_of(anchor: FuzzyDate) -> str:
    """Say a date as the steps do: "3 Nov 2016" may be followed by "a Thursday"."""
    said = words(anchor)
    first, _, rest = said.partition(" ")
    return rest if first in _DAYS else said


def _lead_in(project: Project, cited: Citation, derivation: Derivation) -> str:
    """Return the small word before the expression: "on ", "by "."""
    document = project.documents.get(cited.document_id)
    if document is None:
        return ""
    before = document.text[max(0, derivation.span.start - 12) : derivation.span.start]
    last = before.split(" ")[-2:] if before.endswith(" ") else []
    word = last[0] if len(last) == 2 else ""
    return f"{word} " if word.isalpha() and len(word) <= 6 else ""


def _anchor(kind: AnchorKind, anchor: FuzzyDate) -> str:
    return escape(f"{ANCHORS[kind]} {words(anchor)}")


class _Link(QWidget):
    """One link of the chain: a dot on a line (hollow for what is not in force), words beside it."""

    def __init__(
        self, html: str, button: QPushButton | None = None, *, hollow: bool = False
    ) -> None:
        super().__init__()
        self._hollow = hollow
        self._label = QLabel(html)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 0, 2)
        row.addWidget(self._label, 1)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        middle = self.fontMetrics().height() / 2 + 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme().colour("line"), 2))
            painter.drawLine(QPointF(6, 0), QPointF(6, self.height()))
            accent = theme().colour("accent")
            painter.setPen(QPen(accent, 1.5) if self._hollow else Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("panel") if self._hollow else accent)
            painter.drawEllipse(QPointF(6, middle), 4, 4)


class _Take(QPushButton):
    """Takes a rival reading as the date."""

    def __init__(self, reading: Reading, view: DerivationView, *, keyed: bool) -> None:
        shown = keys().shown(NEXT_READING) if keyed else ""
        super().__init__(f"Take {shown}".rstrip())
        self._reading, self._view = reading, view
        self.setFont(small(self.font()))
        self.setAccessibleName(f"Take {words(reading.when)}")
        key = f" ({shown})" if shown else ""
        self.setToolTip(f"Date the event {words(reading.when)} instead{key}")
        self.clicked.connect(self._take)

    def _take(self) -> None:
        self._view.taken.emit(self._reading)
