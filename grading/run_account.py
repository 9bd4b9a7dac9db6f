"""Enters marks as they come, and keeps account of what they changed."""

from dataclasses import dataclass, field

from .cell_states import cell_states
from .changes import Change, ChangeLog, changes
from .course import Course
from .enter_marks import enter_marks
from .one_task import earlier_results, keep_results
from .read_by_hand import keep_what_was_read


@dataclass
class RunAccount:
    """`failures` tells for each student what went wrong; `changed` and `whole` tell what the table says of the others."""

    course: Course
    assignment: str
    task: str | None = None
    note: str = ""
    failures: dict[str, str] = field(default_factory=dict)
    changed: dict[str, list[Change]] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)

    @property
    def log(self) -> ChangeLog:
        return ChangeLog(self.course, self.assignment)

    def enter(self, student: str, marked: object) -> None:
        """`marked` holds the student's MarkedNotebooks by name, or is the error that kept them from being marked."""
        before = cell_states(self.course, student, self.assignment)
        if isinstance(marked, dict):
            self._keep_other_results(student, marked)
        if failure := enter_marks(self.course, student, self.assignment, marked):
            self.failures[student] = failure
            return
        now = cell_states(self.course, student, self.assignment)
        keep_what_was_read(self.course, student, self.assignment, before, now)
        self.changed[student] = changes(before, now)
        self.log.add(student, self.changed[student], self.note)

    def _keep_other_results(self, student: str, marked: dict) -> None:
        if self.task and not all(notebook.task for notebook in marked.values()):
            self.whole.add(student)
        earlier = earlier_results(self.course, student, self.assignment) if self.task else {}
        for name, notebook in marked.items():
            if notebook.task:
                keep_results(notebook, earlier[name])

    def remarks(self, student: str) -> list[str]:
        """What the table says of a student who was marked."""
        if student in self.failures:
            return [self.failures[student]]
        whole = ["Marked whole, because the submission or the exercise has changed."] if student in self.whole else []
        return [f"Changed: {change}." for change in self.changed.get(student, [])] + whole
