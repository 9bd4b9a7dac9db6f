"""What is found in the syntax of answers: forbidden names however spelled, and nothing in right answers."""

import copy
from pathlib import Path

import nbformat
import pytest

from grading.inspection import ANYWHERE, FORBIDDEN, inspect, to_look_at
from grading.project import PROJECT

HOSTILE = Path(__file__).parent / "hostile"
NAMES = FORBIDDEN["logSoftmaxCheck"]
# Cheats by what they return, or by what they print: their syntax is that of any answer.
UNSUSPICIOUS = {"decide-constant", "decide-counted", "records-made-up", "weights-counted"}
UNSUSPICIOUS |= {"endless-at-once", "endless-await", "endless-getter", "endless-loop", "html-in-output", "output-flood"}
UNSUSPICIOUS |= {"memory-bomb", "forged-observation", "huge-observation", "patched-judge", "prototype-keys"}
UNSUSPICIOUS |= {"says-nothing", "shows-the-seed"}


@pytest.mark.parametrize(
    "spelling",
    [
        "tf.logSoftmax(z)",
        "tf['logSoftmax'](z)",
        "tf['log' + 'Softmax'](z)",
        "tf[`log${'Softmax'}`](z)",
        "tf[['log', 'Softmax'].join('')](z)",
        "(() => { const log = 'log'; const name = log + 'Softmax'; return tf[name](z); })()",
        "(() => { const { logSoftmax: own } = tf; return own(z); })()",
        "(() => { const { ['log' + 'Softmax']: own } = tf; return own(z); })()",
        "tf.log\\u0053oftmax(z)",
        "tf?.logSoftmax?.(z)",
        "(tf as any)['logSoftmax' as string](z)",
    ],
)
def test_a_name_is_found_however_it_is_spelled(spelling):
    cell = f"function logSoftmax(z: tf.Tensor2D) {{ return {spelling}; }}"
    assert "names logSoftmax" in [found.what for found in inspect([cell], NAMES)]


def test_a_name_that_is_computed_when_it_runs_is_told_as_such():
    (found,) = inspect(["const f = (z: any, name: string) => (tf as any)[name.toLowerCase()](z);"], NAMES)
    assert found.what == "calls a member whose name is computed"


def test_ones_own_function_and_words_in_comments_are_no_finding():
    assert inspect(["// logSoftmax\nfunction logSoftmax(z: any) { return z; }\nlogSoftmax(1);"], NAMES) == []


def test_a_finding_names_the_line_and_an_imported_name_counts():
    (found,) = inspect(["\nimport { evaluate as mine } from '#lib';"], ["evaluate"])
    assert (found.cell, found.line, found.what) == (0, 2, "names evaluate")


def test_nothing_is_found_in_right_answers_and_masters():
    every = [*ANYWHERE, *NAMES]
    answers = sorted((PROJECT / "tests/answers").glob("*/right-*.ts"))
    own = {"accuracy-loss", "log-softmax", "nll-loss", "broken-logits", "decide", "seed-means"}
    found = {str(file): inspect([file.read_text()], every if file.parent.name in own else ANYWHERE) for file in answers}
    assert {name: findings for name, findings in found.items() if findings} == {}
    for file in (PROJECT / "solutions").glob("*/*.ipynb"):
        assert to_look_at(nbformat.read(file, as_version=4), []) == []


def test_it_is_found_in_hostile_answers():
    quiet = {file.stem for file in HOSTILE.glob("*.ts") if not inspect([file.read_text()], [*ANYWHERE, *NAMES])}
    assert quiet <= UNSUSPICIOUS


def test_a_sentence_names_the_cell(released):
    notebook = copy.deepcopy(released.release())
    notebook.cells[1].source = "const logSoftmax = require('#lib').logSoftmax;"
    (told,) = to_look_at(notebook, [])
    assert told == "Look at “answer”: uses require (line 1); names logSoftmax (line 1)."


def test_a_cell_that_is_no_code_costs_nothing_and_a_deep_one_ends():
    assert inspect(["}{ ((", ""], NAMES) == []
    assert "cannot be read" in inspect(["[" * 20_000], NAMES)[0].what
