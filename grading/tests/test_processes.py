"""Processes are looked at while they start and end, as a fork bomb's do."""

import os
import subprocess
from contextlib import contextmanager

from grading.charged_time import waited_by
from grading.clock import used_by
from grading.processes import bytes_without_name, family_of, memory_of

# Starts short-lived processes without end, beside one that stays and whose number is printed.
RESTLESS = "sleep 60 & echo $!; while :; do (true & true); true | true; done"


@contextmanager
def restless_process():
    process = subprocess.Popen(["bash", "-c", RESTLESS], stdout=subprocess.PIPE, text=True, process_group=0)
    try:
        yield process.pid, int(process.stdout.readline())
    finally:
        os.killpg(process.pid, 9)
        process.wait()


def test_processes_that_end_while_they_are_looked_at_are_left_out():
    with restless_process() as (pid, child):
        seen = set()
        for _ in range(2000):
            family = family_of(pid)
            assert family[0].pid == pid
            assert child in {each.pid for each in family}
            assert sum(map(used_by, family)) >= 0
            assert sum(map(memory_of, family)) > 0
            assert waited_by(family) >= 0
            assert bytes_without_name(family) == 0
            seen |= {each.pid for each in family}
        assert len(seen) > 100  # many came and went


def test_a_process_that_has_ended_has_no_family():
    process = subprocess.Popen(["true"])
    process.wait()
    assert family_of(process.pid) == []


def test_it_sees_children_and_their_children():
    with restless_process() as (pid, child):
        during = {each.pid for each in family_of(os.getpid())}
    after = {each.pid for each in family_of(os.getpid())}
    assert {pid, child} <= during
    assert not {pid, child} & after
