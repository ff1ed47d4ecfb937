"""A task on foreign input in a process of its own: it may hang, swell or crash, and can be stopped.

The task is a generator function, named as "module:function"; what it yields comes back.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import time
from importlib import import_module
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, BinaryIO

from core.errors import UserError
from core.reading.child import cap
from core.reading.limits import LIMITS, size

if TYPE_CHECKING:
    from collections.abc import Iterator

_START = "import sys; sys.path[:] = {path!r}; from core.errand import serve; serve()"
_ITEM, _DONE, _REFUSED, _SWOLLEN = "item", "done", "refused", "swollen"
_PATIENCE = 0.2
"""Seconds between two looks at the clock."""


class Errand:
    """One run of a task; items() is drained by one thread, stop() may come from any."""

    def __init__(
        self, name: str, task: str, *args: object,
        seconds: float = LIMITS.seconds, memory: int = LIMITS.memory,
    ) -> None:  # fmt: skip
        self._name = name
        self._request = (task, args, memory)
        self._seconds = seconds
        self._memory = memory
        self._deadline = 0.0
        self._over = Event()
        self._late = False
        self.stopped = False
        self._process: subprocess.Popen[bytes] | None = None

    def items(self) -> Iterator[Any]:
        """Yield what the task yields; it simply ends where it is stopped.

        Raises UserError where the task refuses, takes too long, or brings its process down.
        """
        process = self._started()
        try:
            yield from self._answers(process)
        finally:
            self._over.set()
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    if pipe is not None:
                        pipe.close()

    def stop(self) -> None:
        """End the task at once."""
        self.stopped = True
        if self._process is not None:
            self._process.kill()

    def _started(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-c", _START.format(path=sys.path)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
        self._process = process
        self._deadline = time.monotonic() + self._seconds
        Thread(target=self._watch, args=(process,), daemon=True).start()
        if self.stopped:
            process.kill()
        return process

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        while not self._over.wait(_PATIENCE):
            if time.monotonic() > self._deadline:
                self._late = True
                process.kill()
                return

    def _answers(self, process: subprocess.Popen[bytes]) -> Iterator[Any]:
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018
        with contextlib.suppress(OSError):
            pickle.dump(self._request, process.stdin)
            process.stdin.flush()
        while True:
            kind, value = self._answer(process.stdout)
            if kind == _DONE:
                return
            if kind != _ITEM:
                raise UserError(value if kind == _REFUSED else self._swollen())
            yield value
            self._deadline = time.monotonic() + self._seconds

    def _answer(self, stream: Any) -> tuple[str, Any]:
        try:
            answer: tuple[str, Any] = pickle.load(stream)  # noqa: S301  # our own child wrote it
        except (OSError, EOFError, pickle.UnpicklingError, ValueError) as error:
            if self.stopped:
                return _DONE, None
            raise UserError(self._late_words() if self._late else self._swollen()) from error
        return answer

    def _late_words(self) -> str:
        return (
            f"“{self._name}” took more than {self._seconds:g} s and was given up. "
            "Nothing of it was taken."
        )

    def _swollen(self) -> str:
        return (
            f"“{self._name}” cannot be read: it asks for more than {size(self._memory)} of memory, "
            "or is damaged. A cell far outside of a table, such as XFD1048576, can be the cause: "
            "delete the empty rows and columns beyond the table, save, and try again."
        )


def serve() -> None:
    """Do the one task that standard input asks for."""
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get among the answers.
    os.dup2(2, 1)
    requests: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    task, args, memory = requests.get()
    cap(memory)
    with contextlib.suppress(BrokenPipeError):
        for answer in _done(task, args):
            pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


def _done(task: str, args: tuple[object, ...]) -> Iterator[tuple[str, object]]:
    module, _, name = task.partition(":")
    try:
        for item in getattr(import_module(module), name)(*args):
            yield _ITEM, item
        yield _DONE, None
    except UserError as error:
        yield _REFUSED, str(error)
    except MemoryError:
        yield _SWOLLEN, None
    except Exception as error:
        yield _REFUSED, f"This cannot be read: {type(error).__name__}: {str(error)[:200]}"
    except BaseException as error:
        # A crash of a compiled reader is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        yield _SWOLLEN, None


def _listen(stream: BinaryIO, requests: SimpleQueue[Any]) -> None:
    """Pass on the request; end the process when nobody is left to ask, whatever it does."""
    with contextlib.suppress(Exception):
        requests.put(pickle.load(stream))  # noqa: S301  # our own parent wrote it
        stream.read()
    os._exit(0)
