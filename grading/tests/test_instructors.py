"""Every command in docs/instructors.md, in its order, on the small course."""

import re
import zipfile

import nbformat
import pytest

from grading.places import PROJECT
from grading.sandbox import why_no_sandbox

from .conftest import RIGHT, UNSHIFTED

TEXT = (PROJECT / "docs" / "instructors.md").read_text()
COMMANDS = re.findall(r"^```sh\n(.+?)\n```$", TEXT, re.MULTILINE)
ELSEWHERE = {"nbgrader formgrader": "opens a browser"}
MODULE = re.compile(r"runPython\(root, \[(.+?), \.\.\.process\.argv")


def words_of(command: str) -> list[str]:
    """What the npm script runs in Python: the words in tools/<script>.mjs and those after `--`."""
    script, _, rest = command.removeprefix("npm run ").partition(" -- ")
    if script == "release":
        return ["nbgrader", "generate_assignment", "small", "--force"]
    source = (PROJECT / "tools" / f"{script}.mjs").read_text()
    own = [word.strip(" '") for word in MODULE.search(source)[1].split(",")]
    return [*own, *rest.replace("1-numerical-problem", "small").split()]


@pytest.mark.skipif(why_no_sandbox() is not None, reason=f"no sandbox here: {why_no_sandbox()}")
def test_a_term_as_it_is_told(course):
    with zipfile.ZipFile(course.root / "class.zip", "w") as archive:
        for name, answer in {"leeann_4711_1_log.ipynb": RIGHT, "bob_LATE_4712_2_log-1.ipynb": UNSHIFTED}.items():
            archive.writestr(name, nbformat.writes(course.answered(answer)))
    for command in COMMANDS:
        if command not in ELSEWHERE:
            done = course.run(*words_of(command))
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    marks = (course.root / "marks" / "small" / "marks.csv").read_text(encoding="utf-8-sig")
    assert '"leeann","","6","10"' in marks and '"bob","","2","10"' in marks
    assert (course.root / "feedback" / "leeann" / "small" / "log-softmax.html").exists()


def test_every_script_is_in_package_json():
    package = (PROJECT / "package.json").read_text()
    for command in COMMANDS:
        if script := re.match(r"npm run (\w+)", command):
            assert f'"{script[1]}":' in package
