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
from core.wording import words
from gui.inspector.section import clear, column, small
from gui.theme import theme

if TYPE_CHECKING:
    from core.model import Citation, Derivation, Event, FuzzyDate, Reading
    from core.project import Project

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


class DerivationView(QWidget):
    """The chain from the words of the article to the date; a rival can be taken instead."""

    taken = Signal(object)
    """The FuzzyDate of the rival that the analyst takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column(self, 0)
        self.setAccessibleName("Why this date")

    def show_event(self, project: Project, event: Event) -> None:
        """Show the chain of one event."""
        clear(self._column)
        cited = dated_citation(project, event)
        derivation = cited.derivation if cited is not None else None
        for html in chain(project, event, cited):
            self._column.addWidget(_Link(html))
        for rival in derivation.rivals if derivation is not None else ():
            if rival.when != event.when:
                self._column.addWidget(self._rival(rival))

    def _rival(self, rival: Reading) -> _Link:
        dim = theme().colour("dim").name()
        reason = f" {escape(rival.reason)}" if rival.reason else ""
        html = (
            f'<span style="color:{dim}">rival:</span> {escape(render(rival.when))} '
            f'<span style="color:{dim}">({rival.score:.2f}){reason}</span>'
        )
        return _Link(html, _Take(rival.when, self))


def dated_citation(project: Project, event: Event) -> Citation | None:
    """Return the first citation that says how its date was found, merged records included."""
    records = (project.events.get(i) for i in project.records(event.id))
    cited = [c for r in records if r is not None for c in r.citations]
    return next((c for c in cited if c.derivation is not None), None)


def chain(project: Project, event: Event, cited: Citation | None) -> list[str]:
    """Return the links of the chain, as rich text whose every word is escaped."""
    by_hand = event.basis is Basis.ANALYST
    links = _found(project, cited, cited.derivation) if cited and cited.derivation else []
    if event.when is None:
        return [*links, "<b>undated</b>: type a date above"]
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
    if anchor is not None and not any(words(anchor) in step for step in said):
        links.append(_anchor(derivation.anchor_kind, anchor))
    return links


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
    """One link of the chain: a dot on a line, and words beside it."""

    def __init__(self, html: str, button: QPushButton | None = None) -> None:
        super().__init__()
        self._label = QLabel(html)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 2, 0, 2)
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
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent"))
            painter.drawEllipse(QPointF(6, middle), 4, 4)


class _Take(QPushButton):
    """Takes a rival reading as the date."""

    def __init__(self, when: FuzzyDate, view: DerivationView) -> None:
        super().__init__("take")
        self._when, self._view = when, view
        self.setFont(small(self.font()))
        self.setAccessibleName(f"Take {words(when)}")
        self.setToolTip(f"Date the event {words(when)} instead")
        self.clicked.connect(self._take)

    def _take(self) -> None:
        self._view.taken.emit(self._when)
