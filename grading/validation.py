"""Settings of nbgrader's Validate button in JupyterLab."""

import re

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_output
from nbgrader.validator import Validator
from traitlets.config import Config

OF_THE_COURSE = {"explore", "given"}  # tags of a master's cells besides the answers and their checks
DECLARED = re.compile(r"\b(?:function\*?|const|let|var|class|type|interface|enum)\s+([\w$]+)")


def set_up_validation(config: Config, seconds: int) -> None:
    """Limits every cell to `seconds`, not only the graded ones, because any cell may hold an endless loop."""
    config.Validator.validate_all = True
    config.Execute.skip_cells_with_tag = "stretch"  # the stretch is optional, so leaving it out is no error
    config.Execute.timeout = seconds
    config.Execute.raise_on_iopub_timeout = False  # otherwise a cell that is slow to stop ends the whole validation
    limit = f"This cell did not end within {seconds} s and was stopped. Which loop in it, or in what it calls, does not end?"
    config.Execute.error_on_timeout = {"ename": "CellTimeoutError", "evalue": limit, "traceback": [limit]}
    Validator._preprocess = run_and_notice


stock_preprocess = Validator._preprocess


def run_and_notice(self: Validator, nb: NotebookNode) -> NotebookNode:
    """Replaces Validator._preprocess, since nbgrader 0.9.6 has no setting for another step after the run."""
    nb = stock_preprocess(self, nb)
    for cell, names in misplaced_helpers(nb):
        listed = ", ".join(names)
        text = (
            f"An answer uses {listed}, which you declare in a cell of your own. Marking takes the answers' cells: "
            "write it into the cell of the answer."
        )
        cell.outputs.append(new_output("error", ename="HelperElsewhere", evalue=text, traceback=[text]))
    return nb


def misplaced_helpers(nb: NotebookNode) -> list[tuple[NotebookNode, list[str]]]:
    """The cells that the student added and that declare names which an answer uses, with these names."""
    answers = [cell.source for cell in nb.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    used = {word for source in answers for word in re.findall(r"[\w$]+", source)}
    used -= {name for source in answers for name in DECLARED.findall(source)}
    own = [cell for cell in nb.cells if is_own(cell)]
    found = [(cell, sorted(used.intersection(DECLARED.findall(cell.source)))) for cell in own]
    return [(cell, names) for cell, names in found if names]


def is_own(cell: NotebookNode) -> bool:
    return (
        cell.cell_type == "code"
        and "nbgrader" not in cell.metadata
        and not OF_THE_COURSE.intersection(cell.metadata.get("tags", []))
    )
