"""Files that are no notebook, and notebooks whose cells were moved, deleted or repeated."""

import copy
import json
from pathlib import Path

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
    assert remarks == ["Code in cells of your own (1) is run only where an answer does not work without it."]


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


def test_a_free_text_is_taken_as_it_was_typed(released):
    notebook = released.answered(RIGHT)
    typed = "If a < b, `x<y` <script>alert(1)</script>"
    notebook.cells[3].source = typed
    assert handed_in(released, notebook)[0].cells[3].source == typed


def with_cells(released, change) -> tuple[nbformat.NotebookNode, list[str]]:
    """The right answer, in a file whose cells were changed as no editor would."""
    content = json.loads(nbformat.writes(released.answered(RIGHT)))
    change(content["cells"])
    return transplant(released.release(), parse_submission(json.dumps(content).encode()))


@pytest.mark.parametrize("damage", [None, 3, "x", [], {}])
@pytest.mark.parametrize("part", ["metadata", "outputs", "attachments", "execution_count", "id"])
def test_a_part_of_a_cell_that_is_nonsense_costs_itself_alone(part, damage, released):
    def change(cells):
        for cell in cells[:1] + cells[2:]:
            cell[part] = damage

    assert with_cells(released, change)[0].cells[1].source == RIGHT


def test_a_cell_that_lost_its_metadata_is_known_by_its_id(released):
    taken, remarks = with_cells(released, lambda cells: cells[1].update(metadata=None))
    assert taken.cells[1].source == RIGHT
    assert remarks == ["The cell “answer” had lost its name, and was known by its id."]


def test_what_is_no_cell_is_left_out_and_said(released):
    taken, remarks = with_cells(released, lambda cells: cells.extend([None, 3, "x", []]))
    assert taken.cells[1].source == RIGHT
    assert remarks == ["4 entries in the list of cells are no cells and were left out."]


def test_half_a_surrogate_and_a_strange_type_are_marked_all_the_same(released):
    strange = f"// \ud83d\n{RIGHT}"
    taken, remarks = with_cells(released, lambda cells: cells[1].update(source=strange, cell_type="\x1b[31m\udc00"))
    assert taken.cells[1].source == f"// ?\n{RIGHT}"
    assert remarks == ["The cell “answer” had become a strange cell; it was marked all the same."]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
def test_what_other_editors_save_is_read(encoding, released):
    text = nbformat.writes(released.answered(f"// é 😀\n{RIGHT}"))
    content = text.encode(encoding) if encoding != "utf-16-be" else b"\xfe\xff" + text.encode(encoding)
    assert parse_submission(content).cells[1].source == f"// é 😀\n{RIGHT}"


def test_a_byte_of_another_encoding_costs_its_character(released):
    content = nbformat.writes(released.answered(f"// caf@\n{RIGHT}")).encode().replace(b"caf@", b"caf\xe9")
    taken, remarks = transplant(released.release(), parse_submission(content))
    assert taken.cells[1].source == f"// caf\ufffd\n{RIGHT}"
    assert "Some characters" in remarks[0]


def test_a_number_of_ten_thousand_digits_is_read(released):
    content = nbformat.writes(released.answered(RIGHT)).replace(
        '"execution_count": null', f'"execution_count": {"9" * 10_000}'
    )
    assert parse_submission(content.encode()).cells[1].source == RIGHT


def test_a_file_that_cannot_be_opened_is_said_so(tmp_path, monkeypatch):
    def refuse(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(file))

    closed = tmp_path / "closed.ipynb"
    closed.write_text("{}")
    monkeypatch.setattr(Path, "read_bytes", refuse)  # root opens a file of every mode
    assert "cannot be opened (Permission denied)" in (read_submission(closed).problem or "")
