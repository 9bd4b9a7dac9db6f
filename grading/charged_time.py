"""The time that counts against a submission's limit: a busy machine takes nothing of it."""

import time
from collections.abc import Callable
from contextlib import suppress

import psutil

from .processes import of_each_thread

MOST_WAITED = 0.8  # of the elapsed time, so that nothing runs for more than 5 times its limit


class ChargedTime:
    """Counts from when it is made.

    It counts the processor time of all processes; or else, for a program that sleeps, the elapsed time without that in which its
    threads were ready to run but other programs had the processor.
    """

    def __init__(self, processor_seconds: Callable[[], float], family: Callable[[], list[psutil.Process]]):
        self.processor_seconds = processor_seconds
        self.family = family
        self.start = time.monotonic()
        self.used_before = processor_seconds()
        self.waited_before = waited_by(family())

    def seconds(self) -> float:
        elapsed = time.monotonic() - self.start
        waited = max(0.0, waited_by(self.family()) - self.waited_before)
        return max(self.processor_seconds() - self.used_before, elapsed - min(waited, MOST_WAITED * elapsed))


def waited_by(processes: list[psutil.Process]) -> float:
    """Seconds in which threads of these processes waited for a processor. 0 where Linux does not tell."""
    return sum(waited(text) for each in processes for text in of_each_thread(each.pid, "schedstat"))


def waited(schedstat: str) -> float:
    """Linux writes the nanoseconds that a thread ran, those that it waited, and how often it ran."""
    with suppress(ValueError, IndexError):  # the kernel keeps no such statistics
        return int(schedstat.split()[1]) / 1e9
    return 0.0
