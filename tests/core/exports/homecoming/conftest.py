"""A desk with the sample and its workbook on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from core.export import choose, export_base, export_workbook
from tests.core.exports import sample
from tests.core.exports.homecoming.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    project = sample.project()
    path = tmp_path / "book.xlsx"
    export_workbook(project, path, export_id="x1")
    return Desk(project, path, export_base(choose(project)))
