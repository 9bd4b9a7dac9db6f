"""Whose a delivered file is: by the platform's key, the folders, a pattern, or the instructor's word."""

from pathlib import Path

import pytest

from . import deliveries
from .deliveries import Sent, zipped

KEYS = {deliveries.github: ("ann-lee", "bo-2"), deliveries.blackboard: ("ann_lee", "bo_lee")}


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


def test_a_folder_of_github_classrooms_is_known_by_its_own_name(here):
    place = here.root / "ps-1-submissions" / "ps-1-ann-lee" / "exercises"
    place.mkdir(parents=True)
    (place / "log-softmax.ipynb").write_text(here.right)
    assert here.receive(Path("ps-1-submissions"))[0] == 0
    assert list(here.submitted()) == ["ann-lee"]


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


def test_zips_named_after_students(here, tmp_path):
    inner = zipped({"log-softmax.ipynb": here.right}, tmp_path / "inner.zip").read_bytes()
    assert here.receive({"ann.zip": inner, "bo.ipynb": here.other})[0] == 0
    assert here.submitted() == {"ann": here.right, "bo": here.other}


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
