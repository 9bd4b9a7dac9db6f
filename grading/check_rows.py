"""The rows of a check's table, kept beside it in a marked notebook, so that exports and analyses need not read HTML."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

KEY = "softmax-notebooks"
SIGNS = {
    "missing": "○ still missing",
    "not yet": "✗ not yet",
    "almost": "✗ almost",
    "correct": "✓ correct",
    "note": "✓ correct, and note",
}


@dataclass(frozen=True)
class CheckRow:
    """One verdict, as `Verdict` of checks/ has it: what was tested, how it went, what was seen, what to think about next."""

    task: str
    voice: str
    seen: str
    next: str

    @property
    def passes(self) -> bool:
        return self.voice in ("correct", "note")

    def __str__(self) -> str:
        return f"{SIGNS[self.voice]}: {self.task}\n    {self.seen}" + (f"\n    → {self.next}" if self.next else "")


def metadata_of(rows: list[CheckRow]) -> dict[str, Any]:
    """The rows as metadata of a cell's output."""
    return {KEY: {"rows": [asdict(row) for row in rows]}}


def rows_in(marked: Path) -> dict[str, list[CheckRow]]:
    """The rows of each check in a marked notebook, by the name of its cell. Empty if the file cannot be read."""
    try:
        cells = json.loads(marked.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError):  # absent, or cut off by a kill or a full disk
        return {}
    return {name: rows for cell in cells if (name := grade_id(cell)) and (rows := rows_of(cell))}


def grade_id(cell: dict) -> str | None:
    return cell.get("metadata", {}).get("nbgrader", {}).get("grade_id")


def rows_of(cell: dict) -> list[CheckRow]:
    kept = [output.get("metadata", {}).get(KEY) for output in cell.get("outputs", [])]
    return [CheckRow(**row) for one in kept if one for row in one["rows"]]
