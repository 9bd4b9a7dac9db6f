"""Folders and zips from strangers: what is read, and what is left out with the reason."""

import stat
import zipfile

import nbformat
import pytest

from grading import arrivals

from .conftest import RIGHT
from .deliveries import zipped


def test_what_systems_and_browsers_add_is_no_matter(here):
    files = {
        "Ann Lee/log-softmax.ipynb.txt": here.right,
        "Bo/LOG-SOFTMAX.IPYNB": here.right,
        "__MACOSX/Ann Lee/._log-softmax.ipynb": "\0\5\26\7",
        "Ann Lee/._log-softmax.ipynb": "\0\5\26\7",
        "Ann Lee/.ipynb_checkpoints/log-softmax-checkpoint.ipynb": here.other,
        ".DS_Store": "x",
    }
    code, said = here.receive(files)
    assert code == 0 and "2 of 2 files were taken" in said
    assert here.submitted() == {"Ann Lee": here.right, "Bo": here.right}


def test_a_zip_in_the_zip_is_looked_into(here, tmp_path):
    inner = zipped({"small/log-softmax.ipynb": here.right, "__MACOSX/x": ""}, tmp_path / "inner.zip").read_bytes()
    files = {"leeann_4711_1_my work.zip": inner, "bo_4712_2_x.ipynb": here.other, "cy_4713_3_x.zip": b"no zip"}
    code, said = here.receive(files)
    assert code == 0 and here.submitted() == {"leeann_4711": here.right, "bo_4712": here.other}
    assert "cy_4713_3_x.zip/  →  left out: it is not a zip file" in said


def test_names_in_other_encodings(here):
    archive = here.root / "class.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("Fürst Ida/x.ipynb", here.right)
        file.writestr("Jo\\x.ipynb", here.right)
    raw = archive.read_bytes()
    flagged = raw.replace("Fürst".encode(), b"F\xc3\xbcrst")
    for place in [index for index in range(len(raw)) if raw[index : index + 4] in (b"PK\x03\x04", b"PK\x01\x02")]:
        offset = place + (6 if raw[place + 2] == 3 else 8)
        flagged = flagged[:offset] + b"\0\0" + flagged[offset + 2 :]  # no word of UTF-8, as macOS writes it
    archive.write_bytes(flagged)
    assert here.receive(archive)[0] == 0
    assert sorted(here.submitted()) == ["Fürst Ida", "Jo"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not a zip file"),
        (b"hello", "not a zip file"),
        (b"PK\x03\x04" + b"x" * 99, "not a zip file"),
        (None, "no such file"),
    ],
)
def test_what_is_no_zip_is_one_sentence(content, says, here):
    source = here.root / "class.zip"
    if content is not None:
        source.write_bytes(content)
    code, said = here.receive(source)
    assert code == 2 and says in said and said.count("\n") == 1


def test_a_hostile_zip_leaves_nothing_outside(course, tmp_path):
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


def test_a_broken_entry_costs_itself_alone(here):
    archive = zipped({"ann.ipynb": here.right, "bo.ipynb": here.other}, here.root / "class.zip")
    raw = bytearray(archive.read_bytes())
    with zipfile.ZipFile(archive) as opened:
        at = opened.getinfo("ann.ipynb").header_offset + 30 + len("ann.ipynb")
    raw[at : at + 20] = bytes(20)
    archive.write_bytes(raw)
    code, said = here.receive(archive)
    assert "ann.ipynb  →  left out: it cannot be unpacked" in said
    assert here.submitted() == {"bo": here.other}


def test_links_in_a_folder_are_not_followed(tmp_path):
    (tmp_path / "ann.ipynb").symlink_to("/etc/passwd")
    with arrivals.arrivals(tmp_path) as files:
        assert [one.why_not for one in files] == ["a link"]
