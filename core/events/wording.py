"""Phrases of an article cut down to what a headline keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.certainty import certainty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from core.model import Actor
    from core.parsed import Parsed, Token

_DROPPED = frozenset({
    "relcl", "advcl", "appos", "parataxis", "det", "punct", "predet", "mark", "intj", "dep",
    "preconj",
})  # fmt: skip
_NOT_IN_CLAUSE = frozenset({
    "punct", "mark", "advcl", "parataxis", "intj", "dep", "cc", "conj", "preconj",
})  # fmt: skip
_KEPT_ADVERBS = frozenset({"not", "n't", "online", "back", "away", "together"})
_KEPT_DETERMINERS = frozenset(
    {"no", "any", "every", "each", "another", "both", "all", "some", "neither"}
)
ASIDE = frozenset({
    "despite", "including", "according", "since", "until", "before", "after", "during", "amid",
    "because", "like", "unlike", "without", "besides", "except", "within", "as",
})  # fmt: skip
"""Prepositions whose phrases a headline does without."""
_NAMED = frozenset({"name", "surname", "gazetteer", "acronym", "short name", "stated"})
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes", "can": "can"}
_PLAIN_PRONOUNS = frozenset(
    {"it", "this", "that", "they", "them", "he", "she", "him", "we", "i", "you"}
    | {"who", "which", "whom", "what", "whose"}
)
_PLAIN_WORDS = _PLAIN_PRONOUNS | frozenset(
    {"our", "their", "his", "her", "its", "my", "your", "these", "those", "us"}
)
LONGEST = 12
"""Words kept of one phrase."""


class Phrases:
    """Renders stretches of the tree as headline words."""

    def __init__(
        self,
        parsed: Parsed,
        skipped: set[int],
        actors: Mapping[int, Actor],
        how: Mapping[int, str],
    ) -> None:
        self.parsed = parsed
        self.skipped = skipped
        """Tokens of time expressions: the date is shown beside the title."""
        self.actors = actors
        """Token → the actor it stands for."""
        self.how = how
        self.told: int = -1
        """The verb being told: "recording released online" leaves it out of its subject."""

    def noun(
        self,
        head: Token,
        subject: Actor | None = None,
        longest: int = LONGEST,
        *,
        alone: bool = False,
    ) -> str:
        """Render a noun phrase without articles, clauses and dates; pronouns by their actor.

        alone leaves out what is joined to it by "and".
        """
        if head.i in self.skipped:
            return self.join(list(self._whole(head)), subject, longest)
        joined = any(c.dep == "conj" for c in self.parsed.governed(head))
        short = self._short(head) if alone or not joined else ""
        if short:
            return short
        kept = self._kept(head, deep=0)
        if alone and joined:
            first = min(c.i for c in self.parsed.governed(head) if c.dep in {"cc", "conj"})
            kept = [t for t in kept if t.i < first]
        return self.join(kept, subject, longest)

    def _whole(self, head: Token) -> Iterator[Token]:
        """Yield all words of a phrase such as "three days of mourning"."""
        aside = {"relcl", "advcl", "appos"}
        below = self.parsed.governed(head)
        left = [c for c in below if c.dep in aside or c.i == self.told]
        cut = {t.i for c in left for t in self.parsed.subtree(c)}
        words = sorted(self.parsed.subtree(head), key=lambda t: t.i)
        return (t for t in words if t.dep not in {"det", "punct"} and t.i not in cut)

    def _short(self, head: Token) -> str:
        """Return the name of a person, or whom a pronoun means."""
        actor, how = self.actors.get(head.i), self.how.get(head.i, "")
        if actor is None:
            return ""
        if how == "role noun" and head.tag == "NN":
            return actor.label
        if (
            head.pos == "PRON"
            or how in {"pronoun", "title"}
            or (how == "apposition" and actor.kind == "person")
        ):
            return short_label(actor)
        if how in _NAMED and actor.kind == "person" and head.pos == "PROPN":
            return actor.label if how == "name" else head.text if how == "surname" else ""
        if how == "name" and head.pos == "NOUN" and actor.kind == "person":
            return actor.label if len(actor.label.split()) > 3 else ""
        return ""

    def _kept(self, head: Token, deep: int) -> list[Token]:
        """Return the tokens of a phrase that a headline keeps, in order."""
        found = [head]
        for child in self.parsed.governed(head):
            if self._keeps(head, child, deep):
                found += self._kept(child, deep + 1)
        return sorted(found, key=lambda t: t.i) if deep == 0 else found

    def _keeps(self, head: Token, child: Token, deep: int) -> bool:
        if child.i == self.told or child.i in self.skipped or deep > 8:
            return False
        match child.dep:
            case "cc":
                kept = self._cc_needed(head, child)
            case "punct":
                tight = child.tag == "HYPH" and not child.space
                kept = tight or child.text in {"/", "%", "$"}
            case "det":
                kept = child.text.lower() in _KEPT_DETERMINERS
            case "neg":
                kept = head.pos not in {"NOUN", "PROPN"}
            case "acl":
                kept = self._keeps_acl(child)
            case "prep":
                kept = self.has_content(child)
            case "advmod":
                counted = head.pos == "NUM" or head.text.lower() in {"least", "most", "more"}
                kept = counted or child.text.lower() in _KEPT_ADVERBS
            case _:
                kept = child.dep not in _DROPPED
        return kept

    def _keeps_acl(self, verb: Token) -> bool:
        """Whether to keep "published by Reuters", "to buy it", "leaving"; not a bare "released"."""
        below = self.parsed.governed(verb)
        to = any(c.tag == "TO" for c in below)
        full = any(c.dep in {"prep", "agent", "dobj", "oprd", "prt"} for c in below)
        aside = self.parsed.tokens[verb.i - 1].text == ","
        above = self.parsed.tokens[self.parsed.tokens[verb.head].head]
        stopped = verb.tag == "VBG" and above.lemma in certainty().verbs["failed"]
        return ((verb.tag == "VBN" and full) or to or stopped) and not aside

    def has_content(self, prep: Token) -> bool:
        """Whether a preposition leads to more than a date."""
        return any(
            c.i not in self.skipped and c.dep in {"pobj", "pcomp", "prep"}
            for c in self.parsed.governed(prep)
        )

    def _cc_needed(self, head: Token, cc: Token) -> bool:
        return any(c.dep == "conj" and c.i > cc.i for c in self.parsed.governed(head))

    def words_of(self, head: Token, subject: Actor | None, longest: int = LONGEST) -> str:
        """Render any subtree (an infinitive, a clause) the same way, with its little words."""
        return self.join(sorted(self._clause(head, 0), key=lambda t: t.i), subject, longest)

    def _clause(self, head: Token, deep: int) -> list[Token]:
        found = [head]
        for child in self.parsed.governed(head):
            if self._keeps_in_clause(head, child, deep):
                found += self._clause(child, deep + 1) if deep < 9 else [child]
        return found

    def _keeps_in_clause(self, head: Token, child: Token, deep: int) -> bool:
        if head.pos not in {"VERB", "AUX"}:
            return self._keeps(head, child, deep)
        if child.dep == "prep":
            return self.has_content(child) and child.text.lower() not in ASIDE
        return child.dep not in _NOT_IN_CLAUSE and child.i not in self.skipped

    def join(self, tokens: list[Token], subject: Actor | None, longest: int) -> str:
        """Write tokens as words again, cut at a good place."""
        cut = _cut(tokens, longest)
        text, before = "", None
        named = {self.actors[t.i].id for t in cut if self._names(t)}
        if subject is not None:
            named.add(subject.id)
        for token in cut:
            gap = " " if before is not None and self._apart(before, token) else ""
            if before is not None and self._comma(before, token):
                gap = ", "
            text += gap + self._text(token, named)
            before = token
        return text.strip(" ,;:-_\"'")

    def _apart(self, before: Token, token: Token) -> bool:
        return before.space if token.i == before.i + 1 else token.text not in {"'s", "'", "n't"}

    def _comma(self, before: Token, token: Token) -> bool:
        between = self.parsed.tokens[before.i + 1 : token.i]
        return any(t.text == "," for t in between) and _in_list(token)

    def _names(self, token: Token) -> bool:
        told = token.pos != "PRON" and self.how.get(token.i) != "pronoun"
        return token.i in self.actors and told

    def _begins(self, token: Token) -> bool:
        """Whether a plain word has its capital from beginning a sentence: "Our correspondent"."""
        if token.pos == "PROPN" or not token.text.istitle() or token.text == "I":
            return False
        before = self.parsed.tokens[token.i - 1].text if token.i else ""
        first = token.i == self.parsed.sentences[self.parsed.sentence_of[token.i]].first
        plain = token.text.lower() in _PLAIN_WORDS or token.pos in {"DET", "ADP", "SCONJ", "ADV"}
        return plain and (first or before in {'"', "``", "\u201c"})

    def _text(self, token: Token, named: set[str]) -> str:
        """Return the word, or for a pronoun the actor that is not named beside it."""
        actor = self.actors.get(token.i)
        if token.dep == "cc" and token.text == "as":
            return "and"  # what is left of "as well as"
        if actor is None or self._names(token) or actor.id in named:
            return token.text.lower() if self._begins(token) else token.text
        name = short_label(actor)
        if token.dep != "poss":
            return name
        return f"{name}'" if name.endswith("s") else f"{name}'s"


def _in_list(token: Token) -> bool:
    return token.dep in {"conj", "amod", "compound"} or token.pos in {"NOUN", "PROPN", "ADJ"}


def _cut(tokens: list[Token], longest: int) -> list[Token]:
    """Cut a phrase at the last place where it may end."""
    if len(tokens) <= longest:
        return tokens
    end = longest
    while end > 1 and not _may_end(tokens[end - 1], tokens[end]):
        end -= 1
    return tokens[: end if end > 1 else longest]


def _may_end(last: Token, following: Token) -> bool:
    """Whether a phrase may end between two words."""
    if following.dep in _TIED or last.dep in {"compound", "poss", "nummod", "aux", "nmod", "amod"}:
        return False
    return last.pos not in _OPEN


_TIED = frozenset({"pobj", "compound", "poss", "case", "dobj", "amod", "nummod"})
_OPEN = frozenset({"ADP", "CCONJ", "DET", "ADJ", "PART", "SCONJ", "AUX", "PUNCT"})


def short_label(actor: Actor) -> str:
    """Return the surname by which the article calls a person, or the label."""
    surname = next((a.text for a in actor.aliases if a.method == "surname"), None)
    return surname or actor.label


def is_empty(words: str) -> bool:
    """Whether the words say nobody: a pronoun that is tied to no actor."""
    return words.lower() in _PLAIN_PRONOUNS or not words


def present(lemma: str, *, plural: bool) -> str:
    """Put a verb in the headline present: "clears", "clear"."""
    if lemma == "be":
        return "are" if plural else "is"
    if plural:
        return lemma
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou"):
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def capitalised(words: str) -> str:
    """Begin with a capital, brand names with one inside left alone."""
    first = words.split(" ", 1)[0]
    inner = any(c.isupper() for c in first[1:]) or first.startswith(("al-", "el-"))
    return words if inner and first[:1].islower() else words[:1].upper() + words[1:]


def spread(parts: Iterable[str]) -> Iterator[str]:
    """Yield the parts that are not empty."""
    return (p for p in parts if p)
