"""Forms of verbs that a headline needs."""

from __future__ import annotations

import re

_DOUBLED = frozenset({
    "permit", "commit", "admit", "submit", "prefer", "refer", "occur", "omit", "control", "expel",
    "compel", "cancel", "transfer", "kidnap", "equip", "regret",
})  # fmt: skip
_PARTICIPLES = {
    "be": "been", "have": "had", "do": "done", "go": "gone", "take": "taken", "give": "given",
    "make": "made", "see": "seen", "say": "said", "tell": "told", "find": "found", "get": "got",
    "hold": "held", "leave": "left", "lose": "lost", "win": "won", "send": "sent",
    "bring": "brought", "buy": "bought", "catch": "caught", "choose": "chosen", "come": "come",
    "cut": "cut", "deal": "dealt", "draw": "drawn", "drive": "driven", "fall": "fallen",
    "feel": "felt", "fight": "fought", "flee": "fled", "fly": "flown", "forbid": "forbidden",
    "forget": "forgotten", "forgive": "forgiven", "grow": "grown", "hear": "heard",
    "hide": "hidden", "hit": "hit", "hurt": "hurt", "keep": "kept", "know": "known",
    "lay": "laid", "lead": "led", "lend": "lent", "let": "let", "meet": "met",
    "overthrow": "overthrown", "pay": "paid", "put": "put", "quit": "quit", "read": "read",
    "rise": "risen", "run": "run", "seek": "sought", "sell": "sold", "set": "set",
    "shake": "shaken", "shoot": "shot", "show": "shown", "shut": "shut", "sink": "sunk",
    "sing": "sung", "speak": "spoken", "spend": "spent", "spread": "spread", "stand": "stood",
    "steal": "stolen", "strike": "struck", "swear": "sworn", "sweep": "swept", "swim": "swum",
    "teach": "taught", "tear": "torn", "think": "thought", "throw": "thrown",
    "understand": "understood", "undertake": "undertaken", "wake": "woken", "wear": "worn",
    "withdraw": "withdrawn", "write": "written", "begin": "begun", "break": "broken",
    "build": "built", "burn": "burned", "drink": "drunk", "eat": "eaten", "feed": "fed",
    "freeze": "frozen", "hang": "hanged", "overcome": "overcome", "oversee": "overseen",
    "slay": "slain", "split": "split", "sue": "sued", "become": "become", "bind": "bound",
    "blow": "blown", "cast": "cast", "beat": "beaten", "bear": "born", "behead": "beheaded",
    "shed": "shed", "rid": "rid", "free": "freed",
}  # fmt: skip


def participle(lemma: str, known: str = "") -> str:
    """Return the past participle: "arrested", "taken"."""
    if known or lemma in _PARTICIPLES:
        return known or _PARTICIPLES[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou"):
        return f"{lemma[:-1]}ied"
    doubled = re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", lemma) or lemma in _DOUBLED
    return f"{lemma}{lemma[-1]}ed" if doubled else f"{lemma}ed"
