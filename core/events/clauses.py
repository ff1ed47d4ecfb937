"""Who does what to whom: one clause for every verb, by rules over the dependency tree.

The rules cover passives with agents, coordination, control, relative clauses and participles.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.events.lexicon import lexicon

if TYPE_CHECKING:
    from core.model import Factuality
    from core.parsed import Parsed, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SUBJECT, _PASSIVE_SUBJECT = frozenset({"nsubj", "csubj"}), frozenset({"nsubjpass", "csubjpass"})
_SUBJECT_CONTROL = frozenset(
    {"promise", "vow", "threaten", "offer", "claim", "agree", "use", "pledge"}
)
_PREP_CONTROL = frozenset({"call", "rely", "count", "appeal", "press", "push", "wait", "urge"})
_NOT_OBJECTS = frozenset({"time", "way", "day", "place", "reason", "moment"})
_DEEP = 6


@dataclass(slots=True)
class Clause:
    """One verb with what it governs; subjects include the agents of a passive."""

    verb: Token
    subjects: list[Token] = field(default_factory=list)
    patients: list[Token] = field(default_factory=list)
    """Who or what a passive is about."""
    objects: list[Token] = field(default_factory=list)
    preps: list[tuple[Token, Token]] = field(default_factory=list)
    """Preposition and noun."""
    particle: str = ""
    passive: bool = False
    negated: bool = False
    modal: str = ""
    auxiliaries: tuple[str, ...] = ()
    infinitive: bool = False
    how: str = "own"
    """Where the subject was found."""

    @property
    def keys(self) -> list[str]:
        """The verb as the lexicon may list it: "cut off", "break through", "attack"."""
        lemma = self.verb.lemma.lower()
        longer = [self.particle, *(o.lemma.lower() for o in (self.objects or self.patients)[:1])]
        after = ((p, n) for p, n in self.preps if p.i > self.verb.i)
        longer += [p.text.lower() for p, n in after if not _is_time(n)]
        return [*(f"{lemma} {word}" for word in longer if word), lemma]

    @property
    def finite(self) -> bool:
        """Whether it has a tense of its own."""
        return self.verb.tag in {"VBD", "VBZ", "VBP", "MD"} or bool(self.auxiliaries or self.modal)

    @property
    def progressive(self) -> bool:
        """Whether it is under way: "is advancing", "have been advancing"."""
        return self.verb.tag == "VBG" and any(a in _BE for a in self.auxiliaries)

    @property
    def perfect(self) -> bool:
        """Whether it is "has done" or "had done"."""
        return any(a in _HAVE for a in self.auxiliaries)

    @property
    def past(self) -> bool:
        """Whether it tells of the past in a tense of its own."""
        helped = any(a in {"was", "were", "did", "had"} for a in self.auxiliaries)
        return not self.modal and (self.verb.tag == "VBD" or helped or self.perfect)

    @property
    def present(self) -> bool:
        """Whether it is in the simple present."""
        simple = self.verb.tag in {"VBZ", "VBP"} and not self.auxiliaries
        carried = self.passive and any(a in {"is", "are"} for a in self.auxiliaries)
        return not self.modal and (simple or carried) and not self.perfect


def _is_time(noun: Token) -> bool:
    """Whether a preposition with the noun says when, so that it tells nothing of the verb."""
    return noun.text[:1].isdigit() or noun.lemma.lower() in _TIMES


_TIMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december", "day", "week", "month", "year", "night", "morning", "afternoon",
    "evening", "weekend", "hour", "decade", "century", "quarter", "spring", "summer", "autumn",
    "winter", "midnight", "noon", "dawn",
})  # fmt: skip
_BE = frozenset({"is", "are", "was", "were", "be", "been", "am", "'s", "'re", "'m", "being"})
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "'d"})


def is_verb(token: Token) -> bool:
    """Whether the word heads a clause."""
    return token.pos == "VERB" or (token.pos == "AUX" and token.dep not in {"aux", "auxpass"})


_FAR = 6
"""Steps that are climbed from a word to the verb that it stands with."""


def verb_above(parsed: Parsed, word: Token) -> Token | None:
    """Return the verb that governs a word, over the prepositions and nouns between."""
    for _ in range(_FAR):
        head = parsed.tokens[word.head]
        if head.i == word.i:
            return None
        if is_verb(head):
            return head
        word = head
    return None


class Clauses:
    """The clauses of one article, read as they are asked for."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self._read: dict[int, Clause] = {}
        self.status: dict[int, Factuality] = {}
        """Verb → how far its clause is vouched for, where that was asked."""

    def of(self, verb: Token) -> Clause:
        """Return the clause of a verb."""
        if verb.i not in self._read:
            self._read[verb.i] = self._clause(verb)
        return self._read[verb.i]

    def _clause(self, verb: Token) -> Clause:
        children = self.parsed.governed(verb)
        subjects, patients, how = self._subjects(verb, 0)
        agents = [a for c in children if c.dep == "agent" for a in self._agents(c)]
        clause = Clause(verb, subjects + agents, patients, self._objects(verb, children), how=how)
        clause.passive = bool(patients) or self._is_passive(verb)
        clause.negated = any(c.dep == "neg" or c.text.lower() == "never" for c in children)
        clause.particle = next((c.text.lower() for c in children if self._is_particle(verb, c)), "")
        clause.modal = next((c.text.lower() for c in children if c.tag == "MD"), "")
        helping = (c for c in children if c.dep in {"aux", "auxpass"} and c.tag not in {"MD", "TO"})
        clause.auxiliaries = tuple(c.text.lower() for c in helping)
        clause.infinitive = any(c.tag == "TO" for c in children)
        clause.preps = [(p, n) for p in children if _is_prep(p) for n in self._nouns(p)]
        return _as_passive(self._shared(clause))

    def _is_particle(self, verb: Token, child: Token) -> bool:
        """Whether it is the "in" of "closing in", however it was taken."""
        bare = child.dep in {"advmod", "prep"} and not self.parsed.children[child.i]
        near = child.i == verb.i + 1 and child.text.lower() in _PARTICLES
        return child.dep == "prt" or (bare and near)

    def _shared(self, clause: Clause) -> Clause:
        """Give the second verb of "have fired and hit" the auxiliaries of the first."""
        verb = clause.verb
        if verb.dep == "conj" and verb.tag in {"VBN", "VBG", "VB"} and not clause.auxiliaries:
            head = self.parsed.tokens[verb.head]
            if is_verb(head) and clause.how == "conj" and head.i < verb.i:
                first = self.of(head)
                if first.verb.tag == verb.tag:
                    clause.auxiliaries = first.auxiliaries
                    clause.modal = clause.modal or first.modal
                    clause.infinitive = clause.infinitive or first.infinitive
        return clause

    def joined(self, token: Token) -> list[Token]:
        """Return the noun and those joined to it by "and"."""
        found, waiting = [token], [token]
        while waiting:
            for child in self.parsed.governed(waiting.pop()):
                if (child.dep == "conj" and child.pos in _NOMINAL) or self._is_listed(child):
                    found.append(child)
                    waiting.append(child)
        return found[1:] if len(found) == 2 and self._is_post_of(*found) else found

    def _is_post_of(self, token: Token, name: Token) -> bool:
        """Whether it is the CEO of "CEO and co-founder Adam Neumann": one person, two posts."""
        posts = lexicon().lead | lexicon().member
        if name.pos != "PROPN" or token.lemma.lower() not in posts:
            return False
        if any(c.dep in {"det", "poss"} for c in self.parsed.governed(token)):
            return False
        titles = (c for c in self.parsed.governed(name) if c.dep in {"compound", "nmod"})
        return any(c.lemma.lower() in posts and c.text.islower() for c in titles)

    def _is_listed(self, token: Token) -> bool:
        """Whether it is the Kerry of "Secretary Kerry and Secretary Carter", taken as one name."""
        if token.dep != "nmod" or token.pos != "PROPN":
            return False
        return any(c.dep == "cc" for c in self.parsed.governed(token))

    def preps(self, noun: Token) -> list[tuple[Token, Token]]:
        """Return the prepositions of a noun with what they govern."""
        children = self.parsed.governed(noun)
        return [(p, n) for p in children if _is_prep(p) for n in self._nouns(p)]

    def _nouns(self, prep: Token) -> list[Token]:
        """Return the nouns of a preposition, through "from inside Mosul"."""
        found = []
        for child in self.parsed.governed(prep):
            if child.dep == "pobj":
                found += self.joined(child)
            elif child.dep == "prep":
                found += self._nouns(child)
        return found

    def _agents(self, by: Token) -> list[Token]:
        found = [a for p in self.parsed.governed(by) if p.dep == "pobj" for a in self.joined(p)]
        for child in self.parsed.governed(by):  # "by retreating fighters" taken for a gerund
            if child.dep == "pcomp" and child.tag == "VBG":
                found += [o for o in self.parsed.governed(child) if o.dep == "dobj"]
        return found

    def _is_passive(self, verb: Token) -> bool:
        return any(c.dep in {"auxpass", "nsubjpass"} for c in self.parsed.governed(verb))

    def _subjects(self, verb: Token, depth: int) -> tuple[list[Token], list[Token], str]:
        """Return the doers, those it is done to (of a passive), and where they were found."""
        if depth > _DEEP:
            return [], [], "none"
        active, passive = self._own_subjects(verb)
        if active or passive:
            return active, passive, "own"
        head = self.parsed.tokens[verb.head]
        if verb.dep == "conj" and is_verb(head):
            return self._of_conjunct(verb, head, depth)
        if verb.dep == "xcomp" and is_verb(head):
            return self._of_control(verb, head, depth)
        return self._of_modifier(verb, head, depth)

    def _own_subjects(self, verb: Token) -> tuple[list[Token], list[Token]]:
        """Return the subject that stands nearest, as doer or as patient."""
        children = self.parsed.governed(verb)
        active = [c for c in children if c.dep in _SUBJECT and c.pos in _NOMINAL]
        passive = [c for c in children if c.dep in _PASSIVE_SUBJECT and c.pos in _NOMINAL]
        if active and not passive:
            after_comma = self._after_comma(verb, active[-1])
            return [after_comma] if after_comma else self._meant(verb, active[-1]), []
        return [], self._meant(verb, passive[-1]) if passive else []

    def _after_comma(self, verb: Token, subject: Token) -> Token | None:
        """Return Baghdadi in "…, against Turkey and Syria, Baghdadi called", taken for a list."""
        tokens, last = self.parsed.tokens, self.parsed.tokens[verb.i - 1]
        if last.pos != "PROPN" or last.dep not in {"conj", "appos"} or last.i <= subject.i:
            return None
        first = last.i
        while tokens[first - 1].dep == "compound" and tokens[first - 1].head == last.i:
            first -= 1
        joined = last.dep == "appos" or any(t.dep == "cc" for t in tokens[subject.i : first])
        return last if joined and tokens[first - 1].text == "," else None

    def _meant(self, verb: Token, subject: Token) -> list[Token]:
        """Return what a subject means: for "who" and "which" the noun before."""
        if subject.text.lower() not in _RELATIVE or subject.tag not in {"WDT", "WP", "IN", "DT"}:
            return self.joined(subject)
        while verb.dep == "conj" and self.parsed.tokens[verb.head].dep in {"relcl", "conj"}:
            verb = self.parsed.tokens[verb.head]
        if verb.dep != "relcl":
            return self.joined(subject)
        head = self.parsed.tokens[verb.head]
        return [self._deed_at(verb, head) or head]

    def _deed_at(self, verb: Token, place: Token) -> Token | None:
        """Return the bombing of "the bombing of a clinic that killed two": no clinic kills."""
        prep = self.parsed.tokens[place.head]
        deed = self.parsed.tokens[prep.head]
        kinds, violent = lexicon().nouns, {"ASSAULT", "DISASTER"}
        harmed = lexicon().verbs.get(verb.lemma.lower()) in violent and place.dep == "pobj"
        if not harmed or deed.pos != "NOUN" or prep.text.lower() not in _AT:
            return None
        return deed if kinds.get(deed.lemma.lower()) in violent else None

    def _of_conjunct(
        self, verb: Token, head: Token, depth: int
    ) -> tuple[list[Token], list[Token], str]:
        said = self.parsed.tokens[head.head]
        above = head.dep == "ccomp" and said.i < head.i
        if verb.tag == said.tag == "VBD" and head.tag != "VBD" and above:
            return self._of_conjunct(verb, said, depth + 1)  # "said they were …, but dismissed"
        active, passive, _ = self._subjects(head, depth + 1)
        bare = verb.tag == "VBN" and all(c.dep != "aux" for c in self.parsed.governed(verb))
        if self._is_passive(verb) or (bare and self._is_passive(head)):
            return [], passive or active, "conj"
        return passive or active, [], "conj"

    def _of_control(
        self, verb: Token, head: Token, depth: int
    ) -> tuple[list[Token], list[Token], str]:
        """Return who is to do it: them in "told them to go", not in "promised them to go"."""
        governed = self.parsed.governed(head)
        objects = [c for c in governed if c.dep in {"dobj", "dative"} and c.i < verb.i]
        if not objects and head.lemma in _PREP_CONTROL:
            preps = [c for c in governed if c.dep == "prep" and c.text.lower() in _CALLED]
            objects = [n for p in preps for n in self._nouns(p)][:1]
        if objects and head.lemma not in _SUBJECT_CONTROL:
            meant = self.joined(objects[0])
        else:
            active, passive, _ = self._subjects(head, depth + 1)
            meant = active or passive
        return ([], meant, "xcomp") if self._is_passive(verb) else (meant, [], "xcomp")

    def _of_modifier(
        self, verb: Token, head: Token, depth: int
    ) -> tuple[list[Token], list[Token], str]:
        """Return the noun that a participle follows, or the subject of the clause above it."""
        if verb.dep in {"acl", "relcl"} and verb.tag in {"VBN", "VBD"} and not is_verb(head):
            own_object = any(c.dep == "dobj" for c in self.parsed.governed(verb))
            return ([head], [], "acl") if own_object else ([], [head], "acl")
        if verb.dep == "acl" and verb.tag == "VBG":
            return [head], [], "acl"
        if verb.dep == "advcl" and is_verb(head):
            return self._of_adverbial(verb, head, depth)
        if verb.dep in {"acl", "pcomp"}:
            return self._of_noun_or_gerund(verb, head, depth)
        return _NONE

    def _of_noun_or_gerund(
        self, verb: Token, head: Token, depth: int
    ) -> tuple[list[Token], list[Token], str]:
        """Return who is to do it in "a plan to go", "without going", "accused them of going"."""
        above = self.parsed.tokens[head.head]
        purpose = verb.dep == "acl" and any(c.tag == "TO" for c in self.parsed.governed(verb))
        gerund = verb.dep == "pcomp" and head.dep == "prep"
        accuser = self._verb_above(head)
        if gerund and accuser is not None and accuser.lemma in _BLAMED:
            return [c for c in self.parsed.governed(accuser) if c.dep == "dobj"], [], "pcomp"
        planner = self._planner(head) if purpose else None
        if planner is not None:
            return [planner], [], "acl"
        if (purpose or gerund) and is_verb(above):
            active, passive, _ = self._subjects(above, depth + 1)
            return active or passive, [], "acl" if purpose else "pcomp"
        return _NONE

    def _planner(self, noun: Token) -> Token | None:
        """Return Erdogan in "Erdogan's request to hold a rally" and "a request by Erdogan to …"."""
        for child in self.parsed.governed(noun):
            if child.dep == "poss" or (child.dep == "compound" and child.pos == "PROPN"):
                return child
            if child.dep == "prep" and child.text.lower() == "by":
                return next(iter(self._nouns(child)), None)
        return None

    def _verb_above(self, token: Token) -> Token | None:
        for _ in range(4):
            token = self.parsed.tokens[token.head]
            if is_verb(token):
                return token
        return None

    def _of_adverbial(
        self, verb: Token, head: Token, depth: int
    ) -> tuple[list[Token], list[Token], str]:
        """Return the subject that "…, launching an attack" shares with its clause."""
        children = self.parsed.governed(verb)
        if verb.tag not in {"VBG", "VBN"} and not any(c.tag == "TO" for c in children):
            return _NONE
        active, passive, _ = self._subjects(head, depth + 1)
        helped = any(c.dep in {"mark", "aux"} and c.text.lower() != "if" for c in children)
        if verb.tag == "VBN" and not helped:
            return [], active or passive, "advcl"
        return active or passive, [], "advcl"

    def _objects(self, verb: Token, children: list[Token]) -> list[Token]:
        found = []
        for child in children:
            if child.dep not in {"dobj", "dative"} or child.pos == "ADP":
                continue
            relative = child.text.lower() in _RELATIVE and child.tag in {"WDT", "WP", "IN"}
            if relative and verb.dep in {"relcl", "acl"}:
                found.append(self.parsed.tokens[verb.head])
            elif not relative:
                found += self.joined(child)
        return found or self._shared_object(verb) or self._omitted_object(verb, children)

    def _shared_object(self, verb: Token) -> list[Token]:
        """Return the "her" of "found and rescued her" for the first of the two verbs."""
        after = self.parsed.tokens[verb.i + 1 : verb.i + 3]
        if len(after) < 2 or after[0].dep != "cc" or after[1].head != verb.i:
            return []
        other = after[1]
        alike = other.tag == verb.tag or {other.tag, verb.tag} == {"VBN", "VBD"}
        if other.dep != "conj" or not alike or verb.lemma in _INTRANSITIVE:
            return []
        return [c for c in self.parsed.governed(other) if c.dep == "dobj" and c.i > other.i]

    def _omitted_object(self, verb: Token, children: list[Token]) -> list[Token]:
        """Return "caliphate" in "the caliphate he declared"."""
        head = self.parsed.tokens[verb.head]
        subject = any(c.dep in _SUBJECT and c.text.lower() not in _RELATIVE for c in children)
        full = any(c.dep in _COMPLEMENTS or c.tag == "WRB" for c in children)
        that = verb.dep == "acl" and any(c.text.lower() == "that" for c in children)
        if (
            not (verb.dep == "relcl" or (that and verb.tag == "VBD"))
            or not subject
            or full
            or head.text.lower() in _NOT_OBJECTS
        ):
            return []
        return [head]


def _is_prep(token: Token) -> bool:
    """Whether it is a preposition, the "to" of "sent troops to Mali" included."""
    return token.dep == "prep" or (token.dep == "dative" and token.pos == "ADP")


def _as_passive(clause: Clause) -> Clause:
    """Read "two people reported killed" and "41 wounded" as passives without a "were"."""
    bare = clause.verb.tag == "VBN" and not clause.auxiliaries and not clause.modal
    alone = clause.subjects and not clause.patients and not clause.objects
    known = clause.how in {"own", "conj", "xcomp"} and clause.verb.lemma not in _INTRANSITIVE
    if bare and alone and known:
        clause.patients, clause.subjects, clause.passive = clause.subjects, [], True
    return clause


_INTRANSITIVE = frozenset(
    {"die", "go", "come", "arrive", "happen", "occur", "fall", "rise", "become"}
)
_AT = frozenset({"of", "at", "on", "in", "outside", "near", "against", "inside"})
_PARTICLES = frozenset({"in", "out", "up", "down", "off", "on", "away", "back", "over", "through"})
_BLAMED = frozenset({
    "accuse", "suspect", "convict", "blame", "prevent", "stop", "acquit", "charge", "keep",
    "criticize", "criticise", "condemn", "fine", "jail", "arrest", "sentence", "imprison", "sue",
    "praise", "thank", "punish", "sack", "indict", "investigate",
})  # fmt: skip
_CALLED = frozenset({"on", "upon", "for", "to"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "attr", "acomp", "dobj"})
_NONE: tuple[list[Token], list[Token], str] = ([], [], "none")
