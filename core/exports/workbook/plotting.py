"""Native charts over a table of values, in the colours of the window's light theme."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Paragraph,
    ParagraphProperties,
    RichTextProperties,
)
from openpyxl.utils import range_boundaries

from core.exports.workbook.styles import colour, tint

_COLOURS = ("occurred", "ongoing", "alleged", "planned", "denied", "hypothetical")
_TICKS = 24
"""Names of months that fit below a chart."""
_WIDE, _HIGH = 30.0, 11.0
"""Centimetres."""


def events_chart(sheet: Any, area: str) -> Any:
    """Return columns stacked by event type, a column a month."""
    left, top, right, bottom = _boundaries(area)
    chart = _bars("Events per month, by type", "col")
    chart.grouping, chart.overlap = "stacked", 100
    chart.gapWidth = 30
    for column in range(left + 1, right + 1):
        chart.add_data(Reference(sheet, column, top, column, bottom), titles_from_data=True)
    chart.set_categories(Reference(sheet, left, top + 1, left, bottom))
    for number, series in enumerate(chart.series):
        _fill(series, *_shade(number))
    chart.legend.position = "b"
    chart.x_axis.tickLblSkip = max(1, -(-(bottom - top) // _TICKS))
    chart.x_axis.txPr = _turned(-2_700_000)
    return chart


def people_chart(sheet: Any, area: str) -> Any:
    """Return a bar for each of the busiest actors, the busiest on top."""
    left, top, right, bottom = _boundaries(area)
    chart = _bars("Actors that take part in most events", "bar")
    chart.gapWidth = 40
    chart.add_data(Reference(sheet, right, top, right, bottom), titles_from_data=True)
    chart.set_categories(Reference(sheet, left, top + 1, left, bottom))
    _fill(chart.series[0], "accent", 1.0)
    chart.legend = None
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"  # the numbers stand below, not above
    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    for part in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(chart.dataLabels, part, False)
    return chart


def _boundaries(area: str) -> tuple[int, int, int, int]:
    """Return first column, first row, last column and last row."""
    left, top, right, bottom = range_boundaries(area)
    return left or 1, top or 1, right or 1, bottom or 1


def _bars(title: str, kind: str) -> Any:
    chart: Any = BarChart()
    chart.type, chart.title, chart.style = kind, title, 2
    chart.width, chart.height = _WIDE, _HIGH
    chart.x_axis.delete = chart.y_axis.delete = False  # openpyxl hides them unless told
    chart.y_axis.number_format = "0"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=_line("line"))
    chart.y_axis.spPr = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.x_axis.spPr = GraphicalProperties(ln=_line("hypothetical"))
    chart.title.overlay = False
    return chart


def _shade(number: int) -> tuple[str, float]:
    """Return a colour and its strength: each colour once full, then once pale."""
    return _COLOURS[number % len(_COLOURS)], (1.0, 0.45)[number // len(_COLOURS) % 2]


def _fill(series: Any, name: str, strength: float) -> None:
    shade = colour(name) if strength == 1 else tint(name, strength)
    series.graphicalProperties = GraphicalProperties(solidFill=shade[2:])
    series.graphicalProperties.line = LineProperties(noFill=True)
    series.invertIfNegative = False


def _line(name: str) -> LineProperties:
    return LineProperties(solidFill=colour(name)[2:], w=9_525)


def _turned(angle: int) -> RichText:
    """Return the look of labels turned by 60,000ths of a degree."""
    text = ParagraphProperties(defRPr=CharacterProperties(sz=900))
    return RichText(bodyPr=RichTextProperties(rot=angle, vert="horz"),
                    p=[Paragraph(pPr=text, endParaRPr=CharacterProperties())])  # fmt: skip
