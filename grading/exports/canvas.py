"""`canvas.csv`, for *Grades → Import* of Canvas, which knows students by its own number or by the SIS's ids."""

import re
from collections.abc import Iterator

from ..roster import Student
from ..spreadsheet import harmless
from ..student_marks import StudentMarks

HEAD = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]


def lines(assignment: str, marks: list[StudentMarks], people: dict[str, Student]) -> Iterator[list[str]]:
    """Canvas leaves an empty grade as it is: that of a student whose mark is pending."""
    of = max((one.of for one in marks), default=0)
    yield [*HEAD, assignment]
    yield ["    Points Possible", "", "", "", "", f"{of:g}"]
    for one in marks:
        person = people.get(one.student) or Student(one.student, re.sub(r"_\d+$", "", one.student), {})
        own = [person.columns.get(name.casefold(), "") for name in HEAD]
        own[0] = harmless(own[0] or person.name)
        own[1] = person.columns.get("canvas id", "") or number_in(one.student) or own[1]
        yield [*own, "" if one.pending else f"{one.points:g}"]


def number_in(student: str) -> str:
    """`npm run receive` makes `leeann_4711` of what Canvas gives, or the roster's id is Canvas's own number."""
    found = re.fullmatch(r"(?:.*_)?(\d+)", student)
    return found[1] if found else ""
