"""Fixtures shared by all tests; no test opens a window on a real screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from core.language import Language

os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(scope="session")
def language() -> Language:
    """Load the real NLP model, once for all tests."""
    from core.language import load

    return load()
