"""Each cell of a marked notebook is shown once while marking: a page that cannot be made is known then, for one student.

Markdown and the highlighting of code take very long for some texts, and nothing within Python stops them: a process of its
own tries, and is killed.
"""

import json
import select
import subprocess
import sys

from nbformat.notebooknode import NotebookNode

from .project import PROJECT

SECONDS = 20  # for a notebook; a page of a whole notebook takes a fifth of one
PLAIN = "plain"  # in a cell's metadata: it is shown as it was typed

# By name, since whoever only reads the course has not installed what free_text needs.
FILTERS = {name: f"grading.free_text.{name}" for name in ["markdown2html", "highlight_code"]}


class PageTrial:
    """Started at the first question, and anew after a page that took too long."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None

    def problem_of(self, cells: list[NotebookNode]) -> str | None:
        """Why no page can be made of these cells, or None."""
        if self.process is None or self.process.poll() is not None:
            command = [sys.executable, "-m", "grading.page"]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            self.process = subprocess.Popen(command, cwd=PROJECT, encoding="utf-8", **pipes)
            self.process.stdout.readline()  # it is ready
        try:
            self.process.stdin.write(json.dumps(cells) + "\n")
            self.process.stdin.flush()
            ready, _, _ = select.select([self.process.stdout], [], [], SECONDS)
            answer = self.process.stdout.readline() if ready else ""
        except BrokenPipeError:
            answer = ""
        if answer.endswith("\n"):
            return json.loads(answer)
        self.close()
        return f"it is not done within {SECONDS} s"

    def close(self) -> None:
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None


def made_showable(notebook: NotebookNode, trial: PageTrial) -> list[str]:
    """Simplifies, in place, what no page can be made of; returns a remark for each such cell."""
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
    """A student's text, or what a student's program printed."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution") or cell.get("outputs"))


def simplify(cell: NotebookNode) -> None:
    """A free text is shown as it was typed, code without its colours, and outputs but for the points are left out."""
    cell.metadata[PLAIN] = True
    if cell.cell_type == "code":
        cell.outputs = [output for output in cell.outputs if output.output_type == "execute_result"]
