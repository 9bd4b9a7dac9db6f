"""Gradescope's `results.json` of one submission."""

from ..student_marks import CellMark, StudentMarks


def results(marks: StudentMarks) -> dict:
    return {"score": marks.points, "tests": [_test(part) for part in marks.parts]}


def _test(part: CellMark) -> dict:
    test = {
        "name": f"{part.notebook}: {part.cell}",
        "score": part.points,
        "max_score": part.of,
        "output": part.reasons,
        "visibility": "visible",
    }
    if part.pending:  # a test without a status is neither passed nor failed
        return {**test, "name": f"{test['name']} (pending)", "output": part.reasons or "A person marks this."}
    return {**test, "status": "passed" if part.points >= part.of else "failed"}
