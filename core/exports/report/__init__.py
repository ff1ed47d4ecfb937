"""A report to read: summary, pictures, timeline, actors and ties, every sentence a footnote."""

from __future__ import annotations

from core.exports.report.html import html_report
from core.exports.report.markdown import markdown_report

__all__ = ["html_report", "markdown_report"]
