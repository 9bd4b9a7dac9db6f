"""Enters a student's marks into the gradebook."""

import re

from .autograde_preprocessors import MarkNotebook
from .course import Course
from .gradebook_writer import autograde


def enter_marks(course: Course, student: str, assignment: str, marked: object) -> str | None:
    """
    Runs the steps of `nbgrader autograde`, which find the marks in `MarkNotebook.done` and write them to the gradebook.

    `marked` holds the student's MarkedNotebooks by name, or is the error that kept them from being marked.
    Returns what went wrong, for the table; None if nothing did.
    """
    if not isinstance(marked, dict):
        return f"Could not be marked: {first_line(marked)}"
    if not marked:
        return f"There is no notebook named as in {course.folder('release', '.', assignment)}."
    MarkNotebook.done = {(student, notebook): result for notebook, result in marked.items()}
    result = autograde(course, student, assignment)
    MarkNotebook.done = {}
    return None if result["success"] else f"nbgrader did not enter it: {reason(result)}"


def first_line(error: object) -> str:
    return (str(error).splitlines() or [repr(error)])[0][:200]


def reason(result: dict) -> str:
    """The last error that nbgrader's log names. Errors that follow it only point to it."""
    errors = re.findall(r"^ *(\w[\w.]*(?:Error|Exception|Entry): .*)", result.get("log") or "", re.MULTILINE)
    text = (errors or [result.get("error") or "no reason given"])[-1].strip()
    return text.splitlines()[-1][:200]
