"""Mailboxes: many mails in one file, read one after another."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from core.errors import Problem, UserError
from core.reading.mail.message import mail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model import Document
    from core.reading.source import Source

_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(source: Source) -> Iterator[Document | Problem]:
    """Yield the mails of a mailbox, and a Problem for each that holds nothing."""
    with source.open() as stream:
        for number, data in enumerate(_messages(stream, source.limits.part_bytes), 1):
            where = f"{source.where} › mail {number}"
            try:
                yield from mail(replace(source, where=where), data, whole=False)
            except UserError as error:
                yield Problem(where, str(error), "warning")


def _messages(stream: BinaryIO, most: int) -> Iterator[bytes]:
    """Yield the mails; one that is longer than that is cut short."""
    lines: list[bytes] = []
    size, blank = 0, True
    while line := stream.readline(2**20):
        if blank and line.startswith(b"From ") and lines:
            yield _ESCAPED.sub(rb"\1", b"".join(lines[1:]))
            lines, size = [], 0
        blank = not line.strip()
        size += len(line)
        if size <= most:
            lines.append(line)
    if lines:
        yield _ESCAPED.sub(rb"\1", b"".join(lines[1:]))
