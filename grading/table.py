"""The table at the end of a run."""

from dataclasses import dataclass

from .gradebook import Standing
from .terminal import one_line


@dataclass(frozen=True)
class Row:
    student: str
    standing: Standing | None
    remarks: list[str]
    failed: bool

    def cells(self) -> list[str]:
        points = f"{self.standing.points:g} of {self.standing.of:g}" if self.standing else "none"
        person = "free text to mark" if self.standing and self.standing.needs_person else ""
        happened = " ".join([*self.remarks, *self._late()]) or ("not marked" if self.failed else "")
        return [self.student, points, person, happened]

    def _late(self) -> list[str]:
        seconds = self.standing.seconds_late if self.standing else 0
        return [f"Handed in {in_words(seconds)} late."] if seconds > 0 else []


def in_words(seconds: float) -> str:
    for unit, length in {"d": 86400, "h": 3600, "min": 60}.items():
        if seconds >= length:
            return f"{seconds / length:.1f} {unit}"
    return f"{seconds:.0f} s"


def table(rows: list[Row]) -> list[str]:
    """The lines of the table. Pads the columns to equal width, except the last."""
    cells = [["student", "points", "needs a person", "what happened"]]
    cells += [[one_line(text) for text in row.cells()] for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(3)]
    lines = [
        "  ".join([*(text.ljust(width) for text, width in zip(line, widths, strict=False)), line[3]]).rstrip()
        for line in cells
    ]
    return ["", *lines]
