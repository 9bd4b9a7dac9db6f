"""Renders the cells of a marked notebook once during marking, so that a page that cannot be made is known at once.

Rendering Markdown or highlighting code takes very long for some texts, and Python cannot stop it. So another process renders
the cells, and is killed after some seconds.
"""

import sys

from nbformat.notebooknode import NotebookNode

from .line_process import LineProcess, NoAnswerError

SECONDS = 20  # for a notebook; the page of a whole notebook takes 0.2 s
PLAIN = "plain"  # in a cell's metadata: the cell is shown as it was typed

# A command, not an import: on a machine without grading, the packages of free_text are not installed.
FILTERS = {name: f"grading.free_text.{name}" for name in ["markdown2html", "highlight_code", "clean_html"]}


class PageTrial:
    """The process that renders."""

    def __init__(self) -> None:
        self.process = LineProcess(lambda: [sys.executable, "-m", "grading.page"], quiet=True)

    def problem_of(self, cells: list[NotebookNode]) -> str | None:
        """What prevents a page with these cells; None if nothing does."""
        try:
            return self.process.ask(cells, SECONDS)
        except NoAnswerError:
            return f"it is not done within {SECONDS} s"

    def close(self) -> None:
        self.process.close()


def made_showable(notebook: NotebookNode, trial: PageTrial) -> list[str]:
    """Simplifies, in place, the cells that cannot be rendered. Returns a remark on each."""
    cells = [cell for cell in notebook.cells if holds_what_is_strange(cell)]
    if trial.problem_of(cells) is None:
        return []
    remarks = []
    for cell in cells:
        if (problem := trial.problem_of([cell])) is not None:
            name = cell.metadata.get("nbgrader", {}).get("grade_id", "to explore in")
            remarks.append(
                f"The cell “{name}” cannot be shown on a page as it is ({problem}), and is shown more plainly."
            )
            simplify(cell)
    return remarks


def holds_what_is_strange(cell: NotebookNode) -> bool:
    """Whether a cell holds a student's text, or output of a student's program."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution") or cell.get("outputs"))


def simplify(cell: NotebookNode) -> None:
    """Makes pages show the cell as it was typed, without formatting or colours. Of its outputs only the points stay."""
    cell.metadata[PLAIN] = True
    if cell.cell_type == "code":
        cell.outputs = [output for output in cell.outputs if output.output_type == "execute_result"]
