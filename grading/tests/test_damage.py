"""Damaged submissions, generated and by hand: the damage costs what it touches, and no other student anything."""

import json
import os
import re
from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grading.submission import parse_submission, read_submission
from grading.transplant import own_code, transplant

from .conftest import RIGHT, needs_sandbox

SURROGATE = "\ud83d"
PARTS = [
    "cell_type",
    "metadata",
    "outputs",
    "attachments",
    "id",
    "execution_count",
    "nbgrader",
    "grade_id",
    "source",
    "data",
]
junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from([SURROGATE, "code", "\0", "x" * 999]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9) | st.sampled_from(PARTS), inner, max_size=4)
    ),
    max_leaves=8,
)
KEPT = {"source", "metadata"}  # of the answer's cell, else it is the answer that is damaged
ANSWER = 1


def as_file(content: Any) -> bytes:
    return json.dumps(content).encode()


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_what_is_damaged_beside_an_answer_does_not_reach_it(released, data):
    content = json.loads(nbformat.writes(released.answered(RIGHT)))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.sampled_from(["cell", "part of a cell", "part of the answer", "notebook"]))
        value = data.draw(junk)
        if place == "notebook":
            content[data.draw(st.sampled_from(["metadata", "nbformat", "nbformat_minor", "worksheets", "x"]))] = value
        elif place == "part of the answer":
            content["cells"][ANSWER][data.draw(st.sampled_from([part for part in PARTS if part not in KEPT]))] = value
        else:
            index = data.draw(st.sampled_from([0, 2, 3]))
            cell = content["cells"][index]
            if place == "cell" or not isinstance(cell, dict):
                content["cells"][index] = value if not has_answers_name(value) else None
            else:
                cell[data.draw(st.sampled_from(PARTS))] = value
    notebook, _ = transplant(released.release(), parse_submission(as_file(content)))
    assert notebook.cells[ANSWER].source == RIGHT
    nbformat.validate(notebook)


def has_answers_name(value: Any) -> bool:
    return isinstance(value, dict) and "answer" in json.dumps(value)


@settings(deadline=None, max_examples=300)
@given(junk | st.fixed_dictionaries({"cells": st.lists(junk) | junk, "nbformat": junk | st.integers(1, 5)}))
def test_any_json_is_read_without_an_error(released, content):
    any_file_is_marked(released, as_file(content))


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_any_bytes_are_read_without_an_error(released, data):
    whole = nbformat.writes(released.answered(RIGHT)).encode()
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    at = data.draw(st.integers(0, len(cut)))
    any_file_is_marked(released, cut[:at] + data.draw(st.binary(max_size=9)) + cut[at:])


def any_file_is_marked(released, content: bytes) -> None:
    submission = parse_submission(content)
    notebook, remarks = transplant(released.release(), submission)
    own_code(released.release(), submission.cells)
    nbformat.validate(notebook)
    (nbformat.writes(notebook) + "".join(remarks)).encode()
    assert submission.cells or submission.problem or submission.remarks or content


def damaged(course, change) -> bytes:
    content = json.loads(nbformat.writes(course.answered(RIGHT)))
    change(content)
    return as_file(content)


def picture_that_is_missing(content) -> None:
    content["cells"][3]["source"] = "![gone](attachment:gone.png) <script>alert(1)</script>"


def page_that_takes_too_long(content) -> None:
    content["cells"][3]["source"] = "\\begin{a}" * 100_000


# What a right answer earns in spite of it, and what the row says.
DAMAGE = {
    "metadata": (lambda content: content["cells"][1].update(metadata=None), 6, "had lost its name"),
    "picture": (picture_that_is_missing, 6, "not in the notebook: “gone.png”"),
    "page": (page_that_takes_too_long, 6, "cannot be shown on a page as it is"),
    "surrogate": (lambda content: content["cells"][1].update(source=f"// {SURROGATE}\n{RIGHT}"), 6, ""),
    "type": (lambda content: content["cells"][1].update(cell_type="\x1b[31m"), 6, "had become a strange cell"),
    "cells": (lambda content: content.update(cells=[3]), 0, "“answer” is missing"),
}


@pytest.mark.only_in_ci
@needs_sandbox
def test_a_damaged_class_is_marked_and_each_row_says_what_it_cost(course):
    for student, (change, _, _) in DAMAGE.items():
        course.submit(student, damaged(course, change))
    for student in ["linked time", "no time", "right"]:
        course.submit(student, course.answered(RIGHT))
    folder = course.root / "submitted"
    (folder / "linked time" / "small" / "timestamp.txt").symlink_to("/etc/hostname")
    (folder / "linked time" / "small" / "secret.txt").symlink_to("/etc/hostname")
    os.mkfifo(folder / "linked time" / "small" / "pipe")
    (folder / "no time" / "small" / "timestamp.txt").write_bytes(b"\xff yesterday")
    course.submit("<img src=x onerror=alert(1)>", course.answered(RIGHT))
    os.makedirs(os.fsencode(folder) + b"/caf\xe9/small")

    done = course.run("grading.grade", "small")
    expected = {student: points for student, (_, points, _) in DAMAGE.items()}
    expected |= {"linked time": 6, "no time": 6, "right": 6}
    assert course.auto_scores() == expected, done.stdout + done.stderr
    for student, (_, points, says) in DAMAGE.items():
        assert re.search(rf"^{student} +{points} of 10.*{re.escape(says)}", done.stdout, re.MULTILINE), done.stdout
    assert re.search(r"^no time +6 of 10 .*timestamp.txt holds no time", done.stdout, re.MULTILINE)
    assert re.search(r"^linked time +6 of 10 .*timestamp.txt is a link", done.stdout, re.MULTILINE)
    assert re.search(r"^<img src=x onerror=alert\(1\)> +none .*Rename its folder", done.stdout, re.MULTILINE)
    assert re.search(r"^caf\\udce9 +none .*Rename its folder", done.stdout, re.MULTILINE)
    assert re.search(r"^right +6 of 10$", done.stdout, re.MULTILINE)
    assert "\x1b" not in done.stdout
    assert not list((course.root / "autograded").rglob("secret.txt"))

    made = course.run("nbgrader", "generate_feedback", "small", "--force")
    assert made.returncode == 0, made.stderr
    pages = {page.parent.parent.name: page.read_text() for page in (course.root / "feedback").rglob("*.html")}
    assert set(pages) == set(expected)
    assert "picture “gone.png”: not attached" in pages["picture"] and "<script>alert" not in pages["picture"]
    assert "About this marking" in pages["picture"] and "About this marking" not in pages["right"]


def test_one_that_hands_in_a_pipe_and_a_folder_is_marked_as_the_stub(tmp_path):
    os.mkfifo(tmp_path / "pipe.ipynb")
    (tmp_path / "folder.ipynb").mkdir()
    for name in ["pipe", "folder", "nothing"]:
        assert "no ordinary file" in (read_submission(tmp_path / f"{name}.ipynb").problem or "")
