"""`npm run marks -- <assignment>`: exports the marks in formats that other systems read, and what the class found hard."""

import argparse
import json
import sys
from pathlib import Path

from nbgrader.api import MissingEntry

from .analysis_page import analysis_page
from .course import Course
from .exports import canvas, gradescope, marks_csv, moodle
from .exports.csv_file import write_csv
from .exports.junit import junit
from .item_analysis import analyse
from .roster import Roster, RosterError, read_roster
from .student_marks import StudentMarks, read_marks
from .terminal import say


def main(words: list[str] | None = None) -> int:
    options = parse(words)
    course = Course.open()
    folder = options.to or course.root / "marks" / options.assignment
    try:
        roster = read_roster(options.roster) if options.roster else Roster([])
        marks = read_marks(course, options.assignment)
    except RosterError as error:
        say(error, to=sys.stderr)
        return 2
    except MissingEntry:
        say(f"Cannot export {options.assignment}: it is not in the gradebook.", to=sys.stderr)
        return 2
    export(options.assignment, marks, roster, folder)
    pending = sum(one.pending for one in marks)
    say(f"{len(marks)} students' marks in {folder}; {pending} of them are pending: a person must read their free text.")
    if outdated := outdated_marks(course, options.assignment, marks):
        say(f"These marks are older than the submission, the exercise or its checks: {', '.join(outdated)}.")
        say(f"Run `npm run grade -- {options.assignment}` first, or old marks stand beside new ones.")
    return 0


def outdated_marks(course: Course, assignment: str, marks: list[StudentMarks]) -> list[str]:
    present = course.students(assignment)
    names = [one.student for one in marks if one.student in present]
    return [name for name in names if not course.is_marked(name, assignment)]


def parse(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="npm run marks --", description="Write an assignment's marks to files.")
    parser.add_argument("assignment")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="marks/<assignment> if not given")
    parser.add_argument(
        "--roster", type=Path, metavar="CSV", help="the class list, for names, e-mails and platforms' ids"
    )
    return parser.parse_args(words)


def export(assignment: str, marks: list[StudentMarks], roster: Roster, folder: Path) -> None:
    people = {student.id: student for student in roster.students}
    write_csv(folder / "marks.csv", marks_csv.lines(marks))
    write_csv(folder / "canvas.csv", canvas.lines(assignment, marks, people))
    write_csv(folder / "moodle.csv", moodle.lines(marks, people))
    junit(marks).write(folder / "junit.xml", encoding="utf-8", xml_declaration=True)
    for one in marks:
        file = folder / "gradescope" / one.student / "results.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(gradescope.results(one), indent=2, ensure_ascii=False), encoding="utf-8")
    (folder / "analysis.html").write_text(analysis_page(assignment, len(marks), analyse(marks)), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
