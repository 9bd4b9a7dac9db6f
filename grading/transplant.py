"""Puts a student's answers into the released notebook."""

import copy
import re

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output

from .outputs import kept_outputs
from .pictures import attached_as, kept_pictures, shown
from .submission import Cell, Submission

EXPLORATION = "explore"
AS_HANDED_IN = "As handed in: this cell was not run again, since no points depend on it."
CELL_TYPES = {"code", "markdown", "raw"}
REFERENCE = re.compile(r"attachment:([^\s()<>\"']+)")


def transplant(release: NotebookNode, submission: Submission) -> tuple[NotebookNode, list[str]]:
    """Returns the released notebook with the solution cells of the submission, and remarks for the student.

    Nothing else that was deleted, added, moved, renamed or edited has an effect on the marking.
    """
    notebook = copy.deepcopy(release)
    if submission.problem:
        return notebook, [submission.problem]
    remarks = list(submission.remarks)
    for cell in notebook.cells:
        if is_exploration(cell):
            cell.outputs = outputs_as_handed_in(cell, submission.cells)
        if cell.metadata.get("nbgrader", {}).get("solution"):
            remarks += take_answer(cell, submission.cells)
    extra = len(own_code(release, submission.cells))
    if extra:
        remarks.append(f"Code in cells of your own ({extra}) is run only where an answer does not work without it.")
    return notebook, remarks


def take_answer(cell: NotebookNode, cells: list[Cell]) -> list[str]:
    """Puts the student's answer into a released cell. Returns remarks for the student."""
    remarks: list[str] = []
    grade_id = cell.metadata["nbgrader"]["grade_id"]
    found = [theirs for theirs in cells if theirs.grade_id == grade_id]
    if not found and cell.get("id"):
        found = [theirs for theirs in cells if theirs.grade_id is None and theirs.cell_id == cell.id]
        if found:
            remarks.append(f"The cell “{grade_id}” had lost its name, and was known by its id.")
    changed = [theirs for theirs in found if theirs.source.strip() != cell.source.strip()]
    if not found:
        remarks.append(f"The cell “{grade_id}” is missing from the notebook that you handed in.")
    if len(changed) > 1:
        remarks.append(f"The cell “{grade_id}” is there {len(changed)} times: the first one was marked.")
    if changed:
        cell.source = changed[0].source
        if changed[0].cell_type != cell.cell_type:
            kind = changed[0].cell_type if changed[0].cell_type in CELL_TYPES else "strange"
            remarks.append(f"The cell “{grade_id}” had become a {kind} cell; it was marked all the same.")
        if cell.cell_type == "markdown":
            remarks += take_pictures(cell, changed[0])
    return remarks


def take_pictures(cell: NotebookNode, theirs: Cell) -> list[str]:
    remarks: list[str] = []
    grade_id = cell.metadata["nbgrader"]["grade_id"]
    kept, left_out = kept_pictures(theirs.attachments)
    if kept:
        cell.attachments = kept
    if left_out:
        names = ", ".join(left_out[:5])
        remarks.append(f"These attachments of “{grade_id}” were left out: {names}. PNG, JPEG, GIF and WebP are taken.")
    missing = {name for name in REFERENCE.findall(theirs.source) if not attached_as(name, theirs.attachments)}
    if missing:
        names = ", ".join(f"“{shown(name)}”" for name in sorted(missing)[:5])
        remarks.append(f"Pictures that “{grade_id}” names are not in the notebook: {names}.")
    return remarks


def is_exploration(cell: NotebookNode) -> bool:
    """Whether the cell is only for exploring. It is not run again, and keeps the student's outputs."""
    return cell.cell_type == "code" and EXPLORATION in cell.metadata.get("tags", [])


def outputs_as_handed_in(cell: NotebookNode, cells: list[Cell]) -> list[dict]:
    same = [theirs.outputs for theirs in cells if theirs.source.strip() == cell.source.strip() and theirs.outputs]
    if not same:
        return []
    return [new_output("stream", name="stdout", text=f"{AS_HANDED_IN}\n"), *kept_outputs(same[0])]


def own_code(release: NotebookNode, cells: list[Cell]) -> list[str]:
    """The code cells that the student added, in their order."""
    known = {cell.source.strip() for cell in release.cells} | {""}
    ids = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in release.cells} - {None}
    own_ids = {cell.get("id") for cell in release.cells if "nbgrader" in cell.metadata} - {None}
    return [
        cell.source
        for cell in cells
        if cell.cell_type == "code"
        and cell.grade_id not in ids
        and not (cell.grade_id is None and cell.cell_id in own_ids)
        and cell.source.strip() not in known
    ]
