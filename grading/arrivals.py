"""Reads the files of a folder or zip from strangers. Nothing is unpacked under the names that they chose."""

import os
import stat
import time
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from .submission import LARGEST_FILE

MOST_FILES = 20_000
MOST_IN_INNER_ZIP = 500
LEFT_BY_SYSTEMS = {"__MACOSX", ".ipynb_checkpoints", ".DS_Store", "Thumbs.db", "desktop.ini"}
LEFT_BY_SYSTEMS |= {".git", ".venv", "node_modules"}
UTF8_FLAG = 0x800
UNICODE_PATH = 0x7075  # an extra field of Info-ZIP: the CRC of the name that it replaces, and the name in UTF-8


class UnreadableError(Exception):
    """The source, or a file in it, cannot be read. The text says why."""


@dataclass(frozen=True)
class Arrival:
    """A file: its path within the folder or zip, and the time of its last change, in seconds. `why_not`: why it is left out.

    `read` returns the content. It raises UnreadableError.
    """

    name: str
    changed: float
    read: Callable[[], bytes]
    why_not: str = ""


@contextmanager
def arrivals(source: Path) -> Iterator[list[Arrival]]:
    """All files, sorted by name. Raises UnreadableError if the source is neither a folder nor a zip."""
    if source.is_dir():
        yield in_order(in_folder(source))
    elif not source.exists():
        raise UnreadableError("there is no such file or folder")
    else:
        with opened_zip(source) as archive:
            yield in_order(in_zip(archive))


def opened_zip(source: Path | BytesIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except OSError as error:
        raise UnreadableError(error.strerror or "it cannot be opened") from error
    except Exception as error:  # a list of files that is damaged on purpose can make zipfile raise many errors
        raise UnreadableError("it is not a zip file, or it is incomplete") from error


def in_order(found: Iterator[Arrival]) -> list[Arrival]:
    """Sorted by name. A zip may hold several files of one name: these get a number."""
    files: list[Arrival] = []
    names: dict[str, int] = {}
    for one in found:
        if len(files) >= MOST_FILES:
            raise UnreadableError(f"it holds more than {MOST_FILES} files")
        names[one.name] = names.get(one.name, 0) + 1
        again = f" #{names[one.name]}" if names[one.name] > 1 else ""
        files.append(Arrival(one.name + again, one.changed, one.read, one.why_not))
    return sorted(files, key=lambda one: one.name)


def in_folder(folder: Path) -> Iterator[Arrival]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in LEFT_BY_SYSTEMS]
        for name in names:
            file = Path(place) / name
            path = unicodedata.normalize("NFC", file.relative_to(folder).as_posix())
            if left_by_a_system(path):
                continue
            kind = file.lstat()
            if not stat.S_ISREG(kind.st_mode):
                yield left_out(path, "a link" if stat.S_ISLNK(kind.st_mode) else "no plain file")
            else:
                yield Arrival(path, kind.st_mtime, lambda file=file: limited(lambda: open(file, "rb")))


def in_zip(archive: zipfile.ZipFile, outer: str = "") -> Iterator[Arrival]:
    """The files of a zip, and those of the zips in it, since students hand in zips, too. Deeper zips are not opened."""
    for entry in archive.infolist():
        path = outer + name_of(entry)
        if path.endswith("/") or left_by_a_system(path):
            continue
        if ".." in path.split("/") or path.startswith("/"):
            yield left_out(path, "its path leads out of the zip")
        elif stat.S_ISLNK(entry.external_attr >> 16):
            yield left_out(path, "a link")
        else:
            found = Arrival(path, seconds_of(entry), lambda entry=entry: limited(lambda: archive.open(entry)))
            yield found if outer or not path.casefold().endswith(".zip") else left_out(path, "what is in it follows")
            if not outer and path.casefold().endswith(".zip"):
                yield from in_inner_zip(found)


def in_inner_zip(file: Arrival) -> Iterator[Arrival]:
    try:
        with opened_zip(BytesIO(file.read())) as archive:
            if len(archive.infolist()) > MOST_IN_INNER_ZIP:
                raise UnreadableError(f"it holds more than {MOST_IN_INNER_ZIP} files")
            for one in in_order(in_zip(archive, f"{file.name}/")):
                yield Arrival(one.name, one.changed, lambda name=one.name: from_inner_zip(file, name), one.why_not)
    except UnreadableError as error:
        yield left_out(f"{file.name}/", str(error))


def from_inner_zip(file: Arrival, name: str) -> bytes:
    """Opens the zip again: the inner zips of a whole class would not fit into memory."""
    with opened_zip(BytesIO(file.read())) as archive:
        return next(one for one in in_order(in_zip(archive, f"{file.name}/")) if one.name == name).read()


def limited(open_it: Callable) -> bytes:
    """Reads at most LARGEST_FILE bytes, since the size that a zip states may be wrong."""
    try:
        with open_it() as stream:
            content = stream.read(LARGEST_FILE + 1)
    except Exception as error:  # encrypted, cut off, compressed in an unknown way, no permission
        raise UnreadableError(f"it cannot be unpacked ({error})") from error
    if len(content) > LARGEST_FILE:
        raise UnreadableError(f"more than {LARGEST_FILE // 2**20} MB")
    return content


def name_of(entry: zipfile.ZipInfo) -> str:
    """The path as its author wrote it. Without the UTF-8 flag Python assumes cp437, but macOS writes UTF-8 without the flag.

    Some programs on Windows separate folders by a backslash.
    """
    name = entry.filename
    if not entry.flag_bits & UTF8_FLAG:
        raw = name.encode("cp437", "replace")
        name = unicode_path(entry.extra, raw) or utf8(raw) or name
    return unicodedata.normalize("NFC", name.replace("\\", "/"))


def unicode_path(extra: bytes, raw: bytes) -> str | None:
    while len(extra) >= 4:
        kind, size = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == UNICODE_PATH and int.from_bytes(field[1:5], "little") == zlib.crc32(raw):
            return utf8(field[5:])
    return None


def utf8(raw: bytes) -> str | None:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None


def seconds_of(entry: zipfile.ZipInfo) -> float:
    """A zip holds local time without its zone."""
    try:
        return time.mktime((*entry.date_time, 0, 0, -1))
    except (OverflowError, ValueError):
        return 0


def left_by_a_system(path: str) -> bool:
    parts = path.split("/")
    return bool(LEFT_BY_SYSTEMS.intersection(parts)) or parts[-1].startswith("._")


def left_out(name: str, why: str) -> Arrival:
    return Arrival(name, 0, bytes, why)
