"""The marks of an assignment: points and comments from the gradebook, reasons from the marked notebooks."""

from dataclasses import dataclass, field
from datetime import UTC

from nbgrader.api import Gradebook

from .changes import ChangeLog
from .check_rows import CheckRow, rows_in
from .course import Course


@dataclass(frozen=True)
class CellMark:
    """A student's points for one graded cell. `rows` are those of its check, empty where a person marks it."""

    notebook: str
    cell: str
    points: float
    of: float
    pending: bool
    comment: str
    rows: list[CheckRow]

    @property
    def reasons(self) -> str:
        return "\n\n".join([*map(str, self.rows), *([self.comment] if self.comment else [])])


@dataclass(frozen=True)
class StudentMarks:
    """A student's points for an assignment. The late penalty is subtracted from `points`; `submitted` has a time zone."""

    student: str
    points: float
    of: float
    submitted: str
    hours_late: float
    parts: list[CellMark]
    to_look_at: list[str] = field(default_factory=list)  # what the answers' syntax shows
    notes: list[str] = field(default_factory=list)  # why points were changed, or looked at again

    @property
    def pending(self) -> bool:
        """Whether a cell waits for a person."""
        return any(part.pending for part in self.parts)


def read_marks(course: Course, assignment: str) -> list[StudentMarks]:
    """Raises nbgrader's MissingEntry if the gradebook does not know the assignment."""
    with Gradebook(course.db_url) as gradebook:
        gradebook.find_assignment(assignment)
        submissions = gradebook.assignment_submissions(assignment)
        notes = ChangeLog(course, assignment).notes()
        marks = [_marks_of(course, one, assignment, notes.get(one.student_id, [])) for one in submissions]
        return sorted(marks, key=lambda one: one.student)


def _marks_of(course: Course, submission, assignment: str, notes: list[str]) -> StudentMarks:
    folder = course.folder("autograded", submission.student_id, assignment)
    parts = []
    for notebook in submission.notebooks:
        comments = {comment.name: comment.comment or "" for comment in notebook.comments}
        rows = rows_in(folder / f"{notebook.name}.ipynb")
        for grade in notebook.grades:
            name = grade.name
            known = (comments.get(name, ""), rows.get(name, []))
            parts.append(
                CellMark(notebook.name, name, grade.score, grade.max_score, bool(grade.needs_manual_grade), *known)
            )
    points = max(submission.score - (submission.late_submission_penalty or 0), 0)
    hours_late = submission.total_seconds_late / 3600
    return StudentMarks(
        submission.student_id,
        points,
        submission.max_score,
        _with_zone(submission.timestamp),
        hours_late,
        parts,
        course.to_look_at(submission.student_id, assignment),
        notes,
    )


def _with_zone(timestamp) -> str:
    """The time on this machine's clock. The gradebook of nbgrader 0.9.6 holds UTC without saying so."""
    if timestamp is None:
        return ""
    return timestamp.replace(tzinfo=UTC).astimezone().isoformat(sep=" ", timespec="minutes")
