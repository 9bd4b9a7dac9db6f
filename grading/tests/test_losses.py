"""No mark is lost if a process is killed or the disk is full: the gradebook stays valid, and the next run marks the rest."""

import os
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from grading import run_folder

from .conftest import RIGHT, UNSHIFTED, UNSHIFTED_POINTS, needs_sandbox

EXPECTED = {"a": 6, "b": UNSHIFTED_POINTS, "c": 6}


@pytest.fixture
def three(course):
    """A course with three submissions."""
    for student, points in EXPECTED.items():
        course.submit(student, course.answered(RIGHT if points == 6 else UNSHIFTED))
    return course


def until(driver: subprocess.Popen[str], start: str) -> list[str]:
    """Reads what the driver prints, up to a line that starts with `start`."""
    lines = []
    for line in driver.stdout:
        lines.append(line)
        if line.startswith(start):
            return lines
    raise AssertionError("".join(lines))


def whole(gradebook: Path) -> bool:
    with sqlite3.connect(gradebook) as database:
        return database.execute("pragma integrity_check").fetchone() == ("ok",)


@pytest.mark.only_in_ci
@needs_sandbox
def test_the_driver_is_killed(three):
    driver = three.start("grading.grade", "small", "--workers", "1")
    until(driver, "[1/3]")
    driver.send_signal(signal.SIGKILL)
    driver.wait()
    assert whole(three.root / "gradebook.db")
    rest = three.run("grading.grade", "small")
    assert re.search(r"[12] of them marked already", rest.stdout), rest.stdout
    assert len(re.findall(r"^[abc] +[\d.]+ of 10", rest.stdout, re.MULTILINE)) == 3
    assert three.auto_scores() == EXPECTED
    assert whole(three.root / "gradebook.db")


@pytest.mark.only_in_ci
@needs_sandbox
def test_a_worker_is_killed(three):
    driver = three.start("grading.grade", "small")
    worker = first_worker(driver.pid)
    os.kill(worker, signal.SIGKILL)
    out, _ = driver.communicate(timeout=300)
    assert driver.returncode == 0, out
    assert three.auto_scores() == EXPECTED, out
    words = [word for process in psutil.process_iter(["cmdline"]) for word in process.info["cmdline"] or []]
    assert not any(f"mark-{worker}-" in word for word in words)  # its sandbox has ended, too


def first_worker(driver: int) -> int:
    """The process that runs a kernel: a child of the driver that has a sandbox among its own children."""
    for _ in range(600):
        for process in psutil.Process(driver).children(recursive=True):
            try:
                if not is_wall(process) and any(map(is_wall, process.children())):
                    return process.pid
            except psutil.NoSuchProcess:
                continue  # it ended while it was looked at
        time.sleep(0.1)
    raise AssertionError("no worker began")


def is_wall(process: psutil.Process) -> bool:
    return process.name() in {"bwrap", "prlimit", "setpriv"}


@pytest.mark.only_in_ci
@needs_sandbox
def test_the_disk_is_full_in_mid_run(three):
    three.run("grading.grade", "small", "--only", "a")
    three.submit("a", three.answered(UNSHIFTED))
    driver = three.start("grading.grade", "small", "--workers", "1")
    until(driver, "[1/3]")
    resource.prlimit(driver.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))  # each write beyond fails
    out, _ = driver.communicate(timeout=300)
    assert driver.returncode == 1, out
    assert "Traceback" not in out and re.search(r"^[abc] .*(full|too large|disk)", out, re.MULTILINE), out
    assert whole(three.root / "gradebook.db")
    rest = three.run("grading.grade", "small")
    assert rest.returncode == 0, rest.stdout + rest.stderr
    assert three.auto_scores() == {**EXPECTED, "a": UNSHIFTED_POINTS}


@needs_sandbox
def test_no_room_for_the_copy_of_the_gradebook(three):
    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))

    before = (three.root / "gradebook.db").read_bytes()
    full = subprocess.run(
        three.command("grading.grade", "small"),
        cwd=three.root,
        env=three.environment,
        preexec_fn=no_room,
        capture_output=True,
        text=True,
    )
    assert full.returncode == 2 and "Cannot copy the gradebook" in full.stderr, full.stdout + full.stderr
    assert "Traceback" not in full.stderr
    assert (three.root / "gradebook.db").read_bytes() == before


@pytest.mark.only_in_ci
@needs_sandbox
def test_two_graders_at_once(three):
    first = three.start("grading.grade", "small")
    until(first, "3 submissions")
    second = three.run("grading.grade", "small")
    assert second.returncode == 2 and "another run is at work" in second.stderr
    out, _ = first.communicate(timeout=300)
    assert first.returncode == 0, out
    assert three.auto_scores() == EXPECTED


@pytest.mark.only_in_ci
@needs_sandbox
def test_the_gradebook_is_copied_before_a_run(three):
    three.run("grading.grade", "small", "--only", "a")
    three.run("grading.grade", "small")
    copies = sorted(three.root.glob("gradebook.db.2*"))
    assert copies and all(whole(copy) for copy in copies)
    with sqlite3.connect(copies[-1]) as latest:
        assert latest.execute("select count(*) from submitted_assignment").fetchone() == (1,)


def test_what_a_killed_grader_left_is_removed_and_ended(tmp_path, monkeypatch):
    ended = subprocess.Popen(["true"])
    ended.wait()
    names = [f"mark-{ended.pid}-abc", f"mark-{os.getpid()}-abc", "mark-mine", "marks-1-abc"]
    for name in names:
        (tmp_path / name / "deeper").mkdir(parents=True)
    monkeypatch.setattr(run_folder, "PLACE", tmp_path)
    run_folder.remove_left_behind_once.cache_clear()
    sleepers = [
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", str(tmp_path / name)]) for name in names
    ]
    with run_folder.run_folder() as own:
        assert own.exists()
    assert {folder.name for folder in tmp_path.iterdir()} == set(names[1:])
    assert sleepers[0].wait(timeout=10) == -signal.SIGKILL
    assert [sleeper.poll() for sleeper in sleepers[1:]] == [None, None, None]
    for sleeper in sleepers[1:]:
        sleeper.kill()
