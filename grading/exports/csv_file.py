"""Writes CSV as spreadsheets and platforms read it: UTF-8 with a mark at its beginning, every field quoted."""

import csv
from collections.abc import Iterable
from pathlib import Path

from ..whole_file import whole_file


def write_csv(file: Path, lines: Iterable[Iterable[str]]) -> None:
    """Every field is quoted, since names can hold commas. nbgrader 0.9.6 quotes nothing."""
    with whole_file(file) as unfinished, open(unfinished, "w", newline="", encoding="utf-8-sig") as out:
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows(lines)
