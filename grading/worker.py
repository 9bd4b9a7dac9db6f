"""The work of one worker: a process on this machine, or on another machine with the same checkout."""

from dataclasses import dataclass

import nbformat

from .judge import Judge
from .mark_cells import NotebookName
from .mark_submission import MarkedNotebook, mark_submission
from .seeds import Seeds
from .submission import HandedIn, submission_of

judge = Judge()


@dataclass(frozen=True)
class Job:
    """One student's notebooks of an assignment. The keys of `releases` and `submissions` are the notebooks' names."""

    student: str
    assignment: str
    releases: dict[str, str]
    submissions: dict[str, HandedIn]
    run_secret: str
    sandboxed: bool
    task: str | None = None  # the only check to mark, if not all of them are


def mark_job(job: Job) -> dict[str, MarkedNotebook]:
    """Marks the notebooks, and returns them by name."""
    return {
        notebook: mark_submission(
            nbformat.reads(job.releases[notebook], as_version=4),
            submission_of(handed_in),
            NotebookName(job.student, job.assignment, notebook),
            Seeds(job.run_secret),
            judge,
            job.sandboxed,
            job.task,
        )
        for notebook, handed_in in job.submissions.items()
    }
