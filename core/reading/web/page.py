"""A saved web page to its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import Problem, UserError
from core.model import Origin
from core.reading.web.body import ENOUGH, all_text_of, article_of, captions_of, line_of
from core.reading.web.chunks import whole_of
from core.reading.web.dates import published
from core.reading.web.declared import page_of, said_by
from core.reading.web.frame import linked_lines, without_frame
from core.reading.web.json_ld import words
from core.reading.web.parsing import flat, text_of, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from core.model import Document
    from core.reading.source import Source
    from core.reading.web.declared import Page

NOTHING = "the page holds no text"
LONG = 600
"""Characters of paragraphs that a teaser does not have."""
_SEVERAL = 2
_HEAD, _KICKER = 5, 100
"""Paragraphs among which the headline may be, and characters of those before it, at most."""


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the article of a page, and say so where it holds others."""
    text = text_of(source)
    found = article(source, text)
    yield found
    rest = others(text, found.text)
    if rest:
        words = f"the page holds {rest + 1} articles: the first was taken; save the others apart"
        yield Problem(source.where, words, "warning")


def others(text: str, found: str) -> int:
    """Count the articles of a page, each as long as one, that are not in what was found."""
    # Teasers are articles too: a page of them is not worth the second look.
    if sum(part.count("<p") >= _SEVERAL for part in text.split("<article")[1:]) < _SEVERAL:
        return 0
    tree = tree_of(text)
    told = [] if tree is None else tree.xpath("//article[not(ancestor::article)]")
    lines = ([line_of(" ".join(p.itertext())) for p in each.iter("p")] for each in told)
    return sum(
        len("".join(paragraphs)) >= LONG and not any(p in found for p in paragraphs if p)
        for paragraphs in lines
    )


def article(source: Source, text: str) -> Document:
    """Return the article of a page that is decoded; raises UserError where it says nothing."""
    tree = tree_of(text)
    if tree is None:
        return _flat_article(source, text)
    page = page_of(tree, text)
    said = said_by(page, source.url)
    dated = published(page, said.url, said.language)
    captions = captions_of(tree)
    body = _without_headline(_body(page, said.url), said.title)
    if not body:
        return _flat_article(source, text)
    if dated.when is not None:
        said.origins.append(Origin("published", dated.words))
    short = len(body) < ENOUGH
    return source.document(
        body, said.title, published=dated.when, guess=dated.guess, outlet=said.outlet,
        authors=said.authors, url=said.url, section=said.section, place=said.place,
        language=said.language if short else "", captions=captions, origins=tuple(said.origins),
    )  # fmt: skip


def _body(page: Page, url: str) -> str:
    """Return the article; where the page hides it from view, what it says of it in JSON-LD."""
    linked = linked_lines(page.tree)
    found = without_frame(whole_of(page.tree, article_of(page.tree, url)), linked)
    declared = words(page.node.get("articleBody"))
    hidden = len(found) < ENOUGH * 4 and len(declared) > 2 * len(found)
    if hidden or (declared and found.split() == declared.split()):
        return _paragraphs(page.node["articleBody"])
    return found if len(found) >= ENOUGH else _fuller(found, page.tree)


def _without_headline(body: str, title: str) -> str:
    """Take off the headline, which is kept as the title, and the few words above it."""
    told = body.split("\n\n")
    heads = [i for i, line in enumerate(told[:_HEAD]) if line.casefold() == title.casefold()]
    at = heads[-1] if heads and all(len(line) <= _KICKER for line in told[: heads[-1]]) else -1
    return "\n\n".join(told[at + 1 :]) or body


def _fuller(found: str, tree: HtmlElement) -> str:
    """Take all the text of a page that is too short to be told from its frame."""
    whole = all_text_of(tree)
    return whole if len(whole) > len(found) else found


def _paragraphs(body: object) -> str:
    lines = str(body).replace("\r", "\n").split("\n")
    return "\n\n".join(line for line in (" ".join(line.split()) for line in lines) if line)


def _flat_article(source: Source, text: str) -> Document:
    title, body = flat(text)
    if not body.strip():
        raise UserError(NOTHING)
    return source.document(body, title)
