"""JSON from a sandbox is refused unless it is plain, small and shallow."""

import hmac
import json

import pytest

from grading.check_cell import parse_check_cell
from grading.observed import LARGEST, UnreadableError, read_observed, unsigned
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


def test_only_what_the_probe_signed_is_read():
    cell = parse_check_cell("await check(trainCheck, train);")

    def text(observed: str) -> str:
        return cell.signed_text(7, observed)

    signature = hmac.digest(b"key", text('{"a": 1}').encode(), "sha256").hex()
    assert unsigned(f'{signature} {{"a": 1}}', "key", text) == '{"a": 1}'
    for forged in [f'{signature} {{"a": 2}}', '{"a": 1}', "", None, 5, "é {}", "\ud800 {}"]:
        with pytest.raises(UnreadableError):
            unsigned(forged, "key", text)


def test_a_check_cell_names_its_check_and_answer():
    cell = parse_check_cell("// Task 1\nawait check(trainCheck, { train, evaluate });")
    assert cell and (cell.check, cell.answer) == ("trainCheck", "{ train, evaluate }")
    assert ".probe({ train, evaluate }, 7)" in cell.open_source(7)
    assert "('trainCheck', { train, evaluate }, 7)" in cell.sealed_source(7)
    assert cell.sealed_source(7) != cell.sealed_source(7)  # nobody knows the import's name beforehand
    assert parse_check_cell("assert.equal(1, 1);") is None


def test_each_run_student_and_cell_has_a_seed_of_its_own():
    names = [("ann", "a", "n", "c"), ("bob", "a", "n", "c"), ("ann", "a", "n", "d")]
    seeds = [Seeds(secret).draw(*name) for secret in ["1", "2"] for name in names]
    assert len(set(seeds)) == 6
    assert Seeds("1").draw(*names[0]) == seeds[0]
    assert Seeds().run_secret != Seeds().run_secret
