"""Marks one notebook: runs it in a sandbox, judges outside, writes points and reasons into the graded cells."""

import time
from dataclasses import dataclass, field
from html import escape
from typing import Any

from nbformat.notebooknode import NotebookNode

from .check_cell import CheckCell, parse_check_cell
from .judge import Judge, JudgeError
from .kernel_session import CellRun, KernelLostError, KernelSession, open_session
from .observed import MIME_TYPE, UnreadableError, read_observed
from .outputs import kept_outputs, no_points_output, points_output, text_of
from .seeds import Seeds

CELL_SECONDS = 60
NOTEBOOK_SECONDS = 300


@dataclass(frozen=True)
class Name:
    """Whose notebook it is."""

    student: str
    assignment: str
    notebook: str


@dataclass
class Marking:
    """What there is to say of the whole notebook, for the student and for the instructor's table."""

    remarks: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def clock(self, part: str, since: float) -> None:
        self.seconds[part] = round(self.seconds.get(part, 0) + time.monotonic() - since, 2)


def mark(notebook: NotebookNode, name: Name, seeds: Seeds, judge: Judge, sandboxed: bool = True) -> Marking:
    """Runs and judges every code cell, in place. Whatever the submission does, every graded cell gets an output.

    Raises KernelStartError before anything of the submission has run: that is no fault of the student's.
    """
    marking = Marking()
    if not sandboxed:
        marking.remarks.append("Marked without a sandbox.")
    start = time.monotonic()
    with open_session(sandboxed, NOTEBOOK_SECONDS) as session:
        marking.clock("start", start)
        Marker(name, seeds, judge, session, marking).mark(notebook)
    marking.clock("all", start)
    return marking


class Marker:
    def __init__(self, name: Name, seeds: Seeds, judge: Judge, session: KernelSession, marking: Marking):
        self.name = name
        self.seeds = seeds
        self.judge = judge
        self.session = session
        self.marking = marking
        self.drawn: list[int] = []

    def mark(self, notebook: NotebookNode) -> None:
        for cell in notebook.cells:
            if cell.cell_type == "code" and cell.source.strip():
                cell.outputs = self._outputs(cell)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = [without(self.drawn, output) for output in cell.outputs]
                cell.execution_count = None

    def _outputs(self, cell: NotebookNode) -> list[dict[str, Any]]:
        start = time.monotonic()
        try:
            if is_graded_code(cell):
                return [self._verdict(cell)]
            return kept_outputs(self._run(cell.source).outputs)
        except KernelLostError as error:
            self._remark(f"The program did not get to the end: {error}.")
            return [no_points_output(str(error))] if is_graded_code(cell) else []
        finally:
            self.marking.clock("checks" if is_graded_code(cell) else "cells", start)

    def _run(self, source: str) -> CellRun:
        run = self.session.run(source, CELL_SECONDS)
        if run.timed_out:
            self._remark(f"A cell ran for more than {CELL_SECONDS} s and was interrupted.")
        if run.cut:
            self._remark("A cell's output was cut.")
        return run

    def _verdict(self, cell: NotebookNode) -> dict[str, Any]:
        marks = cell.metadata.nbgrader
        call = parse_check_cell(cell.source)
        if call is None:
            self._remark(f"The cell “{marks.grade_id}” holds no check that can be judged outside the sandbox.")
            return no_points_output("a person marks this")
        seed = self.seeds.draw(self.name.student, self.name.assignment, self.name.notebook, marks.grade_id)
        self.drawn.append(seed)
        run = self._run(call.probe_source(seed))
        try:
            return self._judged(call, seed, self._observed(run), float(marks.points))
        except (UnreadableError, JudgeError) as error:
            return no_points_output(f"what the check saw cannot be judged: {error}")
        except NothingObservedError as error:
            return no_points_output(str(error))

    def _observed(self, run: CellRun) -> Any:
        for output in reversed(run.outputs):
            data = output.get("data")
            if output["output_type"] == "execute_result" and isinstance(data, dict) and MIME_TYPE in data:
                return read_observed(data[MIME_TYPE])
        errors = [output for output in run.outputs if output["output_type"] == "error"]
        if run.timed_out:
            raise NothingObservedError(f"the check was not done after {CELL_SECONDS} s")
        if errors:
            raise NothingObservedError(f"the check could not run: {text_of(errors[0].get('evalue'))[:500]}")
        raise NothingObservedError("the check ended without a result")

    def _judged(self, call: CheckCell, seed: int, observed: Any, points: float) -> dict[str, Any]:
        start = time.monotonic()
        judgement = self.judge.ask(call.check, seed, observed)
        self.marking.clock("judge", start)
        earned = round(points * judgement.passed / judgement.total, 2) if judgement.total else 0.0
        heading = f"<p><strong>{earned:g} of {points:g} points</strong></p>"
        return points_output(earned, heading + judgement.html)

    def _remark(self, text: str) -> None:
        if text not in self.marking.remarks:
            self.marking.remarks.append(text)


class NothingObservedError(Exception):
    """The probe gave nothing; the text says why, for the student."""


def is_graded_code(cell: NotebookNode) -> bool:
    marks = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "code" and bool(marks.get("grade")) and not marks.get("solution")


def without(seeds: list[int], value: Any) -> Any:
    """The same output, with the run's seeds blotted out."""
    if isinstance(value, str):
        for seed in seeds:
            value = value.replace(str(seed), "•••")
        return value
    if isinstance(value, list):
        return [without(seeds, item) for item in value]
    if isinstance(value, dict):
        return type(value)({key: without(seeds, item) for key, item in value.items()})
    return value


def remarks_cell_source(remarks: list[str]) -> str:
    """The remarks as Markdown, for the head of a marked notebook."""
    return "\n".join(["**About this marking**", "", *(f"- {escape(remark)}" for remark in remarks)])
