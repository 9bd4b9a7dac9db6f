"""Marks in the formats of other systems, read as these systems read them, and the analysis of a class."""

import csv
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grading.analysis_page import analysis_page
from grading.check_rows import CheckRow
from grading.export_marks import export
from grading.exports.gradescope import results
from grading.exports.junit import junit
from grading.item_analysis import analyse, mistakes
from grading.roster import Roster, Student
from grading.student_marks import CellMark, StudentMarks

PASSES = CheckRow("ordinary logits", "correct", "as in float64", "")
OVERFLOWED = CheckRow("logits near ±10,000", "not yet", "NaN in 3 of 4 rows", "What does exp give for 1000?")


def of_student(student: str, *parts: CellMark, hours_late: float = 0) -> StudentMarks:
    points = sum(part.points for part in parts)
    return StudentMarks(
        student, points, sum(part.of for part in parts), "2026-11-20 10:11+02:00", hours_late, list(parts)
    )


def checked(points: float, *rows: CheckRow) -> CellMark:
    return CellMark("log-softmax", "check", points, 6, False, "", list(rows))


def essay(points: float | None) -> CellMark:
    return CellMark("log-softmax", "essay", points or 0, 4, points is None, "", [])


ANN = of_student("ann_4711", checked(6, PASSES), essay(4))
BEN = of_student("ben_4712", checked(3, PASSES, OVERFLOWED), essay(1), hours_late=1.5)
EVA = of_student("=eva", checked(3, OVERFLOWED, PASSES), essay(None))
CLASS = [ANN, BEN, EVA]


def read_csv(file: Path) -> list[dict[str, str]]:
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def folder(tmp_path) -> Path:
    people = [Student("ann_4711", "Lee, Ann", {"id": "ann_4711", "email": "ann@x.edu", "sis login id": "alee"})]
    export("1-small", CLASS, Roster(people), tmp_path)
    return tmp_path


def test_the_table_says_who_was_late_and_what_is_pending(folder):
    ann, ben, eva = read_csv(folder / "marks.csv")
    assert (ann["submitted"], ann["hours late"], ben["hours late"]) == ("2026-11-20 10:11+02:00", "", "1.50")
    assert (ann["points"], ann["pending"], eva["pending"], eva["student"]) == ("10", "", "essay", "'=eva")


def test_canvas_finds_its_columns_and_its_numbers(folder):
    possible, ann, _, eva = read_csv(folder / "canvas.csv")
    assert list(ann) == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "1-small"]
    assert (possible["Student"].strip(), possible["1-small"]) == ("Points Possible", "10")
    assert (ann["Student"], ann["ID"], ann["SIS Login ID"], ann["1-small"]) == ("Lee, Ann", "4711", "alee", "10")
    assert eva["1-small"] == ""  # Canvas leaves the grade as it is


def test_moodle_finds_its_columns_and_its_participants(folder):
    ann, ben, eva = read_csv(folder / "moodle.csv")
    assert {"Identifier", "Grade", "Last modified (grade)", "Feedback comments"} <= set(ann)
    assert (ann["Identifier"], ann["Grade"], ann["Email address"]) == ("Participant 4711", "10", "ann@x.edu")
    assert (ben["Full name"], eva["Grade"]) == ("ben", "")
    assert ben["Feedback comments"] == "check: 3 of 6<br>essay: 1 of 4"


def test_gradescope_gets_the_reasons_and_no_verdict_on_what_is_pending():
    check, text = results(BEN)["tests"]
    assert check["status"] == "failed" and "→ What does exp give for 1000?" in check["output"]
    assert text["status"] == "failed"
    assert "status" not in results(EVA)["tests"][1] and "pending" in results(EVA)["tests"][1]["name"]


@given(st.text())
def test_junit_can_be_read_whatever_an_answer_returned(text):
    marks = of_student(text, checked(0, CheckRow("a row", "not yet", text, "")), essay(None))
    read = ElementTree.fromstring(ElementTree.tostring(junit([marks]).getroot()))
    assert (read[0].get("failures"), read[0].get("skipped")) == ("1", "1")
    assert read[0][0][0].text.startswith("✗ not yet: a row")


def test_items_count_students_rows_and_mistakes():
    check, text = analyse(CLASS)
    assert (check.mean, check.full, check.judged, check.passed) == (4, 1, 3, {PASSES.task: 3, OVERFLOWED.task: 0})
    assert [(one.text, one.students) for one in check.mistakes] == [("What does exp give for …?", ["ben_4712", "=eva"])]
    assert (text.points, text.pending, text.judged) == ([4, 1], 1, 0)
    assert check.discrimination == pytest.approx(0.9707, abs=1e-4)  # Pearson's r of 6, 3, 3 and 4, 1, 0


def test_without_advice_what_was_seen_names_the_mistake():
    later = CheckRow("its slope", "not yet", "looked at once the first row is right", "")
    assert mistakes([OVERFLOWED, later]) == ["What does exp give for …?"]
    assert mistakes([CheckRow("ordinary logits", "missing", "the stub is untouched", "")]) == ["the stub is untouched"]


def test_the_page_shows_each_share_and_runs_nothing():
    hostile = of_student(
        "mallory", checked(0, CheckRow("a row", "not yet", "<script>alert(1)</script>", "")), essay(None)
    )
    page = analysis_page("1-small", 4, analyse([*CLASS, hostile]))
    assert "<script" not in page and "&lt;script&gt;" in page
    assert re.search(r'<meter max="4" value="3">', page)


def test_a_class_of_nobody_has_a_page(tmp_path):
    export("1-small", [], Roster([]), tmp_path)
    assert "0 students" in (tmp_path / "analysis.html").read_text()
