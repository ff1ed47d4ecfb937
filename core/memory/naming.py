"""When two spellings are one name, and when a name means one actor anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.model import Actor, Document, Event


def name_key(name: str) -> str:
    """Return what two spellings of one name share: case, article and punctuation aside."""
    words = re.sub(r"[^\w\s]|['’]s\b", " ", name.casefold()).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def is_named(actor: Actor) -> bool:
    """Whether the label means one actor anywhere; "residents" or a bare surname does not."""
    one_word = " " not in actor.label.strip()
    if actor.kind is ActorKind.PERSON and one_word:
        return False
    return any(c.isupper() for c in actor.label.split(" ", 1)[0])


def trigger_word(event: Event, documents: Mapping[str, Document]) -> str:
    """Return the word that tells of the event, in small letters; empty where none is cited."""
    for citation in event.citations:
        document = documents.get(citation.document_id)
        if citation.trigger is not None and document is not None:
            said = document.text[citation.trigger.start : citation.trigger.end]
            return " ".join(said.casefold().split())
    return ""
