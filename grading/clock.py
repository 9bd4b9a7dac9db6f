"""Measures the steps of marking: elapsed seconds, and processor seconds including those of the kernel and the judge."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psutil

from .processes import family_of


@dataclass
class Clock:
    """Seconds of each step. The time of a step inside another one counts for both."""

    seconds: dict[str, float] = field(default_factory=dict)
    processor_seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        start, used = time.monotonic(), processor_seconds()
        try:
            yield
        finally:
            add(self.seconds, name, time.monotonic() - start)
            add(self.processor_seconds, name, processor_seconds() - used)


def add(parts: dict[str, float], name: str, seconds: float) -> None:
    parts[name] = round(parts.get(name, 0) + seconds, 2)


def processor_seconds() -> float:
    """Processor seconds of this process and of all processes that it started, including those that have ended."""
    return sum(used_by(process) for process in family_of(os.getpid()))


def used_by(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0
    return times.user + times.system + times.children_user + times.children_system
