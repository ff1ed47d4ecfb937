"""The ways in which the words behind an event's date can be read, the one in force marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.model import Basis, Reading, Status
from core.wording import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model import Citation, Derivation, Event
    from core.project import Project

CLOSE_SHARE = 1 / 3
CLOSE_SCORE = 0.2
"""A rival is close that has this share of the winner's score, and this score at least."""

_QUOTED = re.compile(r"\s*\(?[“\"][^”\"]*[”\"]\)?")
_NAMED = (
    (re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b"), "weekday"),
    (re.compile(rf"\b(?:\d+ )?(?:{'|'.join(MONTHS)})(?: \d+)?\b"), "date"),
)


@dataclass(frozen=True, slots=True)
class Option:
    """A reading of an event's date, and whether it is the one in force."""

    reading: Reading
    in_force: bool


@dataclass(frozen=True, slots=True)
class Alike:
    """Another event whose date could be read the same way."""

    event: Event
    reading: Reading


def dated_citation(project: Project, event: Event) -> Citation | None:
    """Return the first citation that says how its date was found, merged records included."""
    records = (project.events.get(i) for i in project.records(event.id))
    cited = [c for r in records if r is not None for c in r.citations]
    return next((c for c in cited if c.derivation is not None), None)


def options(project: Project, event: Event) -> list[Option]:
    """Return the readings of an event's date, the winner first; none where there is no rival."""
    derivation = _derivation(project, event)
    if derivation is None or not derivation.rivals:
        return []
    winner = _winner(event, derivation)
    found = ([winner] if winner else []) + list(derivation.rivals)
    distinct = {reading.when: reading for reading in reversed(found)}
    kept = [r for r in found if distinct[r.when] is r]
    chosen = [Option(r, r.when == event.when) for r in kept]
    return chosen if any(not o.in_force for o in chosen) else []


def others(project: Project, event: Event) -> list[Reading]:
    """Return the readings not in force."""
    return [o.reading for o in options(project, event) if not o.in_force]


def close_rivals(project: Project, event: Event) -> list[Reading]:
    """Return the rivals too good to be passed over; none once the analyst has set the date."""
    derivation = _derivation(project, event)
    if derivation is None or not derivation.rivals or event.basis is Basis.ANALYST:
        return []
    winner = derivation.chosen
    least = max(CLOSE_SCORE, CLOSE_SHARE * winner.score) if winner else CLOSE_SCORE
    return [r for r in others(project, event) if r.score >= least]


def following(project: Project, event: Event) -> Reading | None:
    """Return the reading after the one in force, round and round; None where there is no other."""
    found = options(project, event)
    if not found:
        return None
    place = next((n for n, o in enumerate(found) if o.in_force), -1)
    return found[(place + 1) % len(found)].reading


def alike(project: Project, event: Event, reading: Reading) -> list[Alike]:
    """Return events of the same outlet, their dates untouched, with the same rule and rival."""
    cited = dated_citation(project, event)
    if cited is None or cited.derivation is None:
        return []
    outlet = outlet_of(project, cited).casefold()
    sought = (outlet, cited.derivation.rule, kind_of(reading.reason))
    return [a for a in _candidates(project, outlet) if _key(project, a) == sought]


def outlet_of(project: Project, cited: Citation) -> str:
    """Return the outlet of the article that a citation is in."""
    document = project.documents.get(cited.document_id)
    return document.outlet.strip() if document is not None else ""


def kind_of(reason: str) -> str:
    """Return what a reason has in common with others: "the other Friday", "the other weekday"."""
    reason = _QUOTED.sub("", reason)
    for names, word in _NAMED:
        reason = names.sub(word, reason)
    return reason


def _candidates(project: Project, outlet: str) -> Iterator[Alike]:
    """Yield the untouched events of an outlet with their other readings, each kind once."""
    for event in _told_by(project, outlet):
        untouched = "when" not in event.edited and event.basis is not Basis.ANALYST
        if untouched and event.status is not Status.REJECTED:
            best: dict[str, Reading] = {}
            for reading in others(project, event):
                best.setdefault(kind_of(reading.reason), reading)
            yield from (Alike(event, reading) for reading in best.values())


def _told_by(project: Project, outlet: str) -> list[Event]:
    """Return the lead events that articles of an outlet (case folded) tell, in order of id."""
    own = [
        d.id for d in project.documents.values() if outlet and d.outlet.strip().casefold() == outlet
    ]
    leads = {project.lead(e.id) for i in own for e in project.events_citing(i)}
    return [project.events[i] for i in sorted(leads)]


def _key(project: Project, found: Alike) -> tuple[str, str, str] | None:
    cited = dated_citation(project, found.event)
    if cited is None or cited.derivation is None:
        return None
    kind = kind_of(found.reading.reason)
    return outlet_of(project, cited).casefold(), cited.derivation.rule, kind


def _derivation(project: Project, event: Event) -> Derivation | None:
    cited = dated_citation(project, event)
    return cited.derivation if cited is not None else None


def _winner(event: Event, derivation: Derivation) -> Reading | None:
    """Return the reading that won: as the event got it, for that may differ from the words'."""
    chosen = derivation.chosen
    if event.basis is Basis.ANALYST or event.when is None:
        return chosen
    reason = chosen.reason if chosen else "; ".join(derivation.steps[1:2])
    return Reading(event.when, chosen.score if chosen else 1.0, reason)
