"""Rosters: a student is found by number or by name, and nobody is guessed."""

import pytest

from grading.roster import same_name

from . import deliveries
from .deliveries import Sent

ROSTER = "id,name,email,number\nann.lee,Ann Lee,ann@example.org,4711\nbo.ø,Bo Ø,bo@example.org,4712\n"


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
        ("id\nann\nAnn\n", "line 3: the id “Ann” appears twice"),
        ("id\n<b>\n", "line 2: “<b>” is not a valid id"),
        ("id,name\n,Ann\n", "line 2: “” is not a valid id: it is empty"),
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
