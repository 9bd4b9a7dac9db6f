"""`npm run receive -- <assignment> <folder or zip>`: sorts the files that a learning platform gives into submitted/."""

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import nbformat

from .arrivals import Arrival, arrivals
from .course import Course
from .submission import parse_submission

# Matched with the path within the folder or zip. The group `student` is the student's name.
PATTERNS = {
    "Moodle": r"(?:.*/)?(?P<student>[^/]+_\d+)_assignsubmission_file_?/?.*\.ipynb",
    "Canvas": r"(?:.*/)?(?P<student>[^/_]+)_(?:LATE_)?\d+_\d+_[^/]*\.ipynb",
    "a folder for each student": r"(?:.*/)?(?P<student>[^/]+)/[^/]+\.ipynb",
    "a file for each student": r"(?P<student>[^/]+)\.ipynb",
}


@dataclass(frozen=True)
class Understood:
    """Whose file it is, and which notebook of the assignment; `why_not` says why it is left out."""

    arrival: Arrival
    student: str = ""
    notebook: str = ""
    why_not: str = ""


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="npm run receive --", description="Take in files from a learning platform.")
    parser.add_argument("assignment")
    parser.add_argument("source", type=Path, help="a folder or a zip file")
    parser.add_argument("--pattern", help="regular expression of a path, with a group (?P<student>…)")
    parser.add_argument("--dry-run", action="store_true", help="only list what was understood")
    options = parser.parse_args(words)
    course = Course.open()
    releases = {file.stem: file for file in course.releases(options.assignment)}
    if not releases:
        print(f"Cannot receive {options.assignment}: exercises/ has no such assignment.", file=sys.stderr)
        return 2
    patterns = [options.pattern] if options.pattern else list(PATTERNS.values())
    understood = latest([understand(one, patterns, releases) for one in arrivals(options.source)])
    for one in understood:
        print(f"{one.arrival.name}  →  {one.why_not or f'{one.student}: {one.notebook}'}")
        if not one.why_not and not options.dry_run:
            folder = course.folder("submitted", one.student, options.assignment)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{one.notebook}.ipynb").write_bytes(one.arrival.content)
            (folder / "timestamp.txt").write_text(timestamp(one, understood))
    taken = sum(not one.why_not for one in understood)
    print(f"{taken} of {len(understood)} files {'would be' if options.dry_run else 'were'} taken.")
    return 0


def timestamp(one: Understood, understood: list[Understood]) -> str:
    """When the student's last file was changed, in nbgrader's format."""
    times = [other.arrival.changed for other in understood if other.student == one.student and not other.why_not]
    return f"{datetime.fromtimestamp(max(times), UTC):%Y-%m-%d %H:%M:%S} UTC"


def understand(arrival: Arrival, patterns: Iterable[str], releases: dict[str, Path]) -> Understood:
    if arrival.why_not:
        return Understood(arrival, why_not=arrival.why_not)
    for pattern in patterns:
        if found := re.fullmatch(pattern, arrival.name):
            student = student_id(found["student"])
            break
    else:
        return Understood(arrival, why_not="left out: no student's name in it")
    if not student:
        return Understood(arrival, why_not="left out: its student's name cannot name a folder")
    return Understood(arrival, student, notebook_of(arrival.content, releases))


def student_id(name: str) -> str:
    """The name of a student's folder, in any alphabet; empty if it would not be one plain folder."""
    name = unicodedata.normalize("NFC", name).strip()
    return "" if name.startswith(".") or re.search(r"[\\/\0*?\[\]]", name) or len(name.encode()) > 200 else name


def notebook_of(content: bytes, releases: dict[str, Path]) -> str:
    """The released notebook that shares most cells with the file. Its name does not count: platforms and browsers rename files."""
    ids = {cell.grade_id for cell in parse_submission(content).cells}
    return max(releases, key=lambda name: len(ids & ids_in(releases[name])))


def ids_in(release: Path) -> set[str]:
    cells = nbformat.read(release, as_version=4).cells
    return {cell.metadata["nbgrader"]["grade_id"] for cell in cells if "nbgrader" in cell.metadata}


def latest(understood: list[Understood]) -> list[Understood]:
    """Of several files for one notebook of a student, the one that was changed last."""
    last: dict[tuple[str, str], Understood] = {}
    for one in understood:
        key = (one.student, one.notebook)
        if not one.why_not and (key not in last or one.arrival.changed >= last[key].arrival.changed):
            last[key] = one
    kept = set(map(id, last.values()))
    return [
        one if one.why_not or id(one) in kept else Understood(one.arrival, why_not="left out: there is a later one")
        for one in understood
    ]


if __name__ == "__main__":
    sys.exit(main())
