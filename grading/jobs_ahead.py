"""Hands out work to the workers a few students ahead, so that the driver holds only some submissions, however many there are."""

from collections import deque
from collections.abc import Callable, Iterator

from dask.distributed import Client, Future, as_completed
from distributed.client import ClosedClientError

from .worker import Job, mark_job

AHEAD = 2  # jobs for each worker: one that it marks, and the next one
RETRIES = 2  # another worker marks the submission of a worker that died
GONE = "the Dask cluster is gone; what is missing is marked when you run the command again."


class ClusterGoneError(Exception):
    """The scheduler does not answer any more."""


def outcomes(client: Client, students: list[str], job: Callable[[str], Job]) -> Iterator[tuple[str, object]]:
    """Yields each student, as workers finish, with the marked notebooks or with the error that prevented it."""
    waiting = deque(students)
    handed_out: dict[Future, str] = {}
    finished = as_completed()
    while waiting or handed_out:
        try:
            while waiting and len(handed_out) < AHEAD * number_of(client):
                future = client.submit(mark_job, job(waiting[0]), pure=False, retries=RETRIES)
                handed_out[future] = waiting.popleft()
                finished.add(future)
            future = next(finished)
            outcome = outcome_of(future)
        except (ClusterGoneError, ClosedClientError):
            outcome = ClusterGoneError(GONE)
        if isinstance(outcome, ClusterGoneError):
            yield from ((student, outcome) for student in [*handed_out.values(), *waiting])
            return
        yield handed_out.pop(future), outcome
        future.release()


def number_of(client: Client) -> int:
    """The number of workers now; 1 while there is none."""
    try:
        return max(1, sum(client.nthreads().values()))
    except OSError as error:
        raise ClusterGoneError(GONE) from error


def outcome_of(future: Future) -> object:
    """The result of a worker, or the error that it ended with."""
    if future.status == "finished":
        return future.result()
    return future.exception() if future.status == "error" else ClusterGoneError(GONE)
