"""Recognises a notebook of an assignment by its cells, not by its file name: platforms and browsers rename files."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import nbformat

from .course import Course
from .submission import Cell, parse_submission


@dataclass(frozen=True)
class Recognised:
    """`why_not`: why it is no notebook of the assignment; `digest`: equal for equal files."""

    notebook: str
    digest: bytes
    why_not: str = ""


def recognise(content: bytes, course: Course, assignment: str) -> Recognised:
    submission = parse_submission(content)
    digest = hashlib.sha256(content).digest()
    if submission.problem:
        return Recognised("", digest, submission.problem.rstrip("."))
    shared = {
        (exercise, release.stem): shared_cells(submission.cells, release)
        for exercise in course.assignments()
        for release in course.releases(exercise)
    }
    exercise, notebook = max(shared, key=lambda name: (shared[name], name[0] == assignment))
    if shared[exercise, notebook] == 0:
        return Recognised("", digest, f"it has no cell of {assignment}")
    if exercise != assignment:
        return Recognised("", digest, f"it is a notebook of another exercise, {exercise}")
    return Recognised(notebook, digest)


def shared_cells(cells: list[Cell], release: Path) -> int:
    """Counts the cells with known grade ids. A cell without its grade id is recognised by its cell id."""
    names, ids = names_in(release)
    return sum(cell.grade_id in names or (cell.grade_id is None and cell.cell_id in ids) for cell in cells)


@cache
def names_in(release: Path) -> tuple[frozenset[str], frozenset[str]]:
    cells = [cell for cell in nbformat.read(release, as_version=4).cells if "nbgrader" in cell.metadata]
    names = frozenset(cell.metadata["nbgrader"]["grade_id"] for cell in cells)
    return names, frozenset(cell.id for cell in cells if cell.get("id"))
