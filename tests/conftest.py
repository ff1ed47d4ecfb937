"""Fixtures shared by all tests; no test opens a window on a real screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from core.language import Language

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# No test asserts a time: a busy machine must not fail one.
SLOW = [HealthCheck.too_slow]
settings.register_profile("any machine", deadline=None, suppress_health_check=SLOW)
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def language() -> Language:
    """Load the real NLP model, once for all tests."""
    from core.language import load

    return load()
