"""The actors of one article while they are being found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.model import Actor, ActorKind, Alias, Mention, MentionKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable


_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP})


@dataclass(slots=True)
class Draft:
    """An actor as known so far."""

    label: str
    kind: ActorKind
    aliases: dict[str, str] = field(default_factory=dict)
    """Other name → how it was found."""
    spans: list[Span] = field(default_factory=list)
    gender: str = ""
    last_token: int = -1
    named: bool = False
    """Whether it has a name of its own, or is only "residents"."""


class Roster:
    """Drafts by number, and which token stands for which."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.owner: dict[int, int] = {}
        self.how: dict[int, str] = {}
        self.lying: set[Span] = set()
        """Where an actor is named that neither acts nor is acted on there."""
        self._by_label: dict[str, int] = {}
        self._by_last_word: dict[str, set[int]] = {}

    def actor(self, label: str, kind: ActorKind, *, named: bool = False) -> int:
        """Return the number of the actor of this label, a new one if there is none."""
        key = label.casefold()
        if key not in self._by_label:
            self._by_label[key] = len(self.drafts)
            if named and kind in _BODIES:
                self._by_last_word.setdefault(key.split()[-1], set()).add(len(self.drafts))
            self.drafts.append(Draft(label, kind, named=named))
        return self._by_label[key]

    def known(self, label: str) -> int | None:
        """Return the number of the actor of this label, if there is one."""
        return self._by_label.get(label.casefold())

    def ending_in(self, word: str) -> int | None:
        """Return the only named body whose name ends in a word: "the union"."""
        found = self._by_last_word.get(word, set())
        return next(iter(found)) if len(found) == 1 else None

    def led(self, words: str) -> int | None:
        """Return the "U.S.-led air coalition" that "U.S.-led" strikes are of."""
        begins = f"{words} "
        found = [n for n, d in enumerate(self.drafts) if d.label.startswith(begins) and d.spans]
        return found[0] if len(found) == 1 else None

    def alias(self, number: int, text: str, method: str) -> None:
        """Note another name of an actor."""
        draft = self.drafts[number]
        if text.casefold() != draft.label.casefold():
            draft.aliases.setdefault(text, method)
        self._by_label.setdefault(text.casefold(), number)

    def mention(self, number: int, tokens: Iterable[int], span: Span, how: str) -> None:
        """Say that these tokens stand for the actor."""
        for i in tokens:
            self.owner[i] = number
            self.how[i] = how
            self.drafts[number].last_token = max(self.drafts[number].last_token, i)
        self.drafts[number].spans.append(span)

    def light(self, number: int, span: Span) -> None:
        """Say that an actor is named here without taking part: "in Iraq", "Iraqi soil"."""
        self.drafts[number].spans.append(span)
        self.lying.add(span)

    def merge(self, number: int, into: int) -> None:
        """Let a nameless actor be a named one, unless it has a name of its own."""
        draft, lead = self.drafts[number], self.drafts[into]
        if draft.named or not draft.spans or number == into:
            return
        lead.spans += draft.spans
        draft.spans = []
        for i, owner in self.owner.items():
            if owner == number:
                self.owner[i] = into
        self._by_label[draft.label.casefold()] = into

    def rename(self, text: str, number: int) -> None:
        """Let a name mean this actor from now on."""
        self._by_label[text.casefold()] = number

    def relabel(self, number: int, label: str) -> None:
        """Give an actor a better label."""
        self.drafts[number].label = label
        self._by_label.setdefault(label.casefold(), number)

    def finish(
        self,
    ) -> tuple[tuple[Actor, ...], list[Mention], dict[int, str], dict[int, str]]:
        """Return actors in the order of their first mention, mentions, owners, ids by number."""
        seen = [n for n, d in enumerate(self.drafts) if d.spans]
        seen.sort(key=lambda n: min(span.start for span in self.drafts[n].spans))
        ids = {number: f"A{place}" for place, number in enumerate(seen, 1)}
        actors = tuple(_actor(ids[n], self.drafts[n]) for n in seen)
        mentions = [
            Mention(span, self._lit(n, span), ids[n]) for n in seen for span in self.drafts[n].spans
        ]
        return actors, mentions, {i: ids[n] for i, n in self.owner.items() if n in ids}, ids

    def _lit(self, number: int, span: Span) -> MentionKind:
        """Light places as places, wherever they act."""
        place = span in self.lying or self.drafts[number].kind is ActorKind.PLACE
        return MentionKind.PLACE if place else MentionKind.ACTOR


def _actor(name: str, draft: Draft) -> Actor:
    aliases = tuple(Alias(text, how) for text, how in draft.aliases.items() if text != draft.label)
    return Actor(name, draft.label, draft.kind, aliases)
