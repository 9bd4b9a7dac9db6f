"""nbgrader's settings; found by its commands and by formgrader in this folder."""

import sys
from pathlib import Path

from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    LimitOutput,
    OverwriteCells,
    OverwriteKernelspec,
    SaveAutoGrades,
)

sys.path.insert(0, str(Path(__file__).resolve().parent))

from grading.autograde_preprocessors import MarkNotebook, SubmissionExporter  # noqa: E402, found by the line above
from grading.careful_formgrader import make_formgrader_careful  # noqa: E402
from grading.page_exporter import FeedbackExporter  # noqa: E402
from grading.page_trial import FILTERS  # noqa: E402
from grading.release_preprocessors import RemoveDiscussion  # noqa: E402
from grading.validation import set_up_validation  # noqa: E402

c = get_config()  # noqa: F821, a name that nbgrader gives

c.CourseDirectory.course_id = "softmax-notebooks"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.ignore = [".ipynb_checkpoints", "node_modules", ".git"]

# nbgrader 0.9.6 knows no stub for TypeScript; the checks recognise this message as an untouched stub.
c.ClearSolutions.code_stub = {"typescript": "// your code here\nthrow new Error('not implemented');"}
c.ClearSolutions.text_stub = "*Your answer here.*"

# Marking: the released notebook with the student's answers, run in a sandbox, judged outside (docs/instructors.md).
c.Autograde.exporter_class = SubmissionExporter
c.Autograde.sanitize_preprocessors = [OverwriteKernelspec, OverwriteCells, CheckCellMetadata]
c.Autograde.autograde_preprocessors = [
    MarkNotebook,
    LimitOutput,
    SaveAutoGrades,
    AssignLatePenalties,
    CheckCellMetadata,
]

# Formgrader's and feedback's pages: free text and outputs through an allow-list, and a Content-Security-Policy.
c.HTMLExporter.filters = FILTERS
c.GenerateFeedback.exporter_class = FeedbackExporter
make_formgrader_careful()

# Release: a master without its solutions, and without the discussion that follows them.
c.GenerateAssignment.preprocessors = [RemoveDiscussion, *GenerateAssignment.preprocessors.default()]

# Lab's Validate button: runs all cells; the checks tell it what does not pass (checks/validating.ts).
set_up_validation(c, seconds=120)
