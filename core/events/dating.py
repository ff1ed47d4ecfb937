"""Which date an event keeps: its own, a neighbour's, the story's or the publication's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.events.clauses import is_verb
from core.events.fitting import fitted
from core.events.lexicon import lexicon
from core.events.report import is_news_of_the_day
from core.events.undated import bounded_by
from core.model import Basis, Factuality

if TYPE_CHECKING:
    from core.events.clauses import Clause
    from core.events.known import Known
    from core.events.when import Dated
    from core.model import FuzzyDate
    from core.parsed import Sentence, Token

HAPPENED = (Factuality.OCCURRED, Factuality.ONGOING)


def date_of(known: Known, clause: Clause) -> Dated | None:
    """Return the date of a clause; "for two weeks" dates only what is still under way."""
    verb, dates = clause.verb, known.dates
    own = dates.own(verb)
    if own is not None:
        lasting = own.time is not None and own.time.when is None
        kept = not lasting or clause.progressive or clause.perfect
        return fitted(known.clauses, clause, own, known.document.published) if kept else None
    beside = dates.after(verb) or dates.during(verb) or dates.of_deed(verb)
    if beside is not None:
        return fitted(known.clauses, clause, beside, known.document.published)
    purpose = clause.infinitive and verb.dep != "xcomp"
    return None if purpose else dates.inherited(verb)


def settled(
    known: Known,
    sentence: Sentence,
    clause: Clause,
    dated: Dated | None,
    status: Factuality,
    *,
    headline: bool,
    state: bool,
) -> Dated | None:
    """Return the date that a clause keeps, or the one that the story gives it."""
    inherited = dated is not None and dated.basis is Basis.INHERITED
    if dated is not None and not (inherited and status not in HAPPENED):
        known.story.learn(clause.verb, dated)
        return dated
    if headline:
        return _date_of_report(known, sentence, clause) if status in HAPPENED else None
    if known.quoted and clause.verb.lemma not in lexicon().speech:
        return None
    told = known.story.date(clause, status)
    guessed = told is not None and told.basis is Basis.DOCUMENT
    return None if state and guessed and not known.story.judges(clause) else told


def _date_of_report(known: Known, sentence: Sentence, clause: Clause) -> Dated | None:
    of_the_day = is_news_of_the_day(sentence, clause, known.body_sentences)
    return known.dates.of_publication() if of_the_day else None


def scene(known: Known, noun: Token) -> Dated | None:
    """Return the date of "in a speech he said", "at the conference", "after a meeting"."""
    verb = known.dates.stage(noun)
    if verb is None or known.quoted:
        return None
    dated = known.when.get(verb.i) or known.dates.own(verb)
    dated = dated or (known.story.scene(verb) if is_verb(verb) else None)
    if dated is None or dated.when.extent:
        return None
    basis = dated.basis if dated.basis is Basis.DOCUMENT else Basis.INHERITED
    return replace(dated, basis=basis, sure=dated.sure * 0.8)


def within(known: Known, trigger: Token, status: Factuality) -> FuzzyDate | None:
    """Return what the day of writing says of an event, should it have no date."""
    return bounded_by(known.clauses, trigger, status, known.document.published)


def lasting(clause: Clause, dated: Dated | None, status: Factuality) -> Factuality:
    """Call under way what is said to last up to now."""
    if dated is None or status is not Factuality.OCCURRED or not dated.when.extent:
        return status
    now = any(a in {"is", "are", "has", "have"} for a in clause.auxiliaries)
    goes_on = dated.when.open_end or clause.progressive
    return Factuality.ONGOING if goes_on and now else status
