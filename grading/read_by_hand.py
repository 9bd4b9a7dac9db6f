"""After a marking, nbgrader 0.9.6 asks for each free text to be read again, even if nothing that a person saw has changed."""

from .cell_states import CellState, States
from .course import Course
from .gradebook import open_gradebook


def keep_what_was_read(course: Course, student: str, assignment: str, before: States, now: States) -> None:
    """Whatever a person had read stays read if the answer, its worth and its automatic points are as before."""
    read = [name for name, state in now.items() if name in before and is_as_it_was(before[name], state)]
    if not read:
        return
    with open_gradebook(course.db_url) as gradebook:
        for notebook, cell in read:
            gradebook.find_grade(cell, notebook, assignment, student).needs_manual_grade = False
        gradebook.db.commit()


def is_as_it_was(before: CellState, now: CellState) -> bool:
    was_read = before.by_hand is not None and before.is_finished and not now.is_finished
    return was_read and (before.answers, before.of, before.automatic) == (now.answers, now.of, now.automatic)
