"""The figures that a sentence gives: how many killed, how many soldiers, how much money."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_STATES = {
    "killed": "killed", "killing": "killed", "kills": "killed", "kill": "killed", "dead": "killed",
    "died": "killed", "dies": "killed", "deaths": "killed", "fatalities": "killed",
    "injured": "injured", "injuring": "injured", "injures": "injured", "injuries": "injured",
    "wounded": "injured", "wounding": "injured", "wounds": "injured", "hurt": "injured",
    "arrested": "arrested", "arresting": "arrested", "detained": "arrested",
    "detaining": "arrested", "arrests": "arrested", "missing": "missing",
    "displaced": "displaced", "displacing": "displaced", "evacuated": "evacuated",
    "rescued": "rescued", "freed": "freed", "captured": "captured", "capturing": "captured",
}  # fmt: skip
"""What may have become of those who are counted."""
_COUNTED = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
_WORDS = {word: number for number, word in enumerate(_COUNTED.split(), 1)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_VAGUE = ("dozens", "scores", "hundreds", "thousands")
_ABOUT = (
    r"(?:at least|at most|more than|less than|fewer than|as many as|up to|over|under|nearly|about|"
    r"around|almost|approximately|roughly|some)"
)
_NUMBER = re.compile(
    rf"(?<![\w.,:/-])(?P<about>{_ABOUT}\s+)?(?P<sign>[$€£]\s?)?"
    rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?|(?:{'|'.join((*_WORDS, *_VAGUE))})\b)"
    r"(?P<scale>\s+(?:hundred|thousand|million|billion|trillion)\b)?(?P<share>\s?(?:%|percent\b|"
    r"per cent\b))?(?![\w:/-]|[.,]\d)",
    re.IGNORECASE,
)
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_TIMES = (
    "second seconds minute minutes hour hours day days night nights week weeks weekend weekends "
    "month months year years decade decades century am pm others other times time people's "
    "january february march april may june july august september october november december "
    "percent per more"
)
_NO_UNIT = frozenset(_TIMES.split())
_BREAK = re.compile(r"[^\w\s'’-]|\b(?:and|but|or|while|as|after|when|with)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?$", re.IGNORECASE
)
_MONTH_BEFORE = re.compile(_MONTH.pattern.removesuffix("$") + r"\s*$", re.IGNORECASE)
_OF = frozenset({"of", "the", "its", "their"})
AFTER, BEFORE = 5, 3
"""Words looked at beyond and before a number."""


@lru_cache(maxsize=1 << 15)
def figures(sentence: str) -> Mapping[str, Mapping[float | str, str]]:
    """Return, by what is counted, each amount and the words that give it: "at least 12 killed"."""
    found: dict[str, dict[float | str, str]] = {}
    for match in _NUMBER.finditer(sentence):
        for counted in _counted(sentence, match):
            about = " ".join((match["about"] or "").lower().split())
            unit = counted if counted != "money" else ""
            said = " ".join(f"{about} {_said(match)} {unit}".split())
            found.setdefault(counted, {})[_amount(match)] = said
    return found


def _said(match: re.Match[str]) -> str:
    return " ".join(match[0][len(match["about"] or "") :].lower().split())


def _counted(sentence: str, match: re.Match[str]) -> Iterator[str]:
    """Yield what the number counts: nothing for a year, a day of a month, or part of a name."""
    after = [w.lower() for w in _near(sentence[match.end() :], AFTER)]
    before = _near(sentence[: match.start()][::-1], BEFORE, turned=True)
    if _is_date(match, after):
        return
    become = next((_STATES[w] for w in after if w in _STATES), None)
    if become is None and after:
        become = next((_STATES[w.lower()] for w in before if w.lower() in _STATES), None)
    if become is None and before and before[0].lower() in _STATES:
        become = _STATES[before[0].lower()]
    if become is not None:
        yield become
    elif match["sign"]:
        yield "money"
    elif not match["share"] and not _is_named(before):
        yield from _noun(after)


def _is_named(before: list[str]) -> bool:
    """Whether the word before the number is a name that it may belong to: "iPhone 4"."""
    return len(before) > 1 and before[0] != before[0].lower()


def _noun(after: list[str]) -> Iterator[str]:
    """Yield the plural that the number stands before: "two Iraqi soldiers"."""
    for word in after[:3]:
        if word in _NO_UNIT or word in _OF:
            return
        if word == "people" or (word.endswith("s") and len(word) > 3 and word[-2:] != "ss"):
            yield word
            return


def _near(text: str, count: int, *, turned: bool = False) -> list[str]:
    """Return the nearest words, up to the next mark or "and"."""
    if turned:
        text = text[:60][::-1]
        start = max((m.end() for m in _BREAK.finditer(text)), default=0)
        return _WORD.findall(text[start:])[-count:][::-1]
    stop = _BREAK.search(text)
    return _WORD.findall(text[: stop.start()] if stop else text[:80])[:count]


def _is_date(match: re.Match[str], after: list[str]) -> bool:
    digits = match["number"]
    bare = not (match["sign"] or match["scale"] or match["share"])
    if not bare or not digits.isdecimal():
        return bool(after and after[0] in _NO_UNIT and after[0] not in ("others", "other", "more"))
    dated = any(_MONTH.match(w) for w in after[:1]) or bool(
        _MONTH_BEFORE.search(match.string[: match.start()])
    )
    year = len(digits) == 4 and 1800 <= int(digits) <= 2100
    return (
        (year and not (after and after[0] in _STATES))
        or (int(digits) <= 31 and dated)
        or bool(after and after[0] in _NO_UNIT and after[0] not in ("others", "other", "more"))
    )


def _amount(match: re.Match[str]) -> float | str:
    word = match["number"].lower().replace(",", "")
    if word in _VAGUE:
        return word
    scale = _SCALES[match["scale"].strip().lower()] if match["scale"] else 1
    return (_WORDS[word] if word in _WORDS else float(word)) * scale
