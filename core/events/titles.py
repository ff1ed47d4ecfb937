"""A headline in plain words for a clause: "Counter Terrorism Service clears Kokjali"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.events.lexicon import lexicon
from core.events.wording import capitalised, is_empty, present, spread
from core.model import Factuality

if TYPE_CHECKING:
    from core.events.clauses import Clause, Clauses
    from core.events.wording import Phrases
    from core.model import Actor
    from core.parsed import Token

_CAP = 110
_COMPLEMENTS = frozenset({
    "dobj", "dative", "prt", "prep", "xcomp", "acomp", "attr", "oprd", "ccomp", "advmod", "agent",
    "advcl",
})  # fmt: skip
_ADVERBS = frozenset({"online", "back", "away", "out", "in", "down", "up", "home", "together", "north",
                      "south", "east", "west", "inside", "outside", "abroad", "free", "ahead", "forward"})  # fmt: skip
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


class Titles:
    """Makes titles for the clauses of one article."""

    def __init__(self, clauses: Clauses, phrases: Phrases) -> None:
        self._clauses = clauses
        self._phrases = phrases
        self._parsed = clauses.parsed

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
        if not rest and clause.verb.lemma in lexicon().report:
            return ""
        return _fitted(capitalised(" ".join(spread([subject, told, rest]))))

    def _doers(self, doers: list[Token]) -> str:
        names: list[str] = []
        heads = {d.i for d in doers}
        for token in doers:
            if token.dep == "conj" and token.head in heads:
                continue
            words = self._phrases.noun(token, longest=8, alone=True)
            if words and words not in names:
                names.append(words)
        return self._listed(doers, names)

    def _listed(self, doers: list[Token], names: list[str]) -> str:
        """Return "A", "A and B" or "A and others"."""
        rest = [d for d in doers if d.dep == "conj" and d.head in {x.i for x in doers}]
        if len(rest) > 1:
            return f"{names[0]} and others" if names else ""
        names += [self._phrases.noun(d, longest=6, alone=True) for d in rest]
        return " and ".join(dict.fromkeys(n for n in names[:2] if n))

    def _told(self, clause: Clause, doers: list[Token], status: Factuality) -> str:
        """Return the verb as a headline has it."""
        plural = len(doers) > 1 or self._is_plural(doers[0])
        verb, lemma = clause.verb, clause.verb.lemma.lower()
        passive = clause.passive and not clause.subjects
        ahead = clause.modal in {"will", "'ll", "shall"} or status is Factuality.PLANNED
        if clause.modal and not ahead:
            return self._with_modal(clause, passive=passive)
        if clause.modal or (clause.infinitive and status is Factuality.PLANNED):
            return self._ahead(clause, plural=plural, passive=passive)
        if clause.infinitive and status in (Factuality.HYPOTHETICAL, Factuality.DENIED):
            return self._ahead(clause, plural=plural, passive=passive)
        if passive:
            return f"{'not ' if clause.negated else ''}{verb.text.lower()}"
        if clause.negated:
            return f"{present('do', plural=plural)} not {lemma}" if lemma != "be" else "is not"
        return present(lemma, plural=plural)

    def _ahead(self, clause: Clause, *, plural: bool, passive: bool) -> str:
        """Return "to clear", "plans to clear", "not to be cleared"."""
        verb = clause.verb
        words = f"to be {verb.text.lower()}" if passive else f"to {verb.lemma.lower()}"
        head = self._parsed.tokens[verb.head]
        lex = lexicon()
        if (
            verb.dep == "xcomp"
            and head.lemma in lex.plan | lex.tried | lex.failed
            and not clause.modal
        ):
            above = self._clauses.of(head)
            if not above.objects and not above.passive and not above.preps:
                return f"{present(head.lemma, plural=plural)} {words}"
        return f"not {words}" if clause.negated else words

    def _with_modal(self, clause: Clause, *, passive: bool) -> str:
        no = " not" if clause.negated else ""
        modal = {"ca": "can", "wo": "will"}.get(clause.modal, clause.modal)
        helping = [a for a in clause.auxiliaries if a in {"be", "have", "been"}]
        if passive and not helping:
            helping = ["be"]
        plain = clause.verb.text.lower() if helping else clause.verb.lemma.lower()
        return " ".join(spread([modal + no, *helping, plain]))

    def _is_plural(self, doer: Token) -> bool:
        if doer.tag in _PLURAL_TAGS:
            return True
        if doer.text.lower() in {
            "they",
            "we",
            "police",
            "who",
            "many",
            "some",
            "others",
            "several",
        }:
            actor = self._phrases.actors.get(doer.i)
            return actor is None or actor.label.endswith("s")
        if doer.tag == "CD":
            return doer.text.lower() not in {"one", "1"}
        actor = self._phrases.actors.get(doer.i)
        return (
            actor is not None and doer.pos == "PRON" and actor.label.lower().endswith(("s", "ers"))
        )

    def _rest(self, clause: Clause, objects: list[Token], subject: Actor | None) -> str:
        """Return objects and what else completes the verb, as long as it fits."""
        parts = [self._phrases.noun(objects[0], subject)] if objects else []
        if not objects and clause.objects and clause.objects[0].head != clause.verb.i:
            parts = [self._phrases.noun(clause.objects[0], subject, 8)]
        left = 13 - sum(len(p.split()) for p in parts)
        for child in self._parsed.governed(clause.verb):
            if child.i < clause.verb.i and child.dep != "advmod":
                continue
            words = self._complement(clause, child, subject, left)
            if words and len(words.split()) <= left + 2:
                parts.append(words)
                left -= len(words.split())
            if left <= 1:
                break
        return " ".join(parts)

    def _complement(self, clause: Clause, child: Token, subject: Actor | None, left: int) -> str:
        if child.dep not in _COMPLEMENTS or child.i in self._phrases.skipped:
            return ""
        longest = max(2, min(left, 11))
        if child.dep in {"dobj", "dative", "attr", "oprd"} and child.pos != "ADP":
            return self._phrases.noun(child, subject, longest)
        if child.dep == "prt":
            return child.text.lower()
        if child.dep == "advmod":
            known = child.text.lower() in _ADVERBS
            return self._phrases.words_of(child, subject, longest) if known else ""
        if child.dep == "advcl":
            return self._purpose(child, subject, longest)
        if child.dep == "agent":
            return "" if clause.subjects else self._phrases.words_of(child, subject, longest)
        if child.dep in {"ccomp", "xcomp"} and clause.verb.lemma in lexicon().state:
            return self._phrases.words_of(child, subject, longest)
        return self._preposition(child, subject, longest)

    def _purpose(self, child: Token, subject: Actor | None, longest: int) -> str:
        """Return "to retake Mosul"."""
        to = any(c.tag == "TO" for c in self._parsed.governed(child))
        return self._phrases.words_of(child, subject, longest) if to else ""

    def _preposition(self, child: Token, subject: Actor | None, longest: int) -> str:
        if child.dep == "prep" and not self._phrases.has_content(child):
            return ""
        if child.dep != "prep":
            return self._phrases.words_of(child, subject, longest)
        if child.text.lower() in _ASIDE or child.text[:1].isupper():
            return ""
        return self._phrases.words_of(child, subject, longest)


def _fitted(title: str) -> str:
    """Cut a title at a word, and never after a small one."""
    if len(title) <= _CAP:
        return title
    words = title[:_CAP].split(" ")[:-1]
    while len(words) > 3 and words[-1].lower() in _SMALL:
        words.pop()
    return " ".join(words).rstrip(" ,")


_SMALL = frozenset(
    {"of", "in", "on", "at", "to", "and", "or", "for", "with", "by", "from", "that", "had", "has"}
)
_ASIDE = frozenset({
    "despite", "including", "according", "since", "until", "before", "after", "during", "amid", "because",
    "like", "unlike", "without", "besides", "except", "within", "as",
})  # fmt: skip
