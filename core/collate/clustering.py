"""What needs no asking: copies of one story are linked, sure tellings of one event merged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.collate.likeness import likeness
from core.collate.same_people import same_people
from core.collate.telling import said
from core.figures import figures
from core.model import Basis, Document, Event, Status
from core.project import Patch

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from core.collate.collation import Collation, Pair
    from core.model import Row
    from core.project import Project

CLOSE = 0.05
"""Scores nearer to one another than this leave a doubt which of two events is meant."""
_BASES = (Basis.ANALYST, Basis.EXPLICIT, Basis.RESOLVED, Basis.INHERITED, None, Basis.DOCUMENT)


def collate(collation: Collation, document_ids: Iterable[str]) -> Patch:
    """Return the step that links the copies among these documents and merges sure tellings."""
    work = collating(collation, document_ids)
    while True:
        try:
            next(work)
        except StopIteration as end:
            made: Patch = end.value
            return made


def collating(collation: Collation, document_ids: Iterable[str]) -> Generator[None, None, Patch]:
    """Work out what collate returns, in pieces of a millisecond or so.

    The collation must have looked at all that waits. Nothing is merged for alike names (but whom
    the very same sentence names is the same), nothing that the analyst declined or rejected, and
    never two events of one article.
    """
    project = collation.project
    new = [i for i in document_ids if i in project.documents]
    documents = yield from _linked(collation, new)
    groups, alike = _Groups(project, documents), []
    for pair in _told_alike(collation, documents, new):
        if pair is not None:
            groups.join(*pair, copied=True)
            alike.append(pair)
        yield
    for pair in (yield from _sure(collation, new)):
        groups.join(*pair)
        told = collation.neighbours.tellings
        if told[pair[0]].verbatim & told[pair[1]].verbatim:
            alike.append(pair)
        yield
    events: list[Event] = []
    for event in groups.merged():
        events.append(event)
        for sentence in said(project, event):
            figures(sentence)  # remembered for the conflicts that follow the step
        yield
    actors = same_people(project, alike, collation.declined())
    rows: list[Row] = [*documents.values(), *actors, *events]
    return Patch(_label(len(documents), len(actors), len(events)), tuple(rows))


def _label(copies: int, actors: int, events: int) -> str:
    said = [f"link {copies} cop{'ies' if copies > 1 else 'y'}"] if copies else []
    told = [(actors, "actor"), (events, "event")]
    merged = [f"{count} {word}{'s' * (count > 1)}" for count, word in told if count]
    said += [f"merge {' and '.join(merged)} told again"] if merged else []
    return ", ".join(said).capitalize()


def _linked(collation: Collation, new: list[str]) -> Generator[None, None, dict[str, Document]]:
    """Return the documents whose original has become known, by id."""
    project, declined = collation.project, collation.declined()
    rows: dict[str, Document] = {}
    for document_id in new:
        yield
        found = [
            other
            for other, _ in collation.copies.of(document_id)
            if frozenset((document_id, other)) not in declined
        ]
        if found:
            _point(project, rows, [document_id, *found])
    return {i: row for i, row in rows.items() if row != project.documents[i]}


def _point(project: Project, rows: dict[str, Document], ids: list[str]) -> None:
    """Let every document of a group be a copy of the earliest."""
    group = set(ids)
    for document_id in ids:
        group.add(rows.get(document_id, project.documents[document_id]).duplicate_of or document_id)
    group |= {i for i, d in project.documents.items() if rows.get(i, d).duplicate_of in group}
    documents = [project.documents[i] for i in group if i in project.documents]
    original = min(documents, key=_age).id
    for document in documents:
        of = None if document.id == original else original
        rows[document.id] = replace(document, duplicate_of=of)


def _age(document: Document) -> tuple[bool, int, str]:
    when = document.published
    return when is None, when.anchor if when is not None else 0, document.id


def _told_alike(
    collation: Collation, documents: dict[str, Document], new: list[str]
) -> Iterator[Pair | None]:
    """Yield the events that a copy and its original tell in the very same sentence.

    None stands for a document without any.
    """
    project, declined = collation.project, collation.declined()
    asked = {*documents, *new}
    for document_id in sorted(asked):
        document = documents.get(document_id, project.documents[document_id])
        yield None
        if document.duplicate_of is None:
            continue
        known = dict(reversed(list(_said(project, document.duplicate_of))))
        for words, event_id in _said(project, document_id):
            other = known.get(words)
            if other not in (None, event_id) and frozenset((event_id, other)) not in declined:
                yield str(other), event_id


def _said(project: Project, document_id: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield sentence, trigger and title of each event that a document tells, and its lead."""
    text = project.documents[document_id].text if document_id in project.documents else ""
    for event in project.events_citing(document_id):
        for cited in event.citations:
            if cited.document_id == document_id and event.status is not Status.REJECTED:
                where = cited.trigger or cited.sentence
                sentence = " ".join(text[cited.sentence.start : cited.sentence.end].split())
                trigger = text[where.start : where.end]
                yield (sentence, trigger, event.title), project.lead(event.id)


def _sure(collation: Collation, new: list[str]) -> Generator[None, None, list[Pair]]:
    """Return the pairs without doubt of which one is told by the new documents, surest first."""
    project, declined, told = collation.project, collation.declined(), collation.neighbours.tellings
    events = {project.lead(e.id) for i in new for e in project.events_citing(i)}
    pairs = {p for i in events for p in collation.pairs_of(i) if p in collation.events}
    scores: dict[Pair, float] = {}
    for pair in pairs:
        yield
        likely = likeness(told[pair[0]], told[pair[1]], collation.neighbours.weight)
        if likely is not None and likely.sure and frozenset(pair) not in declined:
            scores[pair] = likely.score
    clear: list[Pair] = []
    for pair in sorted(scores, key=lambda p: (-scores[p], p)):
        yield
        if not _doubtful(collation, pair, scores):
            clear.append(pair)
    return clear


def _doubtful(collation: Collation, pair: Pair, scores: dict[Pair, float]) -> bool:
    """Whether another event of the same article fits one of the two nearly as well."""
    told = collation.neighbours.tellings
    for mine, theirs in (pair, pair[::-1]):
        for rival in collation.pairs_of(mine):
            other = rival[0] if rival[1] == mine else rival[1]
            near = scores.get(rival, 0.0) > scores[pair] - CLOSE
            if other != theirs and near and told[other].documents & told[theirs].documents:
                return True
    return False


class _Groups:
    """Events on their way into one, so that no article tells two of a group."""

    def __init__(self, project: Project, documents: dict[str, Document]) -> None:
        self._project, self._documents = project, documents
        self._group: dict[str, set[str]] = {}

    def join(self, one: str, other: str, *, copied: bool = False) -> None:
        """Put two events into one group, unless an article tells both apart."""
        first = self._group.setdefault(one, {one})
        second = self._group.setdefault(other, {other})
        if first is second or (not copied and self._told_by(first) & self._told_by(second)):
            return
        first |= second
        for event_id in second:
            self._group[event_id] = first

    def merged(self) -> Iterator[Event]:
        """Yield the events that another one leads from now on."""
        for group in {id(g): g for g in self._group.values()}.values():
            lead = min(group, key=self._rank)
            for event_id in sorted(group - {lead}):
                yield replace(self._project.events[event_id], merged_into=lead)

    def _told_by(self, group: set[str]) -> set[str]:
        project = self._project
        records = (project.events[r] for e in group for r in project.records(e))
        return {c.document_id for r in records for c in r.citations}

    def _rank(self, event_id: str) -> tuple[bool, bool, bool, int, float, str]:
        """Order by who should lead: the analyst's own, an original's, the best dated, the first."""
        event = self._project.events[event_id]
        source = event.citations[0].document_id if event.citations else ""
        document = self._documents.get(source) or self._project.documents.get(source)
        copied = document is not None and document.duplicate_of is not None
        by_analyst = event.status is Status.ACCEPTED
        basis = _BASES.index(event.basis)
        return not by_analyst, not event.edited, copied, basis, -event.confidence, event.id
