"""The steps of `nbgrader autograde` (0.9.6) that this course replaces; nbgrader_config.py names them."""

from pathlib import Path
from typing import ClassVar

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat.notebooknode import NotebookNode
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool

from .course import fingerprint, material
from .judge import Judge
from .mark_cells import NotebookName
from .mark_submission import MarkedNotebook, mark_submission
from .outputs import remarks_cell_source
from .page_trial import PLAIN
from .sandbox import why_no_sandbox
from .seeds import Seeds
from .submission import read_file, read_submission
from .submitted_folder import make_careful, remarks_on
from .transplant import transplant

make_careful()


class SubmissionExporter(NotebookExporter):
    """Reads a submission as the released notebook with the student's answers in it. nbgrader itself fails on some files."""

    def from_filename(self, filename, resources=None, **kw):
        names = resources["nbgrader"]
        course = self.parent.coursedir
        file = Path(filename)
        resources["metadata"] = {"name": file.stem, "path": str(file.parent)}
        submitted = Path(course.format_path(course.submitted_directory, names["student"], names["assignment"]))
        if file.parent == submitted:
            notebook, _ = transplant(release_of(course, names), read_submission(file))
        else:
            notebook = nbformat.read(file, as_version=4)
        return self.from_notebook_node(notebook, resources=resources, **kw)


class MarkNotebook(NbGraderPreprocessor):
    """Runs the notebook in the sandbox and judges it outside, in place of nbgrader's Execute."""

    sandbox = Bool(True, help="False runs submissions as you, with your files and network.").tag(config=True)

    # Notebooks that workers have marked already, by student and notebook.
    done: ClassVar[dict[tuple[str, str], MarkedNotebook]] = {}
    judge: ClassVar[Judge] = Judge()
    seeds: ClassVar[Seeds] = Seeds()

    def preprocess(self, nb: NotebookNode, resources) -> tuple[NotebookNode, dict]:
        names = resources["nbgrader"]
        name = NotebookName(names["student"], names["assignment"], names["notebook"])
        marked = self.done.get((name.student, name.notebook)) or self._mark_now(name, names)
        for cell, result in zip(nb.cells, marked.notebook.cells, strict=True):
            cell.update({part: result[part] for part in ["source", "outputs", "attachments"] if part in result})
            cell.metadata.update({PLAIN: result.metadata[PLAIN]} if PLAIN in result.metadata else {})
        course = self._course()
        folder = Path(course.format_path(course.submitted_directory, name.student, name.assignment))
        remarks = [*remarks_on(folder), *marked.remarks]
        nb.metadata["marking"] = {
            **self._fingerprints(names, marked),
            "seconds": marked.clock.seconds,
            "remarks": remarks,
            "to_look_at": marked.to_look_at,
            "limits": marked.limits,
        }
        if remarks:
            nb.cells.insert(0, nbformat.v4.new_markdown_cell(remarks_cell_source(remarks)))
        return nb, resources

    def _mark_now(self, name: NotebookName, names: dict) -> MarkedNotebook:
        if self.sandbox and (why := why_no_sandbox()):
            raise NbGraderException(f"Cannot mark in a sandbox: {why}. --MarkNotebook.sandbox=False marks without one.")
        course = self._course()
        submission = read_submission(file_in(course, course.submitted_directory, names, name.student))
        return mark_submission(release_of(course, names), submission, name, self.seeds, self.judge, self.sandbox)

    def _fingerprints(self, names: dict, marked: MarkedNotebook) -> dict[str, str]:
        """None of them if another file was submitted in the meantime. The next run marks that one."""
        course = self._course()
        submitted = file_in(course, course.submitted_directory, names, names["student"])
        if read_file(submitted).digest != marked.digest:
            return {}
        release = file_in(course, course.release_directory, names, ".")
        return {"fingerprint": fingerprint(submitted, release), "material": material(submitted, release)}

    def _course(self):
        return self.parent.parent.coursedir


def release_of(course, names: dict) -> NotebookNode:
    """The notebook as students got it."""
    return nbformat.read(file_in(course, course.release_directory, names, "."), as_version=4)


def file_in(course, directory: str, names: dict, student: str) -> Path:
    return Path(course.format_path(directory, student, names["assignment"])) / f"{names['notebook']}.ipynb"
