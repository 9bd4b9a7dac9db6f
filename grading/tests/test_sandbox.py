"""What programs can do in the sandbox, and to one another."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from grading.processes import bytes_without_name
from grading.project import PROJECT
from grading.run_folder import bytes_in, remove_left_behind, run_folder
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


@needs_sandbox
def test_it_can_write_to_two_folders_only():
    with run_folder() as folder:
        out, _ = start(folder, r"find / -path /dev/pts -prune -o -type d -writable -print").communicate(timeout=60)
    assert sorted(out.split()) == ["/sockets", "/tmp"]


@needs_sandbox
def test_it_learns_nothing_of_the_machine():
    tries = [
        "find / -maxdepth 3",
        "env",
        "uname -n",
        "mount",
        "df -a",
        "cat /proc/cmdline /proc/self/mountinfo",
        "ps aux",
    ]
    with run_folder() as folder:
        told, _ = start(folder, " 2>&1; ".join([*tries, ""])).communicate(timeout=60)
        secrets = [socket.gethostname(), str(folder), str(PROJECT), os.environ["HOME"]]
    boot = Path("/proc/cmdline").read_text().split()
    assert "/course/node_modules" in told
    assert [secret for secret in [*secrets, *boot] if re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", told)] == []


@needs_sandbox
def test_it_cannot_make_a_user_namespace_in_which_it_would_have_capabilities():
    with run_folder() as folder:
        out, error = start(folder, "unshare --user --map-root-user id").communicate(timeout=60)
        assert out == "" and "unshare" in error


def test_files_without_a_name_are_counted():
    me = [psutil.Process()]
    before = bytes_without_name(me)
    in_memory = os.memfd_create("x")
    os.write(in_memory, bytes(2**20))
    with tempfile.TemporaryFile() as deleted:
        deleted.write(bytes(2**21))
        deleted.flush()
        assert bytes_without_name([*me, *me]) - before == 3 * 2**20
    os.close(in_memory)
    assert bytes_without_name(me) == before


def test_empty_files_are_counted(tmp_path):
    for number in range(10):
        (tmp_path / str(number)).touch()
    assert bytes_in(tmp_path) == 10 * 4096


def test_files_that_come_and_go_do_not_hide_those_that_stay(tmp_path):
    for number in range(20):
        (tmp_path / f"stays{number}").write_bytes(bytes(10_000))
    restless = "while :; do for i in 1 2 3 4 5 6 7 8; do : > $i; done; rm -f 1 2 3 4 5 6 7 8; done"
    process = subprocess.Popen(["bash", "-c", restless], cwd=tmp_path, process_group=0)
    try:
        assert min(bytes_in(tmp_path) for _ in range(5000)) >= 20 * 10_000
    finally:
        os.killpg(process.pid, 9)
        process.wait()


def test_folders_too_deep_for_a_path_count_as_a_full_disk_and_are_removed():
    with run_folder() as folder:
        dig(folder, 3000)
        assert bytes_in(folder) > 2**40
    assert not folder.exists()


def test_folders_that_a_killed_grader_left_are_removed_however_deep():
    gone = subprocess.Popen(["true"])
    gone.wait()
    folder = Path(tempfile.mkdtemp(prefix=f"mark-{gone.pid}-", dir="/tmp"))
    dig(folder, 3000)
    remove_left_behind()
    end = time.monotonic() + 30
    while folder.exists() and time.monotonic() < end:  # a grader of another test may be removing it at the same time
        time.sleep(0.1)
    assert not folder.exists()


@needs_sandbox
def test_a_folder_that_it_closes_counts_as_a_full_disk_unless_the_grader_may_read_it():
    with run_folder() as folder:
        start(folder, "mkdir /sockets/a && touch /sockets/a/b && chmod 000 /sockets/a").communicate(timeout=60)
        may_read = os.getuid() == 0
        assert bytes_in(folder) == (2 * 4096 if may_read else sys.maxsize)
    assert not folder.exists()


def dig(folder: Path, depth: int) -> None:
    place = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=place)
        inner = os.open("d", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)
