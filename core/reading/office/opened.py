"""A document of paragraphs as what it holds: one article, or a vendor's export of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import Problem, UserError
from core.model import DateGuess, Origin
from core.reading.paragraphs import Paragraph, ParagraphKind, joined
from core.reading.printed_date import read_printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model import Document
    from core.reading.source import Source

CREATED = "when the file was made"
LONGEST_TITLE = 250
"""Characters; a longer heading is none."""

SHORTEST_TITLE = 8
"""Characters of a declared title that may be believed if the text prints it."""


def documents(
    source: Source, paragraphs: Sequence[Paragraph], *, title: str = "", made: str = ""
) -> Iterator[Document | Problem]:
    """Yield the articles of an export, or the one article that the paragraphs are.

    made is when the file says that it was made: no date of publication, but a guess at one.
    """
    from core.reading import vendor

    exported = vendor.from_paragraphs(source, [p.text for p in paragraphs if _counts(p)])
    if exported is not None:
        yield from exported
        return
    text = joined(paragraphs)
    if not text.strip():
        raise UserError("there is no text in it")
    named = _title(paragraphs, title, text)
    origins = (Origin("title", "title of the document"),) if named else ()
    yield source.document(text, named, origins=origins, guess=_guess(made))


def _guess(made: str) -> DateGuess | None:
    when = read_printed(made[:10])
    return DateGuess(when, CREATED) if when is not None else None


def _counts(paragraph: Paragraph) -> bool:
    return paragraph.kind is not ParagraphKind.NOTE


def _title(paragraphs: Sequence[Paragraph], declared: str, text: str) -> str:
    """Return the title that is styled as one, or declared and printed too."""
    first = paragraphs[0] if paragraphs else None
    styled = next((p.text for p in paragraphs[:5] if p.kind is ParagraphKind.TITLE), "")
    if not styled and first is not None and first.kind is ParagraphKind.HEADING:
        styled = first.text
    if styled and len(styled) <= LONGEST_TITLE:
        return styled
    declared = declared.strip()
    return declared if len(declared) >= SHORTEST_TITLE and declared in text else ""
