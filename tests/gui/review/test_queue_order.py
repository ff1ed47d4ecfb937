from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.filter import Filter
from core.project import Patch, Project
from core.sieve import Sieve
from gui.review.queue_order import QueueOrder
from tests.strategies import patches


@given(st.lists(patches(), max_size=3), st.lists(patches(), max_size=4), st.booleans())
def test_following_what_was_touched_is_as_good_as_looking_at_all(
    before: list[Patch], after: list[Patch], skips: bool
) -> None:
    project = Project()
    for patch in before:
        project.apply(patch)
    sieve, quick, slow = Sieve(project, Filter()), QueueOrder(), QueueOrder()
    quick.fill(project, sieve.visible)
    slow.fill(project, sieve.visible)
    for patch in after:
        if skips:
            quick.step(project)
            slow.step(project)
        project.apply(patch)
        touched = sieve.follow(patch.ids)
        quick.follow(project, sieve.visible, touched)
        slow.follow(project, sieve.visible)
        assert said(quick) == said(slow)
        quick.refilter(project, sieve.choose(Filter(confidence=0.5 if skips else 0.0)))
        slow.follow(project, sieve.visible)
        assert said(quick) == said(slow)


def said(order: QueueOrder) -> tuple[str | None, int, int, int]:
    return order.current, order.number, len(order), order.left
