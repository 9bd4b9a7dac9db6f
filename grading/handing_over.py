"""Writes one received notebook into submitted/, whole or not at all, and over nothing that came before."""

import os
from datetime import UTC, datetime
from pathlib import Path


class AlreadyThereError(Exception):
    """The text says what is there."""


def hand_over(content: bytes, file: Path, when: datetime, kept: Path | None) -> None:
    """Another notebook that stands there already goes to the folder `kept`.

    Raises AlreadyThereError when there is one and no such folder is given; the same one again changes nothing.
    """
    there = file.read_bytes() if file.is_file() else None
    if there == content:
        return
    if there is not None:
        if kept is None:
            raise AlreadyThereError(f"{file.parent.parent.name} handed in another one before; --replace takes this one")
        write(there, kept / f"{datetime.now():%Y%m%d-%H%M%S}-{file.name}")
    write(content, file)
    write(f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC".encode(), file.with_name("timestamp.txt"))


def write(content: bytes, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_name(f".{file.name}.unfinished")
    unfinished.write_bytes(content)
    os.replace(unfinished, file)
