"""The dated sentences that stand behind an edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model import Event, Relation
from core.ties import Bundle, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.project import Project
    from core.ties import Edge


def statements(project: Project, tie: Edge | Bundle) -> list[Statement]:
    """Return the sentences behind an edge, or a bundle of them, newest first, undated last.

    Records merged into an event tell theirs too; what only the analyst says gives its title.
    """
    edges = tie.edges if isinstance(tie, Bundle) else (tie,)
    ids = dict.fromkeys(i for e in edges for i in (*e.event_ids, *e.relation_ids))
    told = [s for i in ids for s in _told(project, i)]
    return sorted(told, key=_newest)


def _told(project: Project, row_id: str) -> Iterator[Statement]:
    row = project.events.get(row_id) or project.relations.get(row_id)
    if row is None:
        return
    records = (project.row(record) for record in project.records(row_id))
    cited = [c for r in records if isinstance(r, Event | Relation) for c in r.citations]
    for citation in dict.fromkeys(cited):
        document = project.documents.get(citation.document_id)
        if document is not None:
            span = citation.sentence
            text = " ".join(document.text[span.start : span.end].split())
            yield Statement(row.id, row.when, document.published, document.id, span, text)
    if not cited:
        yield Statement(row.id, row.when, None, "", None, _title(row))


def _title(row: Event | Relation) -> str:
    return row.title if isinstance(row, Event) else f"{row.kind} (the analyst's tie)"


def _newest(statement: Statement) -> tuple[bool, int, str, int]:
    when = statement.when or statement.reported
    start = statement.span.start if statement.span else 0
    return (when is None, -when.anchor if when else 0, statement.document_id, start)
