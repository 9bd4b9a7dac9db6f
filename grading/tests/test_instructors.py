"""Runs every command of docs/instructors.md, in its order, in a copy of the project."""

import re
import subprocess
import zipfile

import nbformat
import pytest

from grading.bench.invented_class import UNSHIFTED, with_log_softmax
from grading.project import PROJECT

from .conftest import needs_sandbox
from .whole_project import undone_stages, whole_project

TEXT = (PROJECT / "docs" / "instructors.md").read_text()
COMMANDS = re.findall(r"^```sh\n(.+?)\n```$", TEXT, re.MULTILINE)
ELSEWHERE = {"npm run teach": "runs until it is ended; tests/browser/formgrader.test.ts opens what it serves"}


@pytest.mark.only_in_ci
@needs_sandbox
def test_a_term_as_it_is_told(place):
    project = whole_project(place / "project")
    assert undone_stages(project) == ""
    right = nbformat.read(PROJECT / "solutions" / "1-numerical-problem" / "numerical-problem.ipynb", as_version=4)
    with zipfile.ZipFile(project / "class.zip", "w") as archive:
        archive.writestr("leeann_4711_1_problem.ipynb", nbformat.writes(right))
        archive.writestr("bob_LATE_4712_2_problem-1.ipynb", nbformat.writes(with_log_softmax(right, UNSHIFTED)))
    for command in COMMANDS:
        if command not in ELSEWHERE:
            done = subprocess.run(command, shell=True, cwd=project, capture_output=True, text=True, timeout=600)
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    marks = (project / "marks" / "1-numerical-problem" / "marks.csv").read_text(encoding="utf-8-sig")
    assert re.search(r'^"leeann_4711","20[^"]+","[^"]*","17"', marks, re.MULTILINE), marks
    assert re.search(r'^"bob_4712","20[^"]+","[^"]*","13.25"', marks, re.MULTILINE), marks
    assert (project / "feedback" / "leeann_4711" / "1-numerical-problem" / "numerical-problem.html").exists()


def test_every_script_is_in_package_json():
    package = (PROJECT / "package.json").read_text()
    for command in COMMANDS:
        if script := re.match(r"npm run (\w+)", command):
            assert f'"{script[1]}":' in package
