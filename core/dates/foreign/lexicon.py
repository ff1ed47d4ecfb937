"""The words of time of one language: dateparser's own data, and what they leave out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.model import Precision
from core.wording import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FILE = Path(__file__).resolve().parents[3] / "resources" / "lexicons" / "foreign.toml"
_STEP = re.compile(r"(?:in )?(\d+) (day|week|month|year)(?: ago)?")
_CODE = re.compile(r"[a-z]{2,3}")
_SAME = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "cmn": "zh", "yue": "zh", "fil": "tl"}
"""Codes that stand for the language of another."""
UNITS = {
    "day": Precision.DAY, "week": Precision.WEEK,
    "month": Precision.MONTH, "year": Precision.YEAR,
}  # fmt: skip
UNSPACED = frozenset({"zh", "ja", "ko", "th", "lo", "km", "my"})
"""Languages that write no space after a word, or hang particles on it."""


@dataclass(frozen=True, slots=True)
class Step:
    """So many units before or after the day of writing."""

    count: int
    unit: Precision


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in small letters, and what they mean."""

    code: str
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    """Monday = 0."""
    steps: Mapping[str, Step]
    units: Mapping[str, Precision]
    numbers: Mapping[str, int]
    month_first: bool
    extra: Mapping[str, Any]
    """The language's part of foreign.toml."""

    @property
    def spaced(self) -> bool:
        """Whether a word ends where another begins."""
        return self.code not in UNSPACED


def primary(language: str) -> str:
    """Return the code of a language without its region: "pt" of "pt-BR"."""
    match = _CODE.match(language.casefold().strip())
    return _SAME.get(match[0], match[0]) if match else ""


@lru_cache(maxsize=8)
def lexicon(code: str) -> Lexicon | None:
    """Return the words of a language; None where dateparser has no data of it."""
    if not _CODE.fullmatch(code):
        return None
    try:
        info = import_module(f"dateparser.data.date_translation_data.{code}").info
    except ImportError:
        return None
    extra = _extras().get(code, {})
    return Lexicon(
        code,
        _months(info, extra),
        _weekdays(info, extra),
        _steps(info, extra),
        _units(info, extra),
        _numbers(extra.get("numbers", "")),
        info.get("date_order", "DMY").startswith("M"),
        extra,
    )


@lru_cache(maxsize=1)
def _extras() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text("utf-8"))


def _names(info: Mapping[str, Any], keys: tuple[str, ...], first: int) -> dict[str, int]:
    """Return the names of months or weekdays; a name that is short for two stands for none."""
    found: dict[str, int] = {}
    for number, key in enumerate(keys, first):
        for name in info.get(key.casefold(), ()):
            found.setdefault(name.casefold().strip("()"), number)
    return {name: number for name, number in found.items() if name and name not in _ROMAN}


_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"})


def _months(info: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, int]:
    unlike = extra.get("not_words", ())
    known = {n: m for n, m in _names(info, MONTHS, 1).items() if n not in unlike}
    more: dict[str, int] = extra.get("months", {})
    return known | more


def _weekdays(info: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, int]:
    """Return the weekdays by their whole names: what is cut short is too much like other words."""
    more: dict[str, int] = extra.get("weekdays", {})
    if extra.get("weekdays_only"):
        return more
    names = _names(info, WEEKDAYS, 0)
    longest = {day: max(len(n) for n, d in names.items() if d == day) for day in names.values()}
    unlike = extra.get("not_words", ())
    whole = {n: d for n, d in names.items() if len(n) >= min(5, longest[d]) and n not in unlike}
    return whole | more


def _steps(info: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Step]:
    found = {word: Step(count, Precision.DAY) for word, count in extra.get("days", {}).items()}
    listed = [(key, word) for key, words in info["relative-type"].items() for word in words]
    listed += [(key, word) for word, key in extra.get("more", {}).items()]
    for key, word in listed:
        match = _STEP.fullmatch(key)
        told = key.startswith("in ") or key.endswith(" ago")
        if match and told and _is_whole(word) and word not in extra.get("not_words", ()):
            count = int(match[1]) * (1 if key.startswith("in ") else -1)
            found.setdefault(word.casefold(), Step(count, UNITS[match[2]]))
    return found


def _is_whole(word: str) -> bool:
    """Whether no part of it is cut short: "sem ant" is for "semana anterior"."""
    return all(len(w) > 3 or not w.isascii() for w in word.split()[-1:]) or word in _SHORT


_SHORT = frozenset({"hoy", "ma", "azi", "oggi", "i år", "i dag"})


def _units(info: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Precision]:
    """Return the names of units; a letter alone may be anything."""
    listed = ((name.casefold(), unit) for key, unit in UNITS.items() for name in info.get(key, ()))
    found = {name: unit for name, unit in listed if len(name) > 2 or not name.isascii()}
    found |= {"an": Precision.YEAR, "ani": Precision.YEAR} if info["name"] in {"fr", "ro"} else {}
    return found | {name: UNITS[unit] for name, unit in extra.get("units", {}).items()}


def _numbers(words: str) -> dict[str, int]:
    return dict(_counted(words)) if words else {}


def _counted(words: str) -> Iterator[tuple[str, int]]:
    for number, forms in enumerate(words.split(","), 1):
        for form in forms.split("|"):
            yield form, number
