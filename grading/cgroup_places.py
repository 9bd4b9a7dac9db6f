"""Where Linux lets this grader make control groups.

Version 1 grants one where the grader may write to the hierarchies, as root may. Version 2 grants one in a group that is delegated to
the grader and that nothing else runs in: `systemd-run --user --scope -p Delegate=yes npm run grade -- …`.
Reference: https://docs.kernel.org/admin-guide/cgroup-v2.html and https://docs.kernel.org/admin-guide/cgroup-v1/
"""

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

import psutil

VERSION_1 = {"memory", "pids", "cpu", "cpuacct"}  # each controller may have a hierarchy of its own
VERSION_2 = {"memory", "pids", "cpu"}
OWN_LEAF = "softmax-grader"  # version 2: the grader's own processes, since a group with processes passes nothing on


class NoCgroupError(Exception):
    """Linux grants no group. The text says why."""


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
    if not VERSION_1 <= mounted.keys() & own.keys():
        return {}
    folders = {controller: mounted[controller] / own[controller] for controller in VERSION_1}
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
    if not VERSION_2 <= set((parent / "cgroup.controllers").read_text().split()):
        raise NoCgroupError(f"the control group {parent} has not all of {', '.join(sorted(VERSION_2))}")
    if folder == parent:
        process = psutil.Process()
        ours = {process.pid, *(each.pid for each in [*process.parents(), *process.children(recursive=True)])}
        present = pids_in(parent)
        if not set(present) <= ours:
            raise NoCgroupError("the control group holds other programs, too")
        (parent / OWN_LEAF).mkdir(exist_ok=True)
        for pid in present:
            (parent / OWN_LEAF / "cgroup.procs").write_text(str(pid))
    (parent / "cgroup.subtree_control").write_text(" ".join(f"+{controller}" for controller in sorted(VERSION_2)))
    return parent


def may_write(folder: Path) -> bool:
    return os.access(folder, os.W_OK) and os.access(folder / "cgroup.procs", os.W_OK)


def pids_in(folder: Path) -> list[int]:
    with suppress(OSError):  # it has just been removed
        return [int(pid) for pid in (folder / "cgroup.procs").read_text().split()]
    return []
