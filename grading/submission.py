"""Reads a submitted file, which may hold anything. If a part of it is damaged, the rest is read."""

import codecs
import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode

LARGEST_FILE = 20 * 2**20
LONGEST_NUMBER = 300  # digits
MOST_OUTPUTS = 50  # of a cell


@dataclass(frozen=True)
class Cell:
    """The parts of a submitted cell that marking uses. `attachments` are keyed by name, then by type, and not checked yet."""

    grade_id: str | None
    cell_type: str
    source: str
    outputs: list[dict[str, Any]] = field(default_factory=list)
    attachments: dict[str, Any] = field(default_factory=dict)
    cell_id: str | None = None


@dataclass(frozen=True)
class Submission:
    """The cells of a submission. If there are none, `problem` tells the student why. `remarks` tell what is damaged."""

    cells: list[Cell]
    problem: str | None = None
    remarks: list[str] = field(default_factory=list)
    digest: str = ""  # a hash of the file


@dataclass(frozen=True)
class HandedIn:
    """A file's bytes, not looked at yet, or the reason why it was not read."""

    content: bytes | None = None
    problem: str | None = None

    @property
    def digest(self) -> str:
        return "" if self.content is None else digest_of(self.content)


def read_file(file: Path) -> HandedIn:
    try:
        if file.is_symlink() or not file.is_file():
            return HandedIn(problem="The file is a link or no ordinary file, and was not read.")
        size = file.stat().st_size
        if size > LARGEST_FILE:
            limit = LARGEST_FILE // 2**20
            return HandedIn(problem=f"The file has {size / 2**20:.0f} MB; at most {limit} MB are read.")
        return HandedIn(file.read_bytes())
    except OSError as error:
        return HandedIn(problem=f"The file cannot be opened ({error.strerror}).")


def read_submission(file: Path) -> Submission:
    """Reads the cells of a notebook of any format version. Never raises an error because of the file's content."""
    return submission_of(read_file(file))


def submission_of(handed_in: HandedIn) -> Submission:
    if handed_in.content is None:
        return Submission([], handed_in.problem)
    return replace(parse_submission(handed_in.content), digest=handed_in.digest)


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def content_of(file: Path) -> bytes:
    """Reads the file up to the limit. Nothing is read of a link, of a folder, or of a file that cannot be opened."""
    try:
        if file.is_symlink() or not file.is_file():
            return b""
        with open(file, "rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError:
        return b""


def parse_submission(content: bytes) -> Submission:
    if not content.strip():
        return Submission([], "The file is empty.")
    remarks: list[str] = []
    try:
        found = raw_cells(json.loads(decoded(content, remarks), parse_int=whole_number))
    except RecursionError:
        return Submission([], "The file is not a notebook: it is nested too deeply.")
    except Exception as error:  # nbformat can raise any error on such a file
        return Submission([], f"The file is not a notebook that can be read ({type(error).__name__}).")
    cells = [as_cell(cell) for cell in found if isinstance(cell, dict)]
    if len(cells) < len(found):
        remarks.append(f"{len(found) - len(cells)} entries in the list of cells are no cells and were left out.")
    return Submission(cells, remarks=remarks)


def decoded(content: bytes, remarks: list[str]) -> str:
    """Decodes UTF-8, or UTF-16, which some editors save. Bytes that cannot be decoded are replaced."""
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        remarks.append("Some characters of the file cannot be read and were replaced by “\ufffd”.")
        return content.decode(encoding, "replace")


def whole_number(digits: str) -> int:
    """Reads a number that is too long as 0. Python 3.11 refuses more than 4300 digits, and then could not read the file."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else 0


def raw_cells(content: Any) -> list[Any]:
    """The list of cells as it is in the file. nbformat converts versions before 4."""
    if not isinstance(content, dict):
        raise TypeError("a notebook is an object")
    cells = content.get("cells")
    if cells is None:
        cells = nbformat.convert(as_notebook(content), 4).cells
    if not isinstance(cells, list):
        raise TypeError("a notebook has a list of cells")
    return cells


def as_notebook(content: dict) -> NotebookNode:
    notebook = nbformat.from_dict(content)
    if not isinstance(notebook, NotebookNode):
        raise TypeError("a notebook is an object")
    return notebook


def as_cell(cell: dict[str, Any]) -> Cell:
    """Reads each part separately. A part of the wrong type counts as missing."""
    source = cell.get("source", "")
    text = "".join(map(plain_text, source)) if isinstance(source, list) else plain_text(source)
    grade_id = dict_in(dict_in(cell, "metadata"), "nbgrader").get("grade_id")
    outputs = cell.get("outputs")
    kept = (
        [output for output in outputs if isinstance(output, dict)][:MOST_OUTPUTS] if isinstance(outputs, list) else []
    )
    return Cell(
        plain_text(grade_id) if grade_id is not None else None,
        plain_text(cell.get("cell_type")),
        text.replace("\r\n", "\n").replace("\r", "\n"),
        kept,
        dict_in(cell, "attachments"),
        plain_text(cell["id"]) if cell.get("id") is not None else None,
    )


def dict_in(parent: dict[str, Any], key: str) -> dict[str, Any]:
    found = parent.get(key)
    return found if isinstance(found, dict) else {}


def plain_text(value: Any) -> str:
    """Replaces single surrogates, which JSON can hold, but files and databases cannot."""
    return ("" if value is None else str(value)).encode("utf-8", "replace").decode()
