"""The workbook written in a process of its own, so that the window never waits for it."""

from __future__ import annotations

import gc
import io
import multiprocessing
import pickle
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from core import model
from core.errors import Problem, UserError
from core.filter import Filter
from core.project import Project

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence
    from multiprocessing.connection import Connection
    from pathlib import Path

    from core.model import Row

_SPAWN = multiprocessing.get_context("spawn")
_CHUNK = 400
"""Rows sent at once."""
_PATIENCE = 0.1
"""Seconds between two looks at whether the export is still wanted."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be written; visible None stands for all events."""

    path: Path
    visible: frozenset[str] | None = None
    asked: Filter = field(default_factory=Filter)
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    export_id: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """How far it is: rows written of all; of none, while they are being counted."""

    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Exported:
    """A workbook's id, and its editable cells as they were written."""

    id: str
    base: bytes


@dataclass(frozen=True, slots=True)
class _Failed:
    """It could not be written; words for the analyst, or a traceback where nobody expected it."""

    words: str
    expected: bool


_Message = Written | Exported | Problem | _Failed | None


def export_apart(
    rows: Sequence[Row], order: Order
) -> Generator[Written | Exported | Problem, None, None]:
    """Write the workbook of these rows in another process; say how far it is, again and again.

    Closing the iterator stops it, and leaves what was at the path whole. Raises UserError where
    it cannot be written.
    """
    from core.exports.atomic import write_atomically

    yield Written()
    with write_atomically(order.path) as place, _process() as connection:
        connection.send(replace(order, path=place))
        for chunk in _packed(rows):
            connection.send_bytes(chunk)
            yield Written()
        connection.send_bytes(b"")
        yield from _answers(connection)


@contextmanager
def _process() -> Iterator[Connection]:
    """Start the process, and end it whatever it is doing."""
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=serve, args=(theirs,), name="dateline-export", daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    except (BrokenPipeError, ConnectionResetError) as error:
        raise _lost() from error
    finally:
        # What it leaves lies in the folder beside the target, which is taken away in any case.
        process.kill()
        process.join()
        ours.close()


def _answers(connection: Connection) -> Iterator[Written | Exported | Problem]:
    while True:
        if not connection.poll(_PATIENCE):
            yield Written(-1)
            continue
        try:
            message: _Message = connection.recv()
        except EOFError as error:
            raise _lost() from error
        if message is None:
            return
        if isinstance(message, _Failed):
            raise UserError(message.words) if message.expected else RuntimeError(message.words)
        yield message


def _lost() -> UserError:
    return UserError(
        "The export ended unexpectedly, and no file was written. Close other programs if memory is "
        "short, then export again."
    )


def serve(connection: Connection) -> None:
    """Write one workbook: an Order, rows in packets, an empty packet; then answer with None."""
    try:
        order: Order = connection.recv()
        project = Project()
        # The rows stay to the end: to look through them for garbage again and again takes time.
        gc.disable()
        while packet := connection.recv_bytes():
            project.load(pickle.loads(packet))  # noqa: S301  (from our own window)
        gc.freeze()
        gc.enable()
        connection.send(_write(project, order, connection))
    except (EOFError, OSError, KeyboardInterrupt):
        return


def _write(project: Project, order: Order, connection: Connection) -> _Failed | None:
    from core.export import export_workbook

    def tell(done: int, total: int) -> bool:
        connection.send(Written(done, total))
        return True

    try:
        problems = export_workbook(
            project, order.path, order.visible, asked=order.asked, places=order.places,
            pictures=order.pictures, progress=tell, export_id=order.export_id,
            kept=lambda base: connection.send(Exported(order.export_id, base)),
        )  # fmt: skip
    except UserError as error:
        return _Failed(str(error), expected=True)
    except Exception:
        return _Failed(traceback.format_exc(), expected=False)
    for problem in problems:
        connection.send(problem)
    return None


def _packed(rows: Sequence[Row]) -> Iterator[bytes]:
    """Yield the rows pickled, some at a time, each value by its fields (four times as fast)."""
    for start in range(0, len(rows), _CHUNK):
        buffer = io.BytesIO()
        pickler = pickle.Pickler(buffer, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = _REDUCERS
        pickler.dump(rows[start : start + _CHUNK])
        yield buffer.getvalue()


def _reducer(kind: Any) -> Any:
    values = attrgetter(*(f.name for f in fields(kind)))
    return lambda value: (kind, values(value))


_REDUCERS: dict[Any, Any] = {
    kind: _reducer(kind)
    for kind in vars(model).values()
    if isinstance(kind, type) and is_dataclass(kind) and len(fields(kind)) > 1
}
