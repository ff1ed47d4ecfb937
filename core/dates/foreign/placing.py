"""Where on the calendar an expression of another language lies, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.calendar import DAY, civil, days_in_month, weekday
from core.dates.foreign.lexicon import UNITS, Step
from core.dates.units import around, moved
from core.edtf import unit
from core.model import AnchorKind, FuzzyDate, Precision, Reading
from core.wording import WEEKDAYS, words

if TYPE_CHECKING:
    from core.dates.foreign.lexicon import Lexicon
    from core.dates.foreign.patterns import Hit

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_SIGNS = {
    sign: i
    for signs in ("一二三四五六日", "月火水木金土日", "월화수목금토일")
    for i, sign in enumerate(signs)
}
_SIGNS["天"] = 6
_BACK = ("上", "先", "지난")
_ON = ("下", "来", "다음")
_HERE = ("本", "这", "這", "今", "이번")
_LAST = 2200
"""Later years are of another calendar, or no years."""
_OWN_CALENDAR, _OWN_YEARS = frozenset({"fa", "ar", "ur", "ps"}), 1500
"""Where earlier years are of the Islamic or the Persian calendar."""
AHEAD = 0.6
"""A day without a year lies ahead where that is so much nearer than the one before."""


@dataclass(frozen=True, slots=True)
class Place:
    """A date, what it was counted from, why, and the other way to read it."""

    when: FuzzyDate
    reason: str
    anchor_kind: AnchorKind = AnchorKind.EXPLICIT
    anchor: FuzzyDate | None = None
    rivals: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of writing, or a date told before in the text."""

    when: FuzzyDate
    kind: AnchorKind

    @property
    def moment(self) -> int:
        """The second to count from."""
        return self.when.anchor


def place(hit: Hit, lexicon: Lexicon, anchor: Anchor | None) -> Place | None:
    """Return the date of an expression; None where it is none, or nothing is known to count from.

    Raises ValueError where there is no such day.
    """
    parts = hit.parts
    year = parts.get("year")
    if year and int(year) < _OWN_YEARS and lexicon.code in _OWN_CALENDAR:
        raise ValueError(year)
    match hit.kind:
        case "iso" | "figures" | "era":
            return Place(_written(hit, lexicon), "a whole date")
        case "year":
            return Place(checked(int(year)), "a year") if year else None
        case "east" | "eastday":
            return _eastern(parts, lexicon, anchor)
        case "range":
            return _range(parts, lexicon, anchor)
        case "day" | "before" | "month":
            return _named(parts, lexicon, anchor)
    return _pointing(hit, lexicon, anchor) if anchor else None


def _written(hit: Hit, lexicon: Lexicon) -> FuzzyDate:
    parts = hit.parts
    if hit.kind == "era":
        count = 1 if parts["count"] == "元" else int(parts["count"] or 0)
        numbers = [int(n) for n in (parts["number"], parts["day"]) if n]
        return checked(_ERAS[parts["era"] or ""] + count, *numbers)
    year = int(parts["year"] or 0)
    if hit.kind == "iso":
        return checked(year, int(parts["number"] or 0), int(parts["day"] or 0))
    day, month = int(parts["first"] or 0), int(parts["second"] or 0)
    if month > 12 or (lexicon.month_first and day <= 12 and parts["by"] == "/"):
        day, month = month, day
    return checked(year, month, day)


def checked(year: int, month: int | None = None, day: int | None = None) -> FuzzyDate:
    """Return a year, month or day; raises ValueError where there is none such."""
    if year > _LAST:
        raise ValueError(year)
    if month is not None and not 1 <= month <= 12:
        raise ValueError(month)
    if day is not None and not 1 <= day <= days_in_month(year, month or 1):
        raise ValueError(day)
    return unit(year, month, day)


def _named(parts: dict[str, str | None], lexicon: Lexicon, anchor: Anchor | None) -> Place | None:
    month = lexicon.months[" ".join((parts["month"] or "").casefold().split())]
    written = parts.get("day")
    day = (int(written) if written.isdecimal() else 1) if written else None
    year = parts.get("year") or parts.get("later")
    if year:
        return Place(checked(int(year), month, day), "a whole date" if day else "a month")
    return _nearest(month, day, anchor)


def _range(parts: dict[str, str | None], lexicon: Lexicon, anchor: Anchor | None) -> Place | None:
    last = _named({**parts, "day": parts["last"]}, lexicon, anchor)
    if last is None or last.when.earliest is None:
        return last
    at = civil(last.when.earliest)
    first = checked(at.year, at.month, int(parts["day"] or 0))
    if (first.earliest or 0) > last.when.earliest:
        raise ValueError("it ends before it begins")
    whole = FuzzyDate(first.earliest, last.when.latest, Precision.DAY, extent=True)
    return Place(whole, f"one stretch; {last.reason}", last.anchor_kind, last.anchor)


def _nearest(month: int, day: int | None, anchor: Anchor | None) -> Place | None:
    """Give a day or month without a year the year that brings it nearest, rather the past."""
    if anchor is None:
        return None
    year = civil(anchor.moment).year
    found = []
    for each in (year - 1, year, year + 1):
        try:
            found.append(checked(each, month, day))
        except ValueError:
            continue  # 29 February
    ordered = sorted(found, key=lambda w: _distance(w, anchor.moment))
    if not ordered:
        return None
    rivals = tuple(Reading(w, 0.2, "another year") for w in ordered[1:2])
    reason = f"the nearest to {_called(anchor)}"
    return Place(ordered[0], reason, anchor.kind, anchor.when, rivals)


def _distance(when: FuzzyDate, moment: int) -> float:
    low, high = when.earliest or 0, when.latest or 0
    if low <= moment <= high:
        return 0
    return (low - moment) / AHEAD if low > moment else moment - high


def _called(anchor: Anchor) -> str:
    name = "the publication date" if anchor.kind is AnchorKind.PUBLISHED else "the date before it"
    return f"{name}, {words(anchor.when)}"


def _eastern(parts: dict[str, str | None], lexicon: Lexicon, anchor: Anchor | None) -> Place | None:
    number, day = parts.get("number"), int(parts.get("day") or 0) or None
    year = _year_of(parts, lexicon, anchor)
    if parts.get("this") is not None:
        return _of_month(parts["this"] or "", day, anchor)
    if number:
        month = int(number)
        if year is None:
            return _nearest(month, day, anchor)
        return Place(checked(year, month, day), "a whole date" if day else "a month")
    if year is not None:
        return Place(unit(year), "a year")
    return _day_alone(day, anchor) if day else None


def _year_of(parts: dict[str, str | None], lexicon: Lexicon, anchor: Anchor | None) -> int | None:
    if parts.get("year"):
        return int(parts["year"] or 0)
    named = parts.get("named")
    if named is None or anchor is None:
        return None
    return civil(anchor.moment).year + lexicon.steps[named.casefold()].count


def _of_month(this: str, day: int | None, anchor: Anchor | None) -> Place | None:
    if anchor is None:
        return None
    back = -1 if this[0] in "上先지" else 0
    at = civil(moved(around(anchor.moment, Precision.MONTH).anchor, Precision.MONTH, back))
    reason = f"counted from {_called(anchor)}"
    return Place(checked(at.year, at.month, day), reason, anchor.kind, anchor.when)


def _day_alone(day: int, anchor: Anchor | None) -> Place | None:
    """Place "3日": the latest such day, or tomorrow's news."""
    if anchor is None:
        return None
    start = around(anchor.moment, Precision.MONTH).anchor
    found = []
    for step in (-1, 0, 1):
        at = civil(moved(start, Precision.MONTH, step))
        if day <= days_in_month(at.year, at.month):
            found.append(unit(at.year, at.month, day))
    if not found:
        return None
    best = min(found, key=lambda w: _distance(w, anchor.moment))
    return Place(best, f"the nearest to {_called(anchor)}", anchor.kind, anchor.when)


def _pointing(hit: Hit, lexicon: Lexicon, anchor: Anchor) -> Place | None:
    parts = hit.parts
    if hit.kind == "weekday":
        return _weekday(parts, lexicon, anchor)
    if hit.kind == "step":
        step = lexicon.steps[" ".join((parts["step"] or "").casefold().split())]
    elif hit.kind == "sided":
        size = lexicon.units[(parts["unit"] or "").casefold()]
        step = Step({"past": -1, "next": 1}.get(_side(parts), 0), size)
    else:
        step = _counted(hit, lexicon)
    return _stepped(step, anchor)


def _stepped(step: Step, anchor: Anchor) -> Place:
    when = around(moved(anchor.moment, step.unit, step.count), step.unit)
    name = next(n for n, u in UNITS.items() if u is step.unit)
    many = f"{abs(step.count)} {name}{'s' * (abs(step.count) != 1)}"
    side = f"{many} {'after' if step.count > 0 else 'before'}" if step.count else f"the {name} of"
    return Place(when, f"{side} {_called(anchor)}", anchor.kind, anchor.when)


def _counted(hit: Hit, lexicon: Lexicon) -> Step:
    written = (hit.parts["count"] or "").casefold()
    count = int(written) if written.isdecimal() else lexicon.numbers[written]
    size = lexicon.units[(hit.parts["unit"] or "").casefold()]
    return Step(count if hit.kind == "ahead" else -count, size)


def _side(parts: dict[str, str | None]) -> str:
    """Say whether it is the last one, the next one or this one; empty where nothing says so."""
    side = parts.get("side")
    if side:
        signs = (("past", _BACK), ("next", _ON), ("this", _HERE))
        return next((name for name, heads in signs if side.startswith(heads)), "")
    return next((s for s in ("past", "next", "this") for n in "12" if parts.get(f"{s}{n}")), "")


def _weekday(parts: dict[str, str | None], lexicon: Lexicon, anchor: Anchor) -> Place:
    sign, side = parts.get("sign"), _side(parts)
    wanted = (
        _SIGNS[sign]
        if sign
        else lexicon.weekdays[" ".join((parts["weekday"] or "").casefold().split())]
    )
    today = anchor.moment - anchor.moment % DAY
    back = (weekday(today) - wanted) % 7
    if sign and side:
        # 上周三 is Wednesday of the week before, counted from Monday.
        shift = {"past": -7, "next": 7}.get(side, 0)
        moment = today - weekday(today) * DAY + (wanted + shift) * DAY
    elif side == "next":
        moment = today + ((wanted - weekday(today)) % 7 or 7) * DAY
    elif side == "past":
        moment = today - (back or 7) * DAY
    else:
        moment = today - back * DAY
    other = moment + (-7 if side == "next" else 7) * DAY
    rivals = (Reading(around(other, Precision.DAY), 0.3, f"the other {WEEKDAYS[wanted]}"),)
    reason = f"{'next' if side == 'next' else 'latest'} {WEEKDAYS[wanted]}, from {_called(anchor)}"
    return Place(around(moment, Precision.DAY), reason, anchor.kind, anchor.when, rivals)
