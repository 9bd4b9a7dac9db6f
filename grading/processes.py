"""A process and all processes that it started."""

import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil


def family_of(pid: int) -> list[psutil.Process]:
    try:
        parent = psutil.Process(pid)
        return [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


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
