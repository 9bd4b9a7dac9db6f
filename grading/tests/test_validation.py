"""What nbgrader's Validate says. The tests call the function that JupyterLab's button calls."""

import json
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from nbgrader.validator import Validator
from traitlets.config import Config

from grading.project import PROJECT
from grading.validation import misplaced_helpers, set_up_validation

EXERCISE = PROJECT / "exercises/1-numerical-problem/numerical-problem.ipynb"
MASTER = PROJECT / "solutions/1-numerical-problem/numerical-problem.ipynb"
OTHER_INPUTS = "Marks use other inputs"


def solved(*grade_ids: str) -> nbformat.NotebookNode:
    """The released exercise with the master's answers in these cells."""
    notebook = nbformat.read(EXERCISE, as_version=4)
    answers = {id_of(cell): cell.source for cell in nbformat.read(MASTER, as_version=4).cells}
    for cell in notebook.cells:
        if id_of(cell) in grade_ids:
            cell.source = answers[id_of(cell)]
    return notebook


def id_of(cell: nbformat.NotebookNode) -> str | None:
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def validate(notebook: nbformat.NotebookNode, folder: Path, seconds: int = 60) -> list[dict]:
    file = folder / "exercise.ipynb"
    nbformat.write(notebook, file)
    config = Config()
    set_up_validation(config, seconds)
    result = Validator(config=config).validate(str(file))
    assert set(result) <= {"failed"}, json.dumps(result)
    return result.get("failed", [])


ANSWERS = ("broken-logits", "log-softmax", "nll-loss", "explain-log-softmax")


def test_a_right_exercise_has_nothing_to_mend(tmp_path):
    assert validate(solved(*ANSWERS), tmp_path) == []


def test_a_half_done_exercise_says_what_stands_and_what_does_not(tmp_path):
    failed = validate(solved("broken-logits", "nll-loss"), tmp_path)
    errors = {cell["source"]: cell["raw_error"] for cell in failed}
    error = errors["await check(logSoftmaxCheck, logSoftmax);"]
    assert "○ still missing: ordinary logits" in error
    assert "What stands so far: brokenLogits (4 of 4)." in error
    assert OTHER_INPUTS in error
    assert "await check(nllLossCheck, nllLoss);" not in errors
    assert errors["*Your answer here.*"] == "You did not provide a response."


@pytest.mark.only_in_ci
@pytest.mark.parametrize(
    ("answer", "cell", "says", "seconds"),
    [
        ("for (;;);", "await check(logSoftmaxCheck, logSoftmax);", "no answer within 5 s", 60),
        (
            "return logits;\n}\nfor (;;) {",
            "function logSoftmax",
            "This cell did not end within 30 s and was stopped",
            30,
        ),
    ],
)
def test_of_a_cell_that_hangs_it_names_the_cell_and_the_limit(tmp_path, answer, cell, says, seconds):
    notebook = solved(*ANSWERS)
    for one in notebook.cells:
        if id_of(one) == "log-softmax":
            one.source = f"function logSoftmax(logits: tf.Tensor2D): any {{\n  {answer}\n}}"
    errors = {one["source"]: one["raw_error"] for one in validate(notebook, tmp_path, seconds)}
    (hanging,) = [error for source, error in errors.items() if source.startswith(cell)]
    assert says in hanging
    assert "await check(nllLossCheck, nllLoss);" not in errors  # the cells after it still ran


def test_a_helper_in_a_cell_of_ones_own_is_noticed():
    notebook = solved(*ANSWERS)
    (place,) = [index for index, cell in enumerate(notebook.cells) if id_of(cell) == "log-softmax"]
    notebook.cells[place].source = notebook.cells[place].source.replace("tf.max(", "rowMax(")
    helper = new_code_cell("const rowMax = tf.max;\nconst unused = 1;")
    exploring = new_code_cell("const logits = 3;", metadata={"tags": ["explore"]})
    notebook.cells[place:place] = [helper, exploring, new_code_cell("const mine = 2;")]
    assert "rowMax(" in notebook.cells[place + 3].source
    assert misplaced_helpers(notebook) == [(helper, ["rowMax"])]
    assert misplaced_helpers(solved(*ANSWERS)) == []


@pytest.mark.only_in_ci
def test_validate_names_it(tmp_path):
    notebook = solved(*ANSWERS)
    (place,) = [index for index, cell in enumerate(notebook.cells) if id_of(cell) == "log-softmax"]
    notebook.cells[place].source = notebook.cells[place].source.replace("tf.max(", "rowMax(")
    notebook.cells.insert(place, new_code_cell("const rowMax = tf.max;"))
    (failed,) = validate(notebook, tmp_path)
    assert failed["source"] == "const rowMax = tf.max;"
    assert "An answer uses rowMax, which you declare in a cell of your own" in failed["raw_error"]
