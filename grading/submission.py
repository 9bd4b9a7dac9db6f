"""Reads a submitted file, which may hold anything."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode

LARGEST_FILE = 20 * 2**20
MOST_OUTPUTS = 50  # of a cell


@dataclass(frozen=True)
class Cell:
    """What marking reads of a submitted cell."""

    grade_id: str | None
    cell_type: str
    source: str
    outputs: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Submission:
    """The cells of a submission. If there are none, `problem` tells the student why."""

    cells: list[Cell]
    problem: str | None = None


def read_submission(file: Path) -> Submission:
    """Reads the cells of a notebook of any version of the format. Never raises because of what the file holds."""
    if file.is_symlink() or not file.is_file():
        return Submission([], "The file is a link or no ordinary file, and was not read.")
    size = file.stat().st_size
    if size > LARGEST_FILE:
        return Submission([], f"The file has {size / 2**20:.0f} MB; at most {LARGEST_FILE // 2**20} MB are read.")
    return parse_submission(file.read_bytes())


def parse_submission(content: bytes) -> Submission:
    if not content.strip():
        return Submission([], "The file is empty.")
    try:
        notebook = nbformat.convert(as_notebook(json.loads(content.decode("utf-8-sig"))), 4)
        cells = [as_cell(cell) for cell in notebook.cells]
    except RecursionError:
        return Submission([], "The file is not a notebook: it is nested too deeply.")
    except Exception as error:  # such a file can make nbformat fail in any way
        return Submission([], f"The file is not a notebook that can be read ({type(error).__name__}).")
    return Submission(cells)


def as_notebook(content: Any) -> NotebookNode:
    notebook = nbformat.from_dict(content)
    if not isinstance(notebook, NotebookNode):
        raise TypeError("a notebook is an object")
    return notebook


def as_cell(cell: Any) -> Cell:
    source = cell.get("source", "")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    marks = cell.get("metadata", {}).get("nbgrader", {})
    grade_id = marks.get("grade_id") if isinstance(marks, dict) else None
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
    outputs = [output for output in cell.get("outputs", []) if isinstance(output, dict)][:MOST_OUTPUTS]
    return Cell(str(grade_id) if grade_id is not None else None, str(cell.get("cell_type")), plain, outputs)
