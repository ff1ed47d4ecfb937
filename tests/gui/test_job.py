"""Jobs off the GUI thread report on it, in order, and can be stopped."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from gui.job import Job

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


def test_items_arrive_in_order_on_the_gui_thread_and_then_the_end(qtbot: QtBot) -> None:
    told: list[tuple[Any, bool]] = []
    worked: list[bool] = []

    def here() -> bool:
        return threading.current_thread() is threading.main_thread()

    def work() -> Iterator[int]:
        for number in range(5):
            worked.append(here())
            yield number

    def note(item: object) -> None:
        told.append((item, here()))

    job = Job(work)
    job.produced.connect(note)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert told == [(number, True) for number in range(5)]
    assert worked == [False] * 5


def test_an_error_is_reported_and_the_job_ends(qtbot: QtBot, caplog: Any) -> None:
    def work() -> Iterator[int]:
        yield 1
        raise ValueError("no")

    job = Job(work)
    with qtbot.waitSignals([job.failed, job.finished]):
        job.start()
    assert "Job failed" in caplog.text


def test_a_stopped_job_says_nothing_more(qtbot: QtBot) -> None:
    begun, gate = threading.Event(), threading.Event()
    told: list[object] = []

    def work() -> Iterator[int]:
        yield 1
        begun.set()
        gate.wait(20)
        yield 2

    job = Job(work)
    job.produced.connect(told.append)
    job.finished.connect(lambda: told.append("finished"))
    job.start()
    assert begun.wait(20)
    gate.set()
    job.stop()
    qtbot.wait(50)
    assert told == []
