"""`npm run receive -- <assignment> <folder or zip>`: sorts the files that a learning platform gives into submitted/."""

import argparse
import re
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from .arrivals import Arrival, UnreadableError, arrivals
from .collisions import settle_collisions
from .course import Course
from .delivered_file import DeliveredFile
from .handing_over import AlreadyThereError, hand_over
from .identify import Choices, identify
from .platforms import PLATFORMS, Delivery, Owners, UndecidedError, matched, owners_of
from .recognise import recognise
from .roster import RosterError, read_roster
from .student_id import why_no_id
from .terminal import say

# Browsers add their own ending, and arrivals.py adds a number to the second file of the same name.
NOTEBOOK = re.compile(r"\.ipynb(?:\.txt|\.json)?(?: #\d+)?$", re.IGNORECASE)


def main(words: list[str] | None = None) -> int:
    options = parse(words)
    course = Course.open()
    if not course.releases(options.assignment):
        say(f"Cannot receive {options.assignment}: exercises/ has no such assignment.", to=sys.stderr)
        return 2
    try:
        with arrivals(options.source) as found:
            files = understand(found, course, options)
            if not options.dry_run:
                files = hand_over_all(files, course, options)
    except UnreadableError as error:
        say(f"Cannot read {options.source}: {error}.", to=sys.stderr)
        return 2
    except (UndecidedError, RosterError) as error:
        say(error, to=sys.stderr)
        return 2
    except OSError as error:
        say(f"Cannot write to submitted/: {error.strerror}. Files were written whole or not at all.", to=sys.stderr)
        return 2
    return report(files, options.dry_run)


def report(files: list[DeliveredFile], dry_run: bool) -> int:
    for file in files:
        say(file)
    taken = sum(not file.why_not for file in files)
    say(f"{taken} of {len(files)} files {'would be' if dry_run else 'were'} taken.")
    refused = sum(file.refused for file in files)
    if refused:
        say(f"{refused} were refused. Decide about them, with the options that are named there.", to=sys.stderr)
    return 1 if refused else 0


def parse(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="npm run receive --", description="Take in files from a learning platform.")
    parser.add_argument("assignment")
    parser.add_argument("source", type=Path, help="a folder or a zip file")
    parser.add_argument("--dry-run", action="store_true", help="only list what was understood")
    parser.add_argument(
        "--platform", choices=PLATFORMS, help="the platform that named the files, if it cannot be told from the names"
    )
    parser.add_argument("--pattern", help="regular expression of a path, with a group (?P<student>…)")
    parser.add_argument("--roster", type=Path, help="CSV with the columns id, name, email, and any others")
    parser.add_argument(
        "--student", action="append", default=[], metavar="KEY=ID", help="the student that a platform's key belongs to"
    )
    parser.add_argument(
        "--take", action="append", default=[], metavar="FILE", help="take this file if a student handed in several"
    )
    parser.add_argument(
        "--last-attempt", action="store_true", help="take the last attempt if the platform counts several"
    )
    parser.add_argument("--replace", action="store_true", help="move earlier files to replaced/ and take these")
    options = parser.parse_args(words)
    if options.pattern and "student" not in groups_of(options.pattern):
        parser.error("--pattern is a regular expression with a group (?P<student>…)")
    if wrong := [word for word in options.student if "=" not in word or why_no_id(word.rpartition("=")[2])]:
        parser.error(f"--student {wrong[0]}: it is KEY=ID, where ID names a student")
    return options


def groups_of(pattern: str) -> list[str]:
    try:
        return list(re.compile(pattern).groupindex)
    except re.error:
        return []


def understand(found: list[Arrival], course: Course, options: argparse.Namespace) -> list[DeliveredFile]:
    """Decides for each file which notebook it is, whose it is, and whether it is taken."""
    roster = read_roster(options.roster) if options.roster else None
    students = dict(word.rsplit("=", 1) for word in options.student)
    choices = Choices(roster, students, frozenset(options.take), options.last_attempt)
    files = [left_out_if_no_notebook(DeliveredFile(arrival)) for arrival in found]
    owners = owners_in(delivery_of(files, course, options), options)
    files = [identify(recognised(file, course, options.assignment), owners, choices) for file in files]
    files = without_noise(files)
    return settle_collisions(files, choices, course.submitters())


def left_out_if_no_notebook(file: DeliveredFile) -> DeliveredFile:
    if file.arrival.why_not:
        return file.leave_out(file.arrival.why_not)
    return file if NOTEBOOK.search(file.name) else file.leave_out("no notebook")


def delivery_of(files: list[DeliveredFile], course: Course, options: argparse.Namespace) -> Delivery:
    source = options.source.resolve().name if options.source.is_dir() else options.source.stem
    paths = [file.name for file in files if not file.why_not]
    notebooks = tuple(release.stem for release in course.releases(options.assignment))
    return Delivery(source, options.assignment, paths, {file.name: file.arrival for file in files}, notebooks)


def owners_in(delivery: Delivery, options: argparse.Namespace) -> Owners:
    if options.pattern:
        return matched(delivery, options.pattern.replace("(?P<student>", "(?P<key>"))
    return PLATFORMS[options.platform](delivery) if options.platform else owners_of(delivery)


def recognised(file: DeliveredFile, course: Course, assignment: str) -> DeliveredFile:
    if file.why_not:
        return file
    try:
        found = recognise(file.arrival.read(), course, assignment)
    except UnreadableError as error:
        return file.leave_out(str(error))
    file = replace(file, notebook=found.notebook, digest=found.digest)
    return file.refuse(found.why_not) if found.why_not else file


def without_noise(files: list[DeliveredFile]) -> list[DeliveredFile]:
    """Ignores other notebooks of a student who delivered one of the exercise, for example with a whole repository."""
    done = {owner.key for file in files if not file.why_not for owner in file.owners}
    return [
        file.leave_out(file.why_not.removeprefix("refused: "))
        if file.refused and file.digest and file.owners and all(owner.key in done for owner in file.owners)
        else file
        for file in files
    ]


def hand_over_all(files: list[DeliveredFile], course: Course, options: argparse.Namespace) -> list[DeliveredFile]:
    last: dict[str, datetime] = {}  # the time of a student's latest file
    for file in files:
        for student in [] if file.why_not else file.students:
            last[student] = max(last.get(student, file.sent), file.sent)
    return [file if file.why_not else hand_over_one(file, last, course, options) for file in files]


def hand_over_one(
    file: DeliveredFile, last: dict[str, datetime], course: Course, options: argparse.Namespace
) -> DeliveredFile:
    content = file.arrival.read()
    try:
        for student in file.students:
            folder = course.folder("submitted", student, options.assignment)
            kept = course.root / "replaced" / student / options.assignment if options.replace else None
            hand_over(content, folder / f"{file.notebook}.ipynb", last[student], kept)
    except AlreadyThereError as error:
        return file.refuse(str(error))
    return file


if __name__ == "__main__":
    sys.exit(main())
