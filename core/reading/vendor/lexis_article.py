"""One article of Nexis or Lexis: its head, its labels, its text, and what is printed after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from core.reading.paragraphs import joined, tidy
from core.reading.printed_date import find_printed
from core.reading.vendor.exported import Exported
from core.reading.vendor.factiva import LENGTH
from core.reading.vendor.labels import BODY, HEAD, HEADINGS, TAIL, label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\)|all rights reserved|alle rechte|tous droits|todos los derechos"
    r"|todos os direitos|tutti i diritti|alle rechten)",
    re.IGNORECASE,
)
_HEAD_LINES = 12
_LABEL_LINES = 40
_DATE_AT = 25
"""Characters before the date in the line that prints it, at most ("Wednesday, ")."""
_TITLE_LINES = 3
_HOUSE_WORDS = 6
"""Words of the name of a house between title and outlet ("Newstex Blogs"), at most."""
_CAPTIONS = 6
"""Sentences below a heading of captions before the next label; after a single label one."""
_GRAPHIC = re.compile(r"(?:gr[aá]fi\w+|graphi\w+|correction|korrektur)\s?:", re.IGNORECASE)
_LINK = re.compile(
    r"link (?:to|zum?) (?:image|bild|the original.*|original.*)|view (?:the )?original.*",
    re.IGNORECASE,
)
"""What stands for pictures and pages that an export leaves out."""
_SENTENCE = re.compile(r"[.!?…]['\"”»)]*$")
_SHORT_VALUE = 60
_ALWAYS = frozenset({"length", "byline", "section"})
_TAILS = frozenset(TAIL.values())
_SURE = frozenset({"loaded", "language"})


@dataclass(slots=True)
class _Fields:
    """What labels say, by what they mean."""

    told: dict[str, list[str]] = field(default_factory=dict)

    def add(self, key: str, value: str) -> None:
        self.told.setdefault(key, []).append(value)

    def get(self, key: str) -> str:
        return "; ".join(filter(None, self.told.get(key, [])))


def of_old(lines: list[str]) -> Exported:
    """Read an article: outlet, date, title, labels, text, labels, copyright."""
    at = date_line(lines[:_HEAD_LINES], 0)
    known = Exported("")
    rest = lines
    if at is not None:
        outlet = [line for line in lines[:at] if not COPYRIGHT.match(line)]
        rights = next((line for line in lines[:at] if COPYRIGHT.match(line)), "")
        known = replace(
            known, outlet=_first_line(outlet[-1] if outlet else ""),
            date=_flat(lines[at]), copyright=rights,
        )  # fmt: skip
        rest = lines[at + 1 :]
    elif lines and field_of(lines[0]) is None and len(lines[0]) < 100:
        known, rest = replace(known, outlet=_first_line(lines[0])), lines[1:]
    return _filled(known, rest, BODY)


def of_new(lines: list[str], words: frozenset[str]) -> Exported:
    """Read an article: title, outlet, date, copyright, labels, "Body", text, labels.

    words are the headings that begin the text.
    """
    body = next((i for i, line in enumerate(lines) if line.casefold() in words), None)
    stop = body if body is not None else min(len(lines), _HEAD_LINES)
    at = date_line(lines[:stop], 1)
    if at is None:
        head = [i for i in range(stop) if field_of(lines[i]) or COPYRIGHT.match(lines[i])]
        at = head[0] - 1 if head and head[0] else 0
    outlet = _first_line(lines[at - 1]) if at >= 2 else ""
    title = _title(lines[: max(at - 1, 1)])
    known = Exported("", title=_flat(title), outlet=outlet, date=_flat(lines[at]) if lines else "")
    return _filled(known, lines[at + 1 :], words)


def _title(lines: Sequence[str]) -> str:
    """Join the decks of a title; a line that does not go on with it names a house of blogs."""
    told: list[str] = []
    for line in dict.fromkeys(lines):
        goes_on = told and (told[-1][-1] in ":;,-–—…" or not line[0].isupper())
        if not told or goes_on or len(line.split()) > _HOUSE_WORDS:
            told.append(line)
    return " ".join(told)


def date_line(lines: Sequence[str], least: int) -> int | None:
    """Return which line prints the date: the last before labels and copyright, from least on.

    Titles and outlets may hold dates too. Where nothing bounds the head it is the first; so it is
    in the old house (least 0), whose titles come after the date.
    """
    dated = []
    bounded = False
    for i, line in enumerate(lines):
        if field_of(line) is not None or (least and i and COPYRIGHT.match(line)):
            bounded = True
            break
        found = find_printed(_flat(line)) if i >= least and len(line) < 160 else None
        if found and found.start <= _DATE_AT and not COPYRIGHT.match(line):
            dated.append(i)
    if not dated:
        return None
    return dated[-1] if bounded and least else dated[0]


def field_of(line: str) -> tuple[str, str] | None:
    """Return what a line with a known label means, and its value."""
    label = label_of(line)
    if label is None:
        return None
    name, value, archival = label
    if name in HEAD and (archival or HEAD[name] in _ALWAYS):
        return HEAD[name], value
    if name in TAIL and (archival or (TAIL[name] == "loaded" and "-" in name)):
        return TAIL[name], value
    if archival and LENGTH.fullmatch(value):
        return "length", value
    return ("other", value) if _is_hard(line) else None


def _is_archival(line: str) -> bool:
    label = label_of(line)
    return label is not None and label[2]


def _is_hard(line: str) -> bool:
    """Whether a label is parted from its value by a hard blank, as archives alone write it."""
    return ":\u00a0" in line[:60] and not line[:60].partition(":\u00a0")[0].endswith(" ")


def _filled(known: Exported, lines: list[str], words: frozenset[str]) -> Exported:
    """Read title, labels and text out of what follows the date."""
    fields = _Fields()
    title, begin = _head(lines, fields, words)
    end = _tail(lines, begin, fields)
    text = [tidy(line) for line in lines[begin:end] if not _LINK.fullmatch(line)]
    highlight = [tidy(part) for part in fields.told.get("highlight", [])]
    section = fields.get("section")
    return replace(
        known,
        text=joined([*highlight, *text]),
        title=known.title or fields.get("title") or title,
        byline=fields.get("byline"), section=section, page=fields.get("page"),
        length=fields.get("length"), place=fields.get("place"), edition=fields.get("edition"),
        language=fields.get("language"), captions=fields.get("captions"), url=fields.get("url"),
        copyright=known.copyright or fields.get("copyright"),
        correction=fields.get("correction"),
        date=known.date or fields.get("date"), outlet=known.outlet or fields.get("outlet"),
    )  # fmt: skip


def _head(lines: list[str], fields: _Fields, words: frozenset[str]) -> tuple[str, int]:
    """Read the labels before the text; return the title and where the text begins."""
    body = _announced_at(lines, words)
    if body is not None:
        return _labels(lines[:body], fields), body + 1
    title: list[str] = []
    seen = False
    prose = _last_prose(lines)
    for i, line in enumerate(lines):
        told = field_of(line) or _between(lines, i)
        if told is not None and (seen or len(title) < 2 or _is_archival(line)):
            if told[0] in _TAILS - {"url", "other"} and i > prose:
                return (_whole(title), i) if seen else (_whole(title[:1]), min(i, 1))
            fields.add(*told)
            seen = True
        elif COPYRIGHT.match(line):
            fields.add("copyright", _flat(line))
        elif seen or len(title) == _TITLE_LINES:
            return (_whole(title), i) if seen else (_whole(title[:1]), 1)
        else:
            title.append(line)
    # Without labels the first line is the title, and all others are the text.
    return (_whole(title), len(lines)) if seen else (_whole(title[:1]), min(len(lines), 1))


def _announced_at(lines: Sequence[str], words: frozenset[str]) -> int | None:
    """Return the line that says that the text begins, if only labels and title come before it."""
    bare = 0
    for i, line in enumerate(lines[:_LABEL_LINES]):
        if line.casefold().rstrip(":") in words:
            return i
        bare += not (_any_field(line) or COPYRIGHT.match(line))
        if bare > 2 * _TITLE_LINES:
            return None
    return None


def _labels(lines: Sequence[str], fields: _Fields) -> str:
    """Read a head that ends where the text is announced: every known label counts there."""
    title: list[str] = []
    last = ""
    for line in lines:
        told = _any_field(line) if last else field_of(line)
        if told is not None:
            last = told[0]
            fields.add(*told)
        elif COPYRIGHT.match(line):
            last = last or "copyright"
            fields.add("copyright", _flat(line))
        elif not last:
            title.append(line)
        elif last == "highlight":
            fields.add(last, line)
    return _whole(title)


def _any_field(line: str) -> tuple[str, str] | None:
    """Return what a line with a label means, however it is written."""
    label = label_of(line)
    name = label[0] if label is not None else ""
    key = HEAD.get(name) or TAIL.get(name)
    return (key, label[1]) if label is not None and key else field_of(line)


def _between(lines: Sequence[str], i: int) -> tuple[str, str] | None:
    """Return a label in capitals that is not known, where a known one follows it."""
    label = label_of(lines[i])
    if label is None or not label[2] or len(label[1]) > _SHORT_VALUE or i + 1 >= len(lines):
        return None
    return ("other", label[1]) if field_of(lines[i + 1]) is not None else None


def _tail(lines: list[str], begin: int, fields: _Fields) -> int:
    """Read the labels after the text; return where the text ends."""
    after = _labelled_from(lines, begin)
    sure = (i for i in range(begin, after) if _begins_tail(lines, i))
    end = next(sure, after)
    last = ""
    for line in lines[end:]:
        told = field_of(line) or _tail_field(line)
        if told is not None:
            last = told[0]
            fields.add(*told)
        elif line.casefold() in HEADINGS:
            last = _under(line.casefold())
        elif COPYRIGHT.match(line):
            last = "copyright"
            fields.add("copyright", _flat(line))
        elif last in {"captions", "correction"}:
            fields.add(last, _flat(line))
    return end


def _under(heading: str) -> str:
    """Return what stands under a heading after the text."""
    if heading.startswith(("cor", "kor")):
        return "correction"
    return "" if heading.startswith(("cl", "kl")) else "captions"


def _labelled_from(lines: Sequence[str], begin: int) -> int:
    """Return where the labels begin that the article ends with."""
    end = len(lines)
    while end > begin and _knows_tail(lines[end - 1]):
        end -= 1
    return end


def _begins_tail(lines: Sequence[str], i: int) -> bool:
    """Whether the text has ended before a line: by a label, a heading, the copyright."""
    line = lines[i]
    told = field_of(line)
    if told is not None and told[0] in _SURE:
        return True
    if line.casefold() in HEADINGS or _GRAPHIC.match(line):
        return _prose_before_label(lines, i + 1) <= _CAPTIONS
    if told is not None and told[0] in _TAILS:
        return _prose_before_label(lines, i + 1) <= 1
    near_end = len(lines) - i <= _LABEL_LINES
    return near_end and _is_rights(line, lines[i + 1 :])


def _prose_before_label(lines: Sequence[str], i: int) -> int:
    """Count the sentences from a line on until something is labelled again."""
    count = 0
    while i < len(lines) and not field_of(lines[i]) and not _knows_tail(lines[i]):
        count += len(lines[i]) > _SHORT_VALUE and bool(_SENTENCE.search(lines[i]))
        i += 1
    return count


def _tail_field(line: str) -> tuple[str, str] | None:
    """Return what a line with a label of those after the text means, however it is written."""
    label = label_of(line)
    return (TAIL[label[0]], label[1]) if label is not None and label[0] in TAIL else None


def _knows_tail(line: str) -> bool:
    """Whether a line is of the kind that is printed after texts."""
    label = label_of(line)
    if label is not None and (label[0] in TAIL or label[2]):
        sentence = _SENTENCE.search(label[1]) and len(label[1].split()) > 2
        return bool(field_of(line) and label[0] in TAIL) or not sentence
    return bool(COPYRIGHT.match(line)) or line.casefold() in HEADINGS


def _last_prose(lines: Sequence[str]) -> int:
    """Return the last line that is more than a label or copyright; -1 where there is none."""
    at = len(lines) - 1
    while at >= 0 and (
        len(lines[at]) < _SHORT_VALUE or field_of(lines[at]) or COPYRIGHT.match(lines[at])
    ):
        at -= 1
    return at


def _is_rights(line: str, after: Sequence[str]) -> bool:
    return bool(COPYRIGHT.match(line)) and len(line) < 250 and _last_prose(after) < 0


def _whole(title: Sequence[str]) -> str:
    return _flat(" ".join(title))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _first_line(text: str) -> str:
    return _flat(text.strip().split("\n")[0])
