"""Marking one check anew, in a class whose marks an older check gave; what changed, and what a person had read, is kept."""

import csv
import re
from dataclasses import replace

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.api import Gradebook

from grading.cell_states import CellState
from grading.changes import changes
from grading.read_by_hand import is_as_it_was

from .conftest import RIGHT, UNSHIFTED, SmallCourse, cell_of, graded, needs_sandbox

NOTE = "=ben asked: is −0.0 a zero?"


def release(course: SmallCourse, essay_points: float = 4) -> None:
    """The small exercise with a second check, `again`, of the same answer."""
    file = course.root / "solutions" / "small" / "log-softmax.ipynb"
    master = nbformat.read(file, as_version=4)
    cell_of(master, "essay").metadata.nbgrader.points = essay_points
    if not any(cell.metadata.nbgrader.grade_id == "again" for cell in master.cells):
        marks = graded("again", grade=True, locked=True, points=3)
        master.cells.append(nbformat.v4.new_code_cell(cell_of(master, "check").source, metadata=marks))
    nbformat.write(master, file)
    assert course.run("nbgrader", "generate_assignment", "small", "--force").returncode == 0


def as_an_older_check_marked(course: SmallCourse, student: str) -> None:
    """Each check gave one point then, and a person has read the free text since."""
    file = course.root / "autograded" / student / "small" / "log-softmax.ipynb"
    marked = nbformat.read(file, as_version=4)
    for name in ["check", "again"]:
        cell_of(marked, name).outputs[0]["data"]["text/plain"] = "1"
    nbformat.write(marked, file)
    with Gradebook(course.db_url) as gradebook:
        for name in ["check", "again"]:
            gradebook.find_grade(name, "log-softmax", "small", student).auto_score = 1
        essay = gradebook.find_grade("essay", "log-softmax", "small", student)
        essay.manual_score, essay.needs_manual_grade = 3, False
        gradebook.db.commit()


def standing(course: SmallCourse, student: str) -> dict[str, tuple[float, bool]]:
    with Gradebook(course.db_url) as gradebook:
        grades = gradebook.find_submission("small", student).notebooks[0].grades
        return {grade.name: (grade.score, bool(grade.needs_manual_grade)) for grade in grades}


@pytest.mark.only_in_ci
@needs_sandbox
def test_one_check_is_marked_anew_and_all_else_stays(course):
    release(course)
    for student, answer in {"ann": RIGHT, "ben": UNSHIFTED}.items():
        course.submit(student, course.answered(answer))
    course.run("grading.grade", "small")
    for student in ["ann", "ben"]:
        as_an_older_check_marked(course, student)

    unknown = course.run("grading.grade", "small", "--task", "essay")
    assert unknown.returncode == 2 and "the checks of small are check, again" in unknown.stderr
    run = course.run("grading.grade", "small", "--task", "check", "--note", "the check took a rounded 0 for wrong")
    assert standing(course, "ann") == {"check": (6, False), "again": (1, False), "essay": (3, False)}, run.stderr
    assert standing(course, "ben") == {"check": (2.25, False), "again": (1, False), "essay": (3, False)}
    assert re.search(r"^ann +10 of 13 .*log-softmax/check: 1 of 6 → 6 of 6", run.stdout, re.MULTILINE), run.stdout
    assert "Points changed for 2 of 2 students" in run.stdout
    assert "2 of them marked already" in course.run("grading.grade", "small").stdout

    course.submit("ben", course.answered(RIGHT))  # so that his other points are those of another answer
    run = course.run("grading.grade", "small", "--task", "check", "--only", "ben", "--note", NOTE)
    assert re.search(r"^ben .*Marked whole, because the submission", run.stdout, re.MULTILINE), run.stdout
    assert standing(course, "ben") == {"check": (6, False), "again": (3, False), "essay": (3, False)}
    course.run("grading.grade", "small", "--only", "ben", "--note", "asked again; it stays")

    release(course, essay_points=8)
    warned = course.run("grading.export_marks", "small").stdout
    assert "older than the submission, the exercise or its checks: ann, ben." in warned
    course.run("grading.grade", "small", "--task", "check")
    assert standing(course, "ann") == {"check": (6, False), "again": (3, False), "essay": (3, True)}  # 3 of 4, not of 8
    exported_with_notes(course)


def exported_with_notes(course: SmallCourse) -> None:
    assert "older" not in course.run("grading.export_marks", "small").stdout
    with open(course.root / "marks" / "small" / "marks.csv", encoding="utf-8-sig", newline="") as file:
        notes = {row["student"]: row["notes"] for row in csv.DictReader(file)}
    assert "the check took a rounded 0 for wrong" in notes["ann"]
    assert NOTE in notes["ben"] and "asked again; it stays" in notes["ben"]
    with open(course.root / "marks" / "small" / "changes.csv", encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    essay = next(line for line in lines if line["student"] == "ann" and line["cell"] == "log-softmax/essay")
    assert [essay[name] for name in ["points before", "of before", "points", "of"]] == ["3", "4", "3", "8"]


points = st.floats(0, 8).map(lambda points: round(points, 2))
states = st.builds(
    CellState, points, points, st.none() | points, st.none() | points, st.booleans(), st.tuples(st.text(max_size=2))
)


@given(st.dictionaries(st.tuples(st.just("n"), st.sampled_from("abc")), st.tuples(states, states)))
def test_exactly_the_cells_with_other_points_or_another_worth_are_changes(pairs):
    before = {name: pair[0] for name, pair in pairs.items()}
    now = {name: pair[1] for name, pair in pairs.items()}
    changed = {change.cell for change in changes(before, now)}
    assert changed == {
        f"n/{name}" for (_, name), (old, new) in pairs.items() if (old.points, old.of) != (new.points, new.of)
    }
    assert changes(before, before) == changes({}, now) == []


READ = CellState(3, 4, None, 3, is_finished=True, answers=("Because.",))
ASKED_AGAIN = replace(READ, is_finished=False)


@pytest.mark.parametrize(
    "before, now, stays",
    [
        (READ, ASKED_AGAIN, True),
        (ASKED_AGAIN, ASKED_AGAIN, False),  # nobody had read it
        (replace(READ, by_hand=None), ASKED_AGAIN, False),
        (READ, replace(ASKED_AGAIN, of=8), False),
        (READ, replace(ASKED_AGAIN, answers=("Because!",)), False),
        (READ, replace(ASKED_AGAIN, automatic=2), False),
    ],
)
def test_what_a_person_read_stays_read_only_if_all_that_they_saw_is_the_same(before, now, stays):
    assert is_as_it_was(before, now) is stays
