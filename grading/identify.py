"""Finds the students of delivered files, by the instructor's decisions, a roster, or the platform's own ids."""

from dataclasses import dataclass, field, replace

from .delivered_file import DeliveredFile
from .platforms import Owner, Owners
from .roster import Roster
from .student_id import why_no_id


@dataclass(frozen=True)
class Choices:
    """The instructor's decisions: `students` by the platform's key or file, and `take`, files that are preferred to others."""

    roster: Roster | None = None
    students: dict[str, str] = field(default_factory=dict)
    take: frozenset[str] = frozenset()
    last_attempt: bool = False

    def student_named(self, owner: Owner, path: str) -> str | None:
        return next((self.students[key] for key in (path, owner.key, owner.student) if key in self.students), None)


def identify(file: DeliveredFile, owners: Owners, choices: Choices) -> DeliveredFile:
    named = choices.students.get(file.name)
    found = owners.get(file.name) or ([Owner(named, named)] if named else [])
    file = replace(file, owners=found)
    if file.why_not:
        return file
    if not found:
        return file.refuse(f"no student's name in it; --student “{file.name}”=ID says whose it is")
    students = [student_of(owner, file.name, choices) for owner in found]
    if problem := next((why for _, why in students if why), None):
        return file.refuse(problem)
    return replace(file, students=[student for student, _ in students])


def student_of(owner: Owner, path: str, choices: Choices) -> tuple[str, str | None]:
    """The student's id, and the reason if it cannot be used."""
    named = choices.student_named(owner, path)
    if named:
        return named, None
    if choices.roster:
        found = choices.roster.known_by(sorted([owner.key, *owner.other_keys], key=len, reverse=True), owner.name)
        if len(found) == 1:
            return found[0].id, None
        called = f"“{owner.key}” ({owner.name})" if owner.name else f"“{owner.key}”"
        who = f"is {len(found)} students of the roster" if found else "is not in the roster"
        return "", f"{called} {who}; --student {owner.key}=ID says who it is"
    why = why_no_id(owner.student)
    return owner.student, f"“{owner.student}” names no student: {why}; --student “{owner.key}”=ID does" if why else None
