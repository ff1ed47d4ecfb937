"""Deciding on what was found: the queue of suggestions, and the problems met on the way."""

from __future__ import annotations

from gui.review.collator import Collator
from gui.review.compare_pane import ComparePane
from gui.review.problems_list import ProblemsList
from gui.review.review_queue import ReviewQueue

__all__ = ["Collator", "ComparePane", "ProblemsList", "ReviewQueue"]
