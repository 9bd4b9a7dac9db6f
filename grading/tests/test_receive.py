"""Files of learning platforms: whose they are, what is taken, what waits for the instructor, and nothing is lost."""

import copy
import errno
import stat
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from grading import arrivals, receive
from grading.roster import same_name

from . import deliveries
from .conftest import RIGHT, UNSHIFTED, graded
from .deliveries import Sent, zipped

KEYS = {deliveries.github: ("ann-lee", "bo-2"), deliveries.blackboard: ("ann_lee", "bo_lee")}
ROSTER = "id,name,email,number\nann.lee,Ann Lee,ann@example.org,4711\nbo.ø,Bo Ø,bo@example.org,4712\n"


@pytest.fixture
def here(course, monkeypatch, capsys):
    """The course's folder, and `npm run receive` in it."""
    monkeypatch.chdir(course.root)

    class Here:
        root = course.root
        right = nbformat.writes(course.answered(RIGHT))
        other = nbformat.writes(course.answered(UNSHIFTED))

        def receive(self, files, *words) -> tuple[int, str]:
            source = zipped(files, course.root / "class.zip") if isinstance(files, dict) else files
            code = receive.main(["small", str(source), *words])
            out, err = capsys.readouterr()
            return code, out + err

        def submitted(self) -> dict[str, str]:
            files = sorted((course.root / "submitted").rglob("*.ipynb"))
            return {file.parent.parent.name: file.read_text() for file in files}

        def timestamp(self, student: str) -> str:
            return (course.root / "submitted" / student / "small" / "timestamp.txt").read_text()

    return Here()


@pytest.mark.parametrize("platform", deliveries.PLATFORMS)
def test_two_students_of_one_name_stay_two(platform, here):
    one, two = KEYS.get(platform, ("4711", "4888"))
    files = platform([Sent(one, "Lee Ann", here.right, number=1), Sent(two, "Lee Ann", here.other, number=2)])
    code, said = here.receive(files)
    taken = here.submitted()
    assert code == 0 and len(taken) == 2, said
    assert {key: content for key in (one, two) for name, content in taken.items() if name.endswith(key)} == {
        one: here.right,
        two: here.other,
    }
    assert not [name for name in taken if "attempt" in name or "LATE" in name]


@pytest.mark.parametrize("platform", deliveries.PLATFORMS)
def test_the_platforms_folders_may_have_been_wrapped_in_another(platform, here):
    one, two = KEYS.get(platform, ("4711", "4888"))
    files = platform([Sent(one, "Lee Ann", here.right), Sent(two, "Lee Bo", here.other, number=2)])
    assert here.receive({f"for me/{path}": content for path, content in files.items()})[0] == 0
    alone = here.submitted()
    assert len(alone) == 2 and all(name.endswith((one, two)) for name in alone)


@pytest.mark.parametrize(
    ("platform", "time"),
    [(deliveries.gradescope, "2026-11-20 10:00:01 UTC"), (deliveries.nbgrader, "2026-11-20 10:00:00 UTC")],
)
def test_the_time_is_the_platforms(platform, time, here):
    here.receive(platform([Sent("ann", "Ann", here.right)]))
    assert here.timestamp("ann") == time


def test_a_group_of_gradescope_hands_in_for_each(here):
    files = deliveries.gradescope([Sent("ann", "Ann", here.right)])
    path = "assignment_77_export/submission_metadata.yml"
    files[path] = files[path].replace("  :created_at", "  - :name: Bo\n    :sid: bo\n  :created_at")
    assert here.receive(files)[0] == 0
    assert here.submitted() == {"ann": here.right, "bo": here.right}


@pytest.mark.parametrize("platform", [deliveries.moodle, deliveries.canvas, deliveries.d2l])
def test_a_roster_says_who_it_is_by_number_or_by_name(platform, here):
    (here.root / "roster.csv").write_text(ROSTER)
    code, said = here.receive(
        platform([Sent("4711", "Somebody Else", here.right), Sent("9", "Bo Ø", here.other)]), "--roster", "roster.csv"
    )
    assert code == 0, said
    assert here.submitted() == {"ann.lee": here.right, "bo.ø": here.other}


def test_who_is_not_in_the_roster_waits_for_a_word(here):
    (here.root / "roster.csv").write_text(ROSTER)
    files = deliveries.canvas([Sent("1", "Zoe Z", here.right)])
    code, said = here.receive(files, "--roster", "roster.csv")
    assert code == 1 and "“1” (zoez) is not in the roster; --student 1=ID says who it is" in said
    assert here.submitted() == {}
    assert here.receive(files, "--roster", "roster.csv", "--student", "1=zoe")[0] == 0
    assert here.submitted() == {"zoe": here.right}


def test_two_of_one_name_in_the_roster_are_not_guessed(here):
    (here.root / "roster.csv").write_text("id;name\na1;Lee, Ann\na2;Ann Lee\n")
    code, said = here.receive(deliveries.canvas([Sent("1", "Lee Ann", here.right)]), "--roster", "roster.csv")
    assert code == 1 and "is 2 students of the roster" in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name\nAnn\n", "no column “id”"),
        ("id\nann\nAnn\n", "line 3: the id “Ann” is there twice"),
        ("id\n<b>\n", "line 2: “<b>” is no id"),
        ("id,name\n,Ann\n", "line 2: “” is no id, it is empty"),
    ],
)
def test_a_roster_that_is_none_is_said_so(text, says, here):
    (here.root / "roster.csv").write_text(text)
    code, said = here.receive({"ann.ipynb": here.right}, "--roster", "roster.csv")
    assert code == 2 and says in said and here.submitted() == {}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann Lee", "leeann", True),
        ("Lee, Ann", "Ann Lee", True),
        ("Ana María de la Cruz", "delacruzanamaría", True),
        ("Ann Lee", "annl", False),
        ("Ann", "", False),
    ],
)
def test_names_are_the_same_in_either_order(one, other, same):
    assert same_name(one, other) is same


def test_several_files_of_a_student_are_named_and_left_to_the_instructor(here):
    sent = [Sent("jdoe", "Jo Doe", here.right, number=1), Sent("jdoe", "Jo Doe", here.other, "again.ipynb", number=2)]
    files = deliveries.blackboard([*sent, Sent("bo", "Bo", here.right)])
    first, last = [path for path in files if "jdoe" in path and path.endswith("ipynb")]
    code, said = here.receive(files)
    assert code == 1 and list(here.submitted()) == ["bo"]
    assert said.count("jdoe has other files for log-softmax") == 2 and first in said and last in said
    assert here.receive(files, "--take", first)[0] == 0
    assert here.submitted()["jdoe"] == here.right
    code, said = here.receive(files, "--last-attempt")
    assert code == 1 and "jdoe handed in another one before; --replace takes this one" in said
    assert here.receive(files, "--last-attempt", "--replace")[0] == 0
    assert here.submitted()["jdoe"] == here.other
    (kept,) = (here.root / "replaced" / "jdoe" / "small").iterdir()
    assert kept.read_text() == here.right


def test_the_same_file_twice_is_no_collision(here):
    files = {"ann/a.ipynb": here.right, "ann/b.ipynb": here.right}
    code, said = here.receive(files)
    assert code == 0 and "the same as “ann/a.ipynb”" in said
    before = (here.root / "submitted/ann/small/log-softmax.ipynb").stat()
    assert here.receive(files)[0] == 0
    assert (here.root / "submitted/ann/small/log-softmax.ipynb").stat() == before


@pytest.mark.parametrize("names", [("Ann", "ann"), ("Zoë", "Zoe\u0308")])
def test_what_would_be_one_folder_elsewhere_is_refused(names, here):
    files = {f"{name}/x.ipynb": content for name, content in zip(names, [here.right, here.other], strict=True)}
    code, said = here.receive(files)
    assert code == 1 and here.submitted() == {}
    assert "tells them apart" in said or "has other files for" in said


def test_another_spelling_than_last_time_is_refused(here):
    here.receive({"Ann/x.ipynb": here.right})
    code, said = here.receive({"ann/x.ipynb": here.other})
    assert code == 1 and "submitted/ has “Ann”" in said
    assert here.receive({"ann/x.ipynb": here.other}, "--student", "ann=Ann", "--replace")[0] == 0
    assert here.submitted() == {"Ann": here.other}


def test_a_students_own_file_name_makes_nobody_of_them(here):
    inner = [
        "bob_4711_1_x.ipynb",
        "x_bob_attempt_2026-01-01-00-00-00_x.ipynb",
        "1-2 - Bob - Nov 20, 2026 1011 AM - x.ipynb",
    ]
    files = {f"ann{index}/{name}": here.right for index, name in enumerate(inner)}
    assert here.receive(files)[0] == 0
    assert sorted(here.submitted()) == ["ann0", "ann1", "ann2"]
    hostile = Sent("ann", "Ann", here.right, "x_bob_attempt_2026-01-01-00-00-00_x.ipynb")
    here.receive(deliveries.blackboard([hostile, Sent("cy", "Cy", here.right)]))
    assert "bob" not in here.submitted() and "ann" in here.submitted()


def test_the_instructors_word_settles_who_it_is(here):
    files = {"Ann/x.ipynb": here.right, "ann/x.ipynb": here.other, "log-softmax.ipynb": here.right}
    assert here.receive(files)[0] == 1
    code, said = here.receive(
        files, "--student", "Ann=ann", "--student", "log-softmax.ipynb=bo", "--take", "Ann/x.ipynb"
    )
    assert code == 0, said
    assert here.submitted() == {"ann": here.right, "bo": here.right}


def test_other_notebooks_beside_the_exercises_own_are_no_matter(here):
    files = deliveries.github([Sent("ann", "", here.right)])
    files["ps-1-submissions/ps-1-ann/notebooks/lesson.ipynb"] = nbformat.writes(new_notebook())
    files["ps-1-submissions/ps-1-bo/notebooks/lesson.ipynb"] = nbformat.writes(new_notebook())
    code, said = here.receive(files)
    assert code == 1 and list(here.submitted()) == ["ann"]
    assert "ps-1-ann/notebooks/lesson.ipynb  →  left out: it has no cell of small" in said
    assert "ps-1-bo/notebooks/lesson.ipynb  →  refused: it has no cell of small" in said


def test_zips_named_after_students(here, tmp_path):
    inner = zipped({"log-softmax.ipynb": here.right}, tmp_path / "inner.zip").read_bytes()
    assert here.receive({"ann.zip": inner, "bo.ipynb": here.other})[0] == 0
    assert here.submitted() == {"ann": here.right, "bo": here.other}


def test_a_full_disk_is_one_sentence_and_nothing_is_half_written(here, monkeypatch):
    def full(file, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    code, said = here.receive({"ann.ipynb": here.right})
    assert code == 2 and said.startswith("Cannot write to submitted/: No space left on device.")
    assert here.submitted() == {}


def test_names_of_two_platforms_at_once_are_not_guessed(here):
    files = {"leeann_4711_1_x.ipynb": here.right, "notes.ipynb": here.right}
    code, said = here.receive(files)
    assert code == 2 and "--platform canvas" in said and here.submitted() == {}
    code, said = here.receive(files, "--platform", "canvas")
    assert code == 1 and list(here.submitted()) == ["leeann_4711"] and "no student's name in it" in said


def test_a_pattern_says_where_the_student_is(here):
    assert here.receive({"a/b/hw-ann.ipynb": here.right}, "--pattern", r".*/hw-(?P<student>\w+)\.ipynb")[0] == 0
    assert list(here.submitted()) == ["ann"]


def test_a_file_that_says_no_student_is_not_made_one(here):
    code, said = here.receive({"log-softmax.ipynb": here.right, "log-softmax (1).ipynb": here.right})
    assert code == 1 and said.count("no student's name in it") == 2


@pytest.mark.parametrize(
    "student", ["<img src=x onerror=alert(1)>", "a*", "..x", "\x1b[31m", "x" * 300, "a:b", "\u202eann"]
)
def test_a_name_that_is_no_id_waits_for_one(student, here):
    files = {f"{student}/x.ipynb": here.right, "bo/x.ipynb": here.right}
    code, said = here.receive(files)
    assert code == 1 and "names no student" in said
    assert list(here.submitted()) == ["bo"]
    assert "\x1b" not in said and "\u202e" not in said


def test_what_is_no_notebook_of_the_exercise_is_told(here, course):
    other = new_notebook(cells=[new_code_cell("x", metadata=graded("elsewhere", solution=True))])
    (course.root / "exercises" / "other").mkdir()
    nbformat.write(other, course.root / "exercises" / "other" / "other.ipynb")
    files = {
        "a/x.ipynb": nbformat.writes(other),
        "b/x.ipynb": nbformat.writes(new_notebook()),
        "c/x.ipynb": "",
        "d/x.ipynb": "no JSON",
        "e/x.ipynb": here.right,
    }
    code, said = here.receive(files)
    assert code == 1 and list(here.submitted()) == ["e"]
    for words in [
        "another exercise, other",
        "no cell of small",
        "The file is empty",
        "not a notebook that can be read",
    ]:
        assert words in said


def test_a_notebook_that_lost_all_its_names_is_known_by_its_cells_ids(here, course):
    notebook = copy.deepcopy(course.answered(RIGHT))
    for cell in notebook.cells:
        cell.metadata = {}
    assert here.receive({"ann.ipynb": nbformat.writes(notebook)})[0] == 0


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
    assert "cy_4713_3_x.zip/  →  left out: it is no zip file" in said


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
        (b"", "no zip file"),
        (b"hello", "no zip file"),
        (b"PK\x03\x04" + b"x" * 99, "no zip file"),
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


def test_a_folder_of_github_classrooms_is_known_by_its_own_name(here):
    place = here.root / "ps-1-submissions" / "ps-1-ann-lee" / "exercises"
    place.mkdir(parents=True)
    (place / "log-softmax.ipynb").write_text(here.right)
    assert here.receive(Path("ps-1-submissions"))[0] == 0
    assert list(here.submitted()) == ["ann-lee"]
