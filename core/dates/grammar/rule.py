"""The shape of a rule: a pattern, the trigger words it needs, and a builder of its meaning."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.dates.meaning.base import Meaning
from core.dates.page import Site


@dataclass(frozen=True, slots=True)
class Extent:
    """A meaning whose expression is narrower than the pattern's match."""

    meaning: Meaning
    start: int
    end: int


Built = Meaning | Extent | None
Build = Callable[["re.Match[str]", Site], Built]


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind of expression is found, and what it means (None: not one after all)."""

    name: str
    pattern: re.Pattern[str]
    build: Build
    needs: frozenset[str]
    """Classes of trigger words (core.dates.scan) of which one must occur."""


def rule(name: str, needs: str, pattern: str, build: Build, *, fold: bool = True) -> Rule:
    """Make a rule; a blank in the pattern stands for any white space."""
    compiled = re.compile(re.sub(" +", r"\\s+", pattern), re.IGNORECASE if fold else 0)
    return Rule(name, compiled, build, frozenset(needs.split()))


def group(match: re.Match[str], *names: str) -> str:
    """Return the first of the named groups that matched, in lower case with single blanks."""
    known = match.re.groupindex
    for name in names:
        if name in known and match[name]:
            return " ".join(match[name].lower().split())
    return ""


def ends_with(pattern: str) -> re.Pattern[str]:
    """Compile a test for the words just before an expression."""
    return re.compile(rf"\b(?:{pattern})\s+$", re.IGNORECASE)
