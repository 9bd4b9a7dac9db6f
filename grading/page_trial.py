"""Renders the cells of a marked notebook once during marking, so that a page that cannot be made is known at once.

Rendering Markdown or highlighting code takes very long for some texts, and Python cannot stop it. So another process renders
the cells, and is killed after some seconds.
"""

import json
import select
import subprocess
import sys

from nbformat.notebooknode import NotebookNode

from .project import PROJECT

READY = "ready"
SECONDS = 20  # for a notebook; the page of a whole notebook takes 0.2 s
PLAIN = "plain"  # in a cell's metadata: the cell is shown as it was typed

# A command, not an import: on a machine without grading, the packages of free_text are not installed.
FILTERS = {name: f"grading.free_text.{name}" for name in ["markdown2html", "highlight_code"]}


class PageTrial:
    """The process that renders. It starts when it is first needed, and again after a page that took too long."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None

    def problem_of(self, cells: list[NotebookNode]) -> str | None:
        """What prevents a page with these cells; None if nothing does."""
        if self.process is None or self.process.poll() is not None:
            command = [sys.executable, "-m", "grading.page"]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
            self.process = subprocess.Popen(command, cwd=PROJECT, encoding="utf-8", **pipes)
            if self.process.stdout.readline() != f"{READY}\n":
                raise RuntimeError(f"Cannot render pages: `{' '.join(command)}` does not start")
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
