"""Meanings that lie nowhere on the calendar: lengths, repetitions, vague references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from core.dates.meaning.base import Candidate, Meaning
from core.dates.timex3 import length_value
from core.model import Precision

if TYPE_CHECKING:
    from core.dates.case import Case
    from core.dates.numbers import Amount


class Unplaced(Meaning):
    """A meaning without a place on the calendar."""

    __slots__ = ()
    dated: ClassVar[bool] = False

    @override
    def candidates(self, case: Case) -> list[Candidate]:
        return []


@dataclass(frozen=True, slots=True)
class Length(Unplaced):
    """A length of time: "two weeks", "nearly a year"."""

    count: Amount
    unit: Precision
    kind: ClassVar[str] = "DURATION"

    def value(self) -> str:
        """Write it as P2W."""
        return length_value(self.count, self.unit)


_SUMMED_UP = (6, 9)


def is_reported(meaning: Meaning) -> bool:
    """Whether it is a stretch that reports sum up: "the first nine months"."""
    return (
        isinstance(meaning, Length)
        and meaning.unit is Precision.MONTH
        and meaning.count in _SUMMED_UP
    )


@dataclass(frozen=True, slots=True)
class Apart(Length):
    """A distance from another event: "two days after the attack"."""

    forward: bool = True


@dataclass(frozen=True, slots=True)
class Repeat(Unplaced):
    """A repetition: "every Friday", "twice a week"."""

    every: str
    kind: ClassVar[str] = "SET"

    def value(self) -> str:
        """Return the TIMEX3 value of one repetition."""
        return self.every


@dataclass(frozen=True, slots=True)
class Vague(Unplaced):
    """The past, the present or the future as such."""

    reference: str

    def value(self) -> str:
        """Return PAST_REF, PRESENT_REF or FUTURE_REF."""
        return self.reference
