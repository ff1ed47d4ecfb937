"""Web pages saved with their pictures in one file (MHTML): the page, as the browser had it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.edtf import render
from core.errors import UserError
from core.model import DateGuess, Origin
from core.reading.mail.message import header, parsed, sent
from core.reading.web.page import article
from core.reading.web.parsing import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source

NO_PAGE = "no web page was found in it"


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the article of the page; the day of saving is no more than a guess at its date."""
    source.check(source.limits.part_bytes)
    message = parsed(source, source.data)
    page = _page(message)
    data = page.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        raise UserError(NO_PAGE)
    text = decoded(data, page.get_content_charset() or "")
    address = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    url = address if address.startswith("http") else ""
    made = article(replace(source, url=url), text)
    if not made.title:
        made = replace(made, title=header(message, "Subject"))
    yield saved(made, sent(message))


def saved(made: Document, when: object) -> Document:
    """Keep when a page was saved: the guess at its date where there is no better one."""
    from core.model import FuzzyDate

    if not isinstance(when, FuzzyDate):
        return made
    origins = (*made.origins, Origin("saved", render(when)))
    if made.published is None and made.guess is None:
        made = replace(made, guess=DateGuess(when, "when the page was saved"))
    return replace(made, origins=origins)


def _page(message: Message) -> Message:
    """Return the part with the page: the one that is named as the start, or the first."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = str(message.get_param("start") or "").strip("<>")
    named = [p for p in pages if start and header(p, "Content-ID").strip("<>") == start]
    if not pages:
        raise UserError(NO_PAGE)
    return (named or pages)[0]


_PAGES = ("text/html", "application/xhtml+xml")
