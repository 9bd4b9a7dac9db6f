"""`marks.csv`: one line for each student, for a spreadsheet."""

from collections.abc import Iterator

from ..spreadsheet import harmless
from ..student_marks import StudentMarks


def lines(marks: list[StudentMarks]) -> Iterator[list[str]]:
    cells = list(dict.fromkeys(f"{part.notebook}/{part.cell}" for one in marks for part in one.parts))
    yield ["student", "submitted", "hours late", "points", "of", "pending", "to look at", "notes", *cells]
    for one in marks:
        points = {f"{part.notebook}/{part.cell}": f"{part.points:g}" for part in one.parts}
        late = f"{one.hours_late:.2f}" if one.hours_late > 0 else ""
        pending = ", ".join(part.cell for part in one.parts if part.pending)
        head = [harmless(one.student), one.submitted, late, f"{one.points:g}", f"{one.of:g}", pending]
        head += [harmless(" ".join(one.to_look_at)), harmless("; ".join(one.notes))]
        yield [*head, *(points.get(cell, "") for cell in cells)]
