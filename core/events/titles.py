"""A headline in plain words for a clause: "Counter Terrorism Service clears Kokjali"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.events.certainty import certainty
from core.events.inflection import participle
from core.events.lexicon import lexicon
from core.events.wording import ASIDE, capitalised, is_empty, present, spread
from core.model import Factuality

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.events.wording import Phrases
    from core.model import Actor
    from core.parsed import Token

_CAP = 90
_COMPLEMENTS = frozenset({
    "dobj", "dative", "prt", "prep", "xcomp", "acomp", "attr", "oprd", "ccomp", "advmod", "agent",
    "advcl",
})  # fmt: skip
_FOOTNOTE = re.compile(r"[.,]*\[\d*\]?$")
_ADVERBS = frozenset({
    "online", "back", "away", "out", "in", "down", "up", "home", "together", "north", "south",
    "east", "west", "inside", "outside", "abroad", "free", "ahead", "forward",
})  # fmt: skip
_LEMMAS = {"hop": "hope"}
"""Verbs that the parser takes for others: nobody hops in the news."""
_MANY = frozenset({"police", "many", "some", "others", "several", "both", "few"})
_WHICH = frozenset({"WDT", "WP"})
_SHARES = frozenset(
    {"most", "half", "some", "all", "many", "majority", "dozens", "hundreds", "none"}
)
_NOMINATIVE = {"them": "they", "him": "he", "her": "she", "us": "we", "me": "I"}
_SINGULAR = frozenset({"person", "organisation", "country", "armed group"})
_NEEDS_OBJECT = frozenset({"STATEMENT", "REJECT", "ACCUSE"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


class Titles:
    """Makes titles for the clauses of one article."""

    def __init__(self, clauses: Clauses, phrases: Phrases) -> None:
        self._clauses = clauses
        self._phrases = phrases
        self._parsed = clauses.parsed
        self._many = False

    def plain(self, clause: Clause) -> str:
        """Return the words of a clause that has no doer in words: "Add applications to store"."""
        told = clause.verb.text if clause.verb.tag in {"VBG", "VBN"} else clause.verb.lemma
        doers = clause.subjects or clause.patients
        subject = self._doers(doers) if doers else ""
        if is_empty(subject):
            passive = self._without_doer(clause)
            if passive:
                return passive
            subject = _NOMINATIVE.get(subject.lower(), subject)
        rest = self._rest(clause, [], None) or self._content(clause)
        verb = self._told(clause, doers, Factuality.OCCURRED) if subject else told
        return fitted(capitalised(" ".join(spread([subject, verb, rest]))))

    def _content(self, clause: Clause) -> str:
        """Return the first words of what is said, where no shorter wording was found."""
        said = (c for c in self._parsed.governed(clause.verb) if c.dep == "ccomp")
        content = next(said, None)
        words = sorted(self._parsed.subtree(content), key=lambda t: t.i) if content else []
        if content is None or words[0].tag in _WHICH:
            return ""
        kept = [t for t in words if t.dep != "punct" and t.i != clause.verb.i]
        told = self._phrases.join(kept, None, 11)
        return told if content.text in told else ""

    def _without_doer(self, clause: Clause) -> str:
        """Word "they arrested Hall at home" as "Hall arrested at home", if it has an object."""
        verb = clause.verb
        first = clause.objects[0] if clause.objects else None
        thing = self._phrases.noun(first, alone=True) if first is not None else ""
        if is_empty(thing) or first is None or first.head != verb.i:
            return ""
        told = participle(verb.lemma.lower(), verb.text.lower() if verb.tag == "VBN" else "")
        tail = self._rest(clause, [], None).removeprefix(self._phrases.noun(first, None, 11))
        ahead = "to be " if clause.modal in {"will", "'ll", "would"} else ""
        no = "not " if clause.negated else ""
        return fitted(capitalised(" ".join(spread([thing, no + ahead + told, tail.strip()]))))

    def of_clause(self, clause: Clause, status: Factuality) -> str:
        """Return the title of a clause, or nothing where it has no words for who or what."""
        if clause.passive and clause.subjects:
            doers, objects = clause.subjects, clause.patients
        elif clause.passive:
            doers, objects = clause.patients, []
        else:
            doers, objects = clause.subjects, []
        self._phrases.told = clause.verb.i
        subject = self._doers(doers)
        if is_empty(subject):
            return ""
        told = self._told(clause, doers, status)
        actor = self._phrases.actors.get(doers[0].i)
        rest = self._rest(clause, objects, actor)
        self._phrases.told = -1
        lemma, lex = clause.verb.lemma, lexicon()
        if not rest and (lemma in lex.report or lex.verbs.get(lemma) in _NEEDS_OBJECT):
            return "" if doers is clause.subjects else capitalised(f"{subject} {told}")
        return fitted(capitalised(" ".join(spread([subject, told, rest]))))

    def _doers(self, doers: list[Token]) -> str:
        """Return "A", "A and B" or "A and others", each actor once, by its name if there is one."""
        named: dict[str, str] = {}
        for token in sorted(doers, key=lambda d: d.pos != "PROPN"):
            actor = self._phrases.actors.get(token.i)
            words = self._phrases.noun(token, longest=8, alone=True)
            if words:
                named.setdefault(actor.id if actor is not None else words, words)
        order = {w: n for n, w in enumerate(self._phrases.noun(d, alone=True) for d in doers)}
        names = sorted(dict.fromkeys(named.values()), key=lambda w: order.get(w, 0))
        self._many = len(names) > 1
        return f"{names[0]} and others" if len(names) > 2 else " and ".join(names)

    def _told(self, clause: Clause, doers: list[Token], status: Factuality) -> str:
        """Return the verb as a headline has it."""
        plural = self._many or self._is_plural(doers[0])
        verb = clause.verb
        lemma = _LEMMAS.get(verb.lemma.lower(), verb.lemma.lower())
        passive = clause.passive and not clause.subjects
        ahead = clause.modal in {"will", "'ll", "shall"} or status is Factuality.PLANNED
        if clause.modal and not ahead:
            return self._with_modal(clause, passive=passive)
        if clause.modal or (clause.infinitive and status is Factuality.PLANNED):
            return self._ahead(clause, plural=plural, passive=passive)
        if clause.infinitive and status in (Factuality.HYPOTHETICAL, Factuality.DENIED):
            return self._ahead(clause, plural=plural, passive=passive)
        if passive or verb.text.lower() == "born":
            return f"{'not ' if clause.negated else ''}{verb.text.lower()}"
        if clause.negated:
            return f"{present('do', plural=plural)} not {lemma}" if lemma != "be" else "is not"
        return present(lemma, plural=plural)

    def _ahead(self, clause: Clause, *, plural: bool, passive: bool) -> str:
        """Return "to clear", "plans to clear", "not to be cleared"."""
        verb = clause.verb
        words = f"to be {verb.text.lower()}" if passive else f"to {verb.lemma.lower()}"
        head = self._parsed.tokens[verb.head]
        lex, refused = lexicon(), certainty().verbs["failed"]
        if (
            verb.dep == "xcomp"
            and head.lemma in lex.plan | lex.tried | lex.failed | refused
            and not clause.modal
        ):
            above = self._clauses.of(head)
            aside = bool(above.preps) and head.lemma not in refused
            if not above.objects and not above.passive and not aside:
                no = "not " if clause.negated else ""
                return f"{present(head.lemma, plural=plural)} {no}{words}"
        return f"not {words}" if clause.negated else words

    def _with_modal(self, clause: Clause, *, passive: bool) -> str:
        no = " not" if clause.negated else ""
        modal = {"ca": "can", "wo": "will"}.get(clause.modal, clause.modal)
        spoken = ("have" if a == "'ve" else a for a in clause.auxiliaries)
        helping = [a for a in spoken if a in {"be", "have", "been"}]
        if passive and not helping:
            helping = ["be"]
        plain = clause.verb.text.lower() if helping else clause.verb.lemma.lower()
        return " ".join(spread([modal + no, *helping, plain]))

    def _is_plural(self, doer: Token) -> bool:
        actor, word = self._phrases.actors.get(doer.i), doer.text.lower()
        one = actor is not None and actor.kind in _SINGULAR
        named_many = actor is not None and actor.label.endswith("s")
        initials = doer.tag in _PLURAL_TAGS and doer.text[:-1].isupper()
        rows = (
            (word in {"he", "she", "it"} or (one and actor and actor.kind == "person"), False),
            (word in {"we", "i", "you"}, not one),
            (word in {"they", "those", "these"}, not one or named_many),
            (word in _MANY or initials or self._is_of_many(doer), True),
            (doer.pos == "PROPN" and one, False),
            (doer.tag == "CD", word not in {"one", "1"}),
        )
        return next((many for holds, many in rows if holds), doer.tag in _PLURAL_TAGS)

    def _is_of_many(self, doer: Token) -> bool:
        """Whether it is "most of the parties"."""
        of = (c for c in self._parsed.governed(doer) if c.text.lower() == "of")
        of_many = any(n.tag in _PLURAL_TAGS for p in of for n in self._parsed.governed(p))
        return of_many and doer.text.lower() in _SHARES

    def _rest(self, clause: Clause, objects: list[Token], subject: Actor | None) -> str:
        """Return objects and what else completes the verb, as long as it fits."""
        parts = [self._phrases.noun(objects[0], subject)] if objects else []
        if not objects and clause.objects and clause.objects[0].head != clause.verb.i:
            parts = [self._phrases.noun(clause.objects[0], subject, 8)]
        left = 13 - sum(len(p.split()) for p in parts)
        children = self._parsed.governed(clause.verb)
        for child in sorted(children, key=lambda c: c.i < clause.verb.i):
            said = child.dep == "ccomp" and clause.verb.lemma in lexicon().report
            if child.i < clause.verb.i and child.dep != "advmod" and not said:
                continue
            words = self._complement(clause, child, subject, left)
            if words and len(words.split()) <= left + 2:
                parts.append(words)
                left -= len(words.split())
            if left <= 1:
                break
        return " ".join(parts)

    def _complement(self, clause: Clause, child: Token, subject: Actor | None, left: int) -> str:
        thing = child.dep in {"dobj", "attr"}
        aside = child.dep not in _COMPLEMENTS or child.tag in {"WDT", "WP"}
        if aside or (child.i in self._phrases.skipped and not thing):
            return ""
        longest = max(2, min(left, 11))
        if child.dep in {"dobj", "dative", "attr", "oprd"} and child.pos != "ADP":
            return self._phrases.noun(child, subject, longest)
        if not self._is_wanted(clause, child):
            return ""
        words = self._phrases.words_of(child, subject, longest)
        if child.dep != "ccomp":
            return words
        first = min(self._parsed.subtree(child), key=lambda t: t.i)
        if child.text not in words.split() or self._is_apart(clause.verb, child, first):
            return ""
        named = first.pos == "PROPN" or first.text == "I" or any(c.isupper() for c in words[1:3])
        proper = named or words[:1] != first.text[:1]
        return words if proper else words[0].lower() + words[1:]

    def _is_apart(self, verb: Token, said: Token, first: Token) -> bool:
        """Whether it is the quotation after "condemned the attack:", or what "which" begins."""
        if first.tag in _WHICH:
            return True
        if verb.lemma in lexicon().report or verb.lemma in lexicon().speech or said.i < verb.i:
            return False
        between = self._parsed.tokens[verb.i + 1 : said.i]
        return any(t.text in {":", '"', "``", "\u201c"} for t in between)

    def _is_wanted(self, clause: Clause, child: Token) -> bool:
        """Whether a word and what hangs on it adds more than a date or an aside."""
        match child.dep:
            case "advmod":
                return child.text.lower() in _ADVERBS
            case "advcl":
                return self._is_whole_purpose(child)
            case "agent":
                return not clause.subjects
            case "prep":
                aside = child.text.lower() in ASIDE or child.text[:1].isupper()
                said = any(
                    c.dep == "pcomp" and c.lemma in lexicon().report
                    for c in self._parsed.governed(child)
                )
                return self._phrases.has_content(child) and not aside and not said
            case _:
                return True

    def _is_whole_purpose(self, verb: Token) -> bool:
        """Whether it is "to end the war", not the "to allow" of "to allow it to be seen"."""
        below = self._parsed.governed(verb)
        to = any(c.tag == "TO" for c in below)
        return to and not any(c.dep in {"ccomp", "xcomp"} for c in below)


def fitted(title: str) -> str:
    """Cut a title at a word, and never after a small one."""
    words = _FOOTNOTE.sub("", title).split(" ")
    if len(title) > _CAP:
        words = title[:_CAP].split(" ")[:-1]
        small = [n for n, word in enumerate(words) if word.lower() in _SMALL and n > len(words) - 4]
        if small and small[-1] > 4:
            words = words[: small[-1]]
    while len(words) > 1 and words[-1].lower() in _SMALL and not _is_particle(words):
        words.pop()
    return " ".join(words).rstrip(" ,").removesuffix(" in order")


def _is_particle(words: list[str]) -> bool:
    """Whether the last word belongs to the verb before it: "Soldiers close in"."""
    verb, last = words[-2].lower(), words[-1].lower()
    forms = (verb, verb.removesuffix("s"), verb.removesuffix("es"), verb.removesuffix("ing"))
    return any(f"{form} {last}" in lexicon().verbs for form in forms)


_SMALL = frozenset({
    "within", "through", "under", "along", "including", "without", "during", "toward", "towards",
    "across", "via", "per", "upon", "amid", "among", "who", "whose", "when", "where", "while",
    "because", "if", "whether", "consistent", "named", "called",
    "of", "in", "on", "at", "to", "and", "or", "for", "with", "by", "from", "that", "had", "has",
    "as", "into", "against", "than", "but", "the", "a", "an", "about", "between", "over", "its",
    "their", "his", "her", "our", "your", "my", "which", "is", "are", "was", "were",
})  # fmt: skip
