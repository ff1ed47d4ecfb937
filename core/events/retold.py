"""One happening told twice in an article: later tellings point at the first, and share its date."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.calendar import DAY
from core.events.lexicon import lands, lexicon
from core.model import Basis, Factuality, Precision, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from core.model import Event, FuzzyDate

_RANK = {Basis.EXPLICIT: 4, Basis.RESOLVED: 3, Basis.INHERITED: 2, Basis.DOCUMENT: 1}
_OWN = 3
_NEAREST = 40
"""Earlier happenings of one word that are looked at, so that long articles stay quick."""
REPORTED = 0.21
"""How sure a telling is at least that speaks for a happening before fainter ones."""
_REAL = frozenset({Factuality.OCCURRED, Factuality.ONGOING, Factuality.ALLEGED})
_NEVER = frozenset(
    {"say", "tell", "add", "state", "note", "ask", "be", "have", "do", "make", "get"}
)
_BY_TYPE = frozenset({"ASSAULT", "DISASTER", "PROTEST", "CRIME", "ELECTION", "COURT", "COERCE"})


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with the word that tells it."""

    event: Event
    lemma: str
    definite: bool
    """Whether it is "the attack", "this move": a noun that means one told before."""
    trigger: int
    """The token that tells it."""
    of: int | None = None
    """The trigger of the event that it belongs to: "lawsuit" in "filed a lawsuit"."""
    about: str = ""
    """What a verb is done to, or says: "campaign" in "launched a campaign"; empty for nouns."""


def joined(tellings: Sequence[Telling]) -> list[Event]:
    """Return the events in order, the later tellings of one happening merged into the first."""
    known: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    groups: dict[int, list[int]] = {}
    leads: dict[int, int] = {}
    lead_of: dict[int, int] = {}
    for n, telling in enumerate(tellings):
        if telling.of is not None and telling.of in lead_of:
            leads[n] = lead_of[telling.of]
            continue
        near = {m for key in _keys(telling) for m in known[key][-_NEAREST:]}
        alike = (m for m in sorted(near, reverse=True) if _same(tellings[m], telling))
        first = next((m for m in alike if _fits(tellings, groups[m], telling)), None)
        if first is None:
            groups[n] = [n]
            for key in _keys(telling, alike=True):
                known[key].append(n)
        else:
            leads[n] = first
            groups[first].append(n)
        lead_of[telling.trigger] = leads.get(n, n)
    best = {first: _best(tellings, group) for first, group in groups.items()}
    dated = [_dated(t.event, best[leads.get(n, n)]) for n, t in enumerate(tellings)]
    fore = {first: _foremost(dated, groups[first]) for first in groups}
    ahead = [fore[leads.get(n, n)] for n in range(len(tellings))]
    return [
        _pointing(event, dated[lead], lead) if lead != n else _leading(event, dated, leads, n)
        for n, (event, lead) in enumerate(zip(dated, ahead, strict=True))
    ]


def _fits(tellings: Sequence[Telling], group: list[int], later: Telling) -> bool:
    """Whether nothing that was told of a happening contradicts a later telling."""
    told = [tellings[m].event for m in group]
    if later.definite and _is_of_a_year(later.event) and not any(_rank(e) >= _OWN for e in told):
        return False
    return all(_compatible(e, later.event) and _one_place(e, later.event) for e in told)


def _is_of_a_year(event: Event) -> bool:
    """Whether a happening is told apart by its year: "the 1991 agreement"."""
    when = event.when
    known = when is not None and _rank(event) >= _OWN
    return known and when is not None and when.precision is Precision.YEAR


def _foremost(events: Sequence[Event], group: list[int]) -> int:
    """Return the telling that speaks for a happening: the first that is told in earnest."""
    if events[group[0]].confidence >= REPORTED:
        return group[0]
    return next((n for n in group if events[n].confidence >= REPORTED), group[0])


def _leading(event: Event, events: Sequence[Event], leads: Mapping[int, int], number: int) -> Event:
    """Give a bare title the words of the telling that it was joined to."""
    first = leads.get(number)
    bare = " " not in event.title and first is not None
    return replace(event, title=events[first].title) if bare and first is not None else event


def _keys(telling: Telling, *, alike: bool = False) -> list[tuple[str, str]]:
    """Return under what a telling is kept, or (not alike) looked for."""
    kind = telling.event.type
    keys = [("lemma", telling.lemma), (kind, stem(telling.lemma))]
    return [*keys, ("type", kind)] if alike or telling.definite else keys


def _same(first: Telling, later: Telling) -> bool:
    """Whether two tellings mean one happening."""
    one, other = first.event, later.event
    if later.lemma in _NEVER or (one.factuality in _REAL) != (other.factuality in _REAL):
        return False
    if not (_akin(first, later) and _compatible(one, other)):
        return False
    if first.lemma == later.lemma and _is_other(first.about, later.about):
        return False
    shared = _parts(one, None) & _parts(other, None)
    apart = any(
        _parts(one, role) and _parts(other, role) and not _parts(one, role) & _parts(other, role)
        for role in (Role.SOURCE, Role.TARGET)
    )
    doing = _parts(other, Role.SOURCE) | _parts(other, Role.TARGET)
    alone = later.definite and not doing
    return not apart and (alone or bool(shared))


def _is_other(about: str, later: str) -> bool:
    """Whether two verbs are done to, or say, different things."""
    return bool(about and later) and about != later and "-" not in (about, later)


def _akin(first: Telling, later: Telling) -> bool:
    """Whether the words mean the same sort of thing: "bombed" and "bombing", "the attack"."""
    alike = bool(first.about) == bool(later.about) or first.event.type == later.event.type
    if first.lemma == later.lemma and (alike or later.definite):
        return True
    if first.event.type != later.event.type or first.event.type in {"OTHER", "STATEMENT"}:
        return False
    return stem(first.lemma) == stem(later.lemma) or (
        later.definite and later.event.type in _BY_TYPE
    )


def stem(lemma: str) -> str:
    """Return what the words for one sort of happening share."""
    return lexicon().families.get(lemma) or lemma.removesuffix("ing")[:5]


def _compatible(one: Event, other: Event) -> bool:
    """Whether no own dates of the two contradict each other."""
    if one.when is None or other.when is None or min(_rank(one), _rank(other)) < _OWN:
        return True
    a, b = one.when, other.when
    before = a.latest is not None and b.earliest is not None and a.latest < b.earliest
    after = b.latest is not None and a.earliest is not None and b.latest < a.earliest
    return not (before or after)


def _one_place(one: Event, other: Event) -> bool:
    """Whether no places of the two contradict each other, countries and towns apart."""
    for whole in (True, False):
        a, b = ({p for p in e.places if (p in lands()) is whole} for e in (one, other))
        if a and b and not a & b:
            return False
    return True


def _rank(event: Event) -> int:
    return _RANK.get(event.basis, 0) if event.basis is not None else 0


def _worth(event: Event) -> tuple[int, int]:
    """Rank dates by what they rest on, then the finer ones first."""
    when = event.when
    if when is None or when.earliest is None or when.latest is None:
        return _rank(event), -(10**12)
    return _rank(event), when.earliest - when.latest


def _parts(event: Event, role: Role | None) -> set[str]:
    return {p.actor_id for p in event.participants if role is None or p.role is role}


def _best(tellings: Sequence[Telling], group: list[int]) -> Event:
    """Return the event of a group whose date is worth most, the first among equals."""
    return max((tellings[n].event for n in group), key=_worth)


def _dated(event: Event, best: Event) -> Event:
    """Give a telling the best date of its happening."""
    better = _rank(best) > max(_rank(event), 1) or _is_finer(best.when, event.when)
    if best.when is not None and better and event is not best:
        sure = event.confidence if event.basis is not Basis.DOCUMENT else event.confidence * 1.5
        cited = replace(event.citations[0], date=best.citations[0].date,
                        derivation=best.citations[0].derivation)  # fmt: skip
        event = replace(
            event, when=best.when, basis=Basis.INHERITED, citations=(cited,),
            confidence=round(min(0.9, sure), 2),
        )  # fmt: skip
    return event


def _is_finer(fine: FuzzyDate | None, coarse: FuzzyDate | None) -> bool:
    """Whether a date says more exactly what another says: 26 March 1996, March 1996."""
    if fine is None or coarse is None or coarse.extent or fine == coarse:
        return False
    ends = (coarse.earliest, fine.earliest, fine.latest, coarse.latest)
    known = [e for e in ends if e is not None]
    return len(known) == len(ends) and known == sorted(known) and known[-1] - known[0] >= DAY


def _pointing(event: Event, first: Event, number: int) -> Event:
    """Point a later telling at the first; a bare "attack" takes over its title."""
    title = event.title if " " in event.title else first.title
    return replace(event, title=title, merged_into=f"E{number + 1}")
