"""What a page says of itself in JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MOST_NODES = 2000
LONGEST = 2_000_000
"""Characters of one script that are read."""
_RANKS = (
    re.compile(r"Article$|^(?:BlogPosting|Report|LiveBlogPosting)$"),
    re.compile(r"^(?:SocialMediaPosting|DiscussionForumPosting|Review|CreativeWork|Recipe)$"),
    re.compile(r"^(?:VideoObject|AudioObject|PodcastEpisode|MediaObject)$"),
    re.compile(r"Page$"),
)
"""What an article is called, the surest first: a film on the page of an article is not it."""
_NOISE = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|\]\]>)\s*;?\s*$")


def article_node(tree: HtmlElement) -> dict[str, Any]:
    """Return the node that describes the article of a page; empty where there is none.

    The article outranks the page that it is on; of several articles the one that the page is
    named after, or the first.
    """
    nodes = list(_all_nodes(tree))
    title = _plain(tree.findtext(".//title") or "")
    for wanted in _RANKS:
        found = [n for n in nodes if any(wanted.search(t) for t in types(n))]
        dated = [n for n in found if n.get("datePublished") or n.get("headline")]
        if dated:
            named = (n for n in dated if (h := _plain(words(n.get("headline")))) and h in title)
            return _resolved(next(named, dated[0]), nodes)
    return {}


def _plain(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def _resolved(node: dict[str, Any], nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """Put in what a node only refers to: {"@id": "#anna"} is the node of that name."""
    known = {str(n["@id"]): n for n in nodes if "@id" in n and len(n) > 1}
    return {key: _referred(value, known) for key, value in node.items()}


def _referred(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_referred(each, known) for each in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return known.get(str(value.get("@id")), value)
    return value


def types(node: dict[str, Any]) -> list[str]:
    """Return the types of a node, without their namespaces."""
    said = node.get("@type")
    names = said if isinstance(said, list) else [said]
    return [re.split(r"[/#:]", n)[-1] for n in names if isinstance(n, str)]


def words(value: Any) -> str:
    """Return the text that a value comes down to: itself, its name, or the first of a list."""
    if isinstance(value, list):
        return next((w for w in map(words, value[:5]) if w), "")
    if isinstance(value, dict):
        return words(value.get("name") or value.get("@value") or "")
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def names(value: Any) -> list[str]:
    """Return the names of people or organisations that a value holds."""
    many = value if isinstance(value, list) else [value]
    return [name for name in map(words, many[:20]) if name and "://" not in name]


def _all_nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    left = MOST_NODES
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:50]:
        waiting: list[Any] = [_loaded(script.text or "")]
        while waiting and left:
            value = waiting.pop(0)
            left -= 1
            if isinstance(value, dict):
                yield value
                waiting += [v for v in value.values() if isinstance(v, dict | list)]
            elif isinstance(value, list):
                waiting = [v for v in value if isinstance(v, dict | list)] + waiting


def _loaded(text: str) -> Any:
    """Read JSON as pages write it: with comments around and line ends inside strings."""
    if len(text) > LONGEST:
        return None
    for tidied in (text, _tidied(text)):
        try:
            return json.loads(tidied, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _tidied(text: str) -> str:
    text = _NOISE.sub("", _NOISE.sub("", text.strip())).strip().rstrip(";")
    return re.sub(r",\s*([}\]])", r"\1", text)
