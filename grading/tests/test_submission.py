"""Files that are no notebook, and notebooks whose cells were moved, deleted or repeated."""

import copy
import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from grading import submission
from grading.submission import parse_submission, read_submission
from grading.transplant import transplant

from .conftest import RIGHT


def handed_in(released, notebook) -> tuple[nbformat.NotebookNode, list[str]]:
    return transplant(released.release(), parse_submission(nbformat.writes(notebook).encode()))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"{", "cannot be read|can be read"),
        (b"[]", "can be read"),
        (b"null", "can be read"),
        (b"\xff\xfe\x00", "can be read"),
        (b'{"cells": 3, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}', "can be read"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"nbformat": "four"}', "can be read"),
    ],
)
def test_what_is_no_notebook_is_graded_as_the_stub(content, says, released):
    notebook, remarks = transplant(released.release(), parse_submission(content))
    assert any(part in remarks[0] for part in says.split("|"))
    assert notebook == released.release()


def test_a_file_of_200_mb_and_a_link_are_not_read(tmp_path):
    large = tmp_path / "large.ipynb"
    with open(large, "wb") as file:
        file.truncate(200 * 2**20)
    link = tmp_path / "link.ipynb"
    link.symlink_to(large)
    assert "200 MB" in (read_submission(large).problem or "")
    assert "link" in (read_submission(link).problem or "")


def test_only_answers_are_taken(released):
    notebook = released.answered(RIGHT)
    notebook.cells[0].source = "const check = () => 6;"
    notebook.cells[2].source = "6"
    notebook.cells[2].metadata.nbgrader.points = 600
    notebook.cells.insert(0, new_code_cell("const mine = 1;"))
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    taken, remarks = handed_in(released, notebook)
    expected = released.release()
    expected.cells[1].source = RIGHT
    assert taken == expected
    assert remarks == ["Code in cells of your own (1) was not run: marking takes only the cells of the exercise."]


def test_deleted_renamed_and_reordered_cells(released):
    notebook = released.answered(RIGHT)
    notebook.cells.reverse()
    assert handed_in(released, notebook)[0].cells[1].source == RIGHT
    notebook.cells[2].metadata.nbgrader.grade_id = "another"
    taken, remarks = handed_in(released, notebook)
    assert taken == released.release()
    assert "“answer” is missing" in remarks[0]


def test_a_cell_that_is_there_twice_is_marked_once(released):
    notebook = released.answered(RIGHT)
    notebook.cells.append(copy.deepcopy(notebook.cells[1]))
    notebook.cells[-1].source = "const logSoftmax = 6;"
    taken, remarks = handed_in(released, notebook)
    assert taken.cells[1].source == RIGHT
    assert "2 times" in remarks[0]


def test_an_untouched_copy_in_front_does_not_hide_the_answer(released):
    notebook = released.answered(RIGHT)
    notebook.cells.insert(0, released.release().cells[1])
    assert handed_in(released, notebook)[0].cells[1].source == RIGHT


def test_a_retyped_cell_is_marked_all_the_same(released):
    notebook = released.answered(RIGHT)
    notebook.cells[1] = nbformat.v4.new_markdown_cell(RIGHT, metadata=notebook.cells[1].metadata)
    taken, remarks = handed_in(released, notebook)
    assert taken.cells[1].cell_type == "code" and taken.cells[1].source == RIGHT
    assert "markdown cell" in remarks[0]


def test_crlf_and_format_3_are_read(released):
    notebook = released.answered(RIGHT.replace("\n", "\r\n"))
    assert handed_in(released, notebook)[0].cells[1].source == RIGHT
    old = nbformat.convert(released.answered(RIGHT), 3)
    assert parse_submission(json.dumps(old).encode()).cells[1].source == RIGHT


def test_the_largest_file_is_larger_than_a_notebook_with_pictures():
    assert submission.LARGEST_FILE > 10 * 2**20


def test_html_in_free_text_is_shown_not_obeyed(released):
    notebook = released.answered(RIGHT)
    notebook.cells[3].source = "If a < b, <script>alert(1)</script> <img src=x onerror=alert(1)>"
    assert handed_in(released, notebook)[0].cells[3].source == (
        "If a < b, &lt;script>alert(1)&lt;/script> &lt;img src=x onerror=alert(1)>"
    )
