"""`moodle-feedback.zip`, for *Upload multiple feedback files in a zip* of a Moodle assignment.

Moodle tells whose a file is by its name: full name, participant's number, kind and name of the plugin, and the file's
own name, with `_` between them (mod/assign/feedback/file in Moodle 5).
"""

import re
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from ..roster import Student
from ..whole_file import whole_file
from .moodle import identifier, person_of


def zip_pages(archive: Path, pages: dict[str, list[Path]], people: dict[str, Student]) -> int:
    """Writes the pages of the students whose number is known, and returns how many they are. Without any, no file."""
    known = {student: person_of(student, people) for student in pages}
    numbered = {student: person for student, person in known.items() if number_of(person)}
    if not numbered:
        return 0
    with whole_file(archive) as unfinished, ZipFile(unfinished, "w", ZIP_DEFLATED) as zipped:
        for student, person in numbered.items():
            for page in pages[student]:
                zipped.write(page, f"{in_file_name(person.name)}_{number_of(person)}_assignfeedback_file_{page.name}")
    return len(numbered)


def number_of(person: Student) -> str:
    found = re.search(r"\d+$", identifier(person))
    return found[0] if found else ""


def in_file_name(name: str) -> str:
    """Without `_`, at which Moodle splits, and without what file names cannot hold."""
    return re.sub(r'[_/\\:*?"<>|\x00-\x1f]+', " ", name).lstrip(".~ ") or "student"
