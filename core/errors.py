"""Refusals worded for the reader, and findings about one input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


class UserError(Exception):
    """Something the program declines to do, in words that say why and what helps."""


class StoppedError(UserError):
    """Something ended on the analyst's own word; nothing is changed, and no dialog need say so."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding about one input; the run goes on without it, or with less of it."""

    where: str
    """The file, or the document, that it is about."""
    message: str
    severity: Severity = "error"
    undated: bool = False
    """Whether it is settled as soon as its document has a date of publication."""
    document_id: str = ""
    """The row of the project that it is about, once there is one."""

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"
