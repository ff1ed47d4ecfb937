"""Words for people become actors: posts, troops, "the group", "residents"."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from core.actors.lexicon import lexicon
from core.actors.national import national
from core.actors.phrases import describes, label, phrase_span, read_phrase, takes_part
from core.actors.posts import Posts
from core.model import ActorKind
from core.parsed import BlockKind

if TYPE_CHECKING:
    from core.actors.phrases import Phrase
    from core.actors.roster import Roster
    from core.parsed import Parsed, Token

Recent = dict[ActorKind, "deque[int]"]
"""The actors named last, by kind."""
_FAR = 250
"""Tokens back to which "the group" may point."""
_WITH_NAMELESS = frozenset({BlockKind.HEADLINE, BlockKind.BODY})
_PRESS = frozenset({
    "correspondent", "reporter", "reporters", "journalist", "journalists", "media", "source",
})  # fmt: skip
_VAGUE = frozenset({"group", "groups", "member", "members", "others", "people", "public"})
_FIRMS = frozenset({"company", "firm", "manufacturer", "maker", "retailer", "giant"})
_NO_FIRMS = frozenset({
    "union", "front", "party", "ministry", "department", "council", "court", "parliament",
    "nations", "committee", "commission", "government", "police", "university", "army",
    "agency", "house",
})  # fmt: skip
_DEEDS = frozenset({
    "operation", "campaign", "offensive", "raid", "attack", "strike", "airstrike", "bombardment",
    "bombing", "patrol", "convoy", "assault", "crackdown", "shelling", "advance", "effort",
})  # fmt: skip
_BREAKS = frozenset(",;:()")
_FORCES = frozenset({"forces", "troops", "soldiers"})


def own_people(parsed: Parsed, roster: Roster) -> None:
    """Give every word for people the actor that it stands for, a new one where it must."""
    posts = Posts()
    recent: Recent = {}
    told = [s.block.kind in _WITH_NAMELESS for s in parsed.sentences]
    for token in parsed.tokens:
        if token.i in roster.owner:
            _remember(roster, recent, roster.owner[token.i])
            continue
        if (
            token.pos in {"NOUN", "PROPN"}
            and told[parsed.sentence_of[token.i]]
            and _is_people(token)
        ):
            found = _own(parsed, read_phrase(parsed, token, roster), roster, posts, recent)
            if found is not None:
                _remember(roster, recent, found)


def _remember(roster: Roster, recent: Recent, number: int) -> None:
    if roster.drafts[number].named:
        latest = recent.setdefault(roster.drafts[number].kind, deque(maxlen=6))
        if number in latest:
            latest.remove(number)
        latest.append(number)


def _is_people(token: Token) -> bool:
    lex, word, lemma = lexicon(), token.text.lower(), token.lemma.lower()
    sets = (
        lex.lead, lex.member, lex.person, lex.forces, lex.armed, lex.institutions, lex.groups,
        lex.arms,
    )  # fmt: skip
    return any(word in s or lemma in s for s in sets) or word in lex.refers


def _own(
    parsed: Parsed, phrase: Phrase, roster: Roster, posts: Posts, recent: Recent
) -> int | None:
    """Find the actor of one phrase: a post of a named person, a body's people, one named before."""
    bearer = _bearer(parsed, phrase, roster)
    if bearer is not None:
        posts.note(phrase, bearer, roster)
        return None
    for number, how in (
        (_of_apposition(parsed, phrase, roster, posts), "apposition"),
        (_of_body(phrase, roster), "people of"),
        (None if phrase.plural else posts.holder(phrase), "title"),
    ):
        if number is not None:
            return _enter(parsed, phrase, roster, number, how)
    number = _pointed_to(phrase, roster, recent)
    if number is not None:
        return _enter(parsed, phrase, roster, number, "role noun")
    stands = takes_part(parsed, phrase.head) or _is_body_of_state(phrase)
    if not stands or _says_nothing(phrase):
        return None
    return _nameless(parsed, phrase, roster, posts)


def _enter(parsed: Parsed, phrase: Phrase, roster: Roster, number: int, how: str) -> int:
    roster.mention(number, [phrase.head.i], phrase_span(parsed, phrase), how)
    return number


def _bearer(parsed: Parsed, phrase: Phrase, roster: Roster) -> int | None:
    """Return the person whose name the post stands before: "Prime Minister Haider al-Abadi"."""
    head = phrase.head
    governor = parsed.tokens[head.head]
    number = roster.owner.get(governor.i)
    if number is None or roster.drafts[number].kind is not ActorKind.PERSON:
        return None
    before = head.i < governor.i and head.dep in {"compound", "nmod", "amod", "appos"}
    return number if before and roster.how.get(governor.i) != "title" else None


def _of_apposition(parsed: Parsed, phrase: Phrase, roster: Roster, posts: Posts) -> int | None:
    """Return whom "…, the leader of X" beside a name means."""
    head = phrase.head
    number = roster.owner.get(head.head) if head.dep == "appos" else None
    if number is None:
        following = [t for t in parsed.governed(head) if t.dep == "appos" and t.i in roster.owner]
        number = roster.owner[following[0].i] if following else None
    if number is None or phrase.plural:
        return None
    wanted = phrase.word in lexicon().lead | lexicon().member | lexicon().person
    if wanted != (roster.drafts[number].kind is ActorKind.PERSON):
        return None
    posts.note(phrase, number, roster)
    return number


def _of_body(phrase: Phrase, roster: Roster) -> int | None:
    """Return the body whose people these are: "Islamic State fighters", "army troops"."""
    lex, word = lexicon(), phrase.word
    lemma = phrase.head.lemma.lower()
    if phrase.body is None or roster.drafts[phrase.body].kind is ActorKind.PERSON:
        return None
    fighting = lemma in lex.armed or lemma in lex.forces or lemma in lex.arms
    group = word in lex.groups or word in lex.institutions
    return phrase.body if (fighting and phrase.plural) or group else None


def _pointed_to(phrase: Phrase, roster: Roster, recent: Recent) -> int | None:
    """Return the latest actor that "the group", "the militants", "the company" can mean."""
    if phrase.definite and not phrase.plural and not phrase.country and phrase.body is None:
        same = roster.ending_in(phrase.word) if phrase.word != "group" else None
        if same is not None and not phrase.owner:
            return same
    kinds = lexicon().refers.get(phrase.word)
    described = [t for t in phrase.modifiers if t.text[0].isupper()]
    if kinds is None or not phrase.definite or phrase.country or described or phrase.owner:
        return None
    known = [n for k in kinds for n in recent.get(k, ())]
    if phrase.word in _FIRMS:
        known = [n for n in known if not _is_no_firm(roster.drafts[n].label)]
    known = [n for n in known if phrase.head.i - roster.drafts[n].last_token < _FAR]
    return max(known, key=lambda n: _salience(phrase, roster, n), default=None)


def _is_no_firm(name: str) -> bool:
    return bool({w.lower() for w in name.split()} & _NO_FIRMS)


def _salience(phrase: Phrase, roster: Roster, number: int) -> float:
    """Weigh how often an actor was named against how far back that is."""
    draft = roster.drafts[number]
    return min(len(draft.spans), 8) - (phrase.head.i - draft.last_token) / 30


def _is_body_of_state(phrase: Phrase) -> bool:
    """Whether it is a body or a people of a country, an actor wherever it is named."""
    lex, lemma = lexicon(), phrase.head.lemma.lower()
    if phrase.word in lex.institutions:
        if phrase.head.dep == "compound" and phrase.governor in _DEEDS:
            return True
        led = any(t.text.endswith("led") for t in phrase.modifiers)
        return phrase.definite or led or phrase.country is not None
    if phrase.word == "community":
        return bool(phrase.modifiers)
    people = phrase.word in lex.groups or lemma in lex.forces or lemma in lex.member
    return phrase.country is not None and people


def _says_nothing(phrase: Phrase) -> bool:
    """Whether it is the press, a thing, a mere word for a country, or nobody without a name."""
    lex, vague = lexicon(), phrase.word in _VAGUE
    if phrase.head.lemma.lower() in lex.arms and not (phrase.country and phrase.plural):
        return True
    said = phrase.modifiers if phrase.word == "people" else filter(describes, phrase.modifiers)
    bare = not any(said) and phrase.country is None
    if phrase.word in _PRESS or (vague and bare):
        return True
    if phrase.word not in lex.refers:
        return False
    return not (phrase.word in lex.groups | lex.institutions or phrase.head.lemma in lex.armed)


def _nameless(parsed: Parsed, phrase: Phrase, roster: Roster, posts: Posts) -> int:
    """Enter an actor without a name of its own."""
    shared = _shared(parsed, phrase, roster)
    if shared is not None:
        return _enter(parsed, phrase, roster, shared, "coordination")
    before = _named_more_fully(phrase, roster)
    if before is not None:
        return _enter(parsed, phrase, roster, before, "role noun")
    kind = _kind(phrase)
    named, last = label(phrase), None
    if phrase.country is not None:
        named = national(phrase, named)
    elif phrase.body is not None and roster.drafts[phrase.body].kind is ActorKind.PERSON:
        named = f"{roster.drafts[phrase.body].label.split()[-1]} {phrase.word}"
    elif kind is ActorKind.PERSON or phrase.word == "leader":
        named, last = _with_place(parsed, phrase, named)
    number = roster.actor(named, kind)
    if kind is ActorKind.PERSON:
        posts.note(phrase, number, roster)
        sentence = parsed.sentences[parsed.sentence_of[phrase.head.i]]
        if sentence.block.kind is BlockKind.HEADLINE:
            posts.in_headline.setdefault(phrase.word, number)
        roster.drafts[number].gender = lexicon().gender_words.get(phrase.word, "")
    roster.mention(number, [phrase.head.i], phrase_span(parsed, phrase, last), "name")
    return number


def _named_more_fully(phrase: Phrase, roster: Roster) -> int | None:
    """Return the "U.S.-led air coalition" that "the coalition" means, where there is but one."""
    bare = phrase.definite and not phrase.modifiers and not phrase.country and not phrase.owner
    lex, lemma = lexicon(), phrase.head.lemma.lower()
    if not bare or not (phrase.word in lex.institutions or lemma in lex.forces):
        return None
    words = _FORCES if lemma in lex.forces else {phrase.word}
    fuller = [
        number
        for number, draft in enumerate(roster.drafts)
        if " " in draft.label and draft.spans and draft.label.split()[-1].lower() in words
    ]
    return fuller[0] if len(fuller) == 1 else None


def _shared(parsed: Parsed, phrase: Phrase, roster: Roster) -> int | None:
    """Return the forces that "Iraqi troops and special forces" means by its second half."""
    lex = lexicon()
    first = parsed.tokens[phrase.head.head]
    if phrase.head.dep != "conj" or phrase.country or phrase.definite:
        return None
    both = phrase.head.lemma.lower() in lex.forces and first.lemma.lower() in lex.forces
    return roster.owner.get(first.i) if both else None


def _kind(phrase: Phrase) -> ActorKind:
    lex, lemma = lexicon(), phrase.head.lemma.lower()
    if (
        lemma in lex.forces | lex.arms
        or (lemma in lex.armed and phrase.plural)
        or lemma == "militia"
    ):
        return ActorKind.ARMED_GROUP
    if phrase.word in lex.institutions:
        fights = phrase.word in {"army", "military", "navy", "air force", "insurgency"}
        return ActorKind.ARMED_GROUP if fights else ActorKind.ORGANISATION
    if phrase.plural or phrase.word in lex.groups:
        return ActorKind.GROUP
    return ActorKind.PERSON


def _with_place(parsed: Parsed, phrase: Phrase, named: str) -> tuple[str, int | None]:
    """Add what tells one unnamed person from another: "colonel in the army's Ninth Division"."""
    for child in parsed.governed(phrase.head):
        if child.dep == "prep" and child.text.lower() in {"of", "in", "from", "at"}:
            within = _until_break(parsed, child)
            proper = any(parsed.tokens[i].pos == "PROPN" for i in within)
            if proper and len(within) <= 9:
                tail = parsed.text[child.start : parsed.tokens[within[-1]].end]
                return f"{named} {tail}", within[-1]
    return named, None


def _until_break(parsed: Parsed, first: Token) -> list[int]:
    """Return the words under a preposition up to the first comma, bracket or clause."""
    found: list[int] = []
    for i in sorted(t.i for t in parsed.subtree(first)):
        token = parsed.tokens[i]
        if token.text in _BREAKS or token.pos == "VERB" or (found and i != found[-1] + 1):
            break
        found.append(i)
    return found
