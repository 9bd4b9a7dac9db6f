"""What a class found hard: for each graded cell its points, for each check the rows that pass and the mistakes it named."""

import re
from dataclasses import dataclass
from statistics import StatisticsError, correlation, mean

from .check_rows import CheckRow
from .student_marks import CellMark, StudentMarks


@dataclass(frozen=True)
class Mistake:
    """What a check said, and to whom."""

    text: str
    students: list[str]


@dataclass(frozen=True)
class Item:
    """
    A graded cell. `points` are those of the students who are marked already. `discrimination` is the correlation of these points
    with the students' other points, None where one of the two is the same for all. `passed` counts the students by row of the check.
    """

    notebook: str
    cell: str
    of: float
    points: list[float]
    pending: int
    discrimination: float | None
    passed: dict[str, int]
    judged: int
    mistakes: list[Mistake]

    @property
    def mean(self) -> float | None:
        return mean(self.points) if self.points else None

    @property
    def full(self) -> int:
        return sum(points >= self.of for points in self.points)


def analyse(marks: list[StudentMarks]) -> list[Item]:
    cells = dict.fromkeys((part.notebook, part.cell) for one in marks for part in one.parts)
    return [_item(cell, [(one, part) for one in marks for part in one.parts if _is(part, cell)]) for cell in cells]


def _is(part: CellMark, cell: tuple[str, str]) -> bool:
    return (part.notebook, part.cell) == cell


def _item(cell: tuple[str, str], of_students: list[tuple[StudentMarks, CellMark]]) -> Item:
    marked = [(one, part) for one, part in of_students if not part.pending]
    judged = [(one.student, part.rows) for one, part in of_students if part.rows]
    passed = {row.task: 0 for _, rows in judged for row in rows}
    told: dict[str, list[str]] = {}
    for student, rows in judged:
        for row in rows:
            passed[row.task] += row.passes
        for text in mistakes(rows):
            told.setdefault(text, []).append(student)
    frequent_first = sorted((Mistake(*entry) for entry in told.items()), key=lambda mistake: -len(mistake.students))
    return Item(
        *cell,
        of=max(part.of for _, part in of_students),
        points=[part.points for _, part in marked],
        pending=len(of_students) - len(marked),
        discrimination=_correlation([(part.points, one.points - part.points) for one, part in marked]),
        passed=passed,
        judged=len(judged),
        mistakes=frequent_first,
    )


def mistakes(rows: list[CheckRow]) -> list[str]:
    """
    What one check says of one answer, each sentence once. Numbers are left out, because they differ from student to student.
    The advice names the mistake. What was seen stands in for it where no row has advice.
    """
    failed = [row for row in rows if not row.passes]
    texts = [row.next for row in failed if row.next] or [row.seen for row in failed]
    return list(dict.fromkeys(re.sub(r"[-−]?\d[\d.,]*(?:e[-+]?\d+)?", "…", text) for text in texts))


def _correlation(pairs: list[tuple[float, float]]) -> float | None:
    try:
        return correlation(*zip(*pairs, strict=True))
    except (StatisticsError, TypeError):  # fewer than two students, or the same points for all
        return None
