"""Marks one check of an assignment anew (`--task`): the results of the others stay, with their points and reasons."""

from pathlib import Path

import nbformat
from nbformat.notebooknode import NotebookNode

from .course import Course, marking_in, material
from .mark_cells import is_graded_code
from .mark_submission import MarkedNotebook


def checks_of(course: Course, assignment: str) -> list[str]:
    """The names of the cells that checks mark."""
    return [name for file in course.releases(assignment) for name in graded_code(nbformat.read(file, as_version=4))]


def graded_code(notebook: NotebookNode) -> dict[str, NotebookNode]:
    return {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if is_graded_code(cell)}


def can_be_marked_alone(course: Course, student: str, assignment: str) -> bool:
    """Whether the other results are still those of this submission and this release."""
    return all(
        marking_in(marked).get("material") == material(submitted, release)
        for release, submitted, marked in files_of(course, student, assignment)
        if submitted.exists()
    )


def files_of(course: Course, student: str, assignment: str) -> list[tuple[Path, Path, Path]]:
    submitted = course.folder("submitted", student, assignment)
    marked = course.folder("autograded", student, assignment)
    return [(file, submitted / file.name, marked / file.name) for file in course.releases(assignment)]


def earlier_results(course: Course, student: str, assignment: str) -> dict[str, dict[str, NotebookNode]]:
    """The graded cells of the marked notebooks, by notebook and name of the cell."""
    return {
        marked.stem: graded_code(nbformat.read(marked, as_version=4))
        for _, _, marked in files_of(course, student, assignment)
        if marked.exists()
    }


def keep_results(marked: MarkedNotebook, earlier: dict[str, NotebookNode]) -> None:
    """Gives each check but the one that was run the result that it had, in place."""
    for name, cell in graded_code(marked.notebook).items():
        if name != marked.task:
            cell.outputs = earlier[name].outputs
