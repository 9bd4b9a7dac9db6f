"""Measures the driver of a run: processor seconds of a submission to enter its marks, and for all else, such as handing it out."""

import pickle
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from grading import grade, jobs_ahead
from grading.mark_submission import MarkedNotebook
from grading.run_account import RunAccount
from grading.worker import Job

from .invented_class import ASSIGNMENT


def already_marked(file: Path, job: Job) -> dict[str, MarkedNotebook]:
    """In place of `mark_job`: what a worker returns, without the work."""
    return dict.fromkeys(job.submissions, pickle.loads(file.read_bytes()))


def driver_seconds(marked: MarkedNotebook, file: Path) -> tuple[float, float]:
    """Runs `npm run grade` on the course in the current folder. `file` is where its worker finds `marked`."""
    file.write_bytes(pickle.dumps(marked))
    with (
        patch.object(jobs_ahead, "mark_job", partial(already_marked, file)),
        redirect_stdout(StringIO()),
        calls_of(RunAccount, "enter") as entered,
        calls_of(grade, "row") as told,
    ):
        grade.main([ASSIGNMENT, "--workers", "1"])
    first, *others = entered  # before the first, the cluster starts
    from_one_to_the_next = (others[-1].end - first.end) / len(others)
    writing = mean_of(others)
    return writing, from_one_to_the_next - writing + mean_of(told)


@dataclass(frozen=True)
class Call:
    """`seconds` are those of its thread; `end` is the processor time that all threads had used by then."""

    seconds: float
    end: float


def mean_of(calls: list[Call]) -> float:
    return sum(call.seconds for call in calls) / len(calls)


@contextmanager
def calls_of(owner: object, name: str) -> Iterator[list[Call]]:
    """Within it, notes each call of the owner's function."""
    calls: list[Call] = []
    function = getattr(owner, name)

    def noted(*arguments):
        start = time.thread_time()
        try:
            return function(*arguments)
        finally:
            calls.append(Call(time.thread_time() - start, time.process_time()))

    with patch.object(owner, name, noted):
        yield calls
