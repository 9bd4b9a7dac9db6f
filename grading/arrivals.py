"""Reads the files of a folder or zip that strangers made. Nothing is unpacked under the names that they chose."""

import stat
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .submission import LARGEST_FILE

MOST_FILES = 20_000
LARGEST_TOTAL = 2 * 2**30


@dataclass(frozen=True)
class Arrival:
    """A file: its path within the folder or zip, and when it was changed, in seconds. `why_not` says why it is left out."""

    name: str
    content: bytes
    changed: float
    why_not: str = ""


def arrivals(source: Path) -> Iterator[Arrival]:
    """Yields all files in order of their names. Raises ValueError if they are suspiciously many or large."""
    total = 0
    for count, arrival in enumerate(in_zip(source) if source.is_file() else in_folder(source), start=1):
        total += len(arrival.content)
        if count > MOST_FILES or total > LARGEST_TOTAL:
            raise ValueError(f"Cannot read {source}: more than {MOST_FILES} files or {LARGEST_TOTAL // 2**30} GB")
        yield arrival


def in_folder(folder: Path) -> Iterator[Arrival]:
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_symlink():
            yield left_out(name, "left out: a link")
        elif file.is_file():
            with open(file, "rb") as stream:
                yield readable(name, stream.read(LARGEST_FILE + 1), file.stat().st_mtime)


def in_zip(file: Path) -> Iterator[Arrival]:
    with zipfile.ZipFile(file) as archive:
        for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
            if entry.is_dir():
                continue
            if stat.S_ISLNK(entry.external_attr >> 16):
                yield left_out(entry.filename, "left out: a link")
            elif ".." in entry.filename.split("/") or entry.filename.startswith("/") or "\\" in entry.filename:
                yield left_out(entry.filename, "left out: its path leads out of the zip")
            elif entry.filename.endswith(".ipynb"):
                yield from_zip(archive, entry)
            else:
                yield left_out(entry.filename, "left out: no notebook")


def from_zip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Arrival:
    """Reads at most LARGEST_FILE bytes, since the size that a zip states may be wrong."""
    try:
        with archive.open(entry) as stream:
            content = stream.read(LARGEST_FILE + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        return left_out(entry.filename, f"left out: it cannot be unpacked ({error})")
    return readable(entry.filename, content, time.mktime((*entry.date_time, 0, 0, -1)))


def readable(name: str, content: bytes, changed: float) -> Arrival:
    if not name.endswith(".ipynb"):
        return left_out(name, "left out: no notebook")
    if len(content) > LARGEST_FILE:
        return left_out(name, f"left out: more than {LARGEST_FILE // 2**20} MB")
    return Arrival(name, content, changed)


def left_out(name: str, why: str) -> Arrival:
    return Arrival(name, b"", 0, why)
