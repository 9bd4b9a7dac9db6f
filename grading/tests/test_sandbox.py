"""Two submissions that run at the same time do not affect each other."""

import subprocess

from grading.run_folder import run_folder
from grading.sandbox import Limits, walls

from .conftest import needs_sandbox

FILL = "i=0; while [ $i -lt 400 ]; do sleep 30 & i=$((i + 1)); done; echo full; wait"
START_TEN = "for i in 1 2 3 4 5 6 7 8 9 10; do sleep 1 & done; wait; echo ten"


def start(folder, script: str) -> subprocess.Popen[str]:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([*walls(folder), "bash", "-c", script], text=True, **pipes)


@needs_sandbox
def test_one_that_starts_all_processes_it_may_leaves_the_other_its_own():
    with run_folder() as first, run_folder() as second:
        greedy = start(first, FILL)
        complaint = greedy.stderr.readline()  # at its limit, which is below what it tries
        modest = start(second, START_TEN)
        out, error = modest.communicate(timeout=60)
        greedy.kill()
        greedy.communicate()
    assert "fork" in complaint and Limits().processes < 400
    assert out == "ten\n", error
