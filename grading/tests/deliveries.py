"""Zips as learning platforms make them, each with the source of its names."""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Sent:
    """One student's file: `key` is the platform's own for the student, `number` the file's or the attempt's."""

    key: str
    name: str
    content: str
    file: str = "log-softmax.ipynb"
    number: int = 1


def moodle(sent: Iterable[Sent]) -> dict[str, str]:
    """moodle/moodle, mod/assign/classes/downloader.php: “Download submissions in folders”."""
    return {f"{one.name}_{one.key}_assignsubmission_file/{one.file}": one.content for one in sent}


def moodle_flat(sent: Iterable[Sent]) -> dict[str, str]:
    """The same, without folders."""
    return {f"{one.name}_{one.key}_assignsubmission_file_{one.file}": one.content for one in sent}


def canvas(sent: Iterable[Sent]) -> dict[str, str]:
    """instructure/canvas-lms, lib/content_zipper.rb: sortable name in small letters, user's number, file's number."""
    names = [("".join(sign for sign in one.name.lower() if sign.isalnum() or sign == "_"), one) for one in sent]
    return {f"{name}_{one.key}_{one.number}_{one.file}": one.content for name, one in names}


def canvas_late(sent: Iterable[Sent]) -> dict[str, str]:
    return {path.replace(f"_{one.key}_", f"_LATE_{one.key}_", 1): one.content for one in sent for path in canvas([one])}


def blackboard(sent: Iterable[Sent]) -> dict[str, str]:
    """kwurst/bb-file-cleanup, README.md: assignment, user, attempt's time, file; and a .txt for each attempt."""
    files = {}
    for one in sent:
        attempt = f"Exercise_1_{one.key}_attempt_2026-11-20-10-11-{one.number:02}"
        files[f"{attempt}_{one.file}"] = one.content
        files[f"{attempt}.txt"] = f"Name: {one.name} ({one.key})\nAssignment: Exercise_1\n"
    return files


def d2l(sent: Iterable[Sent]) -> dict[str, str]:
    """D2L Brightspace's download: user's number, folder's number, name, time."""
    return {
        f"{one.key}-351765 - {one.name} - Nov 20, 2026 {1000 + one.number} AM/{one.file}": one.content for one in sent
    }


def gradescope(sent: Iterable[Sent]) -> dict[str, str]:
    """Gradescope's export: a folder for each submission, and a list of whose they are."""
    files, lines = {}, []
    for index, one in enumerate(sent, start=100):
        files[f"assignment_77_export/submission_{index}/{one.file}"] = one.content
        lines += [
            f"submission_{index}:",
            "  :submitters:",
            f"  - :name: {one.name}",
            f"    :sid: '{one.key}'",
            f"    :email: {one.key}@example.org",
            f"  :created_at: 2026-11-20 10:00:{one.number:02}.000000000 Z",
            "  :results: !ruby/object:Result",
            "    a: 1",
        ]
    return {**files, "assignment_77_export/submission_metadata.yml": "\n".join(lines)}


def github(sent: Iterable[Sent]) -> dict[str, str]:
    """github/gh-classroom, cmd/gh-classroom/clone/student-repos/student-repos.go: <slug>-submissions/<slug>-<user>."""
    files = {f"ps-1-submissions/ps-1-{one.key}/exercises/{one.file}": one.content for one in sent}
    return {**files, "ps-1-submissions/ps-1-x/.git/config": "[core]"}


def nbgrader(sent: Iterable[Sent]) -> dict[str, str]:
    """nbgrader's documentation: submitted/<student>/<assignment>/<notebook>, with a timestamp.txt."""
    files = {f"submitted/{one.key}/small/{one.file}": one.content for one in sent}
    return {**files, **{f"submitted/{one.key}/small/timestamp.txt": "2026-11-20 10:00:00 UTC" for one in sent}}


PLATFORMS = [moodle, moodle_flat, canvas, canvas_late, blackboard, d2l, gradescope, github, nbgrader]


def zipped(files: dict[str, str | bytes], file: Path) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return file
