"""A process and all processes that it started."""

import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil


def family_of(pid: int) -> list[psutil.Process]:
    family = []
    waiting = [pid]
    while waiting:
        with suppress(psutil.NoSuchProcess):  # it has ended in the meantime
            family.append(psutil.Process(waiting.pop()))
            waiting += children_of(family[-1])
    return family


def children_of(process: psutil.Process) -> list[int]:
    """Linux lists the children of each thread. Elsewhere psutil looks through all processes of the machine, which takes far longer."""
    lists = of_each_thread(process.pid, "children")
    if lists:
        return [int(pid) for pids in lists for pid in pids.split()]
    return [child.pid for child in process.children()]


def of_each_thread(pid: int, name: str) -> list[str]:
    """The texts of this file of Linux for all threads of a process. The process, and each thread, may end at any moment."""
    texts = []
    with suppress(OSError):  # the process has ended, or this is not Linux
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with suppress(OSError):  # the thread has ended
                texts.append((thread / name).read_text())
    return texts


def memory_of(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.Error:
        return 0


def bytes_without_name(processes: Iterable[psutil.Process]) -> int:
    """The bytes of files that have no name and exist only as long as these processes have them open.

    Such are deleted files, which no folder shows, and files of `memfd_create`, which count for no process's memory.
    """
    sizes = {}
    for process in processes:
        with suppress(OSError):  # it has ended in the meantime
            for descriptor in Path(f"/proc/{process.pid}/fd").iterdir():
                with suppress(OSError):  # it was closed in the meantime
                    file = descriptor.stat()
                    if stat.S_ISREG(file.st_mode) and file.st_nlink == 0:
                        sizes[file.st_dev, file.st_ino] = file.st_blocks * 512
    return sum(sizes.values())
