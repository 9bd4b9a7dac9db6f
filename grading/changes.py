"""What a marking run changed in the gradebook: whose points, in which cell, and why the run was asked for."""

import csv
import time
from collections.abc import Iterable
from dataclasses import dataclass

from .cell_states import CellState, States
from .course import Course
from .exports.csv_file import write_csv
from .spreadsheet import harmless

HEAD = ["time", "student", "cell", "points before", "of before", "points", "of", "note"]


@dataclass(frozen=True)
class Change:
    """A cell that has other points than before, or is worth another number of points."""

    cell: str
    before: CellState
    now: CellState

    def __str__(self) -> str:
        return f"{self.cell}: {self.before} → {self.now}"


def changes(before: States, now: States) -> list[Change]:
    """The first mark of a cell is no change."""
    both = [(name, before[name], now[name]) for name in now if name in before]
    return [Change("/".join(name), old, new) for name, old, new in both if str(old) != str(new)]


class ChangeLog:
    """`marks/<assignment>/changes.csv`: every change of the assignment's points, with the note that the run was given."""

    def __init__(self, course: Course, assignment: str):
        self.file = course.root / "marks" / assignment / "changes.csv"

    def add(self, student: str, changed: Iterable[Change], note: str) -> None:
        self._append(
            student, [[change.cell, *numbers(change.before), *numbers(change.now)] for change in changed], note
        )

    def add_unchanged(self, student: str, note: str) -> None:
        """Somebody asked, and the marks stay as they are."""
        self._append(student, [[""] * 5], note)

    def _append(self, student: str, lines: list[list[str]], note: str) -> None:
        head = [time.strftime("%Y-%m-%d %H:%M:%S %z"), harmless(student)]
        whole = [[*head, *line, harmless(note)] for line in lines]
        if whole:
            write_csv(self.file, [HEAD, *(list(line.values()) for line in self.lines()), *whole])

    def lines(self) -> list[dict[str, str]]:
        if not self.file.exists():
            return []
        with open(self.file, encoding="utf-8-sig", newline="") as written:
            return list(csv.DictReader(written))

    def notes(self) -> dict[str, list[str]]:
        """What was noted about each student's marks, with the day, the oldest first."""
        notes: dict[str, dict[str, None]] = {}
        for line in self.lines():
            if line["note"]:
                notes.setdefault(line["student"], {})[f"{line['time'].split(' ')[0]}: {line['note']}"] = None
        return {student: list(texts) for student, texts in notes.items()}


def numbers(state: CellState) -> list[str]:
    return [f"{state.points:g}", f"{state.of:g}"]
