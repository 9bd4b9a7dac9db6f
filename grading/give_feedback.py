"""`npm run feedback -- <assignment>`: makes the students' pages, and a zip of them for Moodle."""

import argparse
import sys
from pathlib import Path

from .course import Course
from .enter_marks import reason
from .exports.moodle_feedback import zip_pages
from .gradebook import knows
from .roster import Roster, RosterError, read_roster
from .terminal import say


def main(words: list[str] | None = None) -> int:
    options = parse(words)
    course = Course.open()
    if not knows(course.db_url, options.assignment):
        say(f"Cannot make pages for {options.assignment}: it is not in the gradebook.", to=sys.stderr)
        return 2
    try:
        roster = read_roster(options.roster) if options.roster else Roster([])
    except RosterError as error:
        say(error, to=sys.stderr)
        return 2
    failures = make_pages(course, options.assignment)
    pages = pages_of(course, options.assignment)
    archive = course.root / "marks" / options.assignment / "moodle-feedback.zip"
    zipped = zip_pages(archive, pages, {student.id: student for student in roster.students})
    say(f"Pages for {len(pages)} students in {course.folder('feedback', '<student>', options.assignment)}.")
    if zipped:
        say(f"For Moodle, {zipped} of them in {archive}.")
    for student, why in failures.items():
        say(f"No page for {student}: {why}", to=sys.stderr)
    return 1 if failures else 0


def parse(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="npm run feedback --", description="Make a page for each student.")
    parser.add_argument("assignment")
    parser.add_argument("--roster", type=Path, metavar="CSV", help="the class list, for Moodle's numbers")
    return parser.parse_args(words)


def make_pages(course: Course, assignment: str) -> dict[str, str]:
    """Makes the pages of all marked students. Returns why there is none, for the students without."""
    failures = {}
    for student in course.marked_students(assignment):
        result = course.api.generate_feedback(assignment, student, force=True)
        if not result["success"]:
            failures[student] = reason(result)
    return failures


def pages_of(course: Course, assignment: str) -> dict[str, list[Path]]:
    """Each student's pages."""
    pages = {name: course.folder("feedback", name, assignment) for name in course.marked_students(assignment)}
    found = {name: sorted(folder.glob("*.html")) for name, folder in pages.items()}
    return {name: files for name, files in found.items() if files}


if __name__ == "__main__":
    sys.exit(main())
