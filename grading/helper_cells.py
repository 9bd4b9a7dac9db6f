"""Cells that are run only if an answer needs them: cells that the student added, and cells for exploring."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .kernel_session import CellRun

MOST = 200  # cells; a cell that needs another one is a recursive call
MISSING = re.compile(r"Cannot find (?:name|namespace) '([^']+)'|for the shorthand property '([^']+)'")


@dataclass
class HelperCells:
    """`waiting`: sources that have not run, in order; `needed`: sources that have run since the list was last emptied."""

    waiting: list[str] = field(default_factory=list)
    needed: list[str] = field(default_factory=list)

    def run_with(self, run: Callable[[str], CellRun], source: str) -> CellRun:
        """Runs a cell. If names are missing in it, runs the helpers that contain these names, and then the cell again."""
        result = run(source)
        while cells := self._that_name(missing_names(result)):
            self.waiting = [cell for cell in self.waiting if cell not in cells]
            for cell in cells:
                self.run_with(run, cell)
                self.needed.append(cell)
            result = run(source)
        return result

    def _that_name(self, names: set[str]) -> list[str]:
        return [cell for cell in self.waiting[:MOST] if names & set(words(cell))]


def missing_names(run: CellRun) -> set[str]:
    """The names that TypeScript did not find. If there are any, no part of the cell has run."""
    errors = [
        output for output in run.outputs if output["output_type"] == "error" and output.get("ename") == "TypeScript"
    ]
    found = [match for error in errors for match in MISSING.findall(str(error.get("evalue")))]
    return {name for groups in found for name in groups if name}


def words(source: str) -> Iterator[str]:
    return (match[0] for match in re.finditer(r"[\w$]+", source))
