"""News items in NewsML-G2 (and the older NewsML): text, metadata, several in one message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.model import FuzzyDate, Origin
from core.reading.news import nitf
from core.reading.xml import first, name_of, root_of, within, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source

_KINDS = {
    "packageitem": "a package, which only points to items", "conceptitem": "a concept item",
    "knowledgeitem": "a knowledge item (a list of terms)", "planningitem": "a planning item",
    "catalogitem": "a catalogue of codes", "newsmessage": "a message",
}  # fmt: skip


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the article of every news item; raises UserError where there is none."""
    root = root_of(source)
    items = list(within(root, "newsItem"))
    found = [(item, text) for item in items if (text := _text(item))]
    for item, text in found:
        yield _article(source, root, item, text, whole=len(found) == 1)
    if not found:
        kind = _KINDS.get(name_of(root).lower(), "a news item")
        raise UserError(f"it is {kind} without the text of an article")


def _text(item: Any) -> str:
    """Return the text of an item: what it carries, or what it says of its picture or film."""
    for body in within(item, "nitf", "html", "inlineData", "DataContent", "body"):
        if name_of(body) == "inlineData" and (body.get("encoding") or "").endswith("base64"):
            continue
        text = nitf.body_of(body)
        if text:
            return text
    meta = next(within(item, "contentMeta", "DescriptiveMetadata"), item)
    lines = (words(e) for e in within(meta, "description") if _says_much(e))
    return "\n\n".join(dict.fromkeys(lines))


def _says_much(element: Any) -> bool:
    """Whether a description tells of the content, not of a code in a list."""
    parent = element.getparent()
    inside = parent is not None and name_of(parent).lower() == "contentmeta"
    return inside and len(words(element)) > 60


def _article(source: Source, root: Any, item: Any, text: str, *, whole: bool) -> Document:
    meta = next(within(item, "contentMeta"), item)
    when, said = _published(root, item)
    origins = [Origin("title", "NewsML headline")]
    origins += [Origin("published", said)] if when else []
    carried = next(within(item, "nitf"), None)
    return source.document(
        text, _title(item, meta, carried), whole=whole, published=when, origins=tuple(origins),
        authors=_authors(meta, carried), outlet=_outlet(item, meta), place=_place(meta, carried),
        captions=nitf.captions(item), url=_url(item),
    )  # fmt: skip


def _title(item: Any, meta: Any, carried: Any) -> str:
    told = first(meta, "headline") or first(item, "HeadLine")
    told = told or (nitf.headline(carried) if carried is not None else "")
    return told or first(item, "title") or first(meta, "slugline")


def _published(root: Any, item: Any) -> tuple[FuzzyDate | None, str]:
    for name in ("firstCreated", "contentCreated", "versionCreated", "ThisRevisionCreated",
                 "DateId", "DateAndTime", "sent"):  # fmt: skip
        for place in (item, root):
            when = nitf.moment(first(place, name))
            if when is not None:
                return when, f"NewsML {name}"
    return None, ""


def _authors(meta: Any, carried: Any) -> tuple[str, ...]:
    line = first(meta, "by").removeprefix("By ").removeprefix("by ")
    if line:
        return (line,)
    creators = (first(e, "name") for e in within(meta, "creator"))
    named = tuple(dict.fromkeys(name for name in creators if name))
    return named or (nitf.authors(carried) if carried is not None else ())


def _outlet(item: Any, meta: Any) -> str:
    for place, name in ((meta, "infoSource"), (item, "provider"), (item, "copyrightHolder")):
        for element in within(place, name):
            told = first(element, "name") or (element.get("literal") or "")
            if told:
                return told
    return first(meta, "creditline")


def _place(meta: Any, carried: Any) -> str:
    told = first(meta, "dateline").strip(" ,-–—")
    if not told and carried is not None:
        told = nitf.place(carried)
    located = next(within(meta, "located"), None)
    return told or (first(located, "name") if located is not None else "")


def _url(item: Any) -> str:
    links = (e.get("href") or "" for e in within(item, "link"))
    return next((link for link in links if link.startswith("http")), "")
