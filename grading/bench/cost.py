"""`python -m grading.bench.cost`: what a submission costs, and from that how long a class takes on many cores, simulated."""

import argparse
import json
import os
import tempfile
from pathlib import Path

import nbformat

from grading.compiled_course import compiled_course
from grading.judge import Judge
from grading.mark_cells import NotebookName
from grading.mark_submission import MarkedNotebook, mark_submission
from grading.project import PROJECT
from grading.sandbox import why_no_sandbox
from grading.seeds import Seeds
from grading.submission import read_submission

from .driver import driver_seconds
from .invented_class import ASSIGNMENT, NOTEBOOKS, InventedClass
from .simulated_class import Costs, Outcome, simulated_class

STUDENTS = 30  # of the class on which the driver is measured
HOUR = 3600
WARM_UP = 3  # rounds: the compiler and the judge, which live as long as a worker, get quicker

PARTS = {
    "start": "start of the kernel",
    "seal": "first import of lib and checks",
    "answers": "the student's answers",
    "checks": "checks, twice, and the judge",
    "other cells": "cells that no points depend on",
    "page": "trial of the page",
}
Marked = dict[str, list[MarkedNotebook]]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m grading.bench.cost", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--cores", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1, help="of the simulation's random draws")
    parser.add_argument("--json", action="store_true", help="the last line is a JSON object of the ratios")
    options = parser.parse_args()
    if why := why_no_sandbox():
        print(f"Cannot measure what marking costs: {why}.")
        return print(json.dumps({}))
    marked = marked_rounds(options.rounds)
    alone = worker_rounds(marked_rounds(options.rounds, sandboxed=False))  # each kernel compiles its own cells
    costs = measured_costs(marked)
    parts = {name: median([part_of_round(marked, name, i) for i in range(options.rounds)]) for name in PARTS}
    compiled_once = whole_of(costs) / whole_of_rounds(alone)
    print_costs(parts, costs)
    print(f"Where each kernel compiles its own cells, a worker takes {1 / compiled_once:.1f} times as long.")
    outcome = simulated_class(costs, options.students, options.cores, options.seed)
    print_outcome(outcome, options)
    if options.json:
        print(json.dumps(ratios(parts, costs, outcome, compiled_once)))


def marked_rounds(rounds: int, sandboxed: bool = True) -> Marked:
    """The right answers to all exercises, marked several times, one after the other. Some rounds before them are a warm-up."""
    compiled_course()  # compiled once for a class
    judge = Judge()
    marked: Marked = {assignment: [] for assignment in NOTEBOOKS}
    for _ in range(WARM_UP + rounds):
        for assignment, file in NOTEBOOKS.items():
            release = nbformat.read(PROJECT / "exercises" / assignment / file, as_version=4)
            submission = read_submission(PROJECT / "solutions" / assignment / file)
            name = NotebookName("student", assignment, Path(file).stem)
            marked[assignment].append(mark_submission(release, submission, name, Seeds(), judge, sandboxed))
    judge.close()
    return {assignment: each[WARM_UP:] for assignment, each in marked.items()}


def measured_costs(marked: Marked) -> Costs:
    marking = worker_rounds(marked)
    with tempfile.TemporaryDirectory(prefix="class-") as folder:
        class_ = InventedClass(Path(folder) / "class", STUDENTS, diligent=0)
        os.environ.update(class_.environment)
        os.chdir(class_.root)
        writing, handing = driver_seconds(marked[ASSIGNMENT][-1], Path(folder) / "marked")
        os.chdir(PROJECT)
    return Costs(marking, handing, writing)


def worker_rounds(marked: Marked) -> dict[str, list[float]]:
    return {assignment: [worker_seconds(one) for one in each] for assignment, each in marked.items()}


def worker_seconds(marked: MarkedNotebook) -> float:
    used = marked.clock.processor_seconds
    return used["all"] + used["page"]


def part_of_round(marked: Marked, name: str, i: int) -> float:
    return sum(each[i].clock.processor_seconds.get(name, 0) for each in marked.values())


def median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def whole_of(costs: Costs) -> float:
    """Processor seconds of a worker for one student's submissions of all exercises."""
    return whole_of_rounds(costs.marking)


def whole_of_rounds(marking: dict[str, list[float]]) -> float:
    return sum(map(median, marking.values()))


def print_costs(parts: dict[str, float], costs: Costs) -> None:
    whole, submissions = whole_of(costs), len(costs.marking)
    driver = {"the driver: enters the marks": costs.writing, "the driver: all else": costs.handing}
    rows = {PARTS[name]: seconds for name, seconds in parts.items()}
    rows |= {"a worker, everything": whole} | {name: submissions * seconds for name, seconds in driver.items()}
    print("Right answers of one student to all exercises, in processor seconds and as share of a worker's:")
    for name, seconds in rows.items():
        print(f"{name:<46}{seconds:6.2f} {seconds / whole:6.2f}")
    for assignment, seconds in costs.marking.items():
        print(f"{assignment:<46}{median(seconds):6.2f} {median(seconds) / whole:6.2f}")


def print_outcome(outcome: Outcome, options: argparse.Namespace) -> None:
    print(
        f"{options.students} students on {options.cores} cores, simulated: {outcome.seconds / HOUR:.2f} hours. "
        f"Held by {outcome.held_by(options.cores)}: the workers are busy for "
        f"{outcome.busy_workers(options.cores):.0%} of the time, the driver for {outcome.busy_driver:.0%}; "
        f"at most {max(outcome.queue)} marked submissions wait for it, "
        f"{sum(outcome.queue) / len(outcome.queue):.1f} on average."
    )


def ratios(parts: dict[str, float], costs: Costs, outcome: Outcome, compiled_once: float) -> dict[str, float]:
    """The bench's names. Only the hours depend on the machine."""
    whole = whole_of(costs)
    return {
        "grading/loadToMarking": (parts["start"] + parts["seal"]) / whole,
        "grading/compiledOnce": compiled_once,
        "grading/checksToMarking": parts["checks"] / whole,
        "grading/driverToMarking": (costs.handing + costs.writing) * len(costs.marking) / whole,
        "grading/class h": outcome.seconds / HOUR,
    }


if __name__ == "__main__":
    main()
