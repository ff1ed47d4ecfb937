"""What is known where an expression stands: the anchors, and which way its clause points."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from core.dates.direction import cue_at, scheduled_before
from core.dates.governing import Cue, Tense
from core.dates.units import finer
from core.model import AnchorKind, Precision

if TYPE_CHECKING:
    from core.dates.page import Site
    from core.model import FuzzyDate


@dataclass(slots=True)
class Discourse:
    """The dates that a text has set so far."""

    published: FuzzyDate | None
    narrative: bool = False
    """Whether it tells a history, so that dates follow one another, not the day of writing."""
    previous: FuzzyDate | None = None
    """The last date that was resolved."""
    previous_at: int = -1
    """Where it stands."""
    upcoming: int | None = None
    """The next year that the text names."""
    quarter: FuzzyDate | None = None
    """The quarter that a financial report is about."""
    order: str = ""
    """Which figure its other dates put first: "day first", "month first"; empty if none tells."""
    years: dict[int, int] = field(default_factory=dict)
    """In a history, the years of the dates that name none, by their offsets."""
    longer: bool = False
    """Whether it spoke last of several quarters ("the first nine months")."""


ANCHOR_NAMES = {
    AnchorKind.PREVIOUS_DATE: "the date told before",
    AnchorKind.EVENT: "the day of speech",
}


@dataclass(slots=True)
class Anchor:
    """A day to count from, and where it comes from."""

    date: FuzzyDate
    kind: AnchorKind

    @property
    def moment(self) -> int:
        """The first second of the day to count from."""
        return self.date.anchor

    @property
    def name(self) -> str:
        """Words for it."""
        return ANCHOR_NAMES.get(self.kind, "publication")


@dataclass
class Case:
    """One expression in its context."""

    site: Site
    discourse: Discourse
    _cue: Cue | None = field(default=None, repr=False)
    speech: FuzzyDate | None = None
    """The day on which the quotation was spoken that the expression stands in."""
    story: bool = False
    """Whether its paragraph tells the past by its years."""

    @property
    def cue(self) -> Cue:
        """The tense of the clause, and the word that shows it."""
        if self._cue is None:
            self._cue = cue_at(self.site)
        return self._cue

    def scheduled(self) -> Case:
        """Return the same case, read as the future where a scheduling word comes shortly before."""
        word = "" if self.future else scheduled_before(self.site)
        return replace(self, _cue=Cue(Tense.FUTURE, word)) if word else self

    @property
    def past(self) -> bool:
        """Whether the clause speaks of the past."""
        return self.cue.tense is Tense.PAST

    @property
    def future(self) -> bool:
        """Whether the clause speaks of the future."""
        return self.cue.tense is Tense.FUTURE

    @property
    def published(self) -> Anchor | None:
        """The day of publication; for words in a quotation, that on which they were spoken."""
        if self.speech is not None:
            return Anchor(self.speech, AnchorKind.EVENT)
        date = self.discourse.published
        return Anchor(date, AnchorKind.PUBLISHED) if date else None

    @property
    def told(self) -> Anchor | None:
        """The date told before, else the day of publication."""
        date = self.discourse.previous
        return Anchor(date, AnchorKind.PREVIOUS_DATE) if date else self.published

    @property
    def day_told(self) -> FuzzyDate | None:
        """The day told before, in the same paragraph unless a history is told."""
        story, page = self.discourse, self.site.page
        if story.previous is None or finer(Precision.DAY, story.previous.precision):
            return None
        near = story.narrative or page.same_paragraph(story.previous_at, self.site.start)
        return story.previous if near else None

    @property
    def month_told(self) -> Anchor | None:
        """The month or day told before, in the same paragraph unless a history is told."""
        story, page = self.discourse, self.site.page
        if story.previous is None or finer(Precision.MONTH, story.previous.precision):
            return None
        near = story.narrative or page.same_paragraph(story.previous_at, self.site.start)
        return Anchor(story.previous, AnchorKind.PREVIOUS_DATE) if near else None

    def anchor(self, size: Precision = Precision.YEAR, *, told: bool = False) -> Anchor | None:
        """Return what a unit of this size is counted from; None where that is too coarse."""
        use_told = told or self.discourse.narrative
        anchor = self.told if use_told else self.published
        if anchor is None or (not use_told and finer(size, anchor.date.precision)):
            return None
        return anchor
