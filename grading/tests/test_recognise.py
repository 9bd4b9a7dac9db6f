"""A notebook of the exercise is recognised by its cells."""

import copy

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from . import deliveries
from .conftest import RIGHT, graded
from .deliveries import Sent


def test_other_notebooks_beside_the_exercises_own_are_no_matter(here):
    files = deliveries.github([Sent("ann", "", here.right)])
    files["ps-1-submissions/ps-1-ann/notebooks/lesson.ipynb"] = nbformat.writes(new_notebook())
    files["ps-1-submissions/ps-1-bo/notebooks/lesson.ipynb"] = nbformat.writes(new_notebook())
    code, said = here.receive(files)
    assert code == 1 and list(here.submitted()) == ["ann"]
    assert "ps-1-ann/notebooks/lesson.ipynb  →  left out: it has no cell of small" in said
    assert "ps-1-bo/notebooks/lesson.ipynb  →  refused: it has no cell of small" in said


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
