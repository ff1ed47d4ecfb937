"""Pictures of pages read by tesseract, where it is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.reading.office.pdf_flow import join
from core.reading.paragraphs import Paragraph, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

_POINTS = 72
_RESOLUTION = 300
"""Dots an inch that tesseract reads best."""
_MOST_DOTS = 24_000_000
_WANTED = ("eng", "deu", "fra", "spa", "nld", "ita", "por", "rus", "ukr", "ara", "pol", "tur")
_MOST_LANGUAGES = 4
_PLACE = Path("C:/Program Files/Tesseract-OCR/tesseract.exe")


def tesseract() -> str | None:
    """Return the path of tesseract; None where it is not installed."""
    found = shutil.which("tesseract")
    return found or (str(_PLACE) if _PLACE.is_file() else None)


def paragraphs_in(page: Any, program: str, seconds: float) -> list[Paragraph] | None:
    """Read the picture of a page of pypdfium2; None where time runs out or it fails."""
    command = [program, "stdin", "stdout", "--psm", "1", *_languages(program)]
    try:
        done = subprocess.run(
            command, input=_picture(page), capture_output=True, timeout=max(seconds, 1), check=True
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return paragraphs_of(done.stdout.decode("utf-8", "replace"))


def paragraphs_of(text: str) -> list[Paragraph]:
    """Put the paragraphs of tesseract's text together."""
    blocks = (tidy(block) for block in text.replace("\f", "\n\n").split("\n\n"))
    return [Paragraph(_whole(block.split("\n"))) for block in blocks if block]


def _whole(lines: Sequence[str]) -> str:
    return join(lines, Counter())


def _languages(program: str) -> list[str]:
    """Return the option that names the installed languages of ours."""
    try:
        done = subprocess.run(
            [program, "--list-langs"], capture_output=True, timeout=10, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return []
    installed = done.stdout.decode("utf-8", "replace").split()
    known = [name for name in _WANTED if name in installed][:_MOST_LANGUAGES]
    return ["-l", "+".join(known)] if known else []


def _picture(page: Any) -> bytes:
    """Draw a page, no larger than can be read in time."""
    width, height = page.get_size()
    scale = min(_RESOLUTION / _POINTS, (_MOST_DOTS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    held = io.BytesIO()
    bitmap.to_pil().save(held, "PNG")
    bitmap.close()
    return held.getvalue()
