"""The writer enters what `nbgrader autograde` would enter, and nothing of a student whose notebook it cannot write."""

import json
import sqlite3
from contextlib import closing

import pytest
from nbgrader.converters import Autograde

from grading import gradebook_writer
from grading.autograde_preprocessors import MarkNotebook
from grading.check_rows import CheckRow
from grading.clock import Clock
from grading.course import Course
from grading.mark_submission import MarkedNotebook
from grading.outputs import points_output
from grading.submission import read_file

from .conftest import ASSIGNMENT, NOTEBOOK, RIGHT, UNSHIFTED, cell_of

POINTS = {"ann": 6.0, "bob": 2.25, "eve": 0.0}


@pytest.fixture
def opened(course, monkeypatch) -> Course:
    monkeypatch.setenv("PATH", course.environment["PATH"])
    monkeypatch.chdir(course.root)
    return Course.open()


def marked(course, student: str) -> MarkedNotebook:
    """What a worker returns for this student."""
    file = course.submit(student, course.answered(RIGHT if POINTS[student] == 6 else UNSHIFTED))
    notebook = course.answered(RIGHT)
    row = CheckRow("ordinary logits", "correct", "said", "")
    cell_of(notebook, "check").outputs = [points_output(POINTS[student], "<p>so</p>", [row])]
    return MarkedNotebook(notebook, ["A remark."], Clock(), read_file(file).digest, [])


def entered(course) -> dict[str, list]:
    """All that the gradebook holds of submissions, with names in place of random keys, and the marked notebooks."""
    with closing(sqlite3.connect(course.root / "gradebook.db")) as database:
        grades = database.execute(
            "select a.student_id, b.name, g.auto_score, g.manual_score, g.needs_manual_grade, g.extra_credit "
            "from grade g join submitted_notebook n on g.notebook_id = n.id "
            "join submitted_assignment a on n.assignment_id = a.id join base_cell b on g.cell_id = b.id order by 1, 2"
        ).fetchall()
        comments = database.execute(
            "select a.student_id, b.name, c.auto_comment, c.manual_comment from comment c "
            "join submitted_notebook n on c.notebook_id = n.id "
            "join submitted_assignment a on n.assignment_id = a.id join base_cell b on c.cell_id = b.id order by 1, 2"
        ).fetchall()
    files = sorted((course.root / "autograded").rglob("*.ipynb"))
    notebooks = [json.loads(file.read_text()) for file in files]
    for notebook in notebooks:
        del notebook["cells"][0]["id"]  # the cell of the remarks is new each time
    return {"grades": grades, "comments": comments, "notebooks": notebooks}


def test_it_enters_what_nbgrader_alone_enters(course, opened):
    results = {student: marked(course, student) for student in POINTS}
    both = []
    for enter in [lambda *names: opened.api.autograde(names[2], names[1], force=True), gradebook_writer.autograde]:
        for student, result in results.items():
            MarkNotebook.done = {(student, NOTEBOOK): result}
            done = enter(opened, student, ASSIGNMENT)
            assert done["success"], done
        both.append(entered(course))
        assert course.auto_scores() == POINTS
        with closing(sqlite3.connect(course.root / "gradebook.db")) as database:
            for table in ["grade", "comment"]:
                database.execute(f"update {table} set {'auto_score' if table == 'grade' else 'auto_comment'} = null")
            database.commit()
    MarkNotebook.done = {}
    assert both[0] == both[1]
    assert len(both[0]["grades"]) == 2 * len(POINTS)


def test_marks_are_entered_before_the_notebook_says_so_and_not_at_all_if_marking_fails(course, opened, monkeypatch):
    MarkNotebook.done = {("ann", NOTEBOOK): marked(course, "ann")}

    def full(*_):
        held.append(course.auto_scores())
        raise OSError("the disk is full")

    held = []
    with monkeypatch.context() as patched:
        patched.setattr(Autograde, "write_single_notebook", full)
        assert not gradebook_writer.autograde(opened, "ann", ASSIGNMENT)["success"]
    assert held == [{"ann": 6}] and not opened.is_marked("ann", ASSIGNMENT)

    MarkNotebook.done = {("bob", NOTEBOOK): marked(course, "bob")}
    with monkeypatch.context() as patched:
        patched.setattr(MarkNotebook, "preprocess", full)
        assert not gradebook_writer.autograde(opened, "bob", ASSIGNMENT)["success"]
    assert course.auto_scores() == {"ann": 6}
    assert gradebook_writer.autograde(opened, "bob", ASSIGNMENT)["success"]
    assert course.auto_scores() == {"ann": 6, "bob": 2.25}
    MarkNotebook.done = {}
