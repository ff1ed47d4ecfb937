"""The program ends without a crash, whatever Qt still holds of what Python made."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_window_that_was_read_out_and_copied_from_is_left_in_peace(
    sample_file: Path, tmp_path: Path
) -> None:
    project = str(shutil.copy(sample_file, tmp_path))
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.gui.leave_window"]
    left = subprocess.run(
        [*command, project, str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert left.returncode == 0, left.stderr
    assert "Traceback" not in left.stderr
    assert "Graph of actors" in left.stdout
    assert "2 events copied" in left.stdout
