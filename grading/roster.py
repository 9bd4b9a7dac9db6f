"""Reads the class list: a CSV with a column `id`, and others by which a platform may know a student."""

import csv
import re
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from .student_id import same_folder, why_no_id


class RosterError(Exception):
    """The roster cannot be read. The text names the line."""


@dataclass(frozen=True)
class Student:
    """One line of the roster. `columns` holds its values by the columns' names in lower case: e-mail, a platform's number, a user name."""

    id: str
    name: str
    columns: dict[str, str]

    @property
    def cells(self) -> frozenset[str]:
        return frozenset(value.casefold() for value in self.columns.values() if value)


@dataclass(frozen=True)
class Roster:
    students: list[Student]

    def known_by(self, keys: list[str], name: str) -> list[Student]:
        """The students whose line holds one of the keys, or else those with this name. Several mean that it is ambiguous."""
        for key in keys:
            found = [one for one in self.students if is_in(key.casefold(), one.cells)]
            if found:
                return found
        return [one for one in self.students if name and same_name(one.name, name)]


def read_roster(file: Path) -> Roster:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise RosterError(f"Cannot read {file}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise RosterError(f"Cannot read {file}: it is not UTF-8. Save it as “CSV UTF-8”.") from error
    first = text.split("\n", 1)[0]
    lines = csv.DictReader(StringIO(text), delimiter=max(",;\t", key=first.count))
    columns = {(name or "").strip().casefold(): name for name in lines.fieldnames or []}
    if "id" not in columns:
        raise RosterError(f"Cannot read {file}: it has no column “id”. Its first line names id, name, email.")
    students: list[Student] = []
    for line in lines:
        values = {key: (line[name] or "").strip() for key, name in columns.items()}
        if any(values.values()):
            student = values["id"]
            if why := why_no_id(student):
                raise RosterError(f"Cannot read {file}, line {lines.line_num}: “{student}” is not a valid id: {why}.")
            if any(same_folder(student) == same_folder(other.id) for other in students):
                raise RosterError(f"Cannot read {file}, line {lines.line_num}: the id “{student}” appears twice.")
            students.append(Student(student, values.get("name", ""), values))
    return Roster(students)


def is_in(key: str, cells: frozenset[str]) -> bool:
    """Whether the line holds the key. Moodle's grading worksheet writes “Participant 1234567”."""
    return key in cells or (key.isdigit() and f"participant {key}" in cells)


def same_name(one: str, other: str) -> bool:
    """“Lee, Ann”, “Ann Lee” and Canvas's “leeann” are the same name."""
    parts = re.findall(r"\w+", one.casefold())
    turns = {"".join(parts[start:] + parts[:start]) for start in range(len(parts))}
    return "".join(re.findall(r"[^\W_]+", other.casefold())) in turns
