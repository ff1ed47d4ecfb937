from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from core.language import Language


@pytest.fixture(scope="session")
def language() -> Language:
    from core.language import load

    return load()
