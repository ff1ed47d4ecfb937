"""What the analyst says of a pair that was suggested."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.edits import merge
from core.model import Declined
from core.project import Patch

if TYPE_CHECKING:
    from core.collate.collation import Suggestion
    from core.project import Project


def take(project: Project, found: Suggestion) -> Patch:
    """Merge the two; every record is kept."""
    return merge(project, found.one, [found.other])


def decline(project: Project, one: str, other: str) -> Patch:
    """Remember that the two are not the same: they are never suggested again."""
    row = Declined(project.fresh_id(Declined), *sorted((one, other)))
    return Patch("Not the same", (row,))


def no_copy(project: Project, document_id: str) -> Patch:
    """Say that a document copies none: it counts as a source of its own again."""
    document = project.documents[document_id]
    if document.duplicate_of is None:
        return Patch("Not a copy")
    said = decline(project, document_id, document.duplicate_of)
    return Patch("Not a copy", (replace(document, duplicate_of=None), *said.put))
