"""Words made comparable: what two newspapers' sentences share."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

LEXICON = Path(__file__).parent.parent.parent / "resources" / "lexicons" / "happenings.toml"
_WORD = re.compile(r"[^\W_][\w&]*(?:[-'’.]\w+)*")
_SUFFIXES = (
    "ations", "ation", "ments", "ment", "ings", "ions", "ing", "ion", "ies", "ied", "ers",
    "ed", "er", "es", "ly", "s", "e", "y",
)  # fmt: skip
_IDLE = """
    a an the and or but nor so yet if then than that this these those of in on at by for from to
    with without within into onto over under about after before during since until while as is are
    was were be been being am has have had having do does did done will would shall should can could
    may might must not no it its he she they them his her their him we our us you your i me my who
    whom whose which what when where why how there here also more most very just only other another
    some any all each both many much such own same said says say saying told tells tell according up
    out down off again between against new one two three first last year years day days week weeks
    month months time people mr mrs ms monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
"""
_STOP = frozenset(_IDLE.split())


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what the forms of a word share: "launches" and "launched" → "launch"."""
    word = word.lower().replace("’", "'").removesuffix("'s").strip("'.")
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            cut = word[: -len(suffix)]
            return cut[:-1] if len(cut) > 4 and cut[-1] == cut[-2] and cut[-1] not in "sl" else cut
    return word


_IRREGULAR = {
    "fought": "fight", "took": "take", "taken": "take", "left": "leave", "underwent": "undergo",
    "undergone": "undergo", "met": "meet", "won": "win", "lost": "lose", "fell": "fall",
    "fallen": "fall", "broke": "break", "broken": "break", "struck": "strike", "shot": "shoot",
    "held": "hold", "fled": "flee", "began": "begin", "begun": "begin", "said": "say",
    "told": "tell", "sold": "sell", "bought": "buy", "built": "build", "sent": "send",
    "gave": "give", "given": "give", "went": "go", "gone": "go", "came": "come", "rose": "rise",
    "risen": "rise", "led": "lead", "blew": "blow", "blown": "blow", "slain": "slay",
    "slew": "slay", "shook": "shake", "shaken": "shake", "burnt": "burn", "threw": "throw",
    "chose": "choose", "chosen": "choose", "became": "become", "made": "make", "paid": "pay",
    "stole": "steal", "stolen": "steal", "spoke": "speak", "spoken": "speak", "swept": "sweep",
    "died": "die", "dying": "die", "dies": "die", "lying": "lie", "signed": "sign",
}  # fmt: skip


def content(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning, numbers included."""
    words = (w for w in _WORD.findall(text) if w.lower() not in _STOP)
    return frozenset(sort_of(w) for w in words if len(w) > 1 or w.isdigit())


def names(text: str) -> frozenset[str]:
    """Return the words written with a capital, but for those that open the text; no numbers."""
    found = _WORD.findall(text)[1:]
    return frozenset(
        w.lower().removesuffix("'s").removesuffix("’s")
        for w in found
        if w != w.lower() and w.lower() not in _STOP
    )


def sort_of(word: str) -> str:
    """Return the sort of happening that a word is for, or else its stem."""
    cut = stem(word)
    return _sorts().get(cut, cut)


@cache
def _sorts() -> dict[str, str]:
    made: dict[str, str] = {}
    for name, words in tomllib.loads(LEXICON.read_text("utf-8"))["sorts"].items():
        for word in words:
            made.setdefault(stem(word), f"={name}")
    return made
