"""What programs load before they do anything."""

import subprocess
import sys

PROGRAMS = ["jupyterlab.labapp", "nbconvert.nbconvertapp", "nbgrader.apps", "grading.grade"]


def test_no_program_reads_the_grammar_of_addresses():
    """jsonschema reads it from version 4.25 on, if it finds a package for it: see tools/python/course.in."""
    loading = f"import {', '.join(PROGRAMS)}, sys; print('lark' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", loading], capture_output=True, text=True)
    assert loaded.stdout == "False\n", loaded.stderr
