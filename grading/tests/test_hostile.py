"""Submissions that cheat, break or do harm, in the real kernel and sandbox: each gets only the points of its answer."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grading import mark_cells
from grading.mark_cells import NotebookName
from grading.mark_submission import MarkedNotebook, mark_submission
from grading.seeds import Seeds
from grading.submission import parse_submission

from .conftest import RIGHT, ROW, UNSHIFTED, UNSHIFTED_POINTS, cell_of, graded, needs_sandbox

pytestmark = needs_sandbox
FOLDER = Path(__file__).parent / "hostile"


@dataclass(frozen=True)
class Expected:
    """The most points of 6, and words in the check's table or the remarks."""

    most: float
    says: str = ""


ENDED_BY_THE_CHECK = "no answer within"

EXPECTED = {
    "patched-assert": Expected(UNSHIFTED_POINTS),
    "patched-json": Expected(UNSHIFTED_POINTS),
    "patched-array-prototype": Expected(UNSHIFTED_POINTS),
    "patched-console": Expected(UNSHIFTED_POINTS),
    "patched-lib": Expected(UNSHIFTED_POINTS),
    "patched-check": Expected(UNSHIFTED_POINTS),
    "patched-judge": Expected(UNSHIFTED_POINTS),
    "forged-observation": Expected(0),
    "forged-messages": Expected(0),
    "forged-result": Expected(0),
    "prototype-keys": Expected(0),
    "deep-observation": Expected(0),
    "huge-observation": Expected(0),
    "not-a-number": Expected(0),
    "says-nothing": Expected(0),
    "process-exit": Expected(0),
    "process-killed": Expected(0, "ended the kernel"),
    "endless-loop": Expected(0, ENDED_BY_THE_CHECK),
    "endless-await": Expected(0, ENDED_BY_THE_CHECK),
    "endless-getter": Expected(0),
    "endless-at-once": Expected(0, "interrupted"),
    "memory-bomb": Expected(0),
    "memory-of-children": Expected(0),
    "fork-bomb": Expected(0),
    "starver": Expected(0),
    "disk-filler": Expected(0),
    "socket-folder-filler": Expected(0),
    "deleted-files": Expected(0, "GB of memory"),
    "deep-folders": Expected(0, "filled the disk"),
    "output-flood": Expected(UNSHIFTED_POINTS),
    "protocol-flood": Expected(0, "sent more than"),
    "replies-unread": Expected(0, "sent more than"),
    "reads-the-course": Expected(0, "nothing to read"),
    "reads-references": Expected(0, "nothing to read"),
    "reads-environment": Expected(0, "nothing to read"),
    "network": Expected(0, "no network"),
    "other-processes": Expected(0, "alone here"),
    "writes-the-course": Expected(0, "cannot write"),
    "html-in-output": Expected(UNSHIFTED_POINTS),
    "shows-the-seed": Expected(0),
}

# Those that try the checks, and no limits: all in one sandbox, each with a right neighbour. `most`: of 100 points.
OF_CHECKS = {
    "probe-swapped": 0,
    "probe-shadowed": 0,
    "observe-called": 0,
    "sealed-again": 0,
    "json-shadowed": 0,
    "to-json": 0,
    "used-emptied": 0,
    "iterator-emptied": 0,
    "scope-restored": 0,
    "kernel-run": 0,
    "engine-prototype": 0,
    "recorder-in-recorder": 0,
    "recorder-replaced": 0,
    "loader-replaced": 0,
    "signature-replaced": 0,
    "data-sync-lies": 40,
    "backend-lies": 40,
    "typed-array-lies": 40,
    "gradient-replaced": 0,
    "promise-replaced": 0,
    "nll-hidden": 0,
    "decide-counted": 34,
    "decide-constant": 0,
    "records-made-up": 0,
    "weights-counted": 20,
    "evaluation-borrowed": 0,
    "cache-replaced": 0,
}
LAST = {"cache-replaced"}  # breaks its own kernel

EVERYDAY = {
    "patched-json",
    "patched-lib",
    "forged-observation",
    "forged-messages",
    "process-exit",
    "endless-loop",
    "memory-bomb",
    "fork-bomb",
    "reads-the-course",
    "network",
    "html-in-output",
    "shows-the-seed",
}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[] if name in EVERYDAY else pytest.mark.only_in_ci) for name in EXPECTED]
)
def test_it_gets_no_more_than_its_answer_deserves(name, released, judge, record_property, monkeypatch):
    expected = EXPECTED[name]
    if expected.says != ENDED_BY_THE_CHECK:  # on a busy machine the check gives a call up to 35 s
        monkeypatch.setattr(mark_cells, "CELL_SECONDS", 15)
    answer = (FOLDER / f"{name}.ts").read_text().replace("/* UNSHIFTED */", UNSHIFTED)
    with neighbour(released, judge):
        marked = marks_of(released, judge, name, answer)
    points, said = points_and_words(marked)
    record_property(ROW, f"{name:26} {points:g} of 6  {marked.clock.seconds['all']:5.1f} s  {said[:150]}")
    assert points <= expected.most
    assert expected.says in said
    assert "<script" not in json.dumps([cell.get("outputs") for cell in marked.notebook.cells])


@contextmanager
def neighbour(released, judge):
    """Marks a right answer at the same time. It must get the points that it gets alone."""
    notebook = released.answered(RIGHT)
    with ThreadPoolExecutor() as pool:
        marking = pool.submit(mark_cells.mark_cells, notebook, NotebookName("n", "small", "n"), Seeds(), judge)
        yield
        log = marking.result()
    assert (points_of(notebook), log.remarks) == (6, []), words(cell_of(notebook, "check").outputs[0].data)


def test_no_trick_on_a_check_earns_points_and_a_right_answer_in_the_same_kernel_gets_all(judge, record_property):
    cells = [new_code_cell("import { tf } from '#lib';\nimport * as checks from '#checks';")]
    for name in OF_CHECKS:
        head, answer = (FOLDER / f"{name}.ts").read_text().split("\n", 1)
        check, function = head.removeprefix("// ").split()
        cells += [new_code_cell(answer, metadata=graded(f"{name}-answer", solution=True))]
        cells += [check_cell(name, f"await check({check}, {function});")]
        cells += [new_code_cell(RIGHT, metadata=graded(f"{name}-right", solution=True))]
        cells += [check_cell(f"{name}-neighbour", "await check(logSoftmaxCheck, logSoftmax);")]
    notebook = new_notebook(cells=cells)
    mark_cells.mark_cells(notebook, NotebookName("h", "small", "n"), Seeds(), judge)
    points = {cell.metadata.nbgrader.grade_id: cell.outputs[0].data for cell in notebook.cells if is_check(cell)}
    for name in OF_CHECKS:
        record_property(ROW, f"{name:26} {float(points[name]['text/plain']):g} of 100  {words(points[name])[:150]}")
    earned = {name: float(points[name]["text/plain"]) for name in OF_CHECKS}
    assert {name: most for name, most in earned.items() if most > OF_CHECKS[name]} == {}
    assert [name for name in OF_CHECKS if points[f"{name}-neighbour"]["text/plain"] != "100" and name not in LAST] == []


def check_cell(name: str, source: str):
    return new_code_cell(source, metadata=graded(name, grade=True, locked=True, points=100))


def is_check(cell) -> bool:
    return cell.metadata.get("nbgrader", {}).get("grade", False)


def words(data: dict) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", data["text/html"])).strip()


def test_answers_that_are_no_tricks_get_their_points(released, judge):
    assert points_and_words(marks_of(released, judge, "right", RIGHT))[0] == 6
    points, said = points_and_words(marks_of(released, judge, "unshifted", UNSHIFTED))
    assert points == UNSHIFTED_POINTS
    assert "large" in said or "10,000" in said


def test_a_warning_on_stderr_costs_nothing(released, judge):
    answer = RIGHT.replace("{\n", "{\n  console.error('a warning');\n", 1) + "\nconsole.warn('another');"
    assert points_and_words(marks_of(released, judge, "warns", answer))[0] == 6


def test_every_file_is_expected():
    assert {file.stem for file in FOLDER.glob("*.ts")} == {*EXPECTED, *OF_CHECKS}


def marks_of(released, judge, student: str, answer: str) -> MarkedNotebook:
    submission = parse_submission(nbformat.writes(released.answered(answer)).encode())
    return mark_submission(
        released.release(), submission, NotebookName(student, "small", "n"), Seeds(), judge, sandboxed=True
    )


def points_of(notebook: nbformat.NotebookNode) -> float:
    return float(cell_of(notebook, "check").outputs[0].data["text/plain"])


def points_and_words(marked: MarkedNotebook) -> tuple[float, str]:
    data = cell_of(marked.notebook, "check").outputs[0].data
    printed = " ".join(output.get("text", "") for output in cell_of(marked.notebook, "answer").outputs)
    return points_of(marked.notebook), " ".join([words(data), *marked.remarks, printed.strip()])
