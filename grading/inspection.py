"""What an answer's syntax tree shows a person who marks: forbidden names, loaded modules, changed globals. It decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nbformat.notebooknode import NotebookNode

from .check_cell import parse_check_cell
from .line_process import LineProcess, NoAnswerError
from .project import PROJECT, find_node

PROGRAM = PROJECT / "grading" / "inspect.cjs"
SECONDS = 20
MOST = 5  # findings in a sentence

# The functions of lib and TensorFlow.js that a task asks for, by the check that judges it.
FORBIDDEN = {
    "logSoftmaxCheck": ["logSoftmax", "softmax", "logSumExp", "LogSoftmax"],
    "nllLossCheck": ["nllLoss"],
    "trainingStepCheck": ["iterateBatch"],
    "evaluateModelCheck": ["evaluate"],
    "ownRunCheck": ["compareBatchSizes", "trainRun"],
}
ANYWHERE = ["_tfengine", "startScope", "runKernel", "readSync"]

process = LineProcess(lambda: [find_node(), str(PROGRAM)])


@dataclass(frozen=True)
class Finding:
    """A place in the answer's cell with this number, counted from 0."""

    cell: int
    line: int
    what: str


def inspect(cells: list[str], names: list[str]) -> list[Finding]:
    """Reads the cells, and runs nothing of them."""
    try:
        return [Finding(**found) for found in process.ask({"cells": cells, "names": names}, SECONDS)]
    except NoAnswerError:
        return [Finding(0, 1, f"cannot be read within {SECONDS} s")]


def to_look_at(notebook: NotebookNode, own_cells: Sequence[str]) -> list[str]:
    """Sentences for the instructor, one for each answer in which something was found, and for the student's own cells."""
    sentences = []
    names: list[str] = []
    for cell, following in pairwise([*notebook.cells, NotebookNode(source="")]):
        if cell.get("cell_type") == "code" and cell.metadata.get("nbgrader", {}).get("solution"):
            call = parse_check_cell(following.source)
            asked = FORBIDDEN.get(call.check, []) if call else []
            names += asked
            sentences += sentence(f"“{cell.metadata.nbgrader.grade_id}”", inspect([cell.source], [*ANYWHERE, *asked]))
    return sentences + sentence("the student's own cells", inspect(list(own_cells), [*ANYWHERE, *names]))


def sentence(where: str, findings: list[Finding]) -> list[str]:
    told = "; ".join(f"{found.what} (line {found.line})" for found in findings[:MOST])
    return [f"Look at {where}: {told}."] if findings else []
