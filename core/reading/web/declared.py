"""What a page declares of its article, field by field, each with where it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from core.model import Origin
from core.reading.web import json_ld
from core.reading.web.body import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

TITLE_LENGTH = 300
_SAVED = re.compile(
    r"<!--\s*(?:Page saved with SingleFile|saved from url=\(\d+\)(?P<ie>\S+))"
    r"(?P<rest>.{0,2000}?)-->",
    re.DOTALL,
)
_SAVED_URL = re.compile(r"^\s*url:\s*(\S+)", re.MULTILINE)
_SAVED_DATE = re.compile(r"^\s*saved date:\s*(.+?)\s*$", re.MULTILINE)
_BY = re.compile(
    r"^(?:veröffentlicht von|geschrieben von|publié par"
    r"|written by|posted by|reported by|by|von|par|por|di|door|av|text|author|autor(?:in)?"
    r"|foto)\b\s*:?\s+", re.IGNORECASE,
)  # fmt: skip
_AND = re.compile(r"\s*(?:,|;|\||\s&|\s(?:and|und|et|y|e|en)\s)\s*", re.IGNORECASE)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d{3}|\d:\d\d|\.(?:com|net|org|de)$|^(?:admin|administrator|redaktion|unknown)$",
    re.IGNORECASE,
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title",
           "citation_title", "sailthru.title", "headline")  # fmt: skip
_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator",
            "dcterms.creator", "byl", "citation_author", "article:author_name", "authors",
            "og:article:author", "cxenseparse:author")  # fmt: skip
_OUTLETS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title",
            "publisher", "application-name", "apple-mobile-web-app-title", "copyright")  # fmt: skip
_SECTIONS = ("article:section", "section", "parsely-section", "og:section", "news_keywords_section")
_AUTHOR_PATHS = (
    ("itemprop author", "//*[@itemprop='author']//*[@itemprop='name'] | //*[@itemprop='author']"),
    ("rel author", "//a[@rel='author'] | //address//a[contains(@href, 'author')]"),
    (
        "class byline",
        (
            "//*[contains(@class, 'byline') or contains(@class, 'author-name') or @class='author'"
            " or contains(@class, 'article-author') or contains(@class, 'post-author')"
            " or contains(@class, 'author vcard') or @class='post_author']"
        ),
    ),
)


@dataclass(slots=True)
class Said:
    """The fields of one page, and where each was read."""

    title: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    language: str = ""
    section: str = ""
    place: str = ""
    origins: list[Origin] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A parsed page with the parts that several readers of it look at."""

    tree: HtmlElement
    meta: dict[str, list[str]]
    """Contents of the meta elements by their name, property or itemprop in small letters."""
    node: dict[str, Any]
    """The JSON-LD node of the article."""
    saved_url: str = ""
    saved_date: str = ""


def page_of(tree: HtmlElement, text: str) -> Page:
    """Gather what the page says of itself."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        names = (element.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
        content = line_of(element.get("content") or "")
        for name in {n.strip().lower() for n in names if n} if content else ():
            meta.setdefault(name, []).append(content)
    saved = _SAVED.search(text[:20_000])
    url = date = ""
    if saved:
        url = saved["ie"] or _found(_SAVED_URL, saved["rest"])
        date = _found(_SAVED_DATE, saved["rest"])
    return Page(tree, meta, json_ld.article_node(tree), url, date)


def said_by(page: Page, given_url: str) -> Said:
    """Return the fields that the page declares; given_url is what its container says."""
    said = Said()
    said.url = _take(said, "url", _urls(page, given_url))
    said.title = _take(said, "title", _titles(page))[:TITLE_LENGTH]
    said.outlet = _take(said, "outlet", _outlets(page, said.url))
    said.section = _take(said, "section", _sections(page))
    said.language = _take(said, "language", _languages(page)).split("-")[0].split("_")[0].lower()
    said.place = _take(
        said, "place", [("JSON-LD dateline", json_ld.words(page.node.get("dateline")))]
    )
    said.authors = _authors(page, said)
    for mark in (" | ", " - ", " – ", " — "):
        said.title = said.title.removesuffix(mark + said.outlet) if said.outlet else said.title
    said.title = said.title.rstrip(" -|–") or said.title
    return said


def headline(page: Page) -> Any:
    """Return the element with the headline: the longest that the title repeats, or the only h1."""
    title = line_of(page.tree.findtext(".//title") or "").casefold()
    heads = page.tree.xpath("//h1 | //h2")[:60]
    told = [(line_of("".join(h.itertext())).casefold(), h) for h in heads]
    named = [(len(words), -n, h) for n, (words, h) in enumerate(told) if words[:60] in title]
    longest = max(named, default=(0, 0, None))
    only = [h for h in heads if h.tag == "h1"]
    return longest[2] if longest[0] > 8 else only[0] if len(only) == 1 else None


def _take(said: Said, name: str, offered: Any) -> str:
    for words, offer in offered:
        value = line_of(offer)
        if value:
            said.origins.append(Origin(name, words))
            return value
    return ""


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""


def _metas(page: Page, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name in names:
        for value in page.meta.get(name, ())[:1]:
            yield f"meta {name}", value


def _titles(page: Page) -> Iterator[tuple[str, str]]:
    yield "JSON-LD headline", json_ld.words(page.node.get("headline"))
    head = headline(page)
    printed = line_of("".join(head.itertext())) if head is not None else ""
    whole = " ".join(page.meta.get("og:title", [page.tree.findtext(".//title") or ""]))
    if len(printed) > 8 and printed[:60].casefold() in whole.casefold():
        yield head.tag, printed
    yield from _metas(page, _TITLES)
    yield "h1", printed
    for element in page.tree.xpath("//*[@itemprop='headline']")[:1]:
        yield "itemprop headline", element.get("content") or "".join(element.itertext())
    title = page.tree.findtext(".//title") or ""
    yield "title", _without_site(line_of(title))


def _without_site(title: str) -> str:
    """Drop the name of the site behind the last bar or dash, where the rest is long enough."""
    head, mark, tail = re.match(r"(.*?)(?:(\s[|–—•»-]\s)(?!.*\s[|–—•»]\s)(.*))?$", title).groups()  # type: ignore[union-attr]
    return head if mark and len(head) > 15 and len(tail.split()) <= 5 else title


def _outlets(page: Page, url: str) -> Iterator[tuple[str, str]]:
    yield from _metas(page, _OUTLETS[:1])
    yield "JSON-LD publisher", json_ld.words(page.node.get("publisher"))
    yield from ((w, v) for w, v in _metas(page, _OUTLETS[1:-1]) if len(v) < 60)
    host = urlsplit(url).hostname if url.startswith("http") else ""
    yield "address", (host or "").removeprefix("www.")


def _sections(page: Page) -> Iterator[tuple[str, str]]:
    yield "JSON-LD articleSection", json_ld.words(page.node.get("articleSection"))
    yield from ((w, v) for w, v in _metas(page, _SECTIONS) if "://" not in v and len(v) < 80)


def _languages(page: Page) -> Iterator[tuple[str, str]]:
    yield (
        "html lang",
        page.tree.get("lang") or page.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
    )
    yield "JSON-LD inLanguage", json_ld.words(page.node.get("inLanguage"))
    yield from _metas(page, ("og:locale", "content-language", "dc.language", "language"))


def _urls(page: Page, given: str) -> Iterator[tuple[str, str]]:
    near = given or page.saved_url
    for link in page.tree.xpath("//link[@rel='canonical']/@href")[:1]:
        yield "canonical link", _absolute(str(link), near)
    yield from ((w, _absolute(v, near)) for w, v in _metas(page, ("og:url", "twitter:url")))
    yield "the archive", given
    yield "the saved page", page.saved_url
    yield "JSON-LD", _absolute(json_ld.words(page.node.get("url")), near)


def _absolute(link: str, near: str) -> str:
    try:
        whole = urljoin(near, link.strip()) if near else link.strip()
        parts = urlsplit(whole)
    except ValueError:
        return ""
    # A canonical link to the front page is a mistake of the site.
    return whole if parts.scheme in ("http", "https") and parts.path.strip("/") else ""


def _authors(page: Page, said: Said) -> tuple[str, ...]:
    for words, many in _offered_authors(page):
        names = tuple(dict.fromkeys(n for name in many for n in _people(name, said.outlet)))
        if names:
            said.origins.append(Origin("authors", words))
            return names[:12]
    return ()


def _offered_authors(page: Page) -> Iterator[tuple[str, list[str]]]:
    yield "JSON-LD author", json_ld.names(page.node.get("author") or page.node.get("creator"))
    for name in _AUTHORS:
        yield f"meta {name}", page.meta.get(name, [])
    for words, path in _AUTHOR_PATHS:
        found = page.tree.xpath(path)[:2]
        texts = (line_of(e.get("content") or " ".join(e.itertext())) for e in found)
        yield words, [t for t in texts if len(t) < 100][:1]


def _people(text: str, outlet: str) -> Iterator[str]:
    text = _BY.sub("", line_of(text))
    for part in _AND.split(text):
        name = _BY.sub("", part).strip(" .,-–|/")
        if 1 < len(name) <= 60 and not _NO_NAME.search(name) and name != outlet:
            yield name
