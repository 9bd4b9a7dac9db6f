"""`npm run similar -- <assignment>`: lists pairs of students whose code resembles each other. It judges nobody."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import combinations
from pathlib import Path

import nbformat
from copydetect import CodeFingerprint, compare_files
from pygments.lexers.javascript import TypeScriptLexer
from pygments.token import Comment, Name

from .course import Course
from .exports.csv_file import write_csv
from .spreadsheet import harmless
from .submission import read_submission
from .terminal import say
from .transplant import transplant

SHORTEST = 25  # characters of normalised code that must agree, the default of copydetect
WINDOW = 6  # passages of SHORTEST + WINDOW - 1 characters are found for sure, the default of copydetect
SHOWN = 20
LEXER = TypeScriptLexer()


@dataclass(frozen=True)
class Pair:
    """Two students, and the share of the shorter one's code that is in the other's."""

    notebook: str
    students: tuple[str, str]
    share: float


def main(words: list[str] | None = None) -> int:
    options = parse(words)
    course = Course.open()
    releases = course.releases(options.assignment)
    if not releases:
        say(f"Cannot compare {options.assignment}: it is not released. `npm run release` does it.", to=sys.stderr)
        return 2
    pairs = [pair for release in releases for pair in pairs_of(course, options.assignment, release)]
    alike = sorted((pair for pair in pairs if pair.share >= options.at_least), key=lambda pair: -pair.share)
    file = course.root / "marks" / options.assignment / "similar.csv"
    rows = ([f"{pair.share:.2f}", *map(harmless, pair.students), pair.notebook] for pair in alike)
    write_csv(file, [["share", "student", "other student", "notebook"], *rows])
    for pair in alike[:SHOWN]:
        say(f"{pair.share:4.0%}  {pair.students[0]}, {pair.students[1]}: {pair.notebook}")
    say(f"{len(alike)} of {len(pairs)} pairs share {options.at_least:.0%} of their code or more. All of them: {file}")
    return 0


def parse(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="npm run similar --", description="List pairs of students with similar code.")
    parser.add_argument("assignment")
    parser.add_argument(
        "--at-least", type=float, default=0.8, metavar="SHARE", help="share of the code, 0 – 1; default 0.8"
    )
    return parser.parse_args(words)


def pairs_of(course: Course, assignment: str, release: Path) -> Iterator[Pair]:
    """Compares every two students. Names, spaces and comments do not count, nor does what the released notebook holds."""
    released = nbformat.read(release, as_version=4)
    given = list(fingerprint(code_of(released), []).hashes)
    students = course.students(assignment)
    files = {student: course.folder("submitted", student, assignment) / release.name for student in students}
    prints = {
        student: fingerprint(code_of(transplant(released, read_submission(file))[0]), given)
        for student, file in files.items()
        if file.exists()
    }
    with_code = {student: found for student, found in prints.items() if found.token_coverage > 0}
    for one, other in combinations(sorted(with_code), 2):
        _, shares, _ = compare_files(with_code[one], with_code[other])
        yield Pair(release.stem, (one, other), float(max(shares)))


def code_of(notebook: nbformat.NotebookNode) -> str:
    """The code of the cells that a student writes."""
    cells = (cell for cell in notebook.cells if cell.cell_type == "code")
    return "\n".join(cell.source for cell in cells if cell.metadata.get("nbgrader", {}).get("solution"))


def fingerprint(code: str, boilerplate: list[int]) -> CodeFingerprint:
    return CodeFingerprint("", SHORTEST, WINDOW, boilerplate, filter=False, fp=StringIO(normalised(code)))


def normalised(code: str) -> str:
    """Code without spaces and comments, each name one letter, except what follows a point, such as `exp` in `tf.exp`.

    The filter of copydetect 0.5.0 leaves the names of TypeScript as they are.
    """
    parts: list[str] = []
    for kind, text in LEXER.get_tokens(code):
        if kind in Name and parts[-1:] != ["."]:
            parts.append("N")
        elif kind not in Comment and text.strip():
            parts.append(text)
    return "".join(parts)


if __name__ == "__main__":
    sys.exit(main())
