"""A control group of its own for each submission, where Linux grants one: it limits all processes of a submission together.

Version 1 grants one where the grader may write to the hierarchies, as root may. Version 2 grants one in a group that is delegated to
the grader and that nothing else runs in: `systemd-run --user --scope -p Delegate=yes npm run grade -- …`.
Reference: https://docs.kernel.org/admin-guide/cgroup-v2.html and https://docs.kernel.org/admin-guide/cgroup-v1/
"""

import os
import re
import secrets
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import psutil

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
OWN_LEAF = "softmax-grader"  # version 2: the grader's own processes, since a group with processes passes nothing on


class NoCgroupError(Exception):
    """Linux grants no group. The text says why."""


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


def granted() -> tuple[int, dict[str, Path]]:
    """The version, and the folder for new groups in each hierarchy."""
    found = parents_here()
    if isinstance(found, str):
        raise NoCgroupError(found)
    return found


@cache
def parents_here() -> tuple[int, dict[str, Path]] | str:
    """Groups are made below the grader's own, so that its limits hold for them, too. A text says why none can be made."""
    try:
        version, parents = 1, own_folders_1()
        if not parents:
            version, parents = 2, {"": delegated_folder_2()}
    except (OSError, NoCgroupError) as error:
        return str(error) if isinstance(error, NoCgroupError) else f"no control group is granted ({error.strerror})"
    if closed := [folder for folder in parents.values() if not may_write(folder)]:
        return f"the control group {closed[0]} belongs to another user"
    remove_left_behind(version, parents)
    return version, parents


def own_folders_1() -> dict[str, Path]:
    """Empty if version 1 does not have all that is needed."""
    mounted = {}
    for line in Path("/proc/self/mounts").read_text().splitlines():
        _, place, kind, options, *_ = line.split()
        mounted.update({option: Path(place) for option in options.split(",") if kind == "cgroup"})
    own = {}
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        _, controllers, path = line.split(":", 2)
        own.update(dict.fromkeys(controllers.split(","), path.lstrip("/")))
    if not LIMITS[1].keys() <= mounted.keys() & own.keys():
        return {}
    folders = {controller: mounted[controller] / own[controller] for controller in LIMITS[1]}
    return {name: folder if folder.exists() else mounted[name] for name, folder in folders.items()}


def delegated_folder_2(mount: Path | None = None, own: str | None = None) -> Path:
    """Moves the grader's own processes into a leaf, once, and passes the controllers on to the groups beside it."""
    if mount is None:
        places = [line.split() for line in Path("/proc/self/mounts").read_text().splitlines()]
        mount = next((Path(place) for _, place, kind, *_ in places if kind == "cgroup2"), None)
        own = next((line[3:] for line in Path("/proc/self/cgroup").read_text().splitlines() if line[:3] == "0::"), None)
    if mount is None or own is None:
        raise NoCgroupError("this system has no control groups")
    folder = mount / own.lstrip("/")
    parent = folder.parent if folder.name == OWN_LEAF else folder
    needed = {"memory", "pids", "cpu"}
    if not needed <= set((parent / "cgroup.controllers").read_text().split()):
        raise NoCgroupError(f"the control group {parent} has not all of {', '.join(sorted(needed))}")
    if folder == parent:
        process = psutil.Process()
        ours = {process.pid, *(each.pid for each in [*process.parents(), *process.children(recursive=True)])}
        present = pids_in(parent)
        if not set(present) <= ours:
            raise NoCgroupError("the control group holds other programs, too")
        (parent / OWN_LEAF).mkdir(exist_ok=True)
        for pid in present:
            (parent / OWN_LEAF / "cgroup.procs").write_text(str(pid))
    (parent / "cgroup.subtree_control").write_text(" ".join(f"+{controller}" for controller in sorted(needed)))
    return parent


def may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and os.access(folder / "cgroup.procs", os.W_OK)


def remove_left_behind(version: int, parents: dict[str, Path]) -> None:
    """Removes the groups of graders that were killed."""
    for controller, parent in parents.items():
        for folder in parent.glob("softmax-*-*"):
            owner = re.fullmatch(r"softmax-(\d+)-\w+", folder.name)
            if owner and not psutil.pid_exists(int(owner[1])):
                Cgroup(version, {controller: folder}).remove()


def pids_in(folder: Path) -> list[int]:
    with suppress(OSError):  # it has just been removed
        return [int(pid) for pid in (folder / "cgroup.procs").read_text().split()]
    return []


def entry(file: Path, name: str) -> int:
    """The number that stands behind the name in a file of such lines; 0 if there is none."""
    lines = (line.split() for line in file.read_text().splitlines())
    return next((int(words[1]) for words in lines if words[0] == name), 0)
