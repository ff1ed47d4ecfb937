"""Numbers as they are written in running text: digits, words, ordinals, vague amounts."""

from __future__ import annotations

import re

Amount = int | float | None
"""How many; None for an unnamed number ("several")."""

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_VALUE = {word: i for i, word in enumerate(_ONES)}
_VALUE |= {word: 10 * i for i, word in enumerate(_TENS, 2)}
_VALUE |= {"a": 1, "an": 1, "single": 1, "couple": 2, "dozen": 12, "pair": 2}
_TIMES = {"hundred": 100, "thousand": 1000}
_ORDINAL = {word: i for i, word in enumerate(_ORDINALS, 1)} | {
    "twenty-first": 21,
    "final": -1,
    "last": -1,
}

ONE = "(?:" + "|".join(sorted(_ONES[1:], key=len, reverse=True)) + ")"
TEN = "(?:" + "|".join(_TENS) + ")"
WORDS = (
    rf"(?:{TEN}[- ]{ONE}|{TEN}|{ONE}(?: hundred(?: and {ONE})?| thousand)?|a (?:hundred|thousand)"
    r"|hundred|thousand)"
)
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?: \d/\d)?|{WORDS}(?: and a half)?)"
VAGUE = "(?:several|a few|few|many|a number of|(?:dozens|hundreds|thousands) of|countless|some)"
ORDINAL = "(?:" + "|".join(_ORDINALS) + r"|twenty-first|\d{1,2}(?:st|nd|rd|th))"

_VAGUE = re.compile(VAGUE, re.IGNORECASE)


def amount(text: str) -> Amount:
    """Read a number, "a couple of", or a vague amount (None).

    Raises ValueError for words that are no number.
    """
    low = " ".join(text.lower().replace(",", "").split())
    if _VAGUE.fullmatch(low):
        return None
    if match := re.fullmatch(r"(\d+) (\d)/(\d)", low):
        return int(match[1]) + int(match[2]) / int(match[3])
    if re.fullmatch(r"\d+(\.\d+)?", low):
        return float(low) if "." in low else int(low)
    whole = low.removesuffix(" and a half")
    return _sum(whole) + (0.5 if whole != low else 0)


def _sum(words: str) -> int:
    total = 0
    for word in re.split(r"[- ]", words):
        if word in _TIMES:
            total = (total or 1) * _TIMES[word]
        elif word not in {"and", "of"}:
            if word not in _VALUE:
                raise ValueError(words)
            total = _VALUE[word] if word in {"couple", "dozen"} else total + _VALUE[word]
    return total


def ordinal(text: str) -> int:
    """Read "third", "3rd" or "last" (-1)."""
    low = text.lower()
    return _ORDINAL[low] if low in _ORDINAL else int(re.sub(r"\D", "", low))
