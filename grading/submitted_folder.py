"""Reads the other files of submitted/<student>/<assignment>/, which may be anything.

nbgrader 0.9.6 follows links there, and does not mark a submission whose timestamp.txt it cannot read.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import dateutil.parser
import dateutil.tz
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import Autograde
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import find_all_files

from .student_id import RULE, why_no_id

LONGEST_TIMESTAMP = 200  # bytes


def make_careful() -> None:
    """Replaces functions of nbgrader by functions of this file."""
    CourseDirectory.get_existing_timestamp = lambda _, folder: time_handed_in(Path(folder))
    BaseConverter.init_assignment = init_assignment
    NbGraderAPI.get_submitted_students = get_submitted_students


def time_handed_in(folder: Path) -> datetime | None:
    """The time of the submission; None if there is no timestamp.txt, or if it holds no time."""
    return read_timestamp(folder / "timestamp.txt")[0]


def remarks_on(folder: Path) -> list[str]:
    _, problem = read_timestamp(folder / "timestamp.txt")
    return [f"The time of submission is not known: timestamp.txt {problem}."] if problem else []


def read_timestamp(file: Path) -> tuple[datetime | None, str | None]:
    try:
        kind = file.lstat().st_mode
    except FileNotFoundError:
        return None, None
    except OSError as error:
        return None, f"cannot be opened ({error.strerror})"
    if not stat.S_ISREG(kind):
        return None, "is a link or no ordinary file, and was not read"
    try:
        with open(file, "rb") as stream:
            time = time_in(stream.read(LONGEST_TIMESTAMP + 1).decode("utf-8", "replace"))
    except OSError as error:
        return None, f"cannot be opened ({error.strerror})"
    return time, None if time else "holds no time"


def time_in(text: str) -> datetime | None:
    """Reads a time that nbgrader wrote, `2026-11-20 10:00:00 UTC`. Returns it in UTC without its zone, as nbgrader expects.

    nbgrader 0.9.6's own `parse_utc` reads +0100 as a hundred seconds.
    """
    try:
        time = dateutil.parser.parse(text.strip(), tzinfos=zone) if len(text) <= LONGEST_TIMESTAMP else None
        return time.astimezone(UTC).replace(tzinfo=None) if time and time.tzinfo else time
    except (ValueError, OverflowError, TypeError):
        return None


def zone(name: str | None, offset: int | None) -> tzinfo | None:
    return timezone(timedelta(seconds=offset)) if offset is not None else dateutil.tz.gettz(name)


stock_get_timestamp = CourseDirectory.get_existing_timestamp
stock_get_submitted_students = NbGraderAPI.get_submitted_students
stock_init_assignment = BaseConverter.init_assignment


def init_assignment(self: BaseConverter, assignment_id: str, student_id: str) -> None:
    """Copies only ordinary files of a submission to autograded/, and leaves out those that cannot be read."""
    if not isinstance(self, Autograde):
        stock_init_assignment(self, assignment_id, student_id)
        return
    if why := why_no_id(student_id):
        raise NbGraderException(f"Cannot mark {student_id!a}: {RULE}, and {why}.")
    source = Path(self._format_source(assignment_id, student_id))
    target = Path(self._format_dest(assignment_id, student_id))
    for file in plain_files(source, [*self.coursedir.ignore, "*.ipynb"]):
        copy = target / file.relative_to(source)
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.unlink(missing_ok=True)
            shutil.copy(file, copy)
        except OSError as error:
            self.log.warning("Left out %s: %s", file, error)


def get_submitted_students(self: NbGraderAPI, assignment_id: str) -> set[str]:
    """Leaves out folders that are not named like a student. Formgrader would insert such a name into its page as HTML."""
    return {name for name in stock_get_submitted_students(self, assignment_id) if why_no_id(name) is None}


def plain_files(folder: Path, ignored: list[str]) -> Iterator[Path]:
    for name in find_all_files(str(folder), ignored):
        if stat.S_ISREG(os.lstat(name).st_mode):
            yield Path(name)
