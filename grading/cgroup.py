"""A control group of its own for each submission, where Linux grants one: it limits all processes of a submission together."""

import os
import re
import secrets
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from .cgroup_places import NoCgroupError, granted, pids_in

MEMORY_BYTES = 3 * 2**30
PROCESSES = 256  # threads count, too
PERIOD = 100_000  # microseconds; as many of them for processor time are one core
REMOVE_SECONDS = 10
NICE = os.getpriority(os.PRIO_PROCESS, 0)  # Linux weighs groups, not the processes in them
WEIGHT = max(2, round(1024 / 1.25**NICE))

ENTER = 'until [ "$1" = -- ]; do echo 0 > "$1/cgroup.procs" || exit; shift; done; shift; exec "$@"'
LIMITS = {
    1: {
        "memory": {"memory.limit_in_bytes": MEMORY_BYTES},
        "pids": {"pids.max": PROCESSES},
        "cpu": {"cpu.cfs_period_us": PERIOD, "cpu.cfs_quota_us": PERIOD, "cpu.shares": WEIGHT},
        "cpuacct": {},
    },
    2: {
        "": {
            "memory.max": MEMORY_BYTES,
            "memory.swap.max": 0,
            "pids.max": PROCESSES,
            "cpu.max": f"{PERIOD} {PERIOD}",
            "cpu.weight.nice": NICE,
        }
    },
}
OPTIONAL = {"memory.swap.max"}  # a system without swap has no such file


@dataclass(frozen=True)
class Cgroup:
    """`folders` are its folder in each hierarchy, by controller; version 2 has one hierarchy."""

    version: int
    folders: dict[str, Path]

    def words(self) -> list[str]:
        """The words before a command that run it in this group."""
        return ["sh", "-c", ENTER, "sh", *map(str, self.folders.values()), "--"]

    def processor_seconds(self) -> float:
        """The processor time of all its processes, those that have ended, too."""
        if self.version == 1:
            return int((self.folders["cpuacct"] / "cpuacct.usage").read_text()) / 1e9
        return entry(self.folders[""] / "cpu.stat", "usage_usec") / 1e6

    def has_exceeded_memory(self) -> bool:
        """Whether Linux has ended one of its processes because of the limit of memory."""
        if self.version == 1:
            return entry(self.folders["memory"] / "memory.oom_control", "oom_kill") > 0
        return entry(self.folders[""] / "memory.events", "oom_kill") > 0

    def remove(self) -> None:
        """Ends all its processes, and removes it."""
        end = time.monotonic() + REMOVE_SECONDS
        for folder in self.folders.values():
            while folder.exists() and time.monotonic() < end:
                for pid in pids_in(folder):
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                with suppress(OSError):  # a process is still ending
                    folder.rmdir()
                    break
                time.sleep(0.02)


def new_cgroup() -> Cgroup:
    """Raises NoCgroupError if none is granted."""
    version, parents = granted()
    remove_left_behind(version, parents)
    name = f"softmax-{os.getpid()}-{secrets.token_hex(4)}"
    made = Cgroup(version, {controller: parent / name for controller, parent in parents.items()})
    try:
        for controller, folder in made.folders.items():
            folder.mkdir()
            for file, limit in LIMITS[version][controller].items():
                if file not in OPTIONAL or (folder / file).exists():
                    (folder / file).write_text(str(limit))
    except OSError as error:
        made.remove()
        raise NoCgroupError(f"no control group can be made ({error.strerror})") from error
    return made


def remove_left_behind(version: int, parents: dict[str, Path]) -> None:
    """Removes the groups of graders that were killed."""
    for controller, parent in parents.items():
        for folder in parent.glob("softmax-*-*"):
            owner = re.fullmatch(r"softmax-(\d+)-\w+", folder.name)
            if owner and not psutil.pid_exists(int(owner[1])):
                Cgroup(version, {controller: folder}).remove()


def entry(file: Path, name: str) -> int:
    """The number that stands behind the name in a file of such lines; 0 if there is none."""
    lines = (line.split() for line in file.read_text().splitlines())
    return next((int(words[1]) for words in lines if words[0] == name), 0)
