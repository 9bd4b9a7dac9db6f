"""Helper functions in cells of one's own: run where an answer does not work without them, and only there."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from grading.helper_cells import HelperCells
from grading.kernel_session import CellRun

from .conftest import RIGHT, cell_of, needs_sandbox
from .test_mark_submission import marked, points

HELPER = "const shifted = (z: tf.Tensor2D): tf.Tensor2D => tf.sub(z, rowMax(z));"
HELPER_OF_IT = "const rowMax = (z: tf.Tensor2D) => tf.max(z, 1, true);"
ANSWER = (
    "const logSoftmax = (z: tf.Tensor2D) =>\n"
    "  tf.tidy(() => tf.sub(shifted(z), tf.log(tf.sum(tf.exp(shifted(z)), 1, true))));"
)
HANGS = "for (;;);"


def submitted(released, answer: str, before: list[str], after: tuple[str, ...] = ()) -> nbformat.NotebookNode:
    notebook = released.answered(answer)
    notebook.cells[1:1] = [new_code_cell(source) for source in before]
    notebook.cells += [new_code_cell(source) for source in after]
    return notebook


@needs_sandbox
@pytest.mark.parametrize(
    ("before", "after"), [([HELPER_OF_IT, HELPER], []), ([HELPER], [HELPER_OF_IT]), ([], [HELPER_OF_IT, HELPER])]
)
def test_an_answer_that_needs_them_gets_its_points(before, after, released, judge):
    result = marked(released.release(), submitted(released, ANSWER, [HANGS, *before], after), judge)
    assert points(result.notebook) == 6, result.remarks
    assert "Cells of your own (2) were run before “answer”, which does not work without them." in result.remarks
    shown = cell_of(result.notebook, "answer").outputs[0].text
    assert HELPER in shown and HELPER_OF_IT in shown and HANGS not in shown


@needs_sandbox
def test_an_answer_in_a_cell_of_ones_own_gets_its_points(released, judge):
    result = marked(released.release(), submitted(released, "// above", [RIGHT]), judge)
    assert points(result.notebook) == 6, result.remarks
    assert "Cells of your own (1) were run before “check”, which does not work without them." in result.remarks


@needs_sandbox
def test_an_answer_that_stands_alone_is_not_touched_by_them(released, judge):
    result = marked(released.release(), submitted(released, RIGHT, [HANGS, "globalThis.Math = null as any;"]), judge)
    assert points(result.notebook) == 6
    assert result.remarks == ["Code in cells of your own (2) is run only where an answer does not work without it."]


def unknown(*names: str) -> CellRun:
    text = "\n".join(f"TS2304: Cannot find name '{name}'." for name in names)
    return CellRun([{"output_type": "error", "ename": "TypeScript", "evalue": text}] if names else [])


def test_each_is_run_once_and_two_that_need_each_other_end():
    ran: list[str] = []

    def run(source: str) -> CellRun:
        ran.append(source)
        return {"a(b)": unknown("b"), "b = c": unknown("c"), "c = b": unknown("b")}[source]

    helpers = HelperCells(["x", "b = c", "c = b"])
    helpers.run_with(run, "a(b)")
    assert sorted(helpers.needed) == ["b = c", "c = b"] and helpers.waiting == ["x"]
    assert len(ran) <= 6
