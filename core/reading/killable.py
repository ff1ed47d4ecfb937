"""Files read in processes of their own, several at a time, each with a time limit.

A file that hangs or crashes its process is named in a Problem; whatever was read before and comes
after it is kept. Of an archive only the packed file that hung is lost.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import time
from dataclasses import dataclass, field
from queue import Full, Queue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any

from core.errors import Problem
from core.reading.child import DONE, ENTERED, ITEM
from core.reading.limits import LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from pathlib import Path

    from core.model import Document
    from core.reading.corpora.fields import Choices

AHEAD = 500
"""Articles of one file that are read ahead of the one who takes them."""
TRIES = 5
"""Times that one archive is begun again when a file in it hangs."""
PATIENCE = 0.2
"""Seconds between two looks at the clock."""
_START = "import sys; sys.path[:] = {path!r}; from core.reading.child import serve; serve()"


def read_all(
    paths: Sequence[Path],
    limits: Limits = LIMITS,
    processes: int = 2,
    columns: Choices | None = None,
) -> Generator[tuple[Path, Document | Problem | None]]:
    """Yield the articles and problems of files, in their order; None ends each file.

    columns are those that the analyst chose for tables.
    Closing the iterator ends the processes at once.
    """
    crew = _Crew(paths, limits, columns or {})
    try:
        crew.start(max(1, min(processes, len(paths), os.cpu_count() or 1)))
        for number, path in enumerate(paths):
            while (item := crew.shelves[number].get()) is not None:
                yield path, item
            yield path, None
    finally:
        crew.stop()


@dataclass(slots=True)
class _Crew:
    """Threads that each have a process read one file after another."""

    paths: Sequence[Path]
    limits: Limits
    columns: Choices
    shelves: list[Queue[Document | Problem | None]] = field(default_factory=list)
    _next: int = 0
    _lock: Lock = field(default_factory=Lock)
    _stopped: Event = field(default_factory=Event)
    _readers: list[_Reader] = field(default_factory=list)
    _threads: list[Thread] = field(default_factory=list)

    def start(self, count: int) -> None:
        self.shelves = [Queue(AHEAD) for _ in self.paths]
        self._readers = [_Reader(self.limits, self.columns) for _ in range(count)]
        self._threads = [Thread(target=self._work, args=(r,), daemon=True) for r in self._readers]
        self._threads.append(Thread(target=self._watch, daemon=True))
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stopped.set()
        for reader in self._readers:
            reader.kill()
        for thread in self._threads:
            thread.join()
        for reader in self._readers:
            reader.close()

    def _work(self, reader: _Reader) -> None:
        while (number := self._take()) is not None:
            for item in reader.read(self.paths[number]):
                if not self._put(number, item):
                    return
            self._put(number, None)

    def _take(self) -> int | None:
        with self._lock:
            number = self._next
            self._next += 1
        return number if number < len(self.paths) and not self._stopped.is_set() else None

    def _put(self, number: int, item: Document | Problem | None) -> bool:
        """Hand over an item; False when nobody wants any more."""
        while not self._stopped.is_set():
            with contextlib.suppress(Full):
                self.shelves[number].put(item, timeout=PATIENCE)
                return True
        return False

    def _watch(self) -> None:
        while not self._stopped.wait(PATIENCE):
            for reader in self._readers:
                reader.kill_if_late()


class _Reader:
    """One process, and what it is doing."""

    def __init__(self, limits: Limits, columns: Choices) -> None:
        self._limits = limits
        self._columns = columns
        self._process: subprocess.Popen[bytes] | None = None
        self._deadline = 0.0
        self._late = False
        self._ended = False

    def read(self, path: Path) -> Iterator[Document | Problem]:
        """Yield what a file holds, with a Problem for what had to be given up."""
        avoided: set[str] = set()
        given = 0
        for _ in range(TRIES):
            entered, before = path.name, given
            count = 0
            for kind, value in self._answers(path, frozenset(avoided)):
                if kind == ENTERED:
                    entered, before = value, count
                elif kind == ITEM:
                    count += 1
                    if count > given:
                        given = count
                        yield value
                elif kind == DONE:
                    return
            if self._ended:
                return
            yield Problem(entered, self._cause())
            if entered == path.name:
                return
            avoided.add(entered)
            # What it gave before it hung has been handed on and does not come again.
            given = before

    def kill_if_late(self) -> None:
        """End the process when its time is up."""
        if self._deadline and time.monotonic() > self._deadline:
            self._late = True
            self._deadline = 0.0
            self._kill()

    def kill(self) -> None:
        """End the process for good."""
        self._ended = True
        self._kill()

    def close(self) -> None:
        """Let go of a process that was killed."""
        if self._process is not None:
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    if pipe is not None:
                        pipe.close()
            self._process = None

    def _kill(self) -> None:
        process = self._process
        if process is not None:
            process.kill()

    def _cause(self) -> str:
        if self._late:
            return f"took more than {self._limits.seconds:g} s and was given up"
        return "made the reading process end (out of memory, or a fault in a library): left out"

    def _answers(self, path: Path, avoided: frozenset[str]) -> Iterator[tuple[str, Any]]:
        """Yield what the process says; it simply ends where the process does."""
        process = self._started()
        self._late = False
        with contextlib.suppress(OSError, EOFError, pickle.UnpicklingError, ValueError):
            if process.stdin is None or process.stdout is None:
                return
            pickle.dump((path, self._limits, avoided, self._columns), process.stdin)
            process.stdin.flush()
            while True:
                answer = self._within_time(process.stdout)
                yield answer
                if answer[0] == DONE:
                    return
        self.close()

    def _within_time(self, stream: Any) -> tuple[str, Any]:
        self._deadline = time.monotonic() + self._limits.seconds
        try:
            answer: tuple[str, Any] = pickle.load(stream)  # noqa: S301  # our own child wrote it
        finally:
            self._deadline = 0.0
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START.format(path=sys.path)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
            if self._ended:
                self._process.kill()
        return self._process
