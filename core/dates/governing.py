"""The tense and modality of the clause that governs an expression, by the dependency tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from core.parsed import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.dates.page import Page
    from core.parsed import Token


class Tense(StrEnum):
    """The time that a clause speaks of."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Cue:
    """A tense and the words that show it."""

    tense: Tense | None = None
    words: str = ""
    direct: bool = True
    """Whether the expression stands with the verb itself, not with a noun of its clause."""
    timetable: bool = False
    """Whether it is a present tense that stands for the future, as timetables have it."""


PLANNING = frozenset(["plans", "expects", "intends", "hopes", "aims"])
DUE = frozenset(["scheduled", "expected", "planned", "slated", "due"])
DONE = frozenset(
    {
        "manage", "try", "attempt", "begin", "start", "continue", "fail", "refuse", "help", "use",
        "come", "go", "get", "seem", "appear", "tend", "happen", "decline", "dare", "force",
        "cause", "lead", "allow", "enable", "compel", "bother", "hasten", "rush", "struggle",
    }
)  # fmt: skip
"""Verbs whose infinitive shares their time: what one managed to do on Monday is done."""
AGENDA = frozenset(
    {
        "begins", "begin", "starts", "start", "opens", "open", "convenes", "meets", "meet",
        "expires", "expire", "close", "closes", "ends", "resumes", "resume", "arrives", "arrive",
        "departs", "votes",
    }
)  # fmt: skip
"""Verbs that speak of the future in the present tense: "the summit opens on Monday"."""
_PURPOSE = frozenset({"advcl", "acl", "relcl"})
_PLANS = frozenset(
    {
        "plan", "decision", "agreement", "intention", "deal", "promise", "offer", "threat",
        "pledge", "proposal", "commitment", "intent", "vow", "invitation", "order", "bid",
    }
)  # fmt: skip
"""Nouns whose infinitive lies ahead of them: "an agreement to meet on Monday"."""
_STEPS = 14
"""How far up the tree is climbed."""


def governing_cue(page: Page, start: int, end: int) -> Cue | None:
    """Return the tense of the clause that governs an expression; None where no verb does."""
    top = _top(page, start, end)
    if top is None:
        return None
    near = direct = True
    if _is_doer(page, top):
        return Cue(Tense.FUTURE, page.tokens[top.head].text.lower())
    for token in _path(page, top):
        if token.tag[:2] in {"VB", "MD"}:
            cue = _verb(page, token, near=near)
            if cue is not None:
                return replace(cue, direct=direct)
            near = False
        elif token.dep == "ROOT" and token.text.lower() in AGENDA:
            return Cue(Tense.FUTURE, token.text.lower())  # "polls open", taken for an adjective
        elif token.tag[:2] == "NN":
            if word := _planned(page, token):
                return Cue(Tense.FUTURE, word)
            near = direct = False
    return None


def _is_doer(page: Page, top: Token) -> bool:
    """Whether the day itself does what the present tells: "Sunday marks one year since"."""
    verb = page.tokens[top.head]
    return top.dep == "nsubj" and verb.tag == "VBZ" and verb.lemma.lower() in _OF_DAYS


_OF_DAYS = frozenset({"mark", "be", "bring", "see"})
_AHEAD = DUE | {"upcoming", "forthcoming", "coming", "proposed"}


def _planned(page: Page, noun: Token) -> str:
    """Return the word that says a noun lies ahead: "the slated visit in September"."""
    governed = page.parsed.governed(noun) if page.parsed else []
    words = (t.text.lower() for t in governed if t.dep == "amod" and t.i < noun.i)
    return next((word for word in words if word in _AHEAD), "")


def governor(page: Page, start: int, end: int) -> Token | None:
    """Return the verb next above an expression in the tree."""
    top = _top(page, start, end)
    above = _path(page, top) if top is not None else ()
    return next((token for token in above if token.tag[:2] == "VB"), None)


def _top(page: Page, start: int, end: int) -> Token | None:
    """Return the word of the expression that governs the others."""
    first, last = page.token_index(start), page.token_index(end)
    inside = range(first, last)
    return next((page.tokens[i] for i in inside if page.tokens[i].head not in inside), None)


def _path(page: Page, token: Token) -> Iterator[Token]:
    """Yield the words above one, each governing the one before, up to the root."""
    for _ in range(_STEPS):
        above = page.tokens[token.head]
        if above is token:
            return
        yield above
        token = above


def _aux(page: Page, verb: Token) -> list[Token]:
    if page.parsed is None:
        return []
    return [t for t in page.parsed.governed(verb) if t.dep in {"aux", "auxpass"}]


def _verb(page: Page, verb: Token, *, near: bool) -> Cue | None:
    """Return the tense that a verb shows; None where it shares that of the verb above it."""
    helpers = _aux(page, verb)
    shown = " ".join([*(t.text.lower() for t in helpers), verb.text.lower()])
    words = {t.text.lower() for t in helpers}
    if any(t.tag == "MD" for t in helpers):
        return _modal(words, shown)
    if "to" in words and verb.tag == "VB":
        return _infinitive(page, verb, shown)
    if any(t.tag == "VBD" for t in helpers) or verb.tag == "VBD":
        due = verb.text.lower() in DUE and "had" not in words
        return Cue(Tense.FUTURE if due else Tense.PAST, shown)
    if words & {"has", "have", "'ve", "having"}:
        return Cue(Tense.PAST, shown)
    if verb.tag == "VBN":
        due = verb.text.lower() in DUE or _is_set(page, verb)
        return Cue(Tense.FUTURE if due else Tense.PRESENT if words else Tense.PAST, shown)
    return _present(page, verb, helpers, shown, near=near)


def _modal(words: set[str], shown: str) -> Cue:
    if words & {"could", "might"} and "have" not in words:
        return Cue(None, shown)
    return Cue(Tense.PAST if "have" in words and "will" not in words else Tense.FUTURE, shown)


def _infinitive(page: Page, verb: Token, shown: str) -> Cue | None:
    """Return the future, unless what governs "to meet" says that it is done."""
    above = page.tokens[verb.head]
    if above.lemma.lower() in DONE:
        return None
    if above.text.lower() in DUE and _had(page, above):
        return Cue(Tense.PAST, f"had been {above.text.lower()} {shown}")
    if above.tag == "VBD" and above.lemma.lower() == "be" and _came_otherwise(page, above):
        return Cue(Tense.PAST, f"{above.text.lower()} {shown}")
    planned = above.lemma.lower() in _PLANS
    if verb.dep in _PURPOSE and not planned and above.tag in {"VBD", "NN", "NNS"}:
        return None
    return Cue(Tense.FUTURE, shown)


_REPORTING = frozenset({"say", "tell", "add", "expect", "announce", "report", "be", "hope"})


def _came_otherwise(page: Page, verb: Token) -> bool:
    """Whether "who was to speak" stands beside what befell instead: "… was barred"."""
    noun = page.tokens[verb.head]
    main = page.tokens[noun.head]
    if verb.dep != "relcl" or noun.dep not in {"nsubj", "nsubjpass"}:
        return False
    done = main.tag == "VBD" or any(t.tag == "VBD" for t in _aux(page, main))
    return done and main.lemma.lower() not in _REPORTING


_STATES = frozenset(
    {
        "say", "tell", "show", "know", "think", "believe", "remain", "have", "seem", "want", "need",
        "like", "do", "remember", "mean", "hold", "own", "live", "suggest", "report", "date",
        "commemorate", "recall", "stand", "mark", "contain", "follow", "note", "write", "add",
        "cite",
    }
)  # fmt: skip
"""Verbs whose present tense, with a date beside it, is no appointment."""


def _in_headline(page: Page, verb: Token) -> bool:
    """Whether it stands in a headline, where the present tells what is done."""
    sentence = page.sentence_of(verb.i)
    return sentence is not None and sentence.block.kind is BlockKind.HEADLINE


def _is_set(page: Page, verb: Token) -> bool:
    """Whether it is the "set" of "a summit set for April"."""
    governed = page.parsed.governed(verb) if page.parsed else []
    return verb.text.lower() == "set" and any(t.text.lower() == "for" for t in governed)


def _had(page: Page, due: Token) -> bool:
    """Whether it says "had been due"."""
    helpers = [*_aux(page, due), *_aux(page, page.tokens[due.head])]
    return any(t.text.lower() == "had" for t in helpers)


def _present(
    page: Page, verb: Token, helpers: list[Token], shown: str, *, near: bool
) -> Cue | None:
    if verb.tag in {"VBZ", "VBP"}:
        word = verb.text.lower()
        if _in_headline(page, verb) and word not in _STATES:
            return Cue(Tense.PAST, f"headline: {shown}")
        ahead = near and verb.lemma.lower() not in _STATES
        governed = page.parsed.governed(verb) if page.parsed else []
        listed = word in AGENDA | PLANNING or any(t.text.lower() in DUE for t in governed)
        return Cue(Tense.FUTURE if ahead else Tense.PRESENT, shown, timetable=not listed)
    if verb.tag == "VBG" and helpers:
        return Cue(Tense.FUTURE if near else Tense.PRESENT, shown)
    return Cue(Tense.FUTURE, shown) if verb.tag == "MD" else None
