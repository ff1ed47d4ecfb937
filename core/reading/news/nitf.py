"""Articles in NITF, the News Industry Text Format of the IPTC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.model import FuzzyDate, Origin
from core.reading.web.dates import read_date
from core.reading.xml import first, name_of, root_of, within, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source

NO_TEXT = "no article text was found in it"
_PARAGRAPHS = {"p", "hl2", "hl1", "h1", "h2", "h3", "h4", "li", "pre", "tr", "dd", "dt", "fn"}
_APART = {"media", "media-caption", "media-producer", "hedline", "byline", "dateline", "figure",
          "figcaption", "distributor", "head", "block-credit"}  # fmt: skip


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the articles of a file, each nitf element one."""
    roots = list(within(root_of(source), "nitf"))
    for root in roots:
        text = body_of(root)
        if text:
            yield article(source, root, text, whole=len(roots) == 1)
    if not roots:
        raise UserError(NO_TEXT)


def article(source: Source, root: Any, text: str, *, whole: bool) -> Document:
    """Return the article of a nitf element."""
    when, said = _published(root)
    origins = [Origin("title", "NITF hedline")]
    origins += [Origin("published", said)] if when else []
    return source.document(
        text, headline(root), whole=whole, published=when, origins=tuple(origins),
        authors=authors(root), outlet=_outlet(root), place=place(root),
        captions=captions(root), section=_attribute(root, "pubdata", "position.section"),
        page=_attribute(root, "pubdata", "position.sequence"),
        url=_attribute(root, "pubdata", "ex-ref"),
    )  # fmt: skip


def headline(root: Any) -> str:
    """Return the main headline."""
    return first(root, "hl1") or first(root, "hedline") or first(root, "title")


def place(root: Any) -> str:
    """Return the dateline's place."""
    line = next(within(root, "dateline"), None)
    return (first(line, "location") or words(line)).strip(" ,-–—") if line is not None else ""


def authors(root: Any) -> tuple[str, ...]:
    """Return who wrote it."""
    line = next(within(root, "byline"), None)
    if line is None:
        return ()
    people = [words(person) for person in within(line, "person")]
    alone = words(line).removeprefix("By ").removeprefix("by ").split(",")[0]
    return tuple(name for name in people or [alone] if name)


def captions(root: Any) -> tuple[str, ...]:
    """Return what stands below the pictures."""
    found = (words(e) for e in within(root, "media-caption", "figcaption"))
    return tuple(dict.fromkeys(line for line in found if line))


def body_of(root: Any) -> str:
    """Return the paragraphs of an article, parted by blank lines."""
    content = next(within(root, "body.content"), None)
    content = next(within(root, "body"), root) if content is None else content
    lines = [words(e) for e in content.iter() if _is_paragraph(e, content)]
    lines = [line for line in lines if line]
    return "\n\n".join(lines) or words(content)


def _is_paragraph(element: Any, content: Any) -> bool:
    """Whether it is a paragraph of the article: none inside another, none of a caption."""
    if name_of(element).lower() not in _PARAGRAPHS:
        return False
    for up in element.iterancestors():
        if up is content:
            return True
        if name_of(up).lower() in _PARAGRAPHS | _APART:
            return False
    return True


def _published(root: Any) -> tuple[FuzzyDate | None, str]:
    for element, attribute in (
        ("date.issue", "norm"), ("date.release", "norm"), ("pubdata", "date.publication"),
        ("story.date", "norm"),
    ):  # fmt: skip
        when = moment(_attribute(root, element, attribute))
        if when is not None:
            return when, f"NITF {element}"
    return None, ""


def moment(value: str) -> FuzzyDate | None:
    """Read a date as the news formats write it: 20120805T161500Z, or with marks between."""
    digits = value.strip()
    if len(digits) >= 8 and digits[:8].isdigit():
        day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
        clock = digits[9:]
        if digits[8:9] == "T" and clock[:4].isdigit():
            second = clock[4:6] if clock[4:6].isdigit() else "00"
            zone = clock[6:] if clock[4:6].isdigit() else clock[4:]
            return read_date(f"{day}T{clock[:2]}:{clock[2:4]}:{second}{zone}") or read_date(day)
        return read_date(day)
    return read_date(digits)


def _outlet(root: Any) -> str:
    name = _attribute(root, "pubdata", "name") or first(root, "distributor", "org")
    return name or _attribute(root, "doc.copyright", "holder")


def _attribute(root: Any, element: str, attribute: str) -> str:
    values = (e.get(attribute) for e in within(root, element))
    return next((" ".join(v.split()) for v in values if v), "")
