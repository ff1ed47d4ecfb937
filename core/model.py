"""The immutable values that every other module reads and none may change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How finely a date is known, finest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAYPART = "daypart"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALFYEAR = "halfyear"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


class Basis(StrEnum):
    """What an event's date rests on."""

    EXPLICIT = "explicit"
    RESOLVED = "resolved"
    INHERITED = "inherited"
    DOCUMENT = "document"
    ANALYST = "analyst"


class Factuality(StrEnum):
    """How far the wording commits itself to the event."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    ALLEGED = "alleged"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class Status(StrEnum):
    """What the analyst decided about a finding."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class ActorKind(StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed group"
    COUNTRY = "country"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


class Role(StrEnum):
    """What an actor does in an event: does it, has it done to them, says so, or else."""

    SOURCE = "source"
    TARGET = "target"
    OTHER = "other"
    SPEAKER = "speaker"
    """On whose word the event stands."""


class PublishedFrom(StrEnum):
    """Where a publication date was read."""

    METADATA = "metadata"
    TEXT = "text"
    FILE = "file"
    USER = "user"
    NONE = "none"


class Reliability(StrEnum):
    """How far a source can be relied on: the letters of the Admiralty (NATO) system."""

    A = "A completely reliable"
    B = "B usually reliable"
    C = "C fairly reliable"
    D = "D not usually reliable"
    E = "E unreliable"
    F = "F cannot be judged"


class AnchorKind(StrEnum):
    """What a relative expression was counted from."""

    PUBLISHED = "published"
    PREVIOUS_DATE = "previous date"
    EVENT = "event"
    EXPLICIT = "explicit"


class MentionKind(StrEnum):
    """What a lit stretch of an article is."""

    ACTOR = "actor"
    DATE = "date"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters in the text of one document."""

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Whether the other range lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A stretch of civil time as well as it is known (after EDTF, ISO 8601-2).

    earliest and latest are inclusive bounds in seconds from 1970-01-01T00:00 proleptic
    Gregorian civil time; None is an open end. With extent, it lasted from the one to the
    other ("for two weeks", "since 2015"); without, it happened at some time between them.
    """

    earliest: int | None
    latest: int | None
    precision: Precision = Precision.DAY
    approximate: bool = False
    uncertain: bool = False
    extent: bool = False
    zone: str | None = None

    @property
    def open_start(self) -> bool:
        """Whether it goes back without a known start."""
        return self.earliest is None

    @property
    def open_end(self) -> bool:
        """Whether it goes on without a known end."""
        return self.latest is None

    @property
    def anchor(self) -> int:
        """A second to sort by and to draw at: the earliest known bound."""
        known = self.earliest if self.earliest is not None else self.latest
        return known if known is not None else 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a time expression."""

    when: FuzzyDate
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Derivation:
    """Why a date is what it is: the words, what they were counted from, the rule, its rivals."""

    expression: str
    span: Span
    rule: str
    anchor_kind: AnchorKind = AnchorKind.EXPLICIT
    anchor: FuzzyDate | None = None
    steps: tuple[str, ...] = ()
    """Words for the analyst, in order: "past tense, reported", "latest Thursday" …"""
    rivals: tuple[Reading, ...] = ()
    chosen: Reading | None = None
    """The reading that won, on the same scale of scores; None where that was not recorded."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One sentence that says so; an empty document_id never occurs."""

    document_id: str
    sentence: Span
    trigger: Span | None = None
    date: Span | None = None
    actors: tuple[Span, ...] = ()
    derivation: Derivation | None = None
    within: FuzzyDate | None = None
    """What the day of writing says of an event without a date: done by then, still to come …"""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of an article that the reader lights up."""

    span: Span
    kind: MentionKind
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression as found; timex_type and value follow TIMEX3 (ISO-TimeML)."""

    span: Span
    timex_type: str
    value: str
    when: FuzzyDate | None
    derivation: Derivation
    relative_to: Span | None = None
    """The event that it is measured from: "attack" in "two days after the attack"."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a field of a document was read: "published", "JSON-LD datePublished"."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class DateGuess:
    """A publication date that nothing declares: offered to the analyst, never used unasked."""

    when: FuzzyDate
    words: str
    """What it was guessed from."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """An event that the analyst deleted: where its trigger, or else its sentence, stands."""

    span: Span
    title: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article."""

    id: str
    title: str
    text: str
    published: FuzzyDate | None = None
    published_from: PublishedFrom = PublishedFrom.NONE
    outlet: str = ""
    authors: tuple[str, ...] = ()
    place: str = ""
    url: str = ""
    path: str = ""
    media_type: str = "text/plain"
    sha256: str = ""
    language: str = ""
    duplicate_of: str | None = None
    notes: str = ""
    given_id: str = ""
    """The id that the corpus gave it."""
    mentions: tuple[Mention, ...] = ()
    published_span: Span | None = None
    """Where the text says when it was published, if the date was read there."""
    section: str = ""
    """The part of the outlet that it stood in: "World", "Sport"."""
    page: str = ""
    """The page, as printed: "A12"."""
    captions: tuple[str, ...] = ()
    """What stands below its pictures: kept apart from the text."""
    origins: tuple[Origin, ...] = ()
    """Where its title, outlet, date … were read."""
    guess: DateGuess | None = None
    """A date of publication that may be right, where none is declared."""
    dropped: tuple[Dropped, ...] = ()
    """Events that the analyst deleted: reading the article again does not bring them back."""
    reliability: Reliability | None = None
    """How far the analyst relies on it; None where that was not said."""


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor's part in an event."""

    actor_id: str
    role: Role = Role.OTHER
    span: Span | None = None
    """Where the first citation names it."""
    words: str = ""
    """What stood there: "troops", "he"."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """One obedience to a rule of the memory: which rule, in which article, what it changed."""

    rule_id: str
    document_id: str
    words: str
    """The rule as it was then, in a plain sentence."""
    was: str = ""
    """What the extraction had said instead; empty for a rejection."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something an article says happened, happens, will happen or did not."""

    id: str
    title: str
    when: FuzzyDate | None = None
    basis: Basis | None = None
    type: str = ""
    participants: tuple[Participant, ...] = ()
    places: tuple[str, ...] = ()
    factuality: Factuality = Factuality.OCCURRED
    confidence: float = 1.0
    status: Status = Status.SUGGESTED
    key: bool = False
    tags: tuple[str, ...] = ()
    notes: str = ""
    citations: tuple[Citation, ...] = ()
    edited: tuple[str, ...] = ()
    """Names of the fields set by the analyst; extraction never overwrites them."""
    modified: str = ""
    """ISO 8601 time (UTC) of the last edit by the analyst, empty if never edited."""
    merged_into: str | None = None
    ruled: tuple[Ruling, ...] = ()
    """The rules obeyed in it."""


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an actor, and how it was found."""

    text: str
    method: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, armed group, country or other who does things."""

    id: str
    label: str
    kind: ActorKind = ActorKind.OTHER
    aliases: tuple[Alias, ...] = ()
    notes: str = ""
    position: tuple[float, float] | None = None
    """Where the analyst pinned it in the graph; None leaves it to the layout."""
    edited: tuple[str, ...] = ()
    merged_into: str | None = None
    status: Status = Status.SUGGESTED
    """Rejected: the name is no actor's; what names it is kept."""
    ruled: tuple[Ruling, ...] = ()
    """The rules obeyed in it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie that is stated rather than done (leads, belongs to …), or drawn by the analyst."""

    id: str
    source: str
    target: str
    kind: str
    when: FuzzyDate | None = None
    citations: tuple[Citation, ...] = ()
    status: Status = Status.SUGGESTED


class RuleKind(StrEnum):
    """What a rule of the memory does."""

    SAME_ACTOR = "same actor"
    ACTOR_NAME = "actor name"
    ACTOR_KIND = "actor kind"
    NO_ACTOR = "no actor"
    EVENT_TYPE = "event type"
    NO_EVENT = "no event"


class RuleScope(StrEnum):
    """Where a rule holds."""

    PROJECT = "this project"
    EVERYWHERE = "all my projects"


@dataclass(frozen=True, slots=True)
class Rule:
    """What an edit of the analyst taught, for the next article to obey."""

    id: str
    kind: RuleKind
    about: str
    """The name, or the word that tells of the event; letter case aside."""
    gives: str = ""
    """The name, actor kind or event type that it gives; empty for a rejection."""
    only: str = ""
    """The actor kind or event type that the extraction must have given; empty for any."""
    active: bool = True
    scope: RuleScope = RuleScope.PROJECT
    seen: int = 1
    """How many edits said so."""
    edit: str = ""
    """The edit that it was learned from, in words; empty for one that was imported."""
    article: str = ""
    """The title of the article that the edit was made in."""
    document_id: str = ""
    learned: str = ""
    """ISO 8601 time (UTC)."""
    changed: str = ""
    """ISO 8601 time (UTC) of the last change: of two that disagree, the later wins."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources that tell one event differently, and what the analyst made of it."""

    id: str
    event_id: str
    """The record that leads the event."""
    field: str
    """"date", "place", "factuality", or what a figure counts: "killed"."""
    value_a: str
    source_a: str
    value_b: str
    source_b: str
    record_a: str = ""
    """The event's record that says so: merging keeps each source's own."""
    record_b: str = ""
    when_a: FuzzyDate | None = None
    when_b: FuzzyDate | None = None
    resolution: str = ""
    """The value that the analyst took; empty while it is open."""


@dataclass(frozen=True, slots=True)
class Declined:
    """Two events, actors or documents that the analyst said are not the same."""

    id: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of time that the analyst named ("the siege"), or a moment ("the deadline")."""

    id: str
    name: str
    when: FuzzyDate
    colour: str = "accent"
    """Its name in the theme."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A view of the timeline kept with a caption: one step of a story."""

    id: str
    name: str
    caption: str = ""
    place: int = 0
    """Where it stands in the story."""
    first: int = 0
    last: int = 0
    """The stretch in view, in seconds."""
    lanes: str = ""
    """What events share a lane by."""
    asked: str = ""
    """The filter, as JSON."""
    selection: tuple[str, ...] = ()


Row = Document | Event | Actor | Relation | Rule | Conflict | Declined | Band | Scene
