"""A student's graded cells as gradebook and marked notebook have them, to compare before and after a marking."""

import json
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import MissingEntry

from .course import Course
from .gradebook import open_gradebook


@dataclass(frozen=True)
class CellState:
    """One graded cell. `of` is what the cell was worth when it was marked, which the gradebook alone does not tell."""

    points: float
    of: float
    automatic: float | None
    by_hand: float | None
    is_finished: bool  # no person has to look at it
    answers: tuple[str, ...]  # the free text, or all code of the notebook that the student wrote

    def __str__(self) -> str:
        return f"{self.points:g} of {self.of:g}"


States = dict[tuple[str, str], CellState]


def cell_states(course: Course, student: str, assignment: str) -> States:
    """By notebook and name of the cell; empty if the student has no mark yet."""
    with open_gradebook(course.db_url) as gradebook:
        try:
            notebooks = gradebook.find_submission(assignment, student).notebooks
        except MissingEntry:
            return {}
        folder = course.folder("autograded", student, assignment)
        return {
            (notebook.name, grade.name): state_of(grade, marked)
            for notebook in notebooks
            for marked in [MarkedFile(folder / f"{notebook.name}.ipynb")]
            for grade in notebook.grades
        }


class MarkedFile:
    """What a marked notebook holds of each graded cell. Nothing if the file is absent, or cut off by a kill."""

    def __init__(self, file: Path):
        try:
            cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        except (OSError, ValueError, KeyError):
            cells = []
        named = [(cell, cell["metadata"].get("nbgrader") or {}) for cell in cells]
        self.of = {marks["grade_id"]: marks["points"] for _, marks in named if marks.get("grade")}
        self.texts = {marks.get("grade_id"): text_in(cell) for cell, marks in named if cell["cell_type"] == "markdown"}
        self.code = tuple(
            text_in(cell) for cell, marks in named if cell["cell_type"] == "code" and marks.get("solution")
        )

    def answers(self, name: str) -> tuple[str, ...]:
        return (self.texts[name],) if name in self.texts else self.code


def text_in(cell: dict) -> str:
    return "".join(cell["source"])  # a text, or a list of its lines


def state_of(grade, marked: MarkedFile) -> CellState:
    return CellState(
        grade.score,
        marked.of.get(grade.name, grade.max_score),
        grade.auto_score,
        grade.manual_score,
        not grade.needs_manual_grade,
        marked.answers(grade.name),
    )
