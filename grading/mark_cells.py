"""Marks the cells of a notebook: runs them in a sandbox, has them judged outside, and writes points and reasons into them."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from nbformat.notebooknode import NotebookNode

from .check_cell import CheckCell, parse_check_cell
from .clock import Clock
from .judge import Judge, JudgeError
from .kernel_session import CellRun, KernelLostError, KernelSession, open_session
from .observed import MIME_TYPE, UnreadableError, read_observed
from .outputs import kept_outputs, no_points_output, points_output, spaced, text_of
from .seeds import Seeds, without_seeds
from .transplant import is_exploration

CELL_SECONDS = 60
NOTEBOOK_SECONDS = 300


@dataclass(frozen=True)
class NotebookName:
    """Which notebook it is, and whose."""

    student: str
    assignment: str
    notebook: str


@dataclass
class MarkingLog:
    """Remarks on the whole notebook, for the student and for the instructor's table, and how long it took."""

    remarks: list[str] = field(default_factory=list)
    clock: Clock = field(default_factory=Clock)


def mark_cells(
    notebook: NotebookNode, name: NotebookName, seeds: Seeds, judge: Judge, sandboxed: bool = True
) -> MarkingLog:
    """Runs and judges every code cell, in place. Every graded cell gets an output, whatever the submission does.

    Raises KernelStartError if the kernel does not start; then nothing of the submission has run.
    """
    log = MarkingLog()
    if not sandboxed:
        log.remarks.append("Marked without a sandbox.")
    with ExitStack() as stack, log.clock.part("all"):
        with log.clock.part("start"):
            session = stack.enter_context(open_session(sandboxed, NOTEBOOK_SECONDS))
        CellMarker(name, seeds, judge, session, log).mark(notebook)
    return log


class CellMarker:
    def __init__(self, name: NotebookName, seeds: Seeds, judge: Judge, session: KernelSession, log: MarkingLog):
        self.name = name
        self.seeds = seeds
        self.judge = judge
        self.session = session
        self.log = log
        self.drawn: list[int] = []
        self.left_out: list[NotebookNode] = []

    def mark(self, notebook: NotebookNode) -> None:
        for cell in notebook.cells:
            if is_exploration(cell):
                self.left_out.append(cell)
            elif cell.cell_type == "code" and cell.source.strip():
                with self.log.clock.part(kind_of(cell)):
                    cell.outputs = self._outputs(cell)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = [without_seeds(self.drawn, output) for output in cell.outputs]
                cell.execution_count = None

    def _outputs(self, cell: NotebookNode) -> list[dict[str, Any]]:
        try:
            if is_graded_code(cell):
                return [self._verdict(cell)]
            run = self._run(cell.source)
            if self.left_out and does_not_compile(run):
                run = self._run_after_explorations(cell.source)
            return kept_outputs(run.outputs)
        except KernelLostError as error:
            self._remark(f"The program did not reach its end: {error}.")
            return [no_points_output(str(error))] if is_graded_code(cell) else []

    def _run_after_explorations(self, source: str) -> CellRun:
        """Runs the explorations first, since the answer may use what they declare."""
        for cell in self.left_out:
            self._run(cell.source)
        self.left_out = []
        return self._run(source)

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
            return no_points_output(f"what the check observed cannot be judged: {error}")
        except NothingObservedError as error:
            return no_points_output(str(error))

    def _observed(self, run: CellRun) -> Any:
        for output in reversed(run.outputs):
            data = output.get("data")
            if output["output_type"] == "execute_result" and isinstance(data, dict) and MIME_TYPE in data:
                return read_observed(data[MIME_TYPE])
        errors = [output for output in run.outputs if output["output_type"] == "error"]
        if run.timed_out:
            raise NothingObservedError(f"the check did not end within {CELL_SECONDS} s")
        if errors:
            raise NothingObservedError(f"the check could not run: {text_of(errors[0].get('evalue'))[:500]}")
        raise NothingObservedError("the check ended without a result")

    def _judged(self, call: CheckCell, seed: int, observed: Any, points: float) -> dict[str, Any]:
        with self.log.clock.part("judge"):
            judgement = self.judge.ask(call.check, seed, observed)
        earned = round(points * judgement.passed / judgement.total, 2) if judgement.total else 0.0
        heading = f"<p><strong>{earned:g} of {points:g} points</strong></p>"
        return points_output(earned, heading + spaced(judgement.html))

    def _remark(self, text: str) -> None:
        if text not in self.log.remarks:
            self.log.remarks.append(text)


class NothingObservedError(Exception):
    """The probe showed no observation. The text says why, for the student."""


def is_graded_code(cell: NotebookNode) -> bool:
    marks = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "code" and bool(marks.get("grade")) and not marks.get("solution")


def kind_of(cell: NotebookNode) -> str:
    if is_graded_code(cell):
        return "checks"
    return "answers" if cell.metadata.get("nbgrader", {}).get("solution") else "other cells"


def does_not_compile(run: CellRun) -> bool:
    return any(output["output_type"] == "error" and output.get("ename") == "TypeScript" for output in run.outputs)
