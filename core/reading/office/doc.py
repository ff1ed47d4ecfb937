"""Old Word documents (.doc): read by LibreOffice where it is installed."""

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
from core.reading.office import docx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.errors import Problem
    from core.model import Document
    from core.reading.source import Source

LOCKED = "protected by a password: open it, save it without one, and add that"
_ENCRYPTED = 0x0100
"""Bit of the flags at byte 10 of the main stream ([MS-DOC] 2.5.2)."""
_PLACES = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that is none: whatever the document points at is not fetched."""


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the article of an old Word document, converted by LibreOffice."""
    if is_encrypted(source):
        raise UserError(LOCKED)
    program = libreoffice()
    if program is None:
        raise UserError(
            "an old Word document (.doc) is read by LibreOffice, which is not installed here:"
            " install it, or save the document as .docx"
        )
    converted = _converted(source, program)
    media = source.media_type
    yield from docx.read(replace(source, packed=converted, media_type=media))


def libreoffice() -> str | None:
    """Return the path of LibreOffice's program; None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((str(place) for place in _PLACES if place.is_file()), None)


def is_encrypted(source: Source) -> bool:
    """Whether the document's own flags say that it is encrypted."""
    import olefile

    try:
        with source.open() as stream, olefile.OleFileIO(stream) as ole:
            head = ole.openstream("WordDocument").read(12)
    except Exception as error:
        raise UserError("the old Word document is cut off or damaged") from error
    return bool(int.from_bytes(head[10:12], "little") & _ENCRYPTED)


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
            raise UserError("LibreOffice could not read the old Word document: it is damaged")
        if made.stat().st_size > source.limits.part_bytes:
            raise UserError("what LibreOffice made of the old Word document is too large")
        return made.read_bytes()


def _run(command: list[str], place: Path, seconds: float) -> None:
    """Run a program without a network; end it with all its children when time is up."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    environment = {**os.environ, **proxies, "HOME": str(place)}
    process = subprocess.Popen(
        command, cwd=place, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired as error:
        raise UserError(f"LibreOffice did not finish within {seconds:.0f} seconds") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        import signal

        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
