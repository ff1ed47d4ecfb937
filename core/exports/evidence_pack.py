"""An evidence pack: one ZIP with report, workbook, sources, hashes and decision log."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from core.errors import Problem
from core.exports.atomic import write_atomically
from core.exports.report import html_report, markdown_report
from core.exports.tables.writing import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from core.exports.chosen import Chosen
    from core.model import Document

_STAMP = (1980, 1, 1, 0, 0, 0)
"""One time for all entries: equal projects give equal packs."""
_MOST_BYTES = 200_000_000
"""Originals beyond that are named, not packed."""
_UNSAFE = re.compile(r"[^\w.()-]+")
_README = """This pack holds what a finding rests on.

report.html, report.md   what happened, each sentence a footnote
{workbook}   the same as a workbook
decisions.csv            what the analyst decided about each event and actor
steps.csv                the steps of the analysis that can still be undone, oldest first
sources/ID.txt           the text of each article as it was analysed
originals/               the files as they were loaded, where they were still there unchanged
manifest.json            the SHA-256 of every file of the pack, and of every source

To check a file: sha256sum FILE, or certutil -hashfile FILE SHA256.
"""


def write_evidence_pack(
    path: Path, chosen: Chosen, files: Mapping[str, bytes], steps: Sequence[str]
) -> list[Problem]:
    """Write the pack; files are added by name (the workbook), steps say what was done.

    Returns what could not be packed. Raises UserError where the file cannot be written.
    """
    problems: list[Problem] = []
    with write_atomically(path) as temporary, ZipFile(temporary, "w", ZIP_DEFLATED) as pack:
        hashes = dict(_written(pack, _contents(chosen, files, steps, problems)))
        manifest = {"files": hashes, "sources": [_source(d) for d in _documents(chosen)]}
        _put(pack, "manifest.json", json.dumps(manifest, indent=1, ensure_ascii=False).encode())
    return problems


def _written(pack: ZipFile, contents: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    for name, data in contents:
        _put(pack, name, data)
        yield name, hashlib.sha256(data).hexdigest()


def _put(pack: ZipFile, name: str, data: bytes) -> None:
    entry = ZipInfo(name, _STAMP)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    pack.writestr(entry, data)


def _contents(
    chosen: Chosen, files: Mapping[str, bytes], steps: Sequence[str], problems: list[Problem]
) -> Iterator[tuple[str, bytes]]:
    named = next(iter(files), "workbook.xlsx").ljust(22)
    yield "README.txt", _README.format(workbook=named).encode()
    yield "report.html", html_report(chosen).encode("utf-8", "replace")
    yield "report.md", markdown_report(chosen).encode("utf-8", "replace")
    yield from files.items()
    yield "decisions.csv", _table(_DECISIONS, _decisions(chosen))
    yield "steps.csv", _table(("step", "what"), enumerate(steps, 1))
    for document in _documents(chosen):
        yield f"sources/{document.id}.txt", document.text.encode("utf-8", "replace")
    yield from _originals(chosen, problems)


def _documents(chosen: Chosen) -> list[Document]:
    return [d for _, d in sorted(chosen.project.documents.items())]


def _originals(chosen: Chosen, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """Yield each file that articles were loaded from, once, if it is as it was."""
    seen: set[str] = set()
    for document in _documents(chosen):
        path = Path(document.path)
        if not document.path or document.path in seen or not path.is_absolute():
            continue
        seen.add(document.path)
        data, why = _read(path, document.sha256)
        if data is None:
            problems.append(Problem(path.name, f"is not in the evidence pack: {why}", "warning"))
        else:
            yield f"originals/{document.id}-{_UNSAFE.sub('_', path.name)}", data


def _read(path: Path, sha256: str) -> tuple[bytes | None, str]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            return None, "it is larger than 200 MB."
        data = path.read_bytes()
    except OSError as error:
        return None, f"{(error.strerror or str(error)).lower()}."
    if hashlib.sha256(data).hexdigest() != sha256:
        return None, "it has changed since it was loaded, or held several articles."
    return data, ""


_DECISIONS = ("id", "what", "name", "status", "key", "fields set by the analyst", "modified",
              "merged into", "notes")  # fmt: skip


def _decisions(chosen: Chosen) -> Iterator[Sequence[object]]:
    """Yield every event and actor that the analyst decided something about."""
    for _, event in sorted(chosen.project.events.items()):
        if event.modified or event.edited or event.status != "suggested" or event.merged_into:
            yield (
                event.id, "event", event.title, event.status.value, "yes" if event.key else "",
                "; ".join(event.edited), event.modified, event.merged_into or "", event.notes,
            )  # fmt: skip
    for _, actor in sorted(chosen.project.actors.items()):
        if actor.edited or actor.merged_into or actor.notes:
            yield (actor.id, "actor", actor.label, "", "", "; ".join(actor.edited), "",
                   actor.merged_into or "", actor.notes)  # fmt: skip


def _table(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headers)
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue().encode("utf-8", "replace")


def _source(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "path": document.path,
        "sha256 of the file": document.sha256,
        "sha256 of the text": hashlib.sha256(document.text.encode("utf-8", "replace")).hexdigest(),
    }
