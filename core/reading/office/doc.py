"""Old Word documents (.doc): their own text, or what LibreOffice makes of those that hold none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UserError
from core.reading.encoding import decode
from core.reading.office import docx
from core.reading.office.doc_text import DAMAGED, LOCKED, header_of, paragraphs_of
from core.reading.office.opened import documents

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source

_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_GUARD = """
import os, signal, subprocess, sys, threading
def follow():
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGKILL)
threading.Thread(target=follow, daemon=True).start()
sys.exit(subprocess.call(sys.argv[1:], stdin=subprocess.DEVNULL))
"""
"""Runs a program that must not outlive us: its standard input closes when we are killed."""
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that is none: whatever the document points at is not fetched."""


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the article of an old Word document."""
    main, table, title = _streams(source)
    try:
        paragraphs = paragraphs_of(main, table)
    except UserError as error:
        program = None if str(error) == LOCKED else libreoffice()
        if program is None:
            raise
        yield from docx.read(replace(source, packed=_converted(source, program)))
        return
    yield from documents(source, paragraphs, title=title)


def libreoffice() -> str | None:
    """Return the path of LibreOffice's program; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((str(place) for place in _PLACES if place.is_file()), None)


def _streams(source: Source) -> tuple[bytes, bytes, str]:
    """Return the main stream, the table stream, and the declared title."""
    import olefile

    try:
        with source.open() as stream, olefile.OleFileIO(stream) as ole:
            main = ole.openstream("WordDocument").read()
            name = header_of(main).table
            table = ole.openstream(name).read() if ole.exists(name) else b""
            title = ole.get_metadata().title or b""
    except UserError:
        raise
    except Exception as error:
        raise UserError(DAMAGED) from error
    return main, table, (decode(title) or "").strip()


def _converted(source: Source, program: str) -> bytes:
    """Let LibreOffice write the document as .docx; raises UserError where it cannot in time."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        (place / "article.doc").write_bytes(source.data)
        command = [
            program, f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless",
            "--norestore", "--nolockcheck", "--convert-to", "docx:MS Word 2007 XML",
            "--outdir", str(place / "out"), str(place / "article.doc"),
        ]  # fmt: skip
        _run(command, place, source.limits.seconds * 0.8)
        made = place / "out" / "article.docx"
        if not made.is_file():
            raise UserError(f"{DAMAGED}: LibreOffice could not read it either")
        if made.stat().st_size > source.limits.part_bytes:
            raise UserError("what LibreOffice made of the old Word document is too large")
        return made.read_bytes()


def _run(command: list[str], place: Path, seconds: float) -> None:
    """Run a program without a network; end it with all its children when time is up."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    environment = {**os.environ, **proxies, "HOME": str(place)}
    guarded = command if sys.platform == "win32" else [sys.executable, "-c", _GUARD, *command]
    process = subprocess.Popen(
        guarded, cwd=place, env=environment, stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise UserError(f"LibreOffice did not finish within {seconds:.0f} seconds") from error
    finally:
        _end(process)
        if process.stdin is not None:
            process.stdin.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        import signal

        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
