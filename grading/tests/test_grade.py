"""A class is marked as an instructor marks it: at once, again, after an interrupt, by hand, one after the other."""

import csv
import json
import os
import re
from xml.etree import ElementTree

import pytest
from nbgrader.api import Gradebook

from grading.course import Course
from grading.enter_marks import enter_marks
from grading.mark_cells import NotebookName
from grading.mark_submission import mark_submission
from grading.project import find_node
from grading.seeds import Seeds
from grading.submission import read_submission

from .conftest import RIGHT, UNSHIFTED, UNSHIFTED_POINTS, needs_sandbox

pytestmark = needs_sandbox


def test_a_class_from_submissions_to_marks(course):
    course.submit("ann, the first", course.answered(RIGHT))
    course.submit("נועה 😀", course.answered(UNSHIFTED))
    course.submit("empty", "")
    (course.root / "submitted" / "nothing" / "small").mkdir(parents=True)
    expected = {"ann, the first": 6, "נועה 😀": UNSHIFTED_POINTS, "empty": 0}

    first = course.run("grading.grade", "small")
    assert course.auto_scores() == expected, first.stdout + first.stderr
    assert re.search(r"^empty +0 of 10 .*The file is empty", first.stdout, re.MULTILINE)
    assert re.search(r"^nothing +none .*There is no notebook", first.stdout, re.MULTILINE)
    assert list(course.root.glob("gradebook.db.2*"))

    set_manual_score(course, "empty", "check", 2.5)
    course.submit("נועה 😀", course.answered(RIGHT))
    again = course.run("grading.grade", "small")
    assert "2 of them marked already" in again.stdout
    assert course.auto_scores() == {**expected, "נועה 😀": 6}
    forced = course.run("grading.grade", "small", "--only", "empty", "--force")
    assert re.search(r"^empty +2.5 of 10", forced.stdout, re.MULTILINE), forced.stdout

    exports_hold_the_marks(course)
    feedback_shows_reasons_and_no_seed(course)


def set_manual_score(course, student: str, cell: str, points: float) -> None:
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as gradebook:
        gradebook.find_grade(cell, "log-softmax", "small", student).manual_score = points
        gradebook.db.commit()


def exports_hold_the_marks(course) -> None:
    assert course.run("grading.export_marks", "small").returncode == 0
    folder = course.root / "marks" / "small"
    with open(folder / "marks.csv", encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert (rows["ann, the first"]["points"], rows["empty"]["points"]) == ("6", "2.5")
    right = json.loads((folder / "gradescope" / "ann, the first" / "results.json").read_text())
    assert any("✓ correct: ordinary logits" in test["output"] for test in right["tests"])
    assert "ordinary logits" in (folder / "analysis.html").read_text()
    results = json.loads((folder / "gradescope" / "empty" / "results.json").read_text())
    assert results["score"] == sum(test["score"] for test in results["tests"]) == 2.5
    suites = ElementTree.parse(folder / "junit.xml").getroot()
    assert {suite.get("name") for suite in suites} == set(rows)


def feedback_shows_reasons_and_no_seed(course) -> None:
    made = course.run("grading.give_feedback", "small")
    assert made.returncode == 0 and "Pages for 3 students" in made.stdout, made.stdout + made.stderr
    assert made.stdout.count("\n") == 1 and made.stderr == ""
    page = (course.root / "feedback" / "ann, the first" / "small" / "log-softmax.html").read_text()
    assert "6 of 6 points" in page and "agrees with float64" in page
    assert "observedByProbe" not in page and "fingerprint" not in page
    assert "The file is empty." in (course.root / "feedback" / "empty" / "small" / "log-softmax.html").read_text()


@pytest.mark.only_in_ci
def test_nbgrader_alone_gives_the_same_marks(course):
    for student, answer in {"ann": RIGHT, "bob": UNSHIFTED}.items():
        course.submit(student, course.answered(answer))
    course.submit("eve", "{")
    alone = course.run("nbgrader", "autograde", "small")
    assert alone.returncode == 0, alone.stderr
    assert course.auto_scores() == {"ann": 6, "bob": UNSHIFTED_POINTS, "eve": 0}
    assert "3 of them marked already" in course.run("grading.grade", "small").stdout


@pytest.mark.only_in_ci
def test_without_a_sandbox_it_refuses_or_says_so(course, tmp_path):
    course.submit("ann", course.answered(RIGHT))
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "node").symlink_to(find_node())
    old_path = os.environ["PATH"]
    os.environ["PATH"] = str(tools)
    try:
        refused = course.run("grading.grade", "small")
        marked = course.run("grading.grade", "small", "--no-sandbox")
    finally:
        os.environ["PATH"] = old_path
    assert refused.returncode == 2 and "--no-sandbox" in refused.stderr
    assert re.search(r"^ann +6 of 10 .*Marked without a sandbox", marked.stdout, re.MULTILINE), marked.stdout


def test_an_assignment_that_is_unknown_is_said_so(course):
    unknown = course.run("grading.grade", "large")
    assert unknown.returncode == 2 and "`npm run release`" in unknown.stderr


def test_what_is_submitted_during_a_run_is_marked_by_the_next(course, judge, monkeypatch):
    file = course.submit("ann", course.answered(UNSHIFTED))
    name = NotebookName("ann", "small", "log-softmax")
    marked = mark_submission(course.release(), read_submission(file), name, Seeds(), judge, sandboxed=True)
    course.submit("ann", course.answered(RIGHT))
    monkeypatch.chdir(course.root)
    opened = Course.open()
    assert enter_marks(opened, "ann", "small", {"log-softmax": marked}) is None
    assert not opened.is_marked("ann", "small")
    course.submit("ann", course.answered(UNSHIFTED))
    assert enter_marks(opened, "ann", "small", {"log-softmax": marked}) is None
    assert opened.is_marked("ann", "small")
