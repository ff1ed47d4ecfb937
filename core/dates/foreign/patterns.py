"""The forms in which a language writes its dates, as patterns made from its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from core.dates.foreign.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from core.dates.foreign.lexicon import Lexicon

_OF = r"(?:\s+(?:de|del|di|du|of|da|do|dia|d[’'])\s*|\s*\.\s*|\s+|-)"
_MARK = r"(?:er|re|º|ª|°|\.º|-?е|-?го|-?é|ème|:a|:e|st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})(?!\d)"
_TO = (
    r"\s*(?:-|–|—"
    r"|\s(?:al?|au|à|bis|zum|tot|till|til|до|по|do|a|ila|ile|إلى|और|से|până la|đến)\s)\s*"
)
_SIGNS = "[\u0900-\u0903\u093a-\u094f\u0591-\u05c7\u064b-\u065f]"
"""Vowel signs, which are part of a word and no letters to a pattern."""
_BACK = 20
"""Characters before an expression that are looked at."""
_BIG = "年년"
_KIND_ORDER = (
    "iso", "figures", "east", "eastday", "era", "range", "day", "before", "ago", "ahead",
    "step", "sided", "weekday", "month", "year",
)  # fmt: skip


_PLAIN = {0x2019: "'", 0xA0: " ", 0x202F: " ", 0x2009: " "} | {
    zero + digit: str(digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10) for digit in range(10)
}
"""One character for one: Arabic, Persian, Hindi, Bengali and wide digits among them."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An expression as found: which form, and its parts by name."""

    start: int
    end: int
    kind: str
    parts: dict[str, str | None]


def scan(text: str, words: Lexicon) -> list[Hit]:
    """Find all expressions of a text in order; of two that share a character the longer."""
    plain = text.translate(_PLAIN)
    hits = [
        Hit(m.start(), m.start() + len(m[0].rstrip(" .,-\n\t")), kind, m.groupdict())
        for kind, pattern in _patterns(words.code)
        for m in pattern.finditer(plain)
        if not _barred(plain, kind, m, words)
    ]
    hits.sort(key=lambda h: (h.start - h.end, _KIND_ORDER.index(h.kind)))
    kept: list[Hit] = []
    taken = bytearray(len(plain))
    for hit in hits:
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _barred(text: str, kind: str, match: re.Match[str], words: Lexicon) -> bool:
    """Whether the word before it makes it something else: "por la mañana", "los martes"."""
    before = words.extra.get("barred", {}).get(match[0].casefold())
    if kind == "weekday":
        before = before or words.extra.get("each")
    if before is None:
        return False
    told = text[max(0, match.start() - _BACK) : match.start()]
    if re.search(rf"(?:^|[^\w])(?:{before})\s+$", told, re.IGNORECASE):
        return True
    noun = words.code == "de" and kind == "step" and match[0][0].isupper()
    return noun and not _opens(text, match.start())


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    before = text[:at].rstrip()
    return not before or before[-1] in '.!?:„“"\n' or "\n" in text[len(before) : at]


@lru_cache(maxsize=8)
def _patterns(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = lexicon(code)
    if words is None:
        return ()
    forms = [*_everywhere(), *(_eastern(words) if code in _EAST else _western(words))]
    forms += _pointing(words)
    return tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in forms)


_EAST = frozenset({"zh", "ja", "ko"})


def _everywhere() -> Iterator[tuple[str, str]]:
    yield "iso", r"(?<![\d./-])(?P<year>[12]\d{3})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?![\d-])"
    yield (
        "figures",
        (
            r"(?<![\d./-])(?P<first>\d{1,2})(?P<by>[./-])\s?(?P<second>\d{1,2})(?P=by)\s?"
            r"(?P<year>[12]\d{3})(?![\d/-])"
        ),
    )


def _eastern(words: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield the forms of Chinese, Japanese and Korean: 2019年5月3日, 去年5月, 3日."""
    day, last = (
        r"\s*(?P<day>\d{1,2})\s*[日号號일]",
        r"(?![間间內内]|連続|以[内降来來]|目[^前]|ぶり|간|째|동안)",
    )
    year = rf"(?:(?P<year>[12]\d{{3}})\s*[{_BIG}]|(?P<named>{_either(_years(words))}))\s*"
    month = r"(?P<number>\d{1,2})\s*[月월]"
    era = r"(?P<era>令和|平成|昭和)(?P<count>\d{1,2}|元)年"
    yield "era", rf"{era}(?:{month}(?:{day})?)?"
    yield "east", rf"(?:{year})?{month}(?:{day})?(?:份|中)?(?!\s*\d*[{_BIG}])"
    yield "east", rf"(?:{year})(?=[^前间間])(?!\s?전)"
    yield "east", rf"(?P<this>本月|当月|今月|同月|이달|이번\s달|上月|上个月|先月|지난달){day}"
    yield (
        "eastday",
        rf"(?<![\d.])(?P<day>\d{{1,2}})[日일]{last}(?![前後后]|\s?전|\s?후|本|は[、]|程)",
    )
    signs = {
        "zh": "(?:星期|周|週|礼拜|禮拜)(?P<sign>[一二三四五六日天])",
        "ja": "(?P<sign>[月火水木金土日])曜日?",
    }
    named = signs.get(words.code, "(?P<sign>[월화수목금토일])요일")
    side = {
        "zh": "上|下|本|这|這",
        "ja": "先週の?|来週の?|今週の?",
        "ko": r"지난\s?주?\s?|다음\s?주?\s?|이번\s?주?\s?",
    }
    yield "weekday", rf"(?P<side>{side[words.code]})?{named}"


def _years(words: Lexicon) -> list[str]:
    return [w for w, step in words.steps.items() if step.unit == "year"]


def _western(words: Lexicon) -> Iterator[tuple[str, str]]:
    start, end = _edges(words)
    month = rf"(?P<month>{_either(words.months)}){_tail(words)}\.?"
    days = rf"(?P<day>\d{{1,2}}){_MARK}"
    if words.numbers:
        days = rf"(?P<day>\d{{1,2}}|primero|primeiro){_MARK}"
    article = r"(?:den\s+|dem\s+|el\s+|le\s+|día\s+|dia\s+|ngày\s+)?"
    weekday = rf"(?:{start}(?:{_either(words.weekdays)}){end}[,\s]+{article})?"
    year = rf"(?:(?:\s*,?\s*(?:de|del|of|do|d'|năm|m\.)\s*|[\s,.-]+){_YEAR}|(?=\D|$))"
    yield (
        "range",
        rf"{weekday}(?<!\d)(?P<day>\d{{1,2}}){_MARK}\.?{_TO}(?P<last>\d{{1,2}}){_MARK}{_OF}{month}{end}{year}",
    )
    yield "day", rf"{weekday}(?<![\d.,:]){days}{_OF}{month}{end}{year}"
    yield (
        "before",
        (
            rf"(?:{_YEAR}\.?,?\s*(?:m\.\s*)?)?{start}(?P<month>{_either(words.months)})\.?\s+(?P<day>\d{{1,2}})"
            rf"(?!\d|[.,:]\d|\s*%)(?:\.?(?:-?[^\W\d_]{{1,4}}\b)?)?(?:,\s+(?P<later>[12]\d{{3}})(?!\d))?"
        ),
    )
    yield "month", rf"{start}{month}{end}(?:{_OF}|\s*,\s*){_YEAR}"
    full = [name for name in words.months if not _is_short(name, words)]
    yield "month", rf"{start}(?P<month>{_either(full)}){_tail(words)}{end}(?P<year>)"
    yield "year", rf"{start}(?:{words.extra.get('year', 'in')})\s*{_YEAR}(?![.,]\d|\s?%|-\d)"
    after = words.extra.get("year_after")
    if after:
        yield "year", rf"(?<![\d.,])[12]\d{{3}}(?=\s?(?:{after}){end})(?P<year>)"


def _is_short(name: str, words: Lexicon) -> bool:
    """Whether a name is cut off a longer one: "sept", which is seven, too."""
    return any(
        other != name and other.startswith(name) and number == words.months[name]
        for other, number in words.months.items()
    )


def _pointing(words: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield what is counted from the day of writing: yesterday, last week, on Thursday."""
    start, end = _edges(words)
    unit = rf"(?P<unit>{_either(words.units)})"
    count = rf"(?P<count>\d{{1,3}}|{_either(words.numbers)})"
    for kind in ("ago", "ahead"):
        for form in words.extra.get(kind, ()):
            filled = form.replace(" ", r"\s+").replace("{n}", count).replace("{u}", unit)
            yield kind, rf"{start}{filled}{end}"
    if words.steps:
        yield "step", rf"{start}(?P<step>{_either(words.steps)}){end}"
    if words.code in _EAST or not words.extra:
        return
    sides = "|".join(rf"(?P<{side}NUM>{words.extra[side]})" for side in ("past", "next", "this"))
    first, second = sides.replace("NUM", "1"), sides.replace("NUM", "2")
    spoken = _either(words.weekdays)
    for kind, name in (("sided", unit), ("weekday", rf"(?P<weekday>{spoken}){_tail(words)}")):
        yield kind, rf"{start}(?:{first})\s+{name}{end}"
        yield kind, rf"{start}{name}\s+(?:{second}){end}"
    yield "weekday", rf"{start}(?P<weekday>{spoken}){_tail(words)}{end}"


def _edges(words: Lexicon) -> tuple[str, str]:
    if not words.spaced:
        return "", ""
    start, end = rf"(?<![^\W\d_])(?<!{_SIGNS})", rf"(?![^\W\d_])(?!{_SIGNS})"
    return start + str(words.extra.get("prefix", "")), end


def _tail(words: Lexicon) -> str:
    return str(words.extra.get("suffix", ""))


def _either(names: Iterable[str]) -> str:
    """Match any of the names, the longest first; nothing where there are none."""
    listed = sorted(names, key=len, reverse=True)
    return "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in listed) or r"(?!)"
