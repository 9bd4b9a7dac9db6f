"""The zip of feedback pages, read as Moodle reads it."""

import string
import tempfile
from pathlib import Path
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from grading.exports.moodle_feedback import zip_pages
from grading.roster import Student


def read_as_moodle_does(archive: Path) -> dict[int, dict[str, bytes]]:
    """By participant: the files' own names and contents. Moodle takes the first part of a path that has the form."""
    read: dict[int, dict[str, bytes]] = {}
    with ZipFile(archive) as zipped:
        for entry in zipped.infolist():
            assert not entry.filename.startswith((".", "~")), "Moodle ignores hidden files"
            _, number, kind, plugin, name = entry.filename.split("_", 4)
            assert (kind, plugin) == ("assignfeedback", "file") and "/" not in entry.filename
            read.setdefault(int(number), {})[name] = zipped.read(entry)
    return read


def pages(folder: Path, *students: str) -> dict[str, list[Path]]:
    made = {}
    for count, student in enumerate(students):
        made[student] = [folder / f"{count}" / "training_loop.html"]
        made[student][0].parent.mkdir()
        made[student][0].write_text(f"page of {student}")
    return made


def test_students_are_found_by_the_number_in_their_id_or_in_the_roster(tmp_path):
    people = {"ben": Student("ben", "Ben Oz", {"identifier": "Participant 88"})}
    archive = tmp_path / "marks" / "feedback.zip"
    assert zip_pages(archive, pages(tmp_path, "Ann Lee_1234567", "ben", "eva"), people) == 2
    assert read_as_moodle_does(archive) == {
        1234567: {"training_loop.html": b"page of Ann Lee_1234567"},
        88: {"training_loop.html": b"page of ben"},
    }


def test_without_numbers_there_is_no_zip(tmp_path):
    assert zip_pages(tmp_path / "feedback.zip", pages(tmp_path, "eva"), {}) == 0
    assert not (tmp_path / "feedback.zip").exists()


@given(st.text(st.sampled_from(string.printable + "é נ_/\\.~"), max_size=12))
def test_any_name_is_read_back(name):
    with tempfile.TemporaryDirectory() as folder:
        people = {"eva": Student("eva", name, {"identifier": "Participant 7"})}
        archive = Path(folder) / "feedback.zip"
        assert zip_pages(archive, pages(Path(folder), "eva"), people) == 1
        assert read_as_moodle_does(archive) == {7: {"training_loop.html": b"page of eva"}}
