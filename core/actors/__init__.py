"""Who acts in an article: names, posts, groups and pronouns joined to actors."""

from __future__ import annotations

from core.actors.find import find_actors
from core.actors.lexicon import is_no_actor

__all__ = ["find_actors", "is_no_actor"]
