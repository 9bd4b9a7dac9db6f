"""Formgrader's page of a submission shows the master's own text, which holds the rubric, above each free text.

The text is read when the page is made. It stands in no file of the student's, so feedback cannot show it.
"""

from copy import deepcopy
from pathlib import Path

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_markdown_cell

from .page_exporter import PageExporter
from .submission import read_submission

SUMMARY = "What the master says here, and its rubric"


class FormgraderExporter(PageExporter):
    """The exporter of formgrader (nbgrader 0.9.6), which gives it the names of assignment and notebook in `resources`."""

    def __init__(self, masters: Path, **options):
        super().__init__(**options)
        self.masters = masters

    def from_notebook_node(self, nb, resources=None, **kw):
        names = resources or {}
        master = self.masters / names.get("assignment_id", "") / f"{names.get('notebook_id')}.ipynb"
        return super().from_notebook_node(with_rubrics(nb, texts_of(master)), resources, **kw)


def texts_of(master: Path) -> dict[str, str]:
    """The master's texts by the names of their cells. Empty if the file cannot be read: the page is shown without."""
    cells = read_submission(master).cells
    return {cell.grade_id: cell.source for cell in cells if cell.grade_id and cell.cell_type == "markdown"}


def with_rubrics(notebook: NotebookNode, texts: dict[str, str]) -> NotebookNode:
    """A copy of the notebook with a folded cell above each free text of which `texts` has the master's."""
    copied = deepcopy(notebook)
    copied.cells = []
    for cell in notebook.cells:
        if is_free_text(cell) and (text := texts.get(cell.metadata.nbgrader.grade_id)):
            folded = f"<details><summary>{SUMMARY}</summary>\n\n{text}\n\n</details>"
            copied.cells.append(new_markdown_cell(folded))
        copied.cells.append(cell)
    return copied


def is_free_text(cell: NotebookNode) -> bool:
    marks = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "markdown" and bool(marks.get("grade")) and bool(marks.get("solution"))
