"""`python -m grading.bench.writer 40`: processor seconds to enter a submission's marks, by nbgrader alone and by our writer."""

import argparse
import os
import tempfile
import time
from pathlib import Path

import nbformat

from grading import enter_marks
from grading.course import Course
from grading.grade import keep_libraries_quiet
from grading.gradebook_writer import autograde
from grading.judge import Judge
from grading.mark_cells import NotebookName
from grading.mark_submission import MarkedNotebook, mark_submission
from grading.seeds import Seeds
from grading.submission import read_submission

from .invented_class import ASSIGNMENT, NOTEBOOKS, InventedClass

NOTEBOOK = NOTEBOOKS[ASSIGNMENT].removesuffix(".ipynb")
RIGHT = "student 009"  # one who hands in the right answers
BAR = 0.3


def by_nbgrader(course: Course, student: str, assignment: str) -> dict:
    return course.api.autograde(assignment, student, force=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m grading.bench.writer", description=__doc__)
    parser.add_argument("students", type=int)
    options = parser.parse_args()
    keep_libraries_quiet()
    with tempfile.TemporaryDirectory(prefix="class-") as folder:
        class_ = InventedClass(Path(folder) / "class", options.students, diligent=0)
        os.environ.update(class_.environment)
        os.chdir(class_.root)
        marked = marked_once(class_)
        seconds: dict[str, list[float]] = {"nbgrader": [], "ours": []}
        for _ in range(3):  # in turn, so that a change of the machine's load meets both
            for name, way in [("nbgrader", by_nbgrader), ("ours", autograde)]:
                enter_marks.autograde = way
                seconds[name].append(seconds_of_each(Course.open(), class_.ordinary, marked))
    best = {name: min(times) for name, times in seconds.items()}
    ratio = best["ours"] / best["nbgrader"]
    print(f"nbgrader alone {best['nbgrader']:.3f} s, ours {best['ours']:.3f} s a submission: {ratio:.2f} x (bar {BAR})")
    if ratio > BAR:
        raise SystemExit(1)


def marked_once(class_: InventedClass) -> MarkedNotebook:
    release = nbformat.read(class_.root / "exercises" / ASSIGNMENT / NOTEBOOKS[ASSIGNMENT], as_version=4)
    submission = read_submission(class_.root / "submitted" / RIGHT / ASSIGNMENT / NOTEBOOKS[ASSIGNMENT])
    return mark_submission(release, submission, NotebookName(RIGHT, ASSIGNMENT, NOTEBOOK), Seeds(), Judge(), True)


def seconds_of_each(course: Course, students: list[str], marked: MarkedNotebook) -> float:
    start = time.process_time()
    for student in students:
        if failure := enter_marks.enter_marks(course, student, ASSIGNMENT, {NOTEBOOK: marked}):
            raise SystemExit(failure)
    return (time.process_time() - start) / len(students)


if __name__ == "__main__":
    main()
