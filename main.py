"""The two doors of Dateline: the window, and `extract` without a window."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from multiprocessing import freeze_support

PACKAGES = (
    "PySide6", "spacy", "dateparser", "networkx", "openpyxl", "numpy", "scipy", "regex",
    "charset_normalizer", "platformdirs", "py3langid", "typing_extensions", "icalendar",
    "rapidfuzz", "lxml", "lxml_html_clean", "pypdfium2", "python_calamine", "PIL", "olefile",
    "trafilatura", "feedparser", "warcio", "oxmsg",
)  # fmt: skip
CORE_ONLY = frozenset({"PySide6", "platformdirs"})
"""Packages that the window alone needs."""


def main(argv: list[str]) -> int:
    """Run one of the two doors and return the exit status."""
    extracting = argv[:1] == ["extract"]
    needed = [p for p in PACKAGES if not (extracting and p in CORE_ONLY)]
    missing = [p for p in needed if find_spec(p) is None]
    if missing:
        print(f"dateline: {', '.join(missing)} not installed; run: {_set_up()}", file=sys.stderr)
        return 2
    if extracting:
        from core.extract import run

        return run(argv[1:])
    from gui.app import run as run_window

    return run_window(argv)


def _set_up() -> str:
    """Return the line that installs the packages; outside a virtual environment it makes one."""
    if sys.prefix != sys.base_prefix:
        return f"{sys.executable} -m pip install -r requirements.txt"
    python = ".venv\\Scripts\\python" if sys.platform == "win32" else ".venv/bin/python"
    return f"{sys.executable} -m venv .venv && {python} -m pip install -r requirements.txt"


if __name__ == "__main__":
    freeze_support()
    sys.exit(main(sys.argv[1:]))
