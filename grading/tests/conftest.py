"""A course with one small exercise in a folder of its own, and what tests need to submit answers and read their points."""

import copy
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.api import Gradebook

from grading.judge import Judge
from grading.project import PROJECT
from grading.sandbox import why_no_sandbox

from .receiving import Receiving

without_sandbox = why_no_sandbox()
needs_sandbox = pytest.mark.skipif(without_sandbox is not None, reason=f"no sandbox here: {without_sandbox}")
ASSIGNMENT = "small"
NOTEBOOK = "log-softmax"
RIGHT = (
    "function logSoftmax(logits: tf.Tensor2D): tf.Tensor {\n"
    "  return tf.tidy(() => {\n"
    "    const shifted = tf.sub(logits, tf.max(logits, 1, true));\n"
    "    const logSum = tf.log(tf.sum(tf.exp(shifted), 1, true));\n"
    "    return tf.sub(shifted, logSum);\n"
    "  });\n"
    "}"
)
UNSHIFTED_POINTS = 2.25  # of 6, for 3 of its check's 8 rows
UNSHIFTED = (
    "function logSoftmax(logits: tf.Tensor2D): tf.Tensor {\n"
    "  return tf.tidy(() => tf.sub(logits, tf.log(tf.sum(tf.exp(logits), 1, true))));\n"
    "}"
)


def graded(grade_id: str, **marks) -> dict:
    defaults = {"schema_version": 3, "grade": False, "solution": False, "locked": False, "task": False}
    return {"nbgrader": {**defaults, "grade_id": grade_id, **marks}}


def master() -> nbformat.NotebookNode:
    solution = RIGHT.replace("  return", "  // BEGIN SOLUTION\n  return", 1).replace("\n}", "\n  // END SOLUTION\n}")
    imports = "import { tf } from '#lib';\nimport { check, logSoftmaxCheck } from '#checks';\nawait tf.ready();"
    cells = [
        new_code_cell(imports, metadata=graded("setup", locked=True)),
        new_code_cell(solution, metadata=graded("answer", solution=True)),
        new_code_cell(
            "await check(logSoftmaxCheck, logSoftmax);", metadata=graded("check", grade=True, locked=True, points=6)
        ),
        new_markdown_cell("Because.", metadata=graded("essay", grade=True, solution=True, points=4)),
    ]
    kernelspec = {"name": "tslab", "display_name": "TypeScript", "language": "typescript"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernelspec})


def cell_of(notebook: nbformat.NotebookNode, grade_id: str) -> nbformat.NotebookNode:
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


@dataclass(frozen=True)
class SmallCourse:
    """The course's folder. Commands run in it as an instructor runs them."""

    root: Path

    def run(self, *words: str, timeout: float = 300) -> subprocess.CompletedProcess[str]:
        options = {"cwd": self.root, "env": self.environment}
        return subprocess.run(self.command(*words), capture_output=True, text=True, timeout=timeout, **options)

    def start(self, *words: str) -> subprocess.Popen[str]:
        options = {"cwd": self.root, "env": self.environment}
        return subprocess.Popen(
            self.command(*words), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options
        )

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", *words]

    @property
    def environment(self) -> dict[str, str]:
        search_path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # nbgrader calls alembic
        return {**os.environ, "PYTHONPATH": str(PROJECT), "PATH": search_path}

    @property
    def db_url(self) -> str:
        return f"sqlite:///{self.root}/gradebook.db"

    def auto_scores(self) -> dict[str, float]:
        with Gradebook(self.db_url) as gradebook:
            submissions = gradebook.assignment_submissions(ASSIGNMENT)
            return {
                one.student_id: sum(grade.auto_score or 0 for grade in one.notebooks[0].grades) for one in submissions
            }

    def release(self) -> nbformat.NotebookNode:
        return nbformat.read(self.root / "exercises" / ASSIGNMENT / f"{NOTEBOOK}.ipynb", as_version=4)

    def answered(self, answer: str) -> nbformat.NotebookNode:
        """The released notebook with this answer in its solution cell."""
        notebook = copy.deepcopy(self.release())
        cell_of(notebook, "answer").source = answer
        return notebook

    def submit(self, student: str, content: str | bytes | nbformat.NotebookNode) -> Path:
        folder = self.root / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{NOTEBOOK}.ipynb"
        if isinstance(content, nbformat.NotebookNode):
            content = nbformat.writes(content)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file


@pytest.fixture(scope="session")
def released(tmp_path_factory) -> SmallCourse:
    """A released course that all tests share and only read. `course` is a copy to write to."""
    course = SmallCourse(tmp_path_factory.mktemp("course"))
    (course.root / "nbgrader_config.py").symlink_to(PROJECT / "nbgrader_config.py")
    source = course.root / "solutions" / ASSIGNMENT
    source.mkdir(parents=True)
    nbformat.write(master(), source / f"{NOTEBOOK}.ipynb")
    made = course.run("nbgrader", "generate_assignment", ASSIGNMENT)
    assert made.returncode == 0, made.stderr
    return course


@pytest.fixture
def course(released: SmallCourse, tmp_path: Path) -> SmallCourse:
    root = tmp_path / "course"
    shutil.copytree(released.root, root, symlinks=True)
    return SmallCourse(root)


@pytest.fixture
def here(course, monkeypatch, capsys) -> Receiving:
    """The course's folder, and `npm run receive` in it."""
    monkeypatch.chdir(course.root)
    return Receiving(
        course.root, capsys, nbformat.writes(course.answered(RIGHT)), nbformat.writes(course.answered(UNSHIFTED))
    )


@pytest.fixture
def place():
    """A folder that ordinary accounts can enter; those of pytest are closed to them."""
    folder = Path(tempfile.mkdtemp(prefix="open-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def judge():
    judge = Judge()
    yield judge
    judge.close()


ROW = "hostile submission"  # a property of a test, which reaches the terminal from the process that ran it


def pytest_terminal_summary(terminalreporter):
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, [])]
    rows = sorted(row for report in reports for name, row in report.user_properties if name == ROW)
    if rows:
        terminalreporter.section("hostile submissions: points, seconds, what the student reads")
        for row in rows:
            terminalreporter.write_line(row)
