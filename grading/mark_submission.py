"""Marks one submission of a notebook: transplants the answers, then marks the cells."""

from dataclasses import dataclass

from nbformat.notebooknode import NotebookNode

from .clock import Clock
from .inspection import to_look_at
from .judge import Judge
from .mark_cells import NotebookName, mark_cells
from .page_trial import PageTrial, made_showable
from .seeds import Seeds
from .submission import Submission
from .transplant import own_code, transplant

page_trial = PageTrial()


@dataclass(frozen=True)
class MarkedNotebook:
    """The released notebook with the student's answers, outputs and points, and remarks for student and instructor."""

    notebook: NotebookNode
    remarks: list[str]
    clock: Clock
    digest: str  # a hash of the submitted file
    to_look_at: list[str]  # what the syntax of the answers shows, for the instructor only
    task: str | None = None  # the only check that has a result, if not all were run
    limits: str = ""  # what limited the submission besides its time


def mark_submission(
    release: NotebookNode,
    submission: Submission,
    name: NotebookName,
    seeds: Seeds,
    judge: Judge,
    sandboxed: bool,
    task: str | None = None,
) -> MarkedNotebook:
    """With a `task`, only the check of this name gets a result."""
    notebook, remarks = transplant(release, submission)
    own_cells = own_code(release, submission.cells)
    look_at = to_look_at(notebook, own_cells)
    log = mark_cells(notebook, name, seeds, judge, sandboxed, own_cells, task)
    with log.clock.part("page"):
        remarks += made_showable(notebook, page_trial)
    return MarkedNotebook(notebook, remarks + log.remarks, log.clock, submission.digest, look_at, task, log.limits)
