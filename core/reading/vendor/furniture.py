"""What printers put on every page of an export: its number, the vendor's rights, its title anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PAGE = (
    r"(?:page|seite|p[aá]gina|страница|стр\.|sida|side|strona|pág\.|ページ)\s*\d{1,5}\s*"
    r"(?:of|von|de|sur|di|van|из|av|af|z|/)\s*\d{1,5}"
)
_RIGHTS = r"(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?(?:dow jones\s*)?factiva\b[^\n]{0,80}"
_LINE = re.compile(
    rf"[-–—\s]*(?:{_PAGE}(?:\s*{_RIGHTS})?|{_RIGHTS}(?:\s*{_PAGE})?)[-–—\s]*", re.IGNORECASE
)
_HEADLINE = (25, 250)
"""Characters of a title that is taken for the head of a page when it is printed again."""


def without_furniture(
    paragraphs: Iterable[str], ends: Callable[[str], bool] | None = None
) -> list[str]:
    """Take the numbers of pages out, and titles that are printed again at the head of a page.

    Titles are left where ends is not given: it tells the line after which the next title is new.
    """
    kept: list[str] = []
    seen: set[str] = set()
    turned = False
    for paragraph in paragraphs:
        lines = paragraph.split("\n")
        left = [line for line in lines if not _LINE.fullmatch(line)]
        turned = turned or len(left) < len(lines)
        new = ends is None or not kept or ends(kept[-1])
        text = "\n".join(left) if len(left) < len(lines) else paragraph
        if not text.strip():
            continue
        if new or not (turned and text.strip() in seen and _is_headline(text.strip())):
            kept.append(text)
            seen.add(text.strip())
        turned = False
    return kept


def _is_headline(text: str) -> bool:
    return _HEADLINE[0] <= len(text) <= _HEADLINE[1] and text[-1] not in ".!?…:;"
