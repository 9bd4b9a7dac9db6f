"""One submitted notebook from file to marks: what a worker does, and what it sends back."""

from dataclasses import dataclass

from nbformat.notebooknode import NotebookNode

from .clock import Clock
from .judge import Judge
from .marking import Name, mark
from .seeds import Seeds
from .submission import Submission
from .transplant import transplant


@dataclass(frozen=True)
class Marked:
    """The released notebook with the student's answers, outputs and points; remarks for student and instructor."""

    notebook: NotebookNode
    remarks: list[str]
    clock: Clock


def mark_submission(
    release: NotebookNode, submission: Submission, name: Name, seeds: Seeds, judge: Judge, sandboxed: bool
) -> Marked:
    notebook, remarks = transplant(release, submission)
    marking = mark(notebook, name, seeds, judge, sandboxed)
    return Marked(notebook, remarks + marking.remarks, marking.clock)
