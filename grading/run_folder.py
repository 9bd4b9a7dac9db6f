"""A short-lived folder for one kernel's connection file and sockets."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def run_folder() -> Iterator[Path]:
    """Its name is short: a unix socket's path may have 107 bytes."""
    folder = Path(tempfile.mkdtemp(prefix="mark-", dir="/tmp"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def bytes_in(folder: Path) -> int:
    """What was written to it, files of files left out; a folder that cannot be read counts as nothing."""
    total = 0
    try:
        for path in folder.rglob("*"):
            total += path.lstat().st_size
    except OSError:
        pass
    return total
