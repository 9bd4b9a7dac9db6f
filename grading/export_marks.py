"""`npm run marks -- <assignment>`: exports the marks in formats that other systems read."""

import argparse
import csv
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from nbgrader.api import Gradebook, MissingEntry

from .course import Course
from .spreadsheet import harmless


@dataclass(frozen=True)
class CellMark:
    """A student's points for one graded cell."""

    notebook: str
    cell: str
    points: float
    of: float
    needs_person: bool
    comment: str


@dataclass(frozen=True)
class StudentMarks:
    """A student's points for an assignment; the late penalty is subtracted from `points`."""

    student: str
    points: float
    of: float
    submitted: str
    parts: list[CellMark]

    @property
    def needs_person(self) -> bool:
        return any(part.needs_person for part in self.parts)


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="npm run marks --", description="Write an assignment's marks to files.")
    parser.add_argument("assignment")
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="marks/<assignment> if not given")
    options = parser.parse_args(words)
    course = Course.open()
    folder = options.to or course.root / "marks" / options.assignment
    try:
        marks = read_marks(course.db_url, options.assignment)
    except MissingEntry:
        print(f"Cannot export {options.assignment}: it is not in the gradebook.", file=sys.stderr)
        return 2
    write_csv(marks, folder / "marks.csv")
    write_junit(marks, folder / "junit.xml")
    for one in marks:
        write_gradescope(one, folder / "gradescope" / one.student / "results.json")
    unfinished = sum(one.needs_person for one in marks)
    print(f"{len(marks)} students' marks in {folder}; {unfinished} of them still need a person.")
    return 0


def read_marks(db_url: str, assignment: str) -> list[StudentMarks]:
    with Gradebook(db_url) as gradebook:
        gradebook.find_assignment(assignment)
        submissions = gradebook.assignment_submissions(assignment)
        return sorted((marks_of(submission) for submission in submissions), key=lambda one: one.student)


def marks_of(submission) -> StudentMarks:
    parts = []
    for notebook in submission.notebooks:
        comments = {comment.name: comment.comment or "" for comment in notebook.comments}
        for grade in notebook.grades:
            comment = comments.get(grade.name, "")
            parts.append(
                CellMark(notebook.name, grade.name, grade.score, grade.max_score, grade.needs_manual_grade, comment)
            )
    points = submission.score - (submission.late_submission_penalty or 0)
    when = submission.timestamp.isoformat() if submission.timestamp else ""
    return StudentMarks(submission.student_id, max(points, 0), submission.max_score, when, parts)


def write_csv(marks: list[StudentMarks], file: Path) -> None:
    """One line for each student. Every field is quoted, since names can hold commas. nbgrader 0.9.6 quotes nothing."""
    cells = list(dict.fromkeys(f"{part.notebook}/{part.cell}" for one in marks for part in one.parts))
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "w", newline="", encoding="utf-8-sig") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerow(["student", "submitted", "points", "of", "needs a person", *cells])
        for one in marks:
            by_cell = {f"{part.notebook}/{part.cell}": f"{part.points:g}" for part in one.parts}
            person = "yes" if one.needs_person else ""
            head = [harmless(one.student), one.submitted, f"{one.points:g}", f"{one.of:g}", person]
            writer.writerow([*head, *(by_cell.get(cell, "") for cell in cells)])


def write_gradescope(marks: StudentMarks, file: Path) -> None:
    """Writes Gradescope's `results.json` for one submission."""
    tests = [
        {
            "name": f"{part.notebook}: {part.cell}",
            "score": part.points,
            "max_score": part.of,
            "status": "passed" if part.points >= part.of else "failed",
            "output": part.comment,
            "visibility": "visible",
        }
        for part in marks.parts
    ]
    file.parent.mkdir(parents=True, exist_ok=True)
    content = {"score": marks.points, "tests": tests}
    file.write_text(json.dumps(content, indent=2, ensure_ascii=False), encoding="utf-8")


def write_junit(marks: list[StudentMarks], file: Path) -> None:
    """Writes a suite for each student, with a case for each graded cell."""
    suites = ElementTree.Element("testsuites")
    for one in marks:
        failed = [part for part in one.parts if part.points < part.of and not part.needs_person]
        counts = {"tests": str(len(one.parts)), "failures": str(len(failed))}
        suite = ElementTree.SubElement(suites, "testsuite", name=one.student, **counts)
        for part in one.parts:
            case = ElementTree.SubElement(suite, "testcase", classname=part.notebook, name=part.cell)
            if part.needs_person:
                ElementTree.SubElement(case, "skipped", message="a person marks this")
            elif part in failed:
                text = f"{part.points:g} of {part.of:g} points"
                ElementTree.SubElement(case, "failure", message=text).text = part.comment
    file.parent.mkdir(parents=True, exist_ok=True)
    ElementTree.ElementTree(suites).write(file, encoding="utf-8", xml_declaration=True)


if __name__ == "__main__":
    sys.exit(main())
