"""XML without its dangers: no entity is resolved, nothing is loaded, depth is capped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from core.errors import UserError
from core.reading.web.parsing import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.reading.source import Source

ENTITIES = "it defines entities of its own (as an entity bomb does): not read"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def text_of(source: Source) -> str:
    """Return XML as characters, its declaration taken off; refuses a DTD with entities."""
    source.check(source.limits.markup_bytes)
    text = decoded(source.data, source.charset).removeprefix("\ufeff")
    if _ENTITY.search(text):
        raise UserError(ENTITIES)
    return _UNSEEN.sub("", _DECLARATION.sub("", text, count=1)).lstrip()


def root_of(source: Source) -> Any:
    """Parse XML, mending what is ill-formed; raises UserError where nothing is left of it."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, recover=True, remove_comments=True, remove_pis=True, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(text_of(source).encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise UserError(f"not XML that can be read ({error})") from error
    if root is None:
        raise UserError("not XML that can be read")
    return root


def name_of(element: Any) -> str:
    """Return the name of an element without its namespace; empty for what is none."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def within(element: Any, *names: str) -> Iterator[Any]:
    """Yield the elements of those names inside an element, in order, whatever their namespace."""
    wanted = {name.lower() for name in names}
    return (e for e in element.iter() if name_of(e).lower() in wanted)


def first(element: Any, *names: str) -> str:
    """Return the words of the first element of those names that has any."""
    return next((w for w in map(words, within(element, *names)) if w), "")


def words(element: Any) -> str:
    """Return the words of an element on one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""
