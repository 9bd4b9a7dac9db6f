"""A submission's control group, where this system grants one, and the rules by which version 2 does."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grading import cgroup, kernel_session
from grading.cgroup import Cgroup, new_cgroup
from grading.cgroup_places import NoCgroupError, delegated_folder_2, granted, parents_here, pids_in
from grading.kernel_session import open_session

from .conftest import needs_sandbox

found = parents_here()
not_granted = found if isinstance(found, str) else None


def needs_cgroup(test):
    """Where no group is granted, there is nothing to try: the test is none. What holds then is tested as well, below."""
    return test if not_granted is None else None


LIMIT = 100 * 2**20
IN_MEMORY = {"memfd": "os.memfd_create('x')", "/dev/shm": "os.open('{file}', os.O_CREAT | os.O_WRONLY)"}
FILL = "\nfor _ in range(300): os.write(file, bytes(2**20))"
BUSY = "import time\nwhile time.process_time() < 0.3: pass"
PARENT = "import subprocess, sys\nsubprocess.run([sys.executable, '-c', sys.argv[1]])"


@pytest.fixture
def group():
    made = new_cgroup()
    yield made
    made.remove()
    assert not any(folder.exists() for folder in made.folders.values())


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setitem(cgroup.LIMITS[1], "memory", {"memory.limit_in_bytes": LIMIT})
    monkeypatch.setitem(cgroup.LIMITS[2][""], "memory.max", LIMIT)


def run(group: Cgroup, *words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*group.words(), *words], stderr=subprocess.DEVNULL)


def members(group: Cgroup) -> int:
    return len(pids_in(next(iter(group.folders.values()))))


@needs_cgroup
@pytest.mark.parametrize("kind", IN_MEMORY)
def test_files_in_memory_count(small, group, kind):
    file = Path(f"/dev/shm/softmax-test-{os.getpid()}")
    try:
        assert not group.has_exceeded_memory()
        run(group, sys.executable, "-c", f"import os; file = {IN_MEMORY[kind].format(file=file)}{FILL}").wait(60)
        assert group.has_exceeded_memory()
    finally:
        file.unlink(missing_ok=True)


@needs_cgroup
def test_processes_are_limited_and_ended_together(group):
    greedy = run(group, "sh", "-c", "while :; do setsid sleep 60 & done")
    end = time.monotonic() + 60
    while time.monotonic() < end and members(group) < cgroup.PROCESSES - 1 and greedy.poll() is None:
        time.sleep(0.1)
    assert 100 < members(group) <= cgroup.PROCESSES
    group.remove()
    assert greedy.wait(timeout=10) != 0


@needs_cgroup
def test_processor_time_counts_processes_that_have_ended(group):
    run(group, sys.executable, "-c", PARENT, BUSY).wait(60)
    assert group.processor_seconds() >= 0.3


@needs_cgroup
def test_groups_of_a_killed_grader_are_removed():
    ended = subprocess.Popen(["true"])
    ended.wait()
    version, parents = granted()
    folder = next(iter(parents.values())) / f"softmax-{ended.pid}-abc"
    folder.mkdir()
    cgroup.remove_left_behind(version, parents)
    assert not folder.exists()


@needs_sandbox
def test_a_session_says_which_limits_are_in_force(monkeypatch):
    def none():
        raise NoCgroupError("this system has no control groups")

    with open_session() as session:
        assert ("control group (version" in session.limits) == (not_granted is None)
    monkeypatch.setattr(kernel_session, "new_cgroup", none)
    with open_session() as session:
        assert session.limits.endswith("since this system has no control groups")
        assert session.run("1 + 1", 30).outputs[0]["data"] == {"text/plain": "2"}


@pytest.fixture
def version_2(tmp_path) -> Path:
    """The files of a delegated group of version 2 that holds this process."""
    own = tmp_path / "user.scope"
    own.mkdir()
    (own / "cgroup.controllers").write_text("cpu memory pids")
    (own / "cgroup.procs").write_text(f"{os.getpid()}\n")
    return own


def test_version_2_moves_the_grader_into_a_leaf_and_passes_the_controllers_on(version_2):
    assert delegated_folder_2(version_2.parent, "/user.scope") == version_2
    assert (version_2 / "softmax-grader" / "cgroup.procs").read_text() == str(os.getpid())
    assert (version_2 / "cgroup.subtree_control").read_text() == "+cpu +memory +pids"
    assert delegated_folder_2(version_2.parent, "/user.scope/softmax-grader") == version_2  # a worker, later


def test_version_2_is_not_granted_among_other_programs_or_without_controllers(version_2):
    (version_2 / "cgroup.procs").write_text(f"{os.getpid()}\n999999999\n")
    with pytest.raises(NoCgroupError, match="other programs"):
        delegated_folder_2(version_2.parent, "/user.scope")
    (version_2 / "cgroup.controllers").write_text("cpu pids")
    with pytest.raises(NoCgroupError, match="has not all of cpu, memory, pids"):
        delegated_folder_2(version_2.parent, "/user.scope")
