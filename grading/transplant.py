"""Puts a student's answers into the notebook as it was released."""

import copy
import re

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output

from .outputs import kept_outputs
from .submission import Cell, Submission

EXPLORATION = "explore"
AS_HANDED_IN = "As handed in: this cell was not run again, since no points depend on it."


def transplant(release: NotebookNode, submission: Submission) -> tuple[NotebookNode, list[str]]:
    """Returns the released notebook with the solution cells of the submission, and remarks for the student.

    Nothing else that was deleted, added, moved, renamed or edited has an effect on the marking.
    """
    notebook = copy.deepcopy(release)
    if submission.problem:
        return notebook, [submission.problem]
    remarks: list[str] = []
    for cell in notebook.cells:
        if is_exploration(cell):
            cell.outputs = outputs_as_handed_in(cell, submission.cells)
        marks = cell.metadata.get("nbgrader", {})
        if not marks.get("solution"):
            continue
        grade_id = marks["grade_id"]
        found = [theirs for theirs in submission.cells if theirs.grade_id == grade_id]
        changed = [theirs for theirs in found if theirs.source.strip() != cell.source.strip()]
        if not found:
            remarks.append(f"The cell “{grade_id}” is missing from the notebook that you handed in.")
        if len(changed) > 1:
            remarks.append(f"The cell “{grade_id}” is there {len(changed)} times: the first one was marked.")
        if changed:
            source = changed[0].source
            cell.source = source if cell.cell_type == "code" else without_tags(source)
            if changed[0].cell_type != cell.cell_type:
                kind = changed[0].cell_type
                remarks.append(f"The cell “{grade_id}” had become a {kind} cell; it was marked all the same.")
    extra = own_code(release, submission.cells)
    if extra:
        remarks.append(
            f"Code in cells of your own ({extra}) was not run: marking takes only the cells of the exercise."
        )
    return notebook, remarks


def is_exploration(cell: NotebookNode) -> bool:
    """Whether the cell is only to explore in. It is not run again, and shows what it showed to the student."""
    return cell.cell_type == "code" and EXPLORATION in cell.metadata.get("tags", [])


def outputs_as_handed_in(cell: NotebookNode, cells: list[Cell]) -> list[dict]:
    same = [theirs.outputs for theirs in cells if theirs.source.strip() == cell.source.strip() and theirs.outputs]
    if not same:
        return []
    return [new_output("stream", name="stdout", text=f"{AS_HANDED_IN}\n"), *kept_outputs(same[0])]


def without_tags(markdown: str) -> str:
    """Escapes HTML in a free text: nbgrader 0.9.6 would run its scripts in the instructor's browser."""
    return re.sub(r"<(?=[A-Za-z/!?])", "&lt;", markdown)


def own_code(release: NotebookNode, cells: list[Cell]) -> int:
    """How many code cells the student added."""
    known = {cell.source.strip() for cell in release.cells} | {""}
    ids = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in release.cells} - {None}
    return sum(
        cell.cell_type == "code" and cell.grade_id not in ids and cell.source.strip() not in known for cell in cells
    )
