"""Which verbs are worth an event, of what type, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from core.events.clauses import is_verb
from core.events.lexicon import lexicon
from core.events.nominal import carried_noun, noun_type

if TYPE_CHECKING:
    from core.events.clauses import Clause
    from core.model import Participant
    from core.parsed import Parsed, Token

_STRONG = frozenset(
    {"ASSAULT", "DISASTER", "CRIME", "ELECTION", "COURT", "PROTEST", "COERCE", "MOBILIZE"}
)
_NOT_TRIGGERS = frozenset({"amod", "compound", "aux", "auxpass", "nmod"})
_SPEAKERS = frozenset({"person", "organisation", "armed group", "country", "place"})
_GIVEN_OUT = frozenset({"release", "publish", "issue", "deliver", "make", "give", "air", "post"})
_MESSAGES = frozenset(
    {"video", "report", "letter", "tape", "photo", "audio", "footage", "list", "figure"}
)
_SEEN = frozenset({"see", "hear", "watch", "witness"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a clause when it is weighed."""

    participants: list[Participant]
    dated: bool
    placed: bool
    headline: bool
    speaker_kind: str
    """The kind of the actor that is the subject, "" where there is none."""
    quoted: bool
    business: bool
    """Whether the sentence speaks of firms or money."""
    told: bool
    """Whether what is said is an event already."""
    things: bool
    """Whether what it is done to is nobody."""


def may_trigger(token: Token) -> bool:
    """Whether a word can be the verb of an event at all."""
    return (
        is_verb(token)
        and token.dep not in _NOT_TRIGGERS
        and token.tag != "MD"
        and token.lemma.isalpha()
        and (len(token.lemma) > len("re") or token.lemma.lower() in {"be", "do", "go"})
        and (token.text.lower() != "according")
    )


def weigh(parsed: Parsed, clause: Clause, facts: Facts) -> tuple[str, float] | None:
    """Return the type and confidence of the event, or None where there is none."""
    return _report(parsed, clause, facts) or _faint(parsed, clause, facts)


def _faint(parsed: Parsed, clause: Clause, facts: Facts) -> tuple[str, float] | None:
    """Weigh what few timelines need: things under way, opinions, background, what was said."""
    lemma, lex = clause.verb.lemma.lower(), lexicon()
    acted = bool(clause.subjects) and clause.past
    told = facts.participants or facts.dated or clause.objects or acted
    command = not clause.finite and clause.verb.tag == "VB" and not clause.infinitive
    if lemma == "be":
        return None
    if lemma in lex.state:
        return "OTHER", STATE
    aside = not told or command or _is_purpose(parsed, clause, facts)
    sure = ASIDE if aside else FAINT
    if lemma in lex.report:
        return "STATEMENT", sure if facts.participants else ASIDE
    return _kind(parsed, clause, facts) or "OTHER", sure


def _is_purpose(parsed: Parsed, clause: Clause, facts: Facts) -> bool:
    """Whether it says what for: "a campaign to retake Mosul"; a headline's "to" is a plan."""
    if not clause.infinitive or clause.verb.dep not in {"advcl", "acl", "relcl"}:
        return False
    head = parsed.tokens[clause.verb.head].lemma.lower()
    planned = clause.verb.dep == "acl" and head in lexicon().plan | lexicon().tried
    noun = parsed.tokens[clause.verb.head]
    ranked = any(c.text.lower() in _RANKED for c in parsed.governed(noun))
    return not (facts.dated or facts.headline or planned or ranked)


_RANKED = frozenset({"first", "second", "third", "last", "only", "next", "latest"})
"""Words after which "to" tells what was done: "the first model to use it"."""


FAINT = 0.2
"""How sure an event is that is found for completeness."""
REPORTED = 0.25
"""How sure an event is at least that reports a deed, however loosely it is dated."""
STATE = 0.1
ASIDE = 0.08
"""How sure an event is that is a wish, a command or what something is for."""


def _report(parsed: Parsed, clause: Clause, facts: Facts) -> tuple[str, float] | None:
    """Weigh a clause that reports something happening."""
    verb, lex = clause.verb, lexicon()
    lemma = verb.lemma.lower()
    if not (clause.subjects or clause.patients or facts.headline):
        return None
    unseen = lemma in _SEEN and (clause.negated or not facts.dated)
    if lemma == "be" or unseen or _has_deed(parsed, clause):
        return None
    if _is_called(clause):
        return "REQUEST", 0.8
    deed = carried_noun(parsed, verb) is not None and not _has_clause(parsed, verb)
    saying = lemma not in lex.verbs or _has_clause(parsed, verb) or lemma == "tell"
    if lemma in lex.report and saying and not (deed and lemma not in lex.speech):
        return _speech(parsed, clause, facts)
    kind = _kind(parsed, clause, facts)
    return _untyped(clause, facts) if kind is None else _typed(parsed, clause, facts, kind)


def _kind(parsed: Parsed, clause: Clause, facts: Facts) -> str | None:
    """Return the type that the verb speaks for, or the noun that it carries."""
    lex, lemma = lexicon(), clause.verb.lemma.lower()
    kind = next((lex.verbs[k] for k in clause.keys if k in lex.verbs), None)
    noun = carried_noun(parsed, clause.verb)
    meant = _meant(parsed, clause, facts, noun)
    if meant is not None:
        return meant
    source = any(p.role == "source" for p in facts.participants)
    told = noun is not None and noun.dep == "nsubj" and not source
    told = told and lemma not in lex.report and kind != "STATEMENT"
    both = noun is not None and f"{lemma} {noun.lemma.lower()}" in lex.verbs
    if noun is not None and not both and (told or lemma in lex.light or kind in {None, "OTHER"}):
        return noun_type(parsed, noun)
    if lemma == "call":
        named = any(c.dep in {"oprd", "ccomp", "xcomp"} for c in parsed.governed(clause.verb))
        return "STATEMENT" if named else kind
    if lemma in _GIVEN_OUT and any(_is_message(t) for t in clause.patients + clause.objects):
        return "STATEMENT"
    if lemma in {"release", "free", "launch"} and facts.things:
        return "BUSINESS" if facts.business else "STATEMENT" if lemma == "release" else kind
    shut = kind == "COERCE" and lemma in {"close", "shut"}
    return _of_business(kind, facts, shut=shut)


def _of_business(kind: str | None, facts: Facts, *, shut: bool) -> str | None:
    """Call business only what firms or money are named with; a plant is shut by its firm."""
    if facts.business:
        return "BUSINESS" if shut else kind
    return "OTHER" if kind == "BUSINESS" else kind


def _meant(parsed: Parsed, clause: Clause, facts: Facts, noun: Token | None) -> str | None:
    """Return the type of a verb that its object decides: "end a war", "demonstrate a phone"."""
    lemma, object_ = clause.verb.lemma.lower(), clause.objects[:1] or clause.patients[:1]
    if noun is not None and noun.dep != "nsubj" and lemma in _ENDS:
        return "CONCEDE" if noun_type(parsed, noun) in _STRIFE else None
    if lemma == "demonstrate" and object_:
        return "STATEMENT"
    plain = _in_plain_sense(parsed, clause, facts)
    if plain is not None:
        return plain
    if lemma == "leave" and clause.objects and _is_left_so(parsed, clause):
        return "OTHER"
    if lemma == "clear" and _is_cleared_ground(clause):
        return "MOBILIZE"
    sacked = lemma == "fire" and object_ and not (facts.things and clause.objects)
    aimed = any(prep.text.lower() in _AIMED for prep, _ in clause.preps)
    shells = any(o.lemma.lower() in lexicon().made | lexicon().arms for o in object_)
    return "SANCTION" if sacked and not aimed and not shells else None


def _in_plain_sense(parsed: Parsed, clause: Clause, facts: Facts) -> str | None:
    """Return the type where what goes with a verb gives it a sense of its own."""
    lemma, below = clause.verb.lemma.lower(), parsed.governed(clause.verb)
    to = {n.lemma.lower() for p, n in clause.preps if p.text.lower() in {"to", "into", "at"}}
    source = any(p.role == "source" for p in facts.participants)
    office = any(c.dep == "attr" and c.lemma.lower() in _offices() for c in below)
    let = any(c.dep in {"xcomp", "ccomp", "dative"} for c in below)
    rows = (
        (lemma in _CARRIED_OFF and bool(to & _WARDS), "AID"),
        (lemma == "search" and bool(_named(clause) & _SOUGHT), "AID"),
        (lemma == "become" and office, "ELECTION"),
        (lemma == "plead" and any(c.text.lower() in _PLEAS for c in below), "COURT"),
        (lemma in _GIVES and facts.things and not _is_aid(clause), "OTHER"),
        (lemma == "break" and clause.particle == "out" and source, "OTHER"),
        (lemma in lexicon().deaths and _is_natural(parsed, clause), "OTHER"),
        (lemma == "allow" and bool(clause.objects) and facts.things and not let, "OTHER"),
        (lemma == "recover" and facts.business and facts.things, "BUSINESS"),
    )
    return next((kind for holds, kind in rows if holds), None)


def _is_natural(parsed: Parsed, clause: Clause) -> bool:
    """Whether somebody died of an illness, at home or of old age, not by anybody's hand."""
    near = [noun for _, noun in clause.preps]
    below = (p for noun in near for p in parsed.governed(noun) if p.text.lower() in {"of", "from"})
    near += [noun for prep in below for noun in parsed.governed(prep)]
    return any(noun.lemma.lower() in _NATURAL for noun in near)


_NATURAL = frozenset({
    "cancer", "complication", "illness", "disease", "stroke", "pneumonia", "age", "cause", "home",
    "failure", "infection", "virus", "leukemia", "leukaemia", "tumor", "tumour", "diabetes",
    "malaria", "aids", "cholera", "fever", "overdose", "sleep", "childbirth",
})  # fmt: skip


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """Return the last words of posts that lead: the "minister" of "prime minister"."""
    return frozenset(post.split(" ")[-1] for post in lexicon().lead)


_CARRIED_OFF = frozenset({
    "take", "bring", "rush", "carry", "transport", "transfer", "airlift", "fly", "admit", "drive",
})  # fmt: skip


def _named(clause: Clause) -> set[str]:
    """Return the nouns that stand with a verb, as objects or after its prepositions."""
    things = [*clause.objects, *clause.patients, *(noun for _, noun in clause.preps)]
    return {t.lemma.lower() for t in things}


_SOUGHT = frozenset({"survivor", "rubble", "wreckage", "debris", "missing", "ruin"})
_PLEAS = frozenset({"guilty", "innocent"})
_GIVES = frozenset({"provide", "deliver", "supply", "contribute", "restore"})
_AID = frozenset({
    "aid", "food", "water", "medicine", "assistance", "shelter", "support", "relief", "supply",
    "vaccine", "vaccination", "shot", "help", "money", "care", "treatment", "equipment", "weapon",
    "arm", "training", "visa", "asylum", "protection", "blanket", "tent", "fuel", "grain", "drug",
    "dollar", "euro", "fund", "funding", "loan", "grant", "donation", "troop", "service", "meal",
    "million", "billion", "ammunition", "aircraft", "power", "electricity", "order",
})  # fmt: skip


def _is_aid(clause: Clause) -> bool:
    """Whether what is given helps somebody: food, money, shelter, not an explanation."""
    things = [*clause.objects, *clause.patients]
    return not things or any(t.lemma.lower() in _AID or t.text in {"$", "€", "£"} for t in things)


_WARDS = frozenset({"hospital", "clinic", "infirmary", "hospice", "ward"})


def _is_left_so(parsed: Parsed, clause: Clause) -> bool:
    """Whether it is "left him in charge", "left four dead", not "left the town"."""
    below = parsed.governed(clause.verb)
    state = any(n.lemma.lower() in _STATES or p.text.lower() == "within" for p, n in clause.preps)
    return state or any(c.dep in {"oprd", "acomp", "ccomp", "xcomp"} for c in below)


_STATES = frozenset({"charge", "control", "hand", "hands", "ruin", "ruins", "command", "doubt"})


def _is_cleared_ground(clause: Clause) -> bool:
    """Whether it is "cleared the town of fighters", not "cleared him of murder"."""
    of = [noun for prep, noun in clause.preps if prep.text.lower() == "of"]
    kinds = {lexicon().nouns.get(noun.lemma.lower()) for noun in of}
    charged = any(noun.lemma.lower() in _CHARGES for noun in of)
    return bool(of) and not charged and not kinds & {"COURT", "CRIME", "ASSAULT", "ACCUSE"}


_CHARGES = frozenset({"charge", "wrongdoing", "guilt", "involvement", "count", "blame", "doping"})
_ENDS = frozenset({"end", "stop", "halt", "cease", "lift", "suspend"})
_STRIFE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "PROTEST", "SANCTION"})
_AIMED = frozenset({"at", "toward", "towards", "against"})


def _is_message(token: Token) -> bool:
    return token.lemma in _MESSAGES or lexicon().nouns.get(token.lemma) == "STATEMENT"


def _is_called(clause: Clause) -> bool:
    """Whether it is "called on somebody to", "called for attacks"."""
    return clause.verb.lemma == "call" and any(
        p.text.lower() in {"on", "upon", "for"} for p, _ in clause.preps
    )


def _has_deed(parsed: Parsed, clause: Clause) -> bool:
    """Whether the verb only begins, tries or manages what another verb says."""
    lex, lemma = lexicon(), clause.verb.lemma.lower()
    if not any(lemma in s for s in (lex.under_way, lex.tried, lex.happened, lex.failed)):
        return False
    return any(c.dep == "xcomp" and is_verb(c) for c in parsed.governed(clause.verb))


def _has_clause(parsed: Parsed, verb: Token) -> bool:
    children = parsed.governed(verb)
    return any(c.dep == "ccomp" for c in children) or verb.dep == "parataxis"


def _speech(parsed: Parsed, clause: Clause, facts: Facts) -> tuple[str, float] | None:
    """Weigh a saying: to somebody, or by somebody, with something said."""
    lemma = clause.verb.lemma.lower()
    if (clause.passive and not clause.subjects) or clause.negated:
        return None
    addressed = any(p.role == "target" for p in facts.participants)
    if addressed and lemma in {"tell", "say", "report"}:
        return "STATEMENT", 0.75
    if lemma not in lexicon().speech or facts.speaker_kind not in _SPEAKERS:
        return None
    content = [c for c in parsed.governed(clause.verb) if c.dep in {"ccomp", "xcomp"}]
    said = any(c.i > clause.verb.i or not facts.told for c in content) and not facts.quoted
    return ("STATEMENT", 0.5) if said or facts.headline or facts.dated else None


def _typed(parsed: Parsed, clause: Clause, facts: Facts, kind: str) -> tuple[str, float] | None:
    """Weigh a verb of the lexicon."""
    involved = bool(facts.participants)
    known = involved or facts.dated or facts.placed or facts.headline
    if not (known or kind in _STRONG) or _is_no_report(clause, facts):
        return None
    aside = not clause.finite and clause.verb.tag == "VBG" and clause.verb.dep == "advcl"
    if aside and kind == "STATEMENT" and len(facts.participants) < 2 and not facts.dated:
        return None
    sure = 0.85 if involved else 0.6
    if clause.infinitive and clause.verb.dep in {"advcl", "acl", "relcl", "ccomp"}:
        if kind in {"OTHER", "BUSINESS"} or not involved or _is_purpose(parsed, clause, facts):
            return None
        sure = 0.45
    if clause.how in {"acl", "pcomp"} and not (facts.dated or len(facts.participants) > 1):
        if kind not in _STRONG or not involved:
            return None
        sure -= 0.25
    if kind == "OTHER":
        return _plain(clause, facts, sure)
    return kind, sure - (0.1 if facts.quoted else 0)


def _is_no_report(clause: Clause, facts: Facts) -> bool:
    """Whether the form tells of no single happening: habits, commands, what a quotation wishes."""
    wished = not facts.participants or clause.infinitive or clause.how == "pcomp"
    habit = clause.present and not facts.headline and not facts.dated
    command = not clause.finite and clause.verb.tag == "VB" and not clause.infinitive
    return (facts.quoted and wished) or habit or command


def _plain(clause: Clause, facts: Facts, sure: float) -> tuple[str, float] | None:
    """Weigh a verb of no telling type: it needs a date or an actor, and a tense."""
    if not (clause.finite or facts.dated) or not (facts.dated or facts.participants):
        return None
    return ("OTHER", sure - 0.25) if not facts.quoted or facts.dated else None


def _untyped(clause: Clause, facts: Facts) -> tuple[str, float] | None:
    """Weigh a verb that the lexicon does not know."""
    lemma = clause.verb.lemma.lower()
    known = lexicon().state | lexicon().slight | lexicon().report
    if lemma in known or facts.quoted:
        return None
    told = clause.past or clause.progressive or clause.modal in {"will", "would", "'ll"}
    told = told or (facts.headline and clause.finite)
    if not told or not facts.participants:
        return None
    return "OTHER", 0.5 if facts.dated else 0.4
