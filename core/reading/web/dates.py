"""When a page says that it was published, and what a guess would be where it does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from core.edtf import parse
from core.model import DateGuess, FuzzyDate, Precision
from core.reading.printed_date import read_printed
from core.reading.web import json_ld
from core.reading.web.body import line_of
from core.reading.web.declared import headline

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from core.reading.web.declared import Page

EARLIEST, LATEST = 1600, 2100
"""Years between which a declared date is believed."""
_METAS = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time",
    "og:article:published", "article.published", "datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate",
    "published_time", "publication_date", "publication-date", "publishdate", "publish-date",
    "publish_date", "pubdate", "pub_date", "date.published", "article_date_original",
    "originalpublicationdate", "og:pubdate", "og:publish_date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "date_published",
    "citation_publication_date", "citation_date", "prism.publicationdate", "rnews:datepublished",
    "article:created", "article.created", "date.created",
    "shareaholic:article_published_time", "twt-published-at", "vr:published_time",
    "originally_published", "rbpubdate", "article_publication_date", "iso-8601-publish-date",
    "live_date", "release_date",
)  # fmt: skip
_VAGUE_METAS = (
    "dc.date", "dcterms.date", "dc:date", "date", "gentime", "ptime", "timestamp", "published",
    "created", "displaydate", "doc_date", "pdate", "datecreated",
)  # fmt: skip
_CHANGED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "modified",
    "dc.date.modified", "dcterms.modified", "lastmod", "revised", "og:modified_time",
)  # fmt: skip
_ISO = re.compile(
    r"^\s*(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d)(?::(\d\d)(?:[.,]\d+)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?\s*$"
)
_IN_URL = re.compile(
    r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=\D|$)"
)
_MONTH_IN_URL = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")
_PUBLISHED_CLASS = re.compile(
    r"publi|posted|entry-date|post-date|post__date|article-?_*date|date-?published|story-date"
    r"|created|dateline|timestamp|pubdate|byline|news-?date|article-?_*(?:meta|time)|erschienen",
    re.IGNORECASE,
)
_ANY_DATE_CLASS = re.compile(r"date|datum|fecha|time|stamp|meta|info|zeit", re.IGNORECASE)
_UPDATED = re.compile(
    r"updat|modif|aktualis|regist|joined|member|mitglied|beigetreten|inscri|changed"
    r"|edited|mis à jour|actualiz",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"comment|related|sidebar|teaser|widget|recommend|footer|recent|popular|breaking|ticker"
    r"|most-?read|trending|latest|newsletter|cookie|kommentar", re.IGNORECASE,
)  # fmt: skip
COARSE = {Precision.MONTH, Precision.SEASON, Precision.YEAR}
AFTER, BEFORE = 24, 10
"""Pieces of text behind and before the headline among which a date is taken for the article's."""
PROSE = 150
"""Characters from which a piece of text is a paragraph of the article."""
SHORTEST, LONGEST = 6, 100
"""Characters of a line that is little more than a date."""
MOST_ELEMENTS = 4000


@dataclass(frozen=True, slots=True)
class Published:
    """A date of publication and where it was said; or a guess, when nothing says it."""

    when: FuzzyDate | None = None
    words: str = ""
    guess: DateGuess | None = None


def published(page: Page, url: str, language: str) -> Published:
    """Return when a page was published, as it declares, or what may be guessed."""
    american = language in ("", "en")
    for words, value in _declared(page):
        when = read_date(value, ambiguous=False)
        if when is not None:
            return Published(when, words)
    for words, value in _shown(page):
        when = read_date(value, ambiguous=american)
        if when is not None and when.precision not in COARSE:
            return Published(when, words)
    return Published(guess=_guess(page, url))


def read_date(value: str, *, ambiguous: bool = False) -> FuzzyDate | None:
    """Read a date as pages write it; with ambiguous, 3/11/2016 is none."""
    value = " ".join(value.split())[:120]
    iso = _ISO.match(value)
    if iso:
        return _believed(_of_iso(*iso.groups()))
    if re.fullmatch(r"\d{10}|\d{13}", value):
        return _of_epoch(int(value[:10]))
    if re.match(r"[A-Za-z]{3}, \d", value):
        return _believed(_of_mail(value))
    if ambiguous and _both_ways(value):
        return None
    return _believed(read_printed(value))


def _both_ways(value: str) -> bool:
    """Whether figures may be day first or month first."""
    slashed = re.search(r"\b(\d{1,2})/(\d{1,2})/\d{2,4}\b", value)
    return bool(slashed) and all(int(n) <= 12 for n in slashed.groups()) if slashed else False


def _of_iso(day: str, clock: str | None, second: str | None, zone: str | None) -> FuzzyDate | None:
    if clock is None or (
        clock == "00:00" and second in (None, "00") and zone in (None, "Z", "+00:00")
    ):
        return parse(day)
    zone = {"UTC": "Z", "GMT": "Z"}.get(zone or "", zone or "")
    if re.fullmatch(r"[+-]\d\d", zone):
        zone += ":00"
    if re.fullmatch(r"[+-]\d{4}", zone):
        zone = f"{zone[:3]}:{zone[3:]}"
    whole = f"{day}T{clock}:{second}" if second else f"{day}T{clock}"
    return parse(whole + zone) or parse(day)


def _of_epoch(seconds: int) -> FuzzyDate | None:
    moment = datetime.fromtimestamp(seconds, UTC)
    return _believed(parse(f"{moment:%Y-%m-%dT%H:%M:%S}Z"))


def _of_mail(value: str) -> FuzzyDate | None:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return read_printed(value)
    zone = f"{moment:%z}"
    written = f"{zone[:3]}:{zone[3:5]}" if zone else ""
    return parse(f"{moment:%Y-%m-%dT%H:%M:%S}{written}")


def _believed(when: FuzzyDate | None) -> FuzzyDate | None:
    """Let a date pass unless its year cannot be one of publication."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = parse(f"{EARLIEST}"), parse(f"{LATEST}")
    low = first.earliest if first else None
    high = last.earliest if last else None
    inside = low is not None and high is not None and low <= when.earliest < high
    return when if inside and not _is_nothing(when) else None


def _is_nothing(when: FuzzyDate) -> bool:
    """Whether it is the first second of a computer's time: "not set"."""
    return when.earliest == 0


def _declared(page: Page) -> Iterator[tuple[str, str]]:
    node = page.node
    for name in ("datePublished", "uploadDate", "dateCreated"):
        yield f"JSON-LD {name}", json_ld.words(node.get(name))
    for name in _METAS:
        for value in page.meta.get(name, ())[:1]:
            yield f"meta {name}", value
    for element in _here(page, "//*[@itemprop='datePublished' or @property='datePublished'"
                               " or @itemprop='dateCreated']"):  # fmt: skip
        yield "itemprop datePublished", _value(element)
    for element in _here(page, "//time[@pubdate or contains(@class, 'publi') or"
                               " contains(@class, 'entry-date') or contains(@class, 'post-date')]"
                               " | //abbr[contains(@class, 'published')]"):  # fmt: skip
        if not _UPDATED.search(element.get("class") or ""):
            yield "time element", _value(element)
    times = _here(page, "//time[@datetime]")
    days = {line_of(t.get("datetime") or "")[:10] for t in times}
    first = times[0] if times else None
    if first is not None and (len(days) == 1 or _near_head(first)):
        yield "time element", _value(first)


def _here(page: Page, path: str) -> list[Any]:
    """Return the elements of a path that belong to the article itself."""
    return [element for element in page.tree.xpath(path)[:40] if _is_seen(element)]


def _near_head(element: Any) -> bool:
    """Whether an element stands in the same block as the only main headline."""
    return any(up.find(".//h1") is not None for up in list(element.iterancestors())[:4])


def _value(element: Any) -> str:
    for name in ("content", "datetime", "title"):
        if element.get(name):
            return line_of(element.get(name))
    return line_of(" ".join(element.itertext()))[:200]


def _shown(page: Page) -> Iterator[tuple[str, str]]:
    """Yield short lines that stand where pages print their date, the likeliest first."""
    for line in _beside_headline(page):
        yield "printed beside the headline", line
    for element in _marked(page, _PUBLISHED_CLASS):
        text = line_of(" ".join(element.itertext()))
        if SHORTEST <= len(text) <= LONGEST and not _UPDATED.search(text):
            yield f"class {(element.get('class') or element.get('id'))[:60]}", text
    for name in _VAGUE_METAS:
        for value in page.meta.get(name, ())[:1]:
            yield f"meta {name}", value


def _beside_headline(page: Page) -> Iterator[str]:
    """Yield the short pieces of text that follow the headline, then those before it."""
    head = headline(page)
    if head is None:
        return
    around = set(head.iterancestors())
    for axis, most in (("following", AFTER), ("preceding", BEFORE)):
        nodes = head.xpath(f"{axis}::text()[normalize-space()][position() <= 4 * {most}]")
        nodes = nodes if axis == "following" else nodes[::-1]
        seen = [line_of(n) for n in nodes if _is_seen(n.getparent(), around)][:most]
        yield from _short_ones(seen)


def _short_ones(lines: list[str]) -> Iterator[str]:
    """Yield the lines that may be a date, until the article is under way."""
    long, label = 0, ""
    for line in lines:
        long += len(line) > PROSE
        if long > 1:
            return
        if SHORTEST <= len(line) <= LONGEST and not _UPDATED.search(f"{label} {line}"):
            yield line
        label = line if line.endswith(":") else ""


def _is_seen(element: Any, around: Container[Any] = ()) -> bool:
    """Whether text in an element is shown, and belongs to the article rather than to others."""
    for up in (element, *list(element.iterancestors())[:6]):
        if up in around:
            return True
        marks = f"{up.get('class') or ''} {up.get('id') or ''}"
        if up.tag in ("script", "style", "noscript", "nav", "aside", "footer", "option"):
            return False
        if up.tag not in ("body", "html") and _OTHERS.search(marks):
            return False
    return True


def _marked(page: Page, pattern: re.Pattern[str]) -> Iterator[Any]:
    """Yield the elements of the article whose class or id has a telling word in it."""
    for element in page.tree.xpath("//*[@class or @id]")[:MOST_ELEMENTS]:
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        if pattern.search(marks) and not _UPDATED.search(marks) and _is_seen(element):
            yield element


def _guess(page: Page, url: str) -> DateGuess | None:
    for words, value in _guesses(page, url):
        when = read_date(value)
        if when is not None:
            return DateGuess(when, words)
    return None


def _guesses(page: Page, url: str) -> Iterator[tuple[str, str]]:
    match = _IN_URL.search(url)
    if match:
        yield "its address", "-".join(match.groups())
    for element in _marked(page, _ANY_DATE_CLASS):
        text = line_of(" ".join(element.itertext()))
        if SHORTEST <= len(text) <= LONGEST:
            yield f"“{text[:60]}” on the page", text
    for element in page.tree.xpath("//time")[:20]:
        yield "a time on the page", _value(element)
    for name in _CHANGED:
        for value in page.meta.get(name, ())[:1]:
            yield "when it was last changed", value
    yield "when it was last changed", json_ld.words(page.node.get("dateModified"))
    month = _MONTH_IN_URL.search(url)
    if month:
        yield "its address", f"{month[1]}-{month[2]}"
    yield "when the page was saved", re.sub(r"GMT.*", "", page.saved_date)
