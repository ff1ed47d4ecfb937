"""The common shape of meanings: each proposes scored candidates for where it lies."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from core.calendar import civil
from core.dates.timex3 import timex_type, timex_value
from core.model import AnchorKind

if TYPE_CHECKING:
    from core.dates.case import Case
    from core.model import FuzzyDate


_AHEAD = 40
"""So far ahead a year of two digits may lie where the clause tells the future."""


class Way(StrEnum):
    """The word that says which of several dates is meant: "last", "next" or "that"."""

    NONE = ""
    LAST = "last"
    THIS = "this"
    NEXT = "next"
    PREVIOUS = "the previous"
    SAME = "that"
    FOLLOWING = "the following"

    @property
    def step(self) -> int:
        """How many units away it points."""
        return {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(self.value, 0)

    @property
    def looks_back(self) -> bool:
        """Whether it is counted from a date told before."""
        return self in {Way.PREVIOUS, Way.SAME, Way.FOLLOWING}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place on the calendar that an expression may mean."""

    unit: FuzzyDate
    """The calendar unit that TIMEX3 writes down."""
    score: float
    reason: str
    meant: FuzzyDate | None = None
    """What is really meant, where it is narrower or looser than the unit."""
    anchor_kind: AnchorKind = AnchorKind.EXPLICIT
    anchor: FuzzyDate | None = None
    written: str = ""
    """The TIMEX3 value where it is not that of the unit."""
    kind: str = ""
    """The TIMEX3 type where it is not that of the unit."""

    @property
    def when(self) -> FuzzyDate:
        """The interval that is meant."""
        return self.meant or self.unit

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        return self.written or timex_value(self.unit)

    @property
    def timex_type(self) -> str:
        """DATE or TIME."""
        return self.kind or timex_type(self.unit)


def in_century(year: int, case: Case) -> int:
    """Place a year of two digits: the latest gone by, or, told as future, the next to come."""
    published = case.discourse.published
    if published is None:
        return year
    here = civil(published.anchor).year
    latest = here + (_AHEAD if case.future else 1)
    return latest - (latest - year) % 100


class Meaning(ABC):
    """What an expression means, free of where it stands."""

    __slots__ = ()
    kind: ClassVar[str] = "DATE"
    """TIMEX3 type where no candidate says it."""
    dated: ClassVar[bool] = True
    """Whether it can lie on the calendar at all."""

    @abstractmethod
    def candidates(self, case: Case) -> list[Candidate]:
        """Propose where it may lie, best first; empty where nothing tells."""

    def value(self) -> str:
        """Return the TIMEX3 value where there are no candidates."""
        return "XXXX-XX-XX"

    @property
    def explicit_year(self) -> int | None:
        """The year that it names itself."""
        return None

    @property
    def deictic(self) -> bool:
        """Whether it leans on the day of writing ("yesterday", "last week")."""
        return False
