"""Who is where: "ISIL in Syria and Iraq", "residents of Mosul", "she will travel to Paris"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.clauses import is_verb
from core.events.lexicon import lexicon
from core.events.tie_words import tie_words

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.events.participants import Parts
    from core.events.ties import Ties
    from core.parsed import Token

KIND = "located with"
_MOST = 3
_TOGETHER = frozenset({
    "meet", "host", "receive", "greet", "join", "storm", "raid", "seize", "occupy", "capture",
    "besiege",
})  # fmt: skip
"""Who does this to somebody is where they are."""
_BESIDE = frozenset({"appos", "npadvmod", "conj", "nmod"})
_PHRASE = frozenset({"compound", "poss", "amod", "nmod", "det", "nummod", "case"})


class Located:
    """Reads where the actors of one article are."""

    def __init__(self, clauses: Clauses, parts: Parts, ties: Ties) -> None:
        self._clauses = clauses
        self._parsed = clauses.parsed
        self._parts = parts
        self._ties = ties

    def read_place(self, place: Token) -> None:
        """Read the ties of one word for a place."""
        self._read_gone_to(place)
        top = self._whole(place)
        for _ in range(4):
            head = self._parsed.tokens[top.head]
            if top.dep in _BESIDE and self._ties.is_place(head):
                if head.pos == "PROPN" and self._follows_comma(top, head):
                    self._ties.add(head, place, KIND, place)
                    return
                if top.dep != "conj":
                    return
            if top.dep != "conj" or head.i == top.i:
                break
            top = self._whole(head)
        prep = self._parsed.tokens[top.head]
        if top.dep == "pobj" and prep.dep == "prep":
            self._read_prep(prep, place)

    def _follows_comma(self, place: Token, head: Token) -> bool:
        """Whether it is the Iraq of "Baghdad, Iraq", which is no list."""
        between = self._parsed.tokens[head.i + 1 : place.i]
        lone = all(
            c.dep not in {"cc", "conj"} or c.i == place.i for c in self._parsed.governed(head)
        )
        more = any(c.dep in {"conj", "appos"} for c in self._parsed.governed(place))
        return lone and not more and [t.text for t in between] == [","]

    def _whole(self, place: Token) -> Token:
        """Return the "city" of "the city of Mosul", else the place itself."""
        prep = self._parsed.tokens[place.head]
        if place.dep == "pobj" and prep.text.lower() == "of":
            noun = self._parsed.tokens[prep.head]
            if noun.lemma.lower() in tie_words().named and self._ties.who(noun) is None:
                return noun
        if place.dep in {"compound", "nmod"}:
            noun = self._parsed.tokens[place.head]
            if noun.lemma.lower() in tie_words().named:
                return noun
        return place

    def _read_prep(self, prep: Token, place: Token) -> None:
        word, above = prep.text.lower(), self._parsed.tokens[prep.head]
        if word == "of":
            if above.lemma.lower() in tie_words().inhabit:
                self._ties.add(above, place, KIND, place)
            elif above.lemma.lower() in tie_words().named:
                self._read_named(above, place)
            return
        if word not in tie_words().at or (word == "on" and self._ties.is_country(place)):
            return
        near = self._adjacent(prep)
        if near is not None:
            self._ties.add(near, place, KIND, place)
            self._read_partners(near, place)
        if is_verb(above):
            self._read_presence(self._clauses.of(above), place)
        elif near is None or near.i != above.i:
            self._read_noun(above, place)

    def _read_named(self, noun: Token, place: Token) -> None:
        """Read "the Karrada district of Baghdad"."""
        for child in self._parsed.governed(noun):
            if child.dep in {"compound", "nmod"} and self._ties.is_place(child):
                self._ties.add(child, place, KIND, place)
                return

    def _adjacent(self, prep: Token) -> Token | None:
        """Return the actor whose name ends right before "in"."""
        before = self._parsed.tokens[prep.i - 1] if prep.i else None
        if before is None or is_verb(before) or before.dep == "attr":
            return None
        return before if self._ties.who(before) is not None else None

    def _read_partners(self, near: Token, place: Token) -> None:
        """Read that Johnson too was there in "Johnson met Ibrahim al-Jaafari in London"."""
        token = near
        for _ in range(4):
            if token.dep not in {"appos", "conj", "dobj", "pobj", "prep"}:
                return
            token = self._parsed.tokens[token.head]
            if token.lemma in _TOGETHER or (token.lemma == "hold" and near.dep == "pobj"):
                self._read_presence(self._clauses.of(token), place)
                return

    def _read_noun(self, noun: Token, place: Token) -> None:
        """Read "people in Aleppo", "the fight against Daesh in Iraq", "X is a city in Syria"."""
        if noun.dep == "attr":
            self._read_presence(self._clauses.of(self._parsed.tokens[noun.head]), place)
            return
        who = self._parts.head(noun) or noun
        if self._ties.who(who) is not None:
            for one in self._all_of(who)[:_MOST]:
                self._ties.add(one, place, KIND, place)
            self._read_partners(who, place)
            return
        own = self._of_happening(noun)
        for token in own[:_MOST]:
            self._ties.add(token, place, KIND, place)
        prep = self._parsed.tokens[noun.head]
        verb = self._parsed.tokens[prep.head]
        if not own and noun.dep == "pobj" and is_verb(verb) and _is_attended(noun):
            self._read_presence(self._clauses.of(verb), place)

    def _all_of(self, noun: Token) -> list[Token]:
        """Return those joined to a noun: Aleppo too in "Aleppo and other towns in Syria"."""
        found = self._clauses.joined(noun)
        other = any(c.text.lower() == "other" for c in self._parsed.governed(noun))
        head = self._parsed.tokens[noun.head]
        return [*found, head] if noun.dep == "conj" and other else found

    def _of_happening(self, noun: Token) -> list[Token]:
        """Return those of "ISIL's presence", "the attack on a hospital"."""
        found = []
        for child in self._parsed.governed(noun):
            if child.dep in {"poss", "compound"} and not self._ties.is_place(child):
                found.append(child)
            elif child.dep == "prep" and child.text.lower() in {
                "of",
                "on",
                "against",
                "with",
                "by",
            }:
                for pobj in self._parsed.governed(child):
                    found += self._clauses.joined(pobj) if pobj.dep == "pobj" else []
        return [t for t in found if self._ties.who(t) is not None and not self._ties.is_place(t)]

    def _read_presence(self, clause: Clause, place: Token) -> None:
        """Read who does something at a place, or has it done to them there."""
        goes = clause.verb.lemma in tie_words().verbs["goes"]
        unsure = clause.modal not in {"", "will"} or (clause.infinitive and not goes)
        if clause.negated or unsure:
            return
        people = [self._parts.head(t) or t for t in [*clause.subjects, *clause.patients]]
        if clause.verb.lemma in {"take", "be", "hold", "occur", "happen"}:
            people += [p for t in people if t.pos == "NOUN" for p in self._of_happening(t)]
        if clause.verb.lemma not in lexicon().report:
            people += [self._parts.head(t) or t for t in clause.objects]
        for token in [t for t in people if self._is_somebody(t)][:_MOST]:
            self._ties.add(token, place, KIND, place)

    def _is_somebody(self, token: Token) -> bool:
        return self._ties.who(token) is not None and not self._ties.is_country(token)

    def _read_gone_to(self, place: Token) -> None:
        """Read "she visited Turkey", "the visit to Turkey", "they will travel to Paris"."""
        token = place
        while token.dep == "conj" and self._ties.is_place(self._parsed.tokens[token.head]):
            token = self._parsed.tokens[token.head]
        head = self._parsed.tokens[token.head]
        if token.dep == "dobj" and head.lemma in {"visit", "reach", "enter", "tour", "leave"}:
            self._read_presence(self._clauses.of(head), place)
        if token.dep != "pobj" or head.text.lower() not in {"to", "into", "from"}:
            return
        above = self._parsed.tokens[head.head]
        if is_verb(above) and above.lemma in tie_words().verbs["goes"] and head.text != "from":
            self._read_presence(self._clauses.of(above), place)
        elif above.lemma.lower() in tie_words().nouns[KIND]:
            self._read_noun(above, place)


def _is_attended(noun: Token) -> bool:
    """Whether it is a happening that those who speak of it were at: "at a summit in Brussels"."""
    lemma = noun.lemma.lower()
    return lemma in tie_words().nouns["speaks"] or lemma in {"fighting", "battle", "ceremony"}
