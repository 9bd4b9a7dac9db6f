"""Marks the cells of a notebook: runs them in a sandbox, has them judged outside, and adds points and reasons as outputs."""

import secrets
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

from nbformat.notebooknode import NotebookNode

from .check_cell import CheckCell, parse_check_cell
from .check_verdict import NothingObservedError, observed_in, output_of
from .clock import Clock
from .excess import KernelLostError
from .helper_cells import HelperCells, missing_names
from .judge import Judge, JudgeError, Judgement
from .kernel_session import CellRun, KernelSession, KernelStartError, open_session
from .observed import UnreadableError, unsigned
from .outputs import kept_outputs, no_points_output
from .seeds import Seeds, without_seeds
from .transplant import is_exploration

# Charged time, see charged_time.py.
SEAL_SECONDS = 60
CELL_SECONDS = 60
NOTEBOOK_SECONDS = 300


@dataclass(frozen=True)
class NotebookName:
    """Names the notebook and its student."""

    student: str
    assignment: str
    notebook: str


@dataclass
class MarkingLog:
    """Remarks on the whole notebook for the student and for the instructor's table, the time that marking took, and its limits."""

    remarks: list[str] = field(default_factory=list)
    clock: Clock = field(default_factory=Clock)
    limits: str = ""


def mark_cells(
    notebook: NotebookNode,
    name: NotebookName,
    seeds: Seeds,
    judge: Judge,
    sandboxed: bool = True,
    own_cells: Sequence[str] = (),
    task: str | None = None,
) -> MarkingLog:
    """Runs and judges every code cell, in place. Every graded cell gets an output, whatever the submission does.

    Cells that the student added are run only if an answer needs them. With a `task`, no other check is run.
    Raises KernelStartError if the kernel does not start; then nothing of the submission has run.
    """
    log = MarkingLog()
    if not sandboxed:
        log.remarks.append("Marked without a sandbox.")
    with ExitStack() as stack, log.clock.part("all"):
        with log.clock.part("start"):
            session = stack.enter_context(open_session(sandboxed, NOTEBOOK_SECONDS))
            log.limits = session.limits
        CellMarker(name, seeds, judge, session, log, own_cells, task).mark(notebook)
    return log


class CellMarker:
    def __init__(
        self,
        name: NotebookName,
        seeds: Seeds,
        judge: Judge,
        session: KernelSession,
        log: MarkingLog,
        own_cells: Sequence[str],
        task: str | None,
    ):
        self.name = name
        self.seeds = seeds
        self.judge = judge
        self.session = session
        self.log = log
        self.drawn: list[int] = []
        self.secret = secrets.token_hex(16)
        self.own_cells = own_cells
        self.task = task
        self.helpers = HelperCells(list(own_cells))

    def mark(self, notebook: NotebookNode) -> None:
        if self.session.sandboxed:
            with self.log.clock.part("seal"):
                self._seal()
        for cell in notebook.cells:
            if is_exploration(cell):
                self.helpers.waiting.append(cell.source)
            elif cell.cell_type == "code" and cell.source.strip():
                with self.log.clock.part(kind_of(cell)):
                    cell.outputs = self._outputs(cell)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = [without_seeds(self.drawn, output) for output in cell.outputs]
                cell.execution_count = None

    def _seal(self) -> None:
        """Before a line of the submission runs: makes final what probes rely on, and gives them a key to sign with."""
        run = self.session.run(f"import {{ seal }} from '#checks';\nawait seal('{self.secret}');", SEAL_SECONDS)
        if run.outputs or run.timed_out:
            raise KernelStartError(f"the checks cannot be sealed: {str(run.outputs)[:500]}")

    def _outputs(self, cell: NotebookNode) -> list[dict[str, Any]]:
        try:
            if is_graded_code(cell):
                return [self._verdict(cell)] if self.task in (None, cell.metadata.nbgrader.grade_id) else []
            run = self._run_with_helpers(cell, cell.source)
            return kept_outputs([*self._shown_helpers(), *run.outputs])
        except KernelLostError as error:
            self._remark(f"The program did not reach its end: {error}.")
            return [no_points_output(str(error))] if is_graded_code(cell) else []

    def _run_with_helpers(self, cell: NotebookNode, source: str) -> CellRun:
        self.helpers.needed = []
        try:
            return self.helpers.run_with(self._run, source)
        finally:
            own = len(self._own_needed())
            if own:
                name = cell.metadata.get("nbgrader", {}).get("grade_id", "a cell")
                self._remark(f"Cells of your own ({own}) were run before “{name}”, which does not work without them.")

    def _own_needed(self) -> list[str]:
        return [cell for cell in self.helpers.needed if cell in self.own_cells]

    def _shown_helpers(self) -> list[dict[str, Any]]:
        """Shows the helper cells beside the answer, because a person who reads the answer must read them, too."""
        text = "".join(f"Run before it, a cell of your own:\n\n{cell}\n\n" for cell in self._own_needed())
        return [{"output_type": "stream", "text": text}] if text else []

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
        seed = self._draw(marks.grade_id)
        run = self._run(self._probe_source(call, seed))
        if self.helpers.waiting and missing_names(run):  # the answer may be in a cell that the student added
            self._run_with_helpers(cell, f"void ({call.answer});")
            seed = self._draw(marks.grade_id, "again")
            run = self._run(self._probe_source(call, seed))
        try:
            judgement = self._judged(call, seed, run)
            if judgement.passes:  # an answer that keeps something from call to call fails the second trial
                seed = self._draw(marks.grade_id, "second trial")
                run = self._run(self._probe_source(call, seed))
                judgement = self._judged(call, seed, run, judgement.rows)
            return output_of(judgement, float(marks.points))
        except (UnreadableError, JudgeError) as error:
            return no_points_output(f"what the check observed cannot be judged: {error}")
        except NothingObservedError as error:
            return no_points_output(str(error))

    def _probe_source(self, call: CheckCell, seed: int) -> str:
        return call.sealed_source(seed) if self.session.sandboxed else call.open_source(seed)

    def _judged(
        self, call: CheckCell, seed: int, run: CellRun, before: list[dict[str, str]] | None = None
    ) -> Judgement:
        observed = observed_in(run, CELL_SECONDS, lambda shown: self._unsealed(shown, call, seed))
        with self.log.clock.part("judge"):
            return self.judge.ask(call.check, seed, observed, before)

    def _unsealed(self, shown: object, call: CheckCell, seed: int) -> object:
        if not self.session.sandboxed:
            return shown
        return unsigned(shown, self.secret, lambda observed: call.signed_text(seed, observed))

    def _draw(self, *names: str) -> int:
        seed = self.seeds.draw(self.name.student, self.name.assignment, self.name.notebook, *names)
        self.drawn.append(seed)
        return seed

    def _remark(self, text: str) -> None:
        if text not in self.log.remarks:
            self.log.remarks.append(text)


def is_graded_code(cell: NotebookNode) -> bool:
    marks = cell.metadata.get("nbgrader", {})
    return cell.cell_type == "code" and bool(marks.get("grade")) and not marks.get("solution")


def kind_of(cell: NotebookNode) -> str:
    if is_graded_code(cell):
        return "checks"
    return "answers" if cell.metadata.get("nbgrader", {}).get("solution") else "other cells"
