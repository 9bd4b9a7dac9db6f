"""Compiles cells for the kernels of sandboxes, in a sandbox of its own, which lives as long as the worker.

TypeScript runs nothing of what it reads. Loading it takes longer than all that a submission does, so it is loaded once.
Each question holds all declarations of the notebook, and the answer depends on nothing else that was asked before.
"""

from dataclasses import dataclass
from typing import Any

from .line_process import LineProcess, NoAnswerError
from .sandbox import compiler_command

CELL_SECONDS = 20  # charged time, see charged_time.py
NOTEBOOK_SECONDS = 60  # of cells that were not compiled
MOST_BYTES = 2 * 2**20  # of a compiled cell

process = LineProcess(compiler_command)


class NoTimeLeftError(Exception):
    """Cells of this notebook were too much for the compiler, so no more of them are compiled."""


@dataclass(frozen=True)
class NotCompiled:
    """Why a cell does not run, as the content of Jupyter's error message."""

    ename: str
    evalue: str
    traceback: list[str]


class NotebookCompiler:
    """Compiles the cells of one notebook, each over the declarations of those before it."""

    def __init__(self) -> None:
        self.declared: dict[str, Any] = {"text": "", "globals": []}
        self.with_latest = self.declared
        self.lost_seconds = 0

    def compile(self, source: str) -> str | NotCompiled:
        """The cell's code for the kernel (kernel/apart/runCompiled.ts), or why there is none."""
        question = {"before": self.declared, "source": source}
        try:
            answer = self._ask(question, again=True)
        except NoAnswerError:
            reason = f"this cell cannot be compiled within {CELL_SECONDS} s"
            return NotCompiled("TypeScript", reason, [reason])
        if "error" in answer:
            return NotCompiled(**answer["error"])
        if len(answer["code"]) + len(answer["declared"]["text"]) > MOST_BYTES:
            reason = f"this cell is longer than {MOST_BYTES // 2**20} MB when it is compiled"
            return NotCompiled("TypeScript", reason, [reason])
        self.with_latest = answer["declared"]
        return answer["code"]

    def ended(self, set_names: list[str] | None) -> None:
        """The cell that was compiled last has ended. `set_names`: the variables that it has set, if it failed."""
        if set_names is None:
            self.declared = self.with_latest
        else:
            question = {"before": self.declared, "after": self.with_latest, "set": set_names}
            self.declared = self._ask(question, again=True)["declared"]

    def _ask(self, question: dict[str, Any], again: bool) -> dict[str, Any]:
        """`again`: asks a new process if this one gives no answer, which may have other causes than the question."""
        if self.lost_seconds >= NOTEBOOK_SECONDS:
            raise NoTimeLeftError
        try:
            return process.ask(question, CELL_SECONDS)
        except NoAnswerError:
            self.lost_seconds += CELL_SECONDS
            if again:
                return self._ask(question, again=False)
            raise
