"""nbgrader's exchange on one machine, with real accounts: students reach their own work, and nobody else's."""

import os
import pwd
import re
import secrets
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest

from grading.sandbox import why_no_sandbox

from .conftest import ASSIGNMENT, NOTEBOOK, RIGHT, cell_of

PYTHON = f"/usr/bin/python3.{sys.version_info.minor}"  # which ordinary accounts may run; .venv's may be in root's home


def why_not() -> str | None:
    if os.getuid() != 0 or shutil.which("useradd") is None:
        return "only root can make accounts"
    if not os.access(PYTHON, os.X_OK):
        return f"there is no {PYTHON}"
    return why_no_sandbox()


pytestmark = [
    pytest.mark.only_in_ci,
    pytest.mark.skipif(why_not() is not None, reason=f"no accounts here: {why_not()}"),
]

SNOOP = """
import os, sys
reached = []
for place in sys.argv[2:]:
    for folder, _, names in os.walk(place):
        for name in names:
            try:
                with open(os.path.join(folder, name), errors="replace") as file:
                    if sys.argv[1] in file.read():
                        reached.append(name)
            except OSError:
                pass
print(f"reached {len(reached)}: {reached}")
"""


@dataclass(frozen=True)
class Student:
    name: str
    home: Path
    exchange: Path

    @property
    def secret(self) -> str:
        return f"This is what {self.name} thinks."

    def run(self, *words: str) -> str:
        packages = sysconfig.get_paths()["purelib"]
        done = subprocess.run(
            [PYTHON, *words],
            cwd=self.home,
            env={"PATH": "/usr/bin:/bin", "HOME": str(self.home), "PYTHONPATH": packages},
            user=self.name,
            group=pwd.getpwnam(self.name).pw_gid,
            extra_groups=[],
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    def nbgrader(self, command: str, *words: str) -> str:
        return self.run(
            "-m", "nbgrader", command, "--course=softmax-notebooks", f"--Exchange.root={self.exchange}", *words
        )

    def answer(self) -> None:
        file = self.home / ASSIGNMENT / f"{NOTEBOOK}.ipynb"
        notebook = nbformat.read(file, as_version=4)
        cell_of(notebook, "answer").source = f"// {self.secret}\n{RIGHT}"
        file.write_text(nbformat.writes(notebook))

    def reach(self, other: "Student", *places: Path) -> str:
        return self.run("-c", SNOOP, other.secret, *map(str, places))


@pytest.fixture
def students(place):
    exchange = place / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    names = [f"pupil-{secrets.token_hex(3)}" for _ in range(2)]
    for name in names:
        command = ["useradd", "--create-home", "--home-dir", str(place / name), "--key", "HOME_MODE=0700", name]
        subprocess.run(command, check=True)
    yield [Student(name, place / name, exchange) for name in names]
    for name in names:
        subprocess.run(["userdel", "--remove", name], check=True, capture_output=True)


@pytest.fixture
def open_course(course, place):
    """The course in a folder that students can see, closed as docs/instructors.md says."""
    root = place / "course"
    shutil.copytree(course.root, root, symlinks=True)
    root.chmod(0o700)
    return type(course)(root)


def test_a_student_reaches_nobody_elses_work(open_course, students, place):
    ann, bob = students

    def instructor(command: str) -> None:
        done = open_course.run("nbgrader", command, ASSIGNMENT, f"--Exchange.root={ann.exchange}")
        assert done.returncode == 0, done.stderr

    instructor("release_assignment")
    for student in students:
        student.nbgrader("fetch_assignment", ASSIGNMENT)
        student.answer()
        student.nbgrader("submit", ASSIGNMENT)
    assert bob.name not in ann.nbgrader("list", "--inbound")
    assert ann.reach(bob, place) == "reached 0: []\n"

    instructor("collect")
    assert open_course.run("grading.grade", ASSIGNMENT).returncode == 0
    assert open_course.auto_scores() == {ann.name: 6, bob.name: 6}
    instructor("generate_feedback")
    assert open_course.run("grading.export_marks", ASSIGNMENT).returncode == 0
    instructor("release_feedback")
    for student in students:
        student.nbgrader("fetch_feedback", ASSIGNMENT)
        pages = list((student.home / ASSIGNMENT / "feedback").rglob("*.html"))
        assert len(pages) == 1 and student.secret in re.sub("<[^>]+>", "", pages[0].read_text())
    assert ann.reach(bob, place) == "reached 0: []\n"
    assert not ann.reach(ann, ann.home).startswith("reached 0")
