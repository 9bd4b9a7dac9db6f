"""Writes a received notebook into submitted/, completely or not at all. Overwrites nothing."""

from datetime import UTC, datetime
from pathlib import Path

from .whole_file import whole_file


class AlreadyThereError(Exception):
    """The student submitted another notebook before."""


def hand_over(content: bytes, file: Path, when: datetime, kept: Path | None) -> None:
    """Writes the notebook and the time. A different notebook that is there already is moved to the folder `kept`.

    Raises AlreadyThereError if there is one and `kept` is None. If the same notebook is there, nothing changes.
    """
    there = file.read_bytes() if file.is_file() else None
    if there == content:
        return
    if there is not None:
        if kept is None:
            raise AlreadyThereError(
                f"{file.parent.parent.name} has already handed in another file; --replace takes this one"
            )
        write(there, kept / f"{datetime.now():%Y%m%d-%H%M%S}-{file.name}")
    write(content, file)
    write(f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC".encode(), file.with_name("timestamp.txt"))


def write(content: bytes, file: Path) -> None:
    with whole_file(file) as unfinished:
        unfinished.write_bytes(content)
