"""Files that would get the same path in submitted/ wait for the instructor."""

import pytest

from . import deliveries
from .deliveries import Sent


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
    assert code == 1 and "jdoe has already handed in another file; --replace takes this one" in said
    assert here.receive(files, "--last-attempt", "--replace")[0] == 0
    assert here.submitted()["jdoe"] == here.other
    (kept,) = (here.root / "replaced" / "jdoe" / "small").iterdir()
    assert kept.read_text() == here.right


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


def test_the_instructors_word_settles_who_it_is(here):
    files = {"Ann/x.ipynb": here.right, "ann/x.ipynb": here.other, "log-softmax.ipynb": here.right}
    assert here.receive(files)[0] == 1
    code, said = here.receive(
        files, "--student", "Ann=ann", "--student", "log-softmax.ipynb=bo", "--take", "Ann/x.ipynb"
    )
    assert code == 0, said
    assert here.submitted() == {"ann": here.right, "bo": here.right}
