"""JSON from a sandbox is refused unless it is plain, small and shallow."""

import json

import pytest

from grading.check_cell import parse_check_cell
from grading.observed import LARGEST, UnreadableError, read_observed
from grading.seeds import Seeds


@pytest.mark.parametrize(
    "text",
    [
        None,
        6,
        "",
        "{",
        "NaN",
        '{"a": -Infinity}',
        "1e999",
        "9" * 30,
        '{"__proto__": 1}',
        '{"a": [{"constructor": 1}]}',
        '{"a": 1, "a": 2}',
        "[" * 30 + "]" * 30,
        "[" * 100_000,
        f'"{"x" * LARGEST}"',
    ],
)
def test_it_refuses(text):
    with pytest.raises(UnreadableError):
        read_observed(text)


def test_plain_json_comes_through():
    value = {"cases": [{"name": "plain", "rows": [[0.5, "NaN", None, True]]}]}
    assert read_observed(json.dumps(value)) == value


def test_a_check_cell_names_its_check_and_answer():
    cell = parse_check_cell("// Task 1\nawait check(trainCheck, { train, evaluate });")
    assert cell and (cell.check, cell.answer) == ("trainCheck", "{ train, evaluate }")
    assert ".probe({ train, evaluate }, 7)" in cell.probe_source(7)
    assert parse_check_cell("assert.equal(1, 1);") is None


def test_each_run_student_and_cell_has_a_seed_of_its_own():
    names = [("ann", "a", "n", "c"), ("bob", "a", "n", "c"), ("ann", "a", "n", "d")]
    seeds = [Seeds(secret).draw(*name) for secret in ["1", "2"] for name in names]
    assert len(set(seeds)) == 6
    assert Seeds("1").draw(*names[0]) == seeds[0]
    assert Seeds().run_secret != Seeds().run_secret
