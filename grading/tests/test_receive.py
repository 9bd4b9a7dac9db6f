"""Files of learning platforms: names are understood, hostile files left out, nothing is written outside submitted/."""

import stat
import zipfile

import nbformat
import pytest

from grading import arrivals
from grading.arrivals import Arrival
from grading.receive import PATTERNS, latest, student_id, understand

from .conftest import RIGHT


@pytest.mark.parametrize(
    ("name", "student"),
    [
        ("Ann Lee_1234567_assignsubmission_file_/log-softmax.ipynb", "Ann Lee_1234567"),
        ("ps1/Ann Lee_1234567_assignsubmission_file_log.ipynb", "Ann Lee_1234567"),
        ("leeann_4711_12345_log-softmax-2.ipynb", "leeann"),
        ("leeann_LATE_4711_12345_log-softmax.ipynb", "leeann"),
        ("נועה/log-softmax.ipynb", "נועה"),
        ("😀.ipynb", "😀"),
    ],
)
def test_it_knows_the_student_by_the_name(name, student, released):
    releases = {"log-softmax": released.root / "exercises" / "small" / "log-softmax.ipynb"}
    assert understand(Arrival(name, b"{}", 0), PATTERNS.values(), releases).student == student


@pytest.mark.parametrize("name", ["..", ".ssh", "a/b", "a\\b", "a\0b", "", "*", "x" * 300])
def test_a_name_that_is_no_plain_folder_is_no_student(name):
    assert student_id(name) == ""


def test_the_later_of_two_files_is_taken(released):
    releases = {"log-softmax": released.root / "exercises" / "small" / "log-softmax.ipynb"}
    both = [Arrival(f"{folder}ann.ipynb", folder.encode(), changed) for folder, changed in [("", 2), ("x/ann/", 1)]]
    understood = latest([understand(one, PATTERNS.values(), releases) for one in both])
    assert [one.why_not for one in understood] == ["", "left out: there is a later one"]


def test_a_hostile_zip_leaves_nothing_outside(course, tmp_path, monkeypatch):
    file = tmp_path / "class.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ann.ipynb", nbformat.writes(course.answered(RIGHT)))
        archive.writestr("../../evil.ipynb", "{}")
        archive.writestr("/evil.ipynb", "{}")
        archive.writestr("bomb.ipynb", b"0" * (arrivals.LARGEST_FILE * 3))
        archive.writestr("notes.txt", "hello")
        link = zipfile.ZipInfo("link.ipynb")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    dry = course.run("grading.receive", "small", str(file), "--dry-run")
    assert "1 of 6 files would be taken" in dry.stdout, dry.stderr
    assert not (course.root / "submitted").exists()
    assert course.run("grading.receive", "small", str(file)).returncode == 0
    written = sorted(path.relative_to(course.root).as_posix() for path in (course.root / "submitted").rglob("*.*"))
    assert written == [f"submitted/ann/small/{name}" for name in ("log-softmax.ipynb", "timestamp.txt")]
    assert not list(tmp_path.glob("*evil*"))


def test_links_in_a_folder_are_not_followed(tmp_path):
    (tmp_path / "ann.ipynb").symlink_to("/etc/passwd")
    assert [one.why_not for one in arrivals.arrivals(tmp_path)] == ["left out: a link"]
