"""Enters many students' marks with nbgrader's own steps, without what nbgrader 0.9.6 does anew for each of them.

`nbgrader autograde` is made for one student after the other. For each, it opens the gradebook some nine times, each time with a new
SQL engine, commits each cell's points, checks the schema of metadata with each cell, and converts the notebook twice. Here the gradebook stays
open, and one conversion does all that depends on the student. `python -m grading.bench.writer` compares the two.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from unittest.mock import patch

import nbformat
from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from nbformat.notebooknode import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.utils import capture_log, temp_attrs

from .autograde_preprocessors import file_in
from .course import Course
from .gradebook import kept_gradebook
from .submission import content_of

sanitized: dict[tuple, NotebookNode] = {}  # by gradebook, notebook and content of the release

STEPS = ["overwritecells", "overwritekernelspec", "saveautogrades", "latesubmissions"]
OPEN_A_GRADEBOOK = ["converters.autograde", *(f"preprocessors.{step}" for step in STEPS)]


class AutogradeInOneConversion(Autograde):
    """Grades notebooks that are marked already. What nbgrader sanitizes is the release, which is the same for all students."""

    def convert_single_notebook(self, notebook_filename: str) -> None:
        resources = self.init_single_notebook_resources(notebook_filename)
        notebook = self._sanitized_release(resources)
        self._register(self.autograde_preprocessors)
        output, resources = self.exporter.from_notebook_node(notebook, resources)
        self.write_single_notebook(output, resources)

    def _sanitized_release(self, resources: dict) -> NotebookNode:
        names = resources["nbgrader"]
        content = content_of(file_in(self.coursedir, self.coursedir.release_directory, names, "."))
        key = (names["db_url"], names["assignment"], names["notebook"], content)
        if key not in sanitized:
            self._register(self.sanitize_preprocessors)
            sanitized[key], _ = self.exporter._preprocess(nbformat.reads(content, as_version=4), resources)
        return deepcopy(sanitized[key])

    def _register(self, steps: list) -> None:
        self.exporter.optimistic_validation = True  # once, not after each step
        self.exporter._preprocessors = []
        for step in steps:
            self.exporter.register_preprocessor(step)

    def write_single_notebook(self, output, resources) -> None:
        """Commits the marks before it writes the notebook, because a notebook in autograded/ means that its marks are in the gradebook."""
        # `db()` is the session itself: `one_gradebook` replaces `commit` of the registry only.
        the_gradebook(self.coursedir).db().commit()
        super().write_single_notebook(output, resources)


def autograde(course: Course, student: str, assignment: str) -> dict:
    """Does what `nbgrader autograde --force` does, and returns what nbgrader's API returns."""
    directories = course.api.coursedir
    with one_gradebook(directories), temp_attrs(directories, assignment_id=assignment, student_id=student):
        return capture_log(AutogradeInOneConversion(coursedir=directories, parent=course.api, force=True))


@contextmanager
def one_gradebook(directories) -> Iterator[None]:
    """Within it, nbgrader's steps use a gradebook that stays open and commits when a notebook is written. The rest is rolled back."""
    gradebook = the_gradebook(directories)
    try:
        with ExitStack() as patches:
            for module in OPEN_A_GRADEBOOK:
                patches.enter_context(patch(f"nbgrader.{module}.Gradebook", lambda *_: gradebook))
            patches.enter_context(patch.object(gradebook, "close", lambda: None))
            patches.enter_context(patch.object(gradebook.db, "commit", gradebook.db.flush))
            patches.enter_context(patch("nbgrader.nbgraderformat.common.jsonschema.validate", validate))
            yield
    finally:
        gradebook.db.remove()


def the_gradebook(directories) -> Gradebook:
    return kept_gradebook(directories.db_url, directories.course_id)


def validate(instance, schema) -> None:
    """jsonschema's `validate` without the check of the schema itself."""
    if error := best_match(validator_for(schema)(schema).iter_errors(instance)):
        raise error
