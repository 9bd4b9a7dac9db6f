"""A page that takes too long or cannot be made is known while marking, and is then made more plainly."""

import pytest
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from grading import page_trial
from grading.page_trial import PLAIN, PageTrial, made_showable

from .conftest import graded

ENDLESS = "\\begin{a}" * 40_000  # an environment that no \end follows: mistune looks for one to the end, each time anew


@pytest.fixture(scope="module")
def trial():
    trial = PageTrial()
    yield trial
    trial.close()


def answer(source: str):
    return new_markdown_cell(source, metadata=graded("essay", grade=True, solution=True, points=4))


def test_an_ordinary_notebook_stays_as_it_is(trial):
    notebook = new_notebook(
        cells=[answer("Because **b** < 3."), new_code_cell("x", outputs=[new_output("stream", text="y")])]
    )
    before = notebook.copy()
    assert made_showable(notebook, trial) == [] and notebook == before


@pytest.mark.only_in_ci
def test_a_text_that_takes_too_long_is_shown_plainly_and_its_neighbour_as_ever(trial, monkeypatch):
    monkeypatch.setattr(page_trial, "SECONDS", 3)
    notebook = new_notebook(cells=[answer(ENDLESS), answer("Because.")])
    (remark,) = made_showable(notebook, trial)
    assert "cannot be shown on a page as it is" in remark
    assert [cell.metadata.get(PLAIN) for cell in notebook.cells] == [True, None]
    assert trial.problem_of(notebook.cells) is None


def test_outputs_of_which_no_page_can_be_made_are_left_out_but_for_the_points(trial):
    points = new_output("execute_result", data={"text/plain": "6", "text/html": "<p>6 of 6 points</p>"})
    cell = new_code_cell("x")
    cell.outputs = [NotebookNode(output_type="error", ename="E"), points]
    notebook = new_notebook()
    notebook.cells = [cell]
    assert len(made_showable(notebook, trial)) == 1
    assert notebook.cells[0].outputs == [points]
    assert trial.problem_of(notebook.cells) is None


def test_where_no_page_can_be_rendered_at_all_it_is_said(monkeypatch):
    monkeypatch.setattr(page_trial.sys, "executable", "/bin/false")
    with pytest.raises(RuntimeError, match="ends at once"):
        PageTrial().problem_of([])
