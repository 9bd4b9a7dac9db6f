"""`python -m grading.bench.class_of 200`: marks an invented class, and kills the driver once during the run."""

import argparse
import os
import tempfile
from pathlib import Path

from nbgrader.api import Gradebook

from grading.compiled_course import compiled_course

from .invented_class import ASSIGNMENT, NOTEBOOKS, InventedClass
from .watched_run import Run, watched_run


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m grading.bench.class_of", description=__doc__)
    parser.add_argument("students", type=int)
    parser.add_argument("--sample", type=int, default=20, help="students whose four exercises 1 worker marks, then 2")
    options = parser.parse_args()
    compiled_course()  # compiled once for all submissions, and not part of the measured time
    with tempfile.TemporaryDirectory(prefix="class-") as folder:
        whole = InventedClass(Path(folder) / "whole", options.students, diligent=options.sample)
        runs = {}
        for workers in [1, 2]:
            course = whole.copy_of(Path(folder) / f"sample-{workers}", whole.diligent)
            each = [watched_run(course, whole.environment, assignment, workers) for assignment in NOTEBOOKS]
            runs[workers] = sum(each, Run())
            report(f"four exercises of {len(whole.diligent)} students, {workers} worker(s)", runs[workers])
        speed_up = runs[2].per_minute / runs[1].per_minute
        print(f"speed-up: {speed_up:.2f} (load of the machine now: {os.getloadavg()[0]:.1f})")

        killed = watched_run(whole.root, whole.environment, ASSIGNMENT, 2, kill_after=options.students // 3)
        report("exercise 1 of the whole class, 2 workers, until kill -9 of the driver", killed)
        rest = watched_run(whole.root, whole.environment, ASSIGNMENT, 2)
        report(f"run again: {rest.already} marked already", rest)
        check(whole, rest, marks_in(Path(folder) / "sample-1"), options.students)
        print_fifty_cores(runs[2], rest)


def report(title: str, run: Run) -> None:
    print(
        f"{title}: {run.marked} in {run.seconds:.0f} s, {run.starting:.0f} s of them until all workers marked, "
        f"then {run.per_minute:.1f} a minute; "
        f"peak memory {run.peak_memory / 2**30:.1f} GiB; driver {run.driver_seconds:.0f} processor seconds",
        flush=True,
    )


def marks_in(course: Path) -> dict[str, float]:
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        return {one.student_id: one.score for one in gradebook.assignment_submissions(ASSIGNMENT)}


def check(whole: InventedClass, rest: Run, serial: dict[str, float], students: int) -> None:
    """Prints which conditions hold, and ends with an error if one does not."""
    marks = marks_in(whole.root)
    rows = rest.rows()
    holds = {
        "the second run marked only the remainder": rest.already + rest.marked == students and rest.already > 0,
        "one row each": sorted(rows) == sorted(whole.ordinary + whole.hostile),
        "each has a mark": len(marks) == students,
        "marks as of one worker, one after the other": all(marks[name] == serial[name] for name in serial),
        "no hostile one has more than its answer": all(marks[name] <= 17 - 4 for name in whole.hostile),
    }
    for text, held in holds.items():
        print(f"{'✓' if held else '✗'} {text}")
    if not all(holds.values()):
        raise SystemExit(1)


def print_fifty_cores(run: Run, whole: Run) -> None:
    """Calculates the time for 50 cores and four exercises of 1,000 students, from the runs on two cores."""
    marking = 4000 / run.per_minute * 2 / 50
    writing = 4000 * whole.driver_seconds / whole.marked / 60
    print(
        f"50 cores, four exercises of 1,000 students, by calculation: {marking:.1f} min of marking; "
        f"the one writer needs {writing:.1f} min beside it, so {max(marking, writing):.1f} min in all"
    )


if __name__ == "__main__":
    main()
