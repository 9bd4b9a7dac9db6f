"""The master's text beside a free text: on formgrader's page, not in the notebook that feedback is made from."""

import nbformat
import pytest

from grading.rubric import SUMMARY, FormgraderExporter, texts_of, with_rubrics

from .conftest import RIGHT, master

NAMES = {"assignment_id": "small", "notebook_id": "log-softmax"}


def handed_in(essay: str) -> nbformat.NotebookNode:
    notebook = master()
    notebook.cells[-1].source = essay
    return notebook


def test_the_page_shows_the_masters_text_above_the_students(tmp_path):
    (tmp_path / "small").mkdir()
    nbformat.write(master(), tmp_path / "small" / "log-softmax.ipynb")
    notebook = handed_in("Of course.")
    before = nbformat.writes(notebook)
    page, _ = FormgraderExporter(tmp_path).from_notebook_node(notebook, {**NAMES})
    assert page.index(SUMMARY) < page.index("Because.") < page.index("Of course.")
    assert nbformat.writes(notebook) == before  # the notebook itself has no rubric


def test_code_has_no_rubric(tmp_path):
    texts = {"answer": RIGHT, "check": "6 points", "essay": "Because."}
    cells = with_rubrics(handed_in("Of course."), texts).cells
    assert [SUMMARY in cell.source for cell in cells] == [False, False, False, True, False]


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"cells": 1}'])
def test_without_a_readable_master_the_page_is_as_it_was(tmp_path, content):
    if content is not None:
        (tmp_path / "small").mkdir()
        (tmp_path / "small" / "log-softmax.ipynb").write_text(content)
    assert texts_of(tmp_path / "small" / "log-softmax.ipynb") == {}
    page, _ = FormgraderExporter(tmp_path).from_notebook_node(handed_in("Of course."), {**NAMES})
    assert "Of course." in page and SUMMARY not in page
