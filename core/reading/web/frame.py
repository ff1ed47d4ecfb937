"""What stands among the paragraphs of an article and is none of it: lures, lists, notices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.reading.web.body import line_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

_ELSE = (
    r"(?:read|see|watch) more|more on this|related(?: (?:articles?|stories|story|content|news))?"
    r"|(?:also )?read(?: also| next| this)?|see also|don['’]t miss|must read|you (?:may|might) also"
    r" (?:like|be interested in)|recommended(?: for you)?|trending(?: now)?|most (?:read|popular)"
    r"|more (?:stories|news)|lire aussi|[àa] lire(?: aussi| [ée]galement)?|voir aussi"
    r"|sur le m[êe]me sujet|lesen sie auch|mehr zum thema|auch interessant|siehe auch"
    r"|lea tambi[ée]n|lee tambi[ée]n|te puede interesar|m[áa]s informaci[óo]n"
    r"|leia (?:tamb[ée]m|mais)"
    r"|veja tamb[ée]m|leggi anche|lees ook|l[äa]s ocks[åa]|читайте также|по теме"
)
_LIST = re.compile(rf"(?:{_ELSE})\s*(?:[:.…»>|]|\.\.\.)*", re.IGNORECASE)
_LURE = re.compile(rf"(?:{_ELSE})\s*[:»>|]\s*\S.{{0,180}}", re.IGNORECASE)
_NOTICE = re.compile(
    r"(?:ad|advertisement|sponsored(?: content)?|advertising|anzeige|werbung|publicit[ée]"
    r"|publicidade?|pubblicit[àa]|реклама"
    r"|(?:story|article) continues below(?: advertisement)?|continue reading.{0,60}|loading\W*"
    r"|order reprints|print (?:this )?article|text size|share (?:this|on)\b.{0,40}|share|comments?"
    r"|leave a (?:comment|reply)|skip to (?:main )?content|tell us what you think\W*"
    r"|thanks? (?:you )?for (?:signing up|subscribing)\b.{0,60}|keep an eye on your inbox\b.{0,80}"
    r"|there was an error processing\b.{0,80}|an error has occurred\b.{0,80}"
    r"|(?:click here|get\b.{0,40}\bby clicking here)\b.{0,60}"
    r"|(?:get|sign up|subscribe|join|enter your)\b.{0,140}\b(?:newsletters?|inbox|our app)\b.{0,60}"
    r"|follow (?:us|@?\w+(?: \w+)?) on (?:twitter|facebook|instagram|x|telegram|linkedin)\b.{0,80}"
    r"|(?:jetzt )?(?:newsletter|abonnieren|teilen|drucken|partager|imprimer|s['’]abonner|compartir)"
    r"|tags?:?|categor(?:y|ies|ias):?|kategorien?:?|schlagworte?:?|mots-cl[ée]s\s*:?)",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\b(?:(?:we|site|website) uses? (?:\w+ )?cookies|use of cookies|accept (?:all )?cookies"
    r"|cookie (?:policy|settings|preferences)|verwende[nt]\w* cookies|cookie-einstellungen"
    r"|utilis\w+ (?:des|les) cookies|utiliza\w* cookies|usa\w* (?:i )?cookies?|файлы cookie)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:copyright\s*(?:\d{4}|©|\(c\)|by\b)|©|\(c\)\s*\d{4}).{0,200}"
    r"|.{0,80}\ball rights reserved\b.{0,80}"
    r"|.{0,80}\balle rechte vorbehalten\b.{0,40}|.{0,80}\btous droits r[ée]serv[ée]s\b.{0,40}",
    re.IGNORECASE,
)
_SHORT, _TITLE = 250, 140
"""Characters of a notice, and of a title in a list, at most."""
_SENTENCE = re.compile(r"[.!?…:;,]['\"”»)]*$")
_LAST = 3
"""Paragraphs at the end among which a notice of rights may be."""
_LEAST = 3
"""Paragraphs of an article from which on its links may be told from it."""
_MOST = 0.3
"""Share of a text that may be links to others: of more it consists, as a digest does."""
_HEADINGS = frozenset(("h2", "h3", "h4"))
_BLOCKS = frozenset(
    ("p", "li", "div", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "section", "article")
)


def without_frame(text: str, linked: Mapping[str, bool]) -> str:
    """Take lures, lists of other articles and notices out of a text of paragraphs.

    linked are the lines of the page that are nothing but a link, and whether as a heading.
    """
    told = text.split("\n\n")
    kept = _without_notices(told)
    if len(kept) > _LEAST and linked:
        pairs = zip(kept, [*kept[1:], ""], strict=True)
        own = [line for line, after in pairs if not _leads_away(line, after, linked)]
        if sum(map(len, own)) >= (1 - _MOST) * sum(map(len, kept)):
            kept = own
    return "\n\n".join(kept)


def _leads_away(line: str, after: str, linked: Mapping[str, bool]) -> bool:
    """Whether a line is a link to another article: a heading is none that has a text below it."""
    return line in linked and not (linked[line] and after and after not in linked)


def linked_lines(tree: HtmlElement) -> dict[str, bool]:
    """Return the lines of a page that are a link as a whole, as the titles of other articles.

    The value is whether the line is a heading.
    """
    found: dict[str, bool] = {}
    for block, links in _linking(tree).items():
        text = line_of(" ".join(links[0].itertext())) if len(links) == 1 else ""
        if _LEAST < len(text) <= _SHORT and line_of(" ".join(block.itertext())) == text:
            found[text] = block.tag in _HEADINGS
            found.update(dict.fromkeys(_lines_in(links[0]), False))
    return found


def _linking(tree: HtmlElement) -> dict[HtmlElement, list[HtmlElement]]:
    """Return the innermost blocks around links, and the links in each."""
    found: dict[HtmlElement, list[HtmlElement]] = {}
    for link in tree.iter("a"):
        block = next((up for up in link.iterancestors() if up.tag in _BLOCKS), None)
        if block is not None:
            found.setdefault(block, []).append(link)
    return found


def _lines_in(link: HtmlElement) -> set[str]:
    """Return the lines of the blocks within a link, as those of a card."""
    blocks = (e for e in link.iterdescendants() if e.tag in _BLOCKS)
    return {line_of(" ".join(e.itertext())) for e in blocks}


def _without_notices(told: Sequence[str]) -> list[str]:
    kept: list[str] = []
    listing = False
    for i, line in enumerate(told):
        listing = bool(_LIST.fullmatch(line)) or (listing and _is_title(line))
        rights = i >= len(told) - _LAST and _RIGHTS.fullmatch(line)
        if not (listing or _is_notice(line) or (rights and len(told) > 1)):
            kept.append(line)
    return kept


def _is_title(line: str) -> bool:
    return len(line) <= _TITLE and not _SENTENCE.search(line)


def _is_notice(line: str) -> bool:
    if len(line) > _SHORT:
        return False
    return bool(_NOTICE.fullmatch(line) or _LURE.fullmatch(line) or _COOKIES.search(line))
