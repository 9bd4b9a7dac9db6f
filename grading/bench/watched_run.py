"""Runs `grading.grade`, measures its submissions, seconds and memory from outside, and kills it if asked to."""

import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from grading.processes import family_of, memory_of

DONE = re.compile(r"^\[(\d+)/(\d+)\]")
ALREADY = re.compile(r"^(\d+) submissions of .*?, (\d+) of them marked already")


@dataclass
class Run:
    """`seconds` go from the driver's first line to the last student. `starting` are those until each worker has marked its first."""

    marked: int = 0
    already: int = 0
    seconds: float = 0
    starting: float = 0
    first: int = 0  # submissions that were marked while workers started
    driver_seconds: float = 0
    peak_memory: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def per_minute(self) -> float:
        """Submissions of a minute in which all workers run, so that the number of students does not count."""
        return 60 * (self.marked - self.first) / (self.seconds - self.starting)

    def __add__(self, other: "Run") -> "Run":
        """The sum of two runs that ran one after the other."""
        return Run(
            self.marked + other.marked,
            self.already + other.already,
            self.seconds + other.seconds,
            self.starting + other.starting,
            self.first + other.first,
            self.driver_seconds + other.driver_seconds,
            max(self.peak_memory, other.peak_memory),
            self.lines + other.lines,
        )

    def rows(self) -> list[str]:
        """The students in the table at the end."""
        after = self.lines[next(i for i, line in enumerate(self.lines) if line.startswith("student ")) + 1 :]
        return [re.split(r" {2,}", line)[0] for line in after if line.strip()]


def watched_run(
    course: Path, environment: dict[str, str], assignment: str, workers: int, kill_after: int | None = None
) -> Run:
    command = [sys.executable, "-m", "grading.grade", assignment, "--workers", str(workers)]
    driver = subprocess.Popen(command, cwd=course, env=environment, stdout=subprocess.PIPE, text=True)
    run = Run()
    watch = threading.Thread(target=watch_memory, args=(driver.pid, run), daemon=True)
    watch.start()
    start = time.monotonic()
    for line in driver.stdout:
        run.lines.append(line.rstrip("\n"))
        if found := ALREADY.match(line):
            run.already, start = int(found[2]), time.monotonic()
        if found := DONE.match(line):
            run.marked, run.seconds = int(found[1]), time.monotonic() - start
            if run.marked <= workers:
                run.first, run.starting = run.marked, run.seconds
            run.driver_seconds = sum(psutil.Process(driver.pid).cpu_times()[:2])
            print(f"\r{line.strip():<70}", end="", file=sys.stderr, flush=True)
            if run.marked == kill_after:
                driver.send_signal(signal.SIGKILL)
                break
    driver.wait()
    watch.join()
    print(file=sys.stderr)
    return run


def watch_memory(pid: int, run: Run) -> None:
    while family := family_of(pid):
        run.peak_memory = max(run.peak_memory, sum(map(memory_of, family)))
        if family[0].status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.5)
