"""Answers that resemble each other are listed; those that only share what the exercise gives are not."""

import csv

import pytest

from grading import similar

from .conftest import RIGHT, UNSHIFTED

RENAMED = (
    RIGHT.replace("shifted", "moved")
    .replace("logSum", "total")
    .replace("  return tf.tidy", "  // mine\n  return  tf.tidy")
)
BY_HAND = (
    "function logSoftmax(logits: tf.Tensor2D): tf.Tensor {\n"
    "  const rows = logits.arraySync() as number[][];\n"
    "  const result: number[][] = [];\n"
    "  for (const row of rows) {\n"
    "    let largest = row[0];\n"
    "    for (const value of row) if (value > largest) largest = value;\n"
    "    result.push(row.map((value) => value - largest - Math.log(row.reduce((sum, v) => sum + Math.exp(v - largest), 0))));\n"
    "  }\n"
    "  return tf.tensor2d(result);\n"
    "}"
)


@pytest.fixture
def listed(course, monkeypatch, capsys):
    def compare(**answers: str) -> tuple[str, list[dict[str, str]]]:
        for student, answer in answers.items():
            course.submit(student, course.answered(answer))
        monkeypatch.chdir(course.root)
        assert similar.main(["small"]) == 0
        with open(course.root / "marks" / "small" / "similar.csv", encoding="utf-8-sig", newline="") as file:
            return capsys.readouterr().out, list(csv.DictReader(file))

    return compare


def test_renamed_variables_and_comments_hide_nothing(listed):
    said, pairs = listed(ann=RIGHT, ben=RENAMED, eva=BY_HAND)
    assert [(pair["student"], pair["other student"], pair["share"]) for pair in pairs] == [("ann", "ben", "1.00")]
    assert "100%  ann, ben: log-softmax" in said and "1 of 3 pairs" in said


def test_who_handed_in_the_stub_or_nothing_resembles_nobody(listed, course):
    stub = next(cell.source for cell in course.release().cells if "answer" in str(cell.metadata))
    course.submit("empty", "")
    said, pairs = listed(ann=stub, ben=stub, eva=UNSHIFTED)
    assert pairs == [] and "0 of 0 pairs" in said


def test_what_is_not_released_cannot_be_compared(course, monkeypatch, capsys):
    monkeypatch.chdir(course.root)
    assert similar.main(["unknown"]) == 2
    assert "Cannot compare unknown: it is not released." in capsys.readouterr().err
