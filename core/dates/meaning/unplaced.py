"""Meanings that lie nowhere on the calendar: lengths, repetitions, vague references."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from core.dates.meaning.base import Candidate, Meaning
from core.dates.timex3 import length_value
from core.dates.units import around, finer, moved
from core.model import AnchorKind, Precision
from core.wording import words

if TYPE_CHECKING:
    from core.dates.case import Case
    from core.dates.numbers import Amount
    from core.dates.page import Site


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
class FromDate(Length):
    """A distance from a date that is named with it: "two days after 12 October"."""

    of: Meaning
    site: Site
    sign: int

    @override
    def candidates(self, case: Case) -> list[Candidate]:
        if self.count is None or self.unit not in _COUNTABLE:
            return []
        found = self.of.candidates(replace(case, site=self.site, _cue=None))
        return [c for base in found[:1] if (c := self._moved(base)) is not None]

    def _moved(self, base: Candidate) -> Candidate | None:
        try:
            moment = moved(base.unit.anchor, self.unit, self.sign * (self.count or 0))
        except ValueError:
            return None
        whole = finer(base.unit.precision, self.unit) or self.unit is Precision.DAY
        unit = around(moment, base.unit.precision if whole else self.unit)
        side = "after" if self.sign > 0 else "before"
        reason = f"{self.count:g} {self.unit}{'' if self.count == 1 else 's'} {side}"
        kind = AnchorKind.EXPLICIT
        return Candidate(
            unit, 0.9, f"{reason} {words(base.when)}", None, kind, None, self.value(), self.kind
        )


_COUNTABLE = (Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR)


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
