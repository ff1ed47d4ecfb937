"""The programs that reading asks for help, each stood in for by a small script."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from core.errors import UserError
from core.reading.office import doc
from tests.core.reading.made import document
from tests.core.reading.office.test_pdf import pdf

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the scripts are for a shell")
READS = """
import sys
if "--list-langs" in sys.argv:
    print("List of available languages (3):\\neng\\nklingon\\nfra")
else:
    assert sys.stdin.buffer.read(8) == b"\\x89PNG\\r\\n\\x1a\\n"
    assert sys.argv[sys.argv.index("-l") + 1] == "eng+fra", sys.argv
    print("The mayor of Harbour Town re-\\nsigned on Thursday.\\n\\nShe will not stand again.")
"""
HANGS = """
import os, sys, time
open(sys.argv[1], "w").write(str(os.getpid()))
time.sleep(600)
"""


def script(path: Path, code: str) -> Path:
    path.write_text(f"#!{sys.executable}\n{code}")
    path.chmod(0o755)
    return path


def gone(pid: int) -> bool:
    """Whether a process has ended, within ten seconds; one that waits to be reaped has."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
            with open(f"/proc/{pid}/stat") as told:  # noqa: PTH123
                if ") Z " in told.read():
                    return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False


def started(told: Path) -> int:
    for _ in range(100):
        if told.is_file() and told.read_text():
            return int(told.read_text())
        time.sleep(0.1)
    raise AssertionError("it never started")


def test_a_scanned_page_is_read_by_tesseract_in_the_languages_that_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path / "tesseract", READS)
    monkeypatch.setenv("PATH", str(tmp_path))
    read = document(pdf(b"0 0 1 rg 9 9 99 99 re f"), "scan.pdf")
    assert (
        read.text == "The mayor of Harbour Town resigned on Thursday.\n\nShe will not stand again."
    )


def test_a_program_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    hangs = script(tmp_path / "hangs", HANGS)
    told = tmp_path / "pid"
    parent = script(
        tmp_path / "parent", f"import subprocess; subprocess.call([{str(hangs)!r}, {str(told)!r}])"
    )
    with pytest.raises(UserError, match="did not finish"):
        doc._run([str(parent)], tmp_path, 2)
    assert gone(started(told))


def test_a_program_ends_when_the_process_that_reads_is_killed(tmp_path: Path) -> None:
    hangs = script(tmp_path / "hangs", HANGS)
    told = tmp_path / "pid"
    code = (
        "import sys; from pathlib import Path; from core.reading.office import doc;"
        f"doc._run([{str(hangs)!r}, {str(told)!r}], Path({str(tmp_path)!r}), 600)"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; {code}"]
    )
    pid = started(told)
    reader.kill()
    reader.wait()
    assert gone(pid)
