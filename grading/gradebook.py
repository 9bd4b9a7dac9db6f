"""The gradebook: a lock for one writer at a time, a copy before each run, and a student's points."""

import fcntl
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

COPIES_KEPT = 10


class BusyError(Exception):
    """Another run writes to the gradebook."""


@contextmanager
def only_writer(root: Path) -> Iterator[None]:
    """Holds a lock of the operating system. The lock ends with the process, even if that is killed."""
    with open(root / ".grading.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(f"Cannot mark in {root}: another run is at work here.") from error
        yield


class NoCopyError(Exception):
    """The copy cannot be written, for example because the disk is full or the folder is not writable."""


def back_up(db_url: str) -> Path | None:
    """Copies an SQLite gradebook into its own folder. Returns None for a database server, which its own tools back up."""
    if not db_url.startswith("sqlite:///"):
        return None
    file = Path(db_url.removeprefix("sqlite:///"))
    if not file.exists():
        return None
    copy = file.with_name(f"{file.name}.{time.strftime('%Y%m%d-%H%M%S')}")
    unfinished = copy.with_name(f"{file.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
        unfinished.rename(copy)
    except (sqlite3.Error, OSError) as error:
        unfinished.unlink(missing_ok=True)
        raise NoCopyError(f"Cannot copy the gradebook to {copy}: {error}. Nothing was marked.") from error
    for old in sorted(file.parent.glob(f"{file.name}.[0-9]*"))[:-COPIES_KEPT]:
        old.unlink()
    return copy


@dataclass(frozen=True)
class Standing:
    """A student's points for an assignment in the gradebook."""

    points: float
    of: float
    needs_person: bool
    seconds_late: float


def standing(db_url: str, student: str, assignment: str) -> Standing | None:
    with open_gradebook(db_url) as gradebook:
        try:
            found = gradebook.find_submission(assignment, student)
        except MissingEntry:
            return None
        return Standing(found.score, found.max_score, found.needs_manual_grade, found.total_seconds_late)


def knows(db_url: str, assignment: str) -> bool:
    with open_gradebook(db_url) as gradebook:
        try:
            return len(gradebook.find_assignment(assignment).notebooks) > 0
        except MissingEntry:
            return False


@contextmanager
def open_gradebook(db_url: str) -> Iterator[Gradebook]:
    """The gradebook as it is now. Opening it costs little after the first time."""
    gradebook = kept_gradebook(db_url)
    try:
        yield gradebook
    finally:
        gradebook.db.remove()


@cache
def kept_gradebook(db_url: str, course_id: str = "default_course") -> Gradebook:
    """A gradebook with an SQL engine that stays. `db.remove()` lets go of what was read and not committed."""
    return Gradebook(db_url, course_id)
