"""`npm run grade -- <assignment>`: marks a class in parallel; one process writes to the gradebook."""

import argparse
import logging
import os
import secrets
import sys
import time
import warnings
from collections.abc import Iterator

from dask.system import CPU_COUNT

from .cluster import NoClusterError, cluster_at, workers_here
from .course import Course
from .gradebook import BusyError, NoCopyError, back_up, knows, only_writer, standing
from .jobs_ahead import outcomes
from .one_task import can_be_marked_alone, checks_of
from .run_account import RunAccount
from .sandbox import why_no_sandbox
from .student_id import RULE
from .submission import read_file
from .table import Row, table
from .terminal import say
from .worker import Job


def main(words: list[str] | None = None) -> int:
    options = parse(words)
    keep_libraries_quiet()
    course = Course.open()
    if (why := why_not(course, options)) is not None:
        say(why, to=sys.stderr)
        return 2
    try:
        with only_writer(course.root):
            return grade(course, options)
    except (BusyError, NoCopyError, NoClusterError) as error:
        say(error, to=sys.stderr)
        return 2


def keep_libraries_quiet() -> None:
    """Silences the logs of Dask, and those of nbgrader in Dask's handler of Tornado's logger. The table has all that matters."""
    for name in ["distributed", "tornado"]:
        for handler in logging.getLogger(name).handlers:
            handler.setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module="nbgrader")  # SQLAlchemy warns of nbgrader 0.9.6's queries


def parse(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="npm run grade --", description="Mark the submissions of an assignment.")
    parser.add_argument("assignment")
    parser.add_argument(
        "--workers", type=at_least_one, default=CPU_COUNT, help="processes on this machine, one core each"
    )
    parser.add_argument(
        "--scheduler", help="address of a Dask cluster, tcp://…, to use in place of processes on this machine"
    )
    parser.add_argument("--only", metavar="STUDENT", help="mark only this student")
    parser.add_argument("--force", action="store_true", help="mark again what is marked already")
    parser.add_argument("--task", metavar="CELL", help="mark this check anew, and keep the other results")
    parser.add_argument("--note", default="", help="why, for example a student's request; kept with the marks")
    parser.add_argument(
        "--no-sandbox", dest="sandbox", action="store_false", help="run submissions as you, with your files and network"
    )
    return parser.parse_args(words)


def why_not(course: Course, options: argparse.Namespace) -> str | None:
    """Why the assignment cannot be marked; None if it can."""
    if not knows(course.db_url, options.assignment) or not course.releases(options.assignment):
        return f"Cannot mark {options.assignment}: it is not in the gradebook. `npm run release` enters it."
    if not course.students(options.assignment) and not course.strange_folders(options.assignment):
        return f"Cannot mark {options.assignment}: there is no submission in submitted/<student>/{options.assignment}/."
    checks = checks_of(course, options.assignment)
    if options.task and options.task not in checks:
        return f"Cannot mark only {options.task}: the checks of {options.assignment} are {', '.join(checks)}."
    if options.sandbox and options.scheduler is None and (why := why_no_sandbox()):
        return f"Cannot mark in a sandbox: {why}. --no-sandbox runs submissions as you, with your files and network."
    return None


def at_least_one(word: str) -> int:
    if int(word) < 1:
        raise argparse.ArgumentTypeError(f"Cannot mark with {word} workers: at least 1 is needed")
    return int(word)


def grade(course: Course, options: argparse.Namespace) -> int:
    students = [name for name in course.students(options.assignment) if options.only in (None, name)]
    again = options.force or options.task is not None
    due = [name for name in students if again or not course.is_marked(name, options.assignment)]
    say(f"{len(students)} submissions of {options.assignment}, {len(students) - len(due)} of them marked already.")
    if due and (copy := back_up(course.db_url)):
        say(f"The gradebook as it was: {copy.name}")
    account = RunAccount(course, options.assignment, options.task, options.note)
    limits: set[str] = set()
    start = time.monotonic()
    for count, (student, marked) in enumerate(mark_all(course, due, options), start=1):
        account.enter(student, marked)
        limits |= {notebook.limits for notebook in marked.values()} if isinstance(marked, dict) else set()
        left = (time.monotonic() - start) / count * (len(due) - count)
        say(f"[{count}/{len(due)}] {student}, {left:.0f} s left")
    for each in sorted(limits):
        say(f"Limits of memory, processes and processor: {each}.")
    if options.only and options.note and not account.changed.get(options.only):
        account.log.add_unchanged(options.only, options.note)
    rows = [row(course, student, account) for student in students]
    rows += [strange_row(name, why) for name, why in course.strange_folders(options.assignment).items()]
    for line in table(rows):
        say(line)
    if changed := [student for student, cells in account.changed.items() if cells]:
        say(f"Points changed for {len(changed)} of {len(students)} students; all changes are in {account.log.file}.")
    return 1 if any(row.failed for row in rows) else 0


def mark_all(course: Course, students: list[str], options: argparse.Namespace) -> Iterator[tuple[str, object]]:
    """Yields each student, as workers finish, with the marked notebooks or with the error that prevented it."""
    if not students:
        return
    workers = cluster_at(options.scheduler) if options.scheduler else workers_here(min(options.workers, len(students)))
    run_secret = secrets.token_hex(16)
    with workers as client:
        yield from outcomes(client, students, lambda student: job(course, student, options, run_secret))


def job(course: Course, student: str, options: argparse.Namespace, run_secret: str) -> Job:
    folder = course.folder("submitted", student, options.assignment)
    releases = {file.stem: file for file in course.releases(options.assignment) if os.path.lexists(folder / file.name)}
    return Job(
        student,
        options.assignment,
        {name: file.read_text() for name, file in releases.items()},
        {name: read_file(folder / file.name) for name, file in releases.items()},
        run_secret,
        options.sandbox,
        options.task if can_be_marked_alone(course, student, options.assignment) else None,
    )


def row(course: Course, student: str, account: RunAccount) -> Row:
    marked = course.is_marked(student, account.assignment)
    happened = account.remarks(student)
    if student not in account.failures:
        happened += [*course.to_look_at(student, account.assignment), *course.remarks(student, account.assignment)]
    return Row(student, standing(course.db_url, student, account.assignment), happened, failed=not marked)


def strange_row(name: str, why: str) -> Row:
    return Row(name, None, [f"Not marked: {RULE}, but {why}. Rename its folder."], failed=True)


if __name__ == "__main__":
    sys.exit(main())
