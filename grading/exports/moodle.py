"""`moodle.csv`, for *Upload grading worksheet* of a Moodle assignment, which knows students by the participant's number."""

import re
from collections.abc import Iterator

from ..roster import Student
from ..spreadsheet import harmless
from ..student_marks import StudentMarks

HEAD = [
    "Identifier",
    "Full name",
    "Email address",
    "Grade",
    "Maximum grade",
    "Last modified (grade)",
    "Feedback comments",
]


def lines(marks: list[StudentMarks], people: dict[str, Student]) -> Iterator[list[str]]:
    """An empty grade is that of a student whose mark is pending. Moodle takes `-` for a grade that was not given before."""
    yield HEAD
    for one in marks:
        person = person_of(one.student, people)
        email = person.columns.get("email") or person.columns.get("email address") or ""
        grade = "" if one.pending else f"{one.points:g}"
        known = [identifier(person), harmless(person.name), harmless(email)]
        yield [*known, grade, f"{one.of:g}", "-", comments(one)]


def person_of(student: str, people: dict[str, Student]) -> Student:
    """The roster's, or the name in `Ann Lee_1234567`."""
    return people.get(student) or Student(student, re.sub(r"_\d+$", "", student), {})


def identifier(person: Student) -> str:
    """The roster's, or the number in `Ann Lee_1234567`, which `npm run receive` makes of what Moodle gives."""
    number = re.search(r"_(\d+)$", person.id)
    return person.columns.get("identifier") or (f"Participant {number[1]}" if number else "")


def comments(marks: StudentMarks) -> str:
    return "<br>".join(f"{part.cell}: {part.points:g} of {part.of:g}" for part in marks.parts if not part.pending)
