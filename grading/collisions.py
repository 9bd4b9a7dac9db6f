"""Finds files that would get the same path in submitted/. They are refused with the reason, unless the instructor decided."""

from collections import defaultdict

from .delivered_file import DeliveredFile
from .identify import Choices
from .student_id import same_folder


def settle_collisions(files: list[DeliveredFile], choices: Choices, submitters: list[str]) -> list[DeliveredFile]:
    """`submitters` are the students who have a folder already."""
    persons = persons_by_folder(files, choices)
    there = {same_folder(name): name for name in submitters}
    files = [file if file.why_not else check_persons(file, persons, there) for file in files]
    groups: dict[tuple[str, str], list[DeliveredFile]] = defaultdict(list)
    for file in files:
        for student in [] if file.why_not else file.students:
            groups[same_folder(student), file.notebook].append(file)
    chosen = {place: choose(group, choices) for place, group in groups.items()}
    return [settle(file, groups, chosen) for file in files]


def persons_by_folder(files: list[DeliveredFile], choices: Choices) -> dict[str, set[str]]:
    """The keys of all persons who would get one folder, except those whose id the instructor gave."""
    persons: dict[str, set[str]] = defaultdict(set)
    for file in files:
        for owner, student in zip(file.owners, file.students, strict=False):
            if choices.student_named(owner, file.name) is None:
                persons[same_folder(student)].add(owner.key)
    return persons


def check_persons(file: DeliveredFile, persons: dict[str, set[str]], there: dict[str, str]) -> DeliveredFile:
    for owner, student in zip(file.owners, file.students, strict=True):
        keys = persons[same_folder(student)]
        if len(keys) > 1:
            names = " and ".join(f"“{key}”" for key in sorted(keys))
            return file.refuse(f"{names} would both be the student “{student}”; --student KEY=ID tells them apart")
        known = there.get(same_folder(student), student)
        if known != student:
            why = f"submitted/ has “{known}”, and here is “{student}”"
            return file.refuse(f"{why}; --student {owner.key}=ID says who it is")
    return file


def choose(group: list[DeliveredFile], choices: Choices) -> DeliveredFile | None:
    """Of a student's files for one notebook, the one to take. None if it would be a guess."""
    named = [file for file in group if file.name in choices.take]
    attempts = {file.owners[0].attempt for file in group}
    if named:
        candidates = named
    elif choices.last_attempt and "" not in attempts:
        candidates = [file for file in group if file.owners[0].attempt == max(attempts)]
    else:
        candidates = group
    return candidates[0] if len({file.digest for file in candidates}) == 1 else None


def settle(file: DeliveredFile, groups: dict, chosen: dict) -> DeliveredFile:
    for student in [] if file.why_not else file.students:
        place = (same_folder(student), file.notebook)
        taken = chosen[place]
        if taken is None:
            others = ", ".join(f"“{other.name}”" for other in groups[place] if other is not file)
            attempts = all(other.owners[0].attempt for other in groups[place])
            way = "--take FILE says which" + (", --last-attempt takes the last of each" if attempts else "")
            return file.refuse(f"{student} has other files for {file.notebook}: {others}; {way}")
        if taken is not file:
            how = "the same as" if file.digest == taken.digest else "in its place stands"
            return file.leave_out(f"{how} “{taken.name}”")
    return file
