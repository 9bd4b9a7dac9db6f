"""Marking on an existing Dask cluster, whose scheduler and workers are other processes."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from dask.distributed import Client

from grading.cluster import cluster_at, workers_here
from grading.jobs_ahead import AHEAD, outcomes
from grading.project import PROJECT
from grading.worker import Job

from .conftest import RIGHT, UNSHIFTED, UNSHIFTED_POINTS, needs_sandbox
from .test_losses import until, whole


@dataclass(frozen=True)
class Cluster:
    address: str
    scheduler: subprocess.Popen
    worker: subprocess.Popen


def start(folder: Path, part: str, *words: str) -> subprocess.Popen:
    command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *words, "--no-dashboard"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with open(folder / f"{part}.log", "w") as log:
        return subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)


@pytest.fixture
def cluster(tmp_path) -> Iterator[Cluster]:
    file = tmp_path / "scheduler.json"
    scheduler = start(tmp_path, "scheduler", "--host=127.0.0.1", "--port=0", f"--scheduler-file={file}")
    for _ in range(1200):
        if file.exists() and file.read_text().rstrip().endswith("}"):
            break
        time.sleep(0.1)
    address = json.loads(file.read_text())["address"]
    worker = start(tmp_path, "worker", address, "--nthreads=1", "--death-timeout=60")
    yield Cluster(address, scheduler, worker)
    for process in [worker, scheduler]:
        process.terminate()
        process.wait()


@pytest.mark.only_in_ci
@needs_sandbox
def test_a_scheduler_that_is_killed_takes_no_mark_with_it(course, cluster):
    expected = {"a": 6, "b": UNSHIFTED_POINTS, "c": 6}
    for student, points in expected.items():
        course.submit(student, course.answered(RIGHT if points == 6 else UNSHIFTED))
    driver = course.start("grading.grade", "small", "--scheduler", cluster.address)
    until(driver, "[1/3]")
    cluster.scheduler.kill()
    out, _ = driver.communicate(timeout=300)
    assert driver.returncode == 1 and "the Dask cluster is gone" in out, out
    assert "Traceback" not in out
    assert whole(course.root / "gradebook.db")
    rest = course.run("grading.grade", "small")
    assert "marked already" in rest.stdout and "0 of them" not in rest.stdout
    assert course.auto_scores() == expected


@pytest.mark.only_in_ci
def test_an_address_where_nothing_answers_is_said_so(course, monkeypatch):
    course.submit("a", course.answered(RIGHT))
    nowhere = course.run("grading.grade", "small", "--scheduler", "tcp://127.0.0.1:9")
    assert nowhere.returncode == 2, nowhere.stdout + nowhere.stderr
    assert nowhere.stderr == "Cannot mark on tcp://127.0.0.1:9: no Dask scheduler answers there.\n"


def profiling(client: Client) -> set[str]:
    client.wait_for_workers(1)
    [found] = client.run(
        lambda dask_worker: {name for name in dask_worker.periodic_callbacks if "profile" in name}
    ).values()
    return found


def test_no_worker_profiles_itself_though_dask_s_own_does(cluster):
    with Client(cluster.address) as client:
        assert profiling(client) == {"profile", "profile-cycle"}, "dask_profiler.py is of no use any more"
    with cluster_at(cluster.address) as client:
        assert profiling(client) == set()
    with workers_here(1) as client:
        assert profiling(client) == set()


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="only Linux keeps processes to a core")
def test_each_worker_here_keeps_to_a_core_of_its_own():
    cores = sorted(os.sched_getaffinity(0))
    with workers_here(2) as client:
        kept = [
            client.submit(os.sched_getaffinity, 0, workers=[worker], pure=False).result()
            for worker in client.scheduler_info()["workers"]
        ]
    assert sorted(map(min, kept)) == sorted((cores * 2)[:2])
    assert set(map(len, kept)) == {1}


def test_the_driver_reads_only_as_many_submissions_as_workers_soon_need():
    read = []

    def job(student: str) -> Job:
        read.append(student)
        return Job(student, "small", {}, {}, "", True)

    students = [f"student {number}" for number in range(30)]
    with workers_here(1) as client:
        for done, (_, outcome) in enumerate(outcomes(client, students, job), start=1):
            assert outcome == {}
            assert done <= len(read) < done + AHEAD
    assert read == students and done == len(students)
