"""A short-lived folder for one kernel's connection file and sockets."""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import psutil

PLACE = Path("/tmp")
BLOCK = 4096  # bytes


@contextmanager
def run_folder() -> Iterator[Path]:
    """The name is short, because a unix socket's path may have only 107 bytes."""
    remove_left_behind_once()
    folder = Path(tempfile.mkdtemp(prefix=f"mark-{os.getpid()}-", dir=PLACE))
    try:
        yield folder
    finally:
        remove(folder)


def remove_left_behind() -> None:
    """Removes the folders of graders that were killed, and kills their sandboxes.

    Bubblewrap 0.8.0 asks Linux to kill it when the process that started it ends. It does not check whether that process still
    exists. So if the grader is killed just before bubblewrap asks, the kernel goes on running.
    """
    for folder in PLACE.glob("mark-*-*"):
        owner = re.fullmatch(r"mark-(\d+)-\w+", folder.name)
        if owner and not psutil.pid_exists(int(owner[1])):
            kill_all_that_name(folder)
            remove(folder)


@cache
def remove_left_behind_once() -> None:
    """Calls `remove_left_behind` before a process makes its first folder."""
    remove_left_behind()


def kill_all_that_name(folder: Path) -> None:
    for process in psutil.process_iter(["cmdline"]):
        if any(str(folder) in word for word in process.info["cmdline"] or []):
            with suppress(psutil.Error):  # it has ended in the meantime
                process.kill()


def bytes_in(folder: Path) -> int:
    """The bytes of all files in the folder, at least one block for each: empty files use up the disk, too.

    A folder that cannot be read, since it is closed or too deep for a path, counts as more than any disk has.
    """
    total = 0
    folders = [str(folder)]
    while folders:
        try:
            with suppress(FileNotFoundError):  # the folder has just been deleted
                for entry in os.scandir(folders.pop()):
                    with suppress(FileNotFoundError):  # this file has
                        total += max(entry.stat(follow_symlinks=False).st_size, BLOCK)
                        if entry.is_dir(follow_symlinks=False):
                            folders.append(entry.path)
        except OSError:
            return sys.maxsize
    return total


def remove(folder: Path) -> None:
    """Removes what a submission left, by programs that no depth of folders stops: Python 3.11's rmtree is recursive."""
    for program in (["chmod", "-R", "u+rwx"], ["rm", "-rf"]):
        subprocess.run([*program, str(folder)], stderr=subprocess.DEVNULL, env={"PATH": os.defpath})
