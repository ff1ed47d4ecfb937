"""The process that opens files: hostile ones may hang or crash it, the program goes on."""

from __future__ import annotations

import contextlib
import os
import pickle
import sys
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO

from core.reading.files import read
from core.reading.limits import LIMITS, Limits
from core.reading.source import Budget

if TYPE_CHECKING:
    from pathlib import Path

    from core.reading.corpora.fields import Choices

Request = tuple["Path", Limits, frozenset[str], "Choices"]
ENTERED, ITEM, DONE = "entered", "item", "done"


def serve() -> None:
    """Read the files that standard input asks for until it closes."""
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get among the answers.
    os.dup2(2, 1)
    cap(LIMITS.memory)
    requests: SimpleQueue[Request] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    with contextlib.suppress(BrokenPipeError):
        while True:
            _answer(requests.get(), answers)


def cap(memory: int) -> None:
    """Cap the memory of this process where the system can; leave no core dumps."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def _listen(stream: BinaryIO, requests: SimpleQueue[Request]) -> None:
    """Pass on what is asked; end the process when nobody is left to ask, whatever it does."""
    with contextlib.suppress(Exception):
        while True:
            requests.put(pickle.load(stream))  # noqa: S301  # our own parent wrote it
    os._exit(0)


def _answer(request: Request, answers: BinaryIO) -> None:
    path, limits, avoided, columns = request

    def say(kind: str, value: object = None) -> None:
        pickle.dump((kind, value), answers)
        answers.flush()

    budget = Budget(entered=lambda where: say(ENTERED, where), avoided=avoided, columns=columns)
    for item in read(path, limits, budget):
        say(ITEM, item)
    say(DONE)
