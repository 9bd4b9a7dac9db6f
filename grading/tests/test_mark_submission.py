"""Which cells of a submission are run, and what they cost."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

from grading.compiled_course import compiled_course
from grading.mark_cells import NotebookName
from grading.mark_submission import MarkedNotebook, mark_submission
from grading.project import PROJECT
from grading.seeds import Seeds
from grading.submission import parse_submission
from grading.transplant import AS_HANDED_IN

from .conftest import RIGHT, cell_of, needs_sandbox

MASTERS = sorted((PROJECT / "solutions").glob("*/*.ipynb"))
EXPLORED = "const logSumExp = (z: tf.Tensor2D) => tf.logSumExp(z, 1, true);\nthrow new Error('it was run');"


def marked(release, submission, judge) -> MarkedNotebook:
    handed_in = parse_submission(nbformat.writes(submission).encode())
    return mark_submission(release, handed_in, NotebookName("ann", "small", "n"), Seeds(), judge, sandboxed=True)


def points(notebook) -> float:
    return sum(
        float(cell.outputs[0].data["text/plain"])
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")
    )


@pytest.fixture
def explored(released) -> nbformat.NotebookNode:
    """The release with a cell to explore in, before the answer."""
    notebook = released.release()
    notebook.cells.insert(1, new_code_cell(EXPLORED, metadata={"tags": ["explore"]}))
    return notebook


@needs_sandbox
def test_an_exploration_is_not_run_and_shows_what_the_student_saw(explored, judge):
    submission = nbformat.from_dict(explored)
    cell_of(submission, "answer").source = RIGHT
    data = {"text/plain": "seen", "text/html": "<script>alert(1)</script>"}
    submission.cells[1].outputs = [new_output("display_data", data=data)]
    result = marked(explored, submission, judge)
    assert points(result.notebook) == 6
    heading, shown = result.notebook.cells[1].outputs
    assert heading.text.strip() == AS_HANDED_IN and shown.data == {"text/plain": "seen"}


@needs_sandbox
def test_an_answer_that_needs_an_exploration_gets_its_points(explored, judge):
    submission = nbformat.from_dict(explored)
    cell_of(submission, "answer").source = RIGHT.replace("tf.logSumExp(logits, 1, true)", "logSumExp(logits)")
    assert points(marked(explored, submission, judge).notebook) == 6


@needs_sandbox
def test_a_type_error_is_reported_as_in_the_lesson(released, judge):
    submission = released.answered(RIGHT + "\nconst count: number = 'one';")
    result = marked(released.release(), submission, judge)
    (error,) = cell_of(result.notebook, "answer").outputs
    assert "TS2322: Type 'string' is not assignable" in error.evalue
    assert points(result.notebook) == 0


@pytest.mark.only_in_ci
@needs_sandbox
def test_a_submission_of_all_exercises_takes_at_most_40_processor_seconds(judge, record_property):
    compiled_course()  # made once for a class
    used = 0.0
    for master in MASTERS:
        release = nbformat.read(PROJECT / "exercises" / master.parent.name / master.name, as_version=4)
        result = marked(release, nbformat.read(master, as_version=4), judge)
        possible = sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in release.cells if is_graded(cell))
        assert points(result.notebook) == possible, f"{master.name}: {result.remarks}"
        used += result.clock.processor_seconds["all"]
    record_property("processor seconds", used)
    assert used <= 40


def is_graded(cell) -> bool:
    return cell.cell_type == "code" and bool(cell.metadata.get("nbgrader", {}).get("grade"))
