"""
A class in its own folder. Most answers to exercise 1 are right, some have known mistakes, and one in twenty is hostile. The first
few students also hand in right answers to the other exercises.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat

from grading.project import PROJECT

NOTEBOOKS = {path.parent.name: path.name for path in sorted((PROJECT / "solutions").glob("*/*.ipynb"))}
ASSIGNMENT, *OTHERS = NOTEBOOKS
TRICKS = PROJECT / "grading" / "tests" / "hostile"
HANGING = ["endless-loop", "endless-await", "endless-getter", "endless-at-once", "patched-array-prototype"]
HARMFUL = ["fork-bomb", "memory-bomb", "output-flood", "process-killed", "socket-folder-filler"]
UNSHIFTED = "const logSoftmax = (z: tf.Tensor2D): tf.Tensor => tf.sub(z, tf.log(tf.sum(tf.exp(z), 1, true)));"


class InventedClass:
    """`ordinary` and `hostile` are the students' names; those in `diligent` hand in all exercises."""

    def __init__(self, root: Path, students: int, diligent: int):
        self.root = root
        hostile = max(2, students // 20)
        self.tricks = [name for pair in zip(HANGING, HARMFUL, strict=True) for name in pair][:hostile]
        self.hostile = [f"hostile {trick}" for trick in self.tricks]
        self.ordinary = [f"student {i:03}" for i in range(students - len(self.tricks))]
        self.diligent = self.ordinary[:diligent]
        self._release()
        self._submit()

    @property
    def environment(self) -> dict[str, str]:
        search_path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        return {**os.environ, "PYTHONPATH": str(PROJECT), "PATH": search_path}

    def copy_of(self, folder: Path, students: list[str]) -> Path:
        """The same course with some of its students, and nothing marked."""
        (folder / "submitted").mkdir(parents=True)
        for name in ["nbgrader_config.py", "solutions", "exercises", "gradebook.db"]:
            source = self.root / name
            shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder / name)
        (folder / "nbgrader_config.py").unlink()
        (folder / "nbgrader_config.py").symlink_to(PROJECT / "nbgrader_config.py")
        for student in students:
            shutil.copytree(self.root / "submitted" / student, folder / "submitted" / student)
        return folder

    def _release(self) -> None:
        self.root.mkdir(parents=True)
        (self.root / "nbgrader_config.py").symlink_to(PROJECT / "nbgrader_config.py")
        shutil.copytree(PROJECT / "solutions", self.root / "solutions")
        for assignment in NOTEBOOKS:
            command = [sys.executable, "-m", "nbgrader", "generate_assignment", assignment]
            subprocess.run(command, cwd=self.root, env=self.environment, check=True, capture_output=True)

    def _submit(self) -> None:
        right = self._read("solutions", ASSIGNMENT)
        stub = self._read("exercises", ASSIGNMENT)
        for i, student in enumerate(self.ordinary):
            kinds = {0: stub, 1: with_log_softmax(right, UNSHIFTED), 2: with_log_softmax(right, UNSHIFTED)}
            self._hand_in(student, kinds.get(i % 10, right))
        for student, trick in zip(self.hostile, self.tricks, strict=True):
            code = (TRICKS / f"{trick}.ts").read_text().replace("/* UNSHIFTED */", UNSHIFTED)
            self._hand_in(student, with_log_softmax(right, code))
        for other in OTHERS:
            for student in self.diligent:
                self._hand_in(student, self._read("solutions", other), other)

    def _read(self, step: str, assignment: str) -> nbformat.NotebookNode:
        return nbformat.read(self.root / step / assignment / NOTEBOOKS[assignment], as_version=4)

    def _hand_in(self, student: str, notebook: nbformat.NotebookNode, assignment: str = ASSIGNMENT) -> None:
        folder = self.root / "submitted" / student / assignment
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / NOTEBOOKS[assignment])


def with_log_softmax(notebook: nbformat.NotebookNode, code: str) -> nbformat.NotebookNode:
    changed = nbformat.from_dict(notebook)
    for cell in changed.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "log-softmax":
            cell.source = code
    return changed
