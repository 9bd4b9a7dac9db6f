"""A course's folder: which submissions there are, and which of them are marked."""

import hashlib
import json
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nbgrader.apps import NbGrader, NbGraderAPI

from .project import PROJECT
from .student_id import why_no_id
from .submission import content_of


@dataclass(frozen=True)
class Course:
    """The course in the current folder, through nbgrader's API."""

    api: NbGraderAPI

    @staticmethod
    def open() -> "Course":
        application = NbGrader()
        application.initialize([])
        return Course(NbGraderAPI(config=application.config))

    @property
    def root(self) -> Path:
        return Path(self.api.coursedir.root)

    @property
    def db_url(self) -> str:
        return self.api.coursedir.db_url

    def folder(self, step: str, student: str, assignment: str) -> Path:
        """The folder of a student's assignment; `step` is submitted, release, autograded or feedback."""
        directories = self.api.coursedir
        return Path(directories.format_path(getattr(directories, f"{step}_directory"), student, assignment))

    def releases(self, assignment: str) -> list[Path]:
        return sorted(self.folder("release", ".", assignment).glob("*.ipynb"))

    def students(self, assignment: str) -> list[str]:
        """The students who have a folder for the assignment. Other folders are not named after a student."""
        return [name for name in self._folders(assignment) if why_no_id(name) is None]

    def assignments(self) -> list[str]:
        """The released notebooks."""
        released = self.folder("release", ".", "x").parent
        return sorted(folder.name for folder in released.iterdir() if folder.is_dir()) if released.is_dir() else []

    def submitters(self) -> list[str]:
        """All folders in submitted/."""
        submitted = self.folder("submitted", "x", "x").parent.parent
        return sorted(folder.name for folder in submitted.iterdir()) if submitted.is_dir() else []

    def marked_students(self, assignment: str) -> list[str]:
        """The students who have marked notebooks of the assignment."""
        marked = self.folder("autograded", "x", assignment).parent.parent
        folders = marked.iterdir() if marked.is_dir() else []
        return sorted(folder.name for folder in folders if any((folder / assignment).glob("*.ipynb")))

    def strange_folders(self, assignment: str) -> dict[str, str]:
        """Folders that no student can be named after, each with the reason."""
        return {name: why for name in self._folders(assignment) if (why := why_no_id(name)) is not None}

    def _folders(self, assignment: str) -> list[str]:
        submitted = self.folder("submitted", "x", assignment).parent.parent
        folders = submitted.iterdir() if submitted.is_dir() else []
        return sorted(folder.name for folder in folders if os.path.isdir(folder / assignment))

    def is_marked(self, student: str, assignment: str) -> bool:
        """Whether the notebooks in autograded/ were made from the present submission, release and checks."""
        submitted = self.folder("submitted", student, assignment)
        autograded = self.folder("autograded", student, assignment)
        present = [release for release in self.releases(assignment) if os.path.lexists(submitted / release.name)]
        return bool(present) and all(
            marking_in(autograded / release.name).get("fingerprint") == fingerprint(submitted / release.name, release)
            for release in present
        )

    def remarks(self, student: str, assignment: str) -> list[str]:
        """The remarks of the latest marking on a student's notebooks."""
        return self._noted("remarks", student, assignment)

    def to_look_at(self, student: str, assignment: str) -> list[str]:
        """What the latest marking saw in the answers' syntax, for the instructor."""
        return self._noted("to_look_at", student, assignment)

    def _noted(self, name: str, student: str, assignment: str) -> list[str]:
        files = sorted(self.folder("autograded", student, assignment).glob("*.ipynb"))
        return [text for file in files for text in marking_in(file).get(name, [])]


def fingerprint(submitted: Path, release: Path) -> str:
    """A hash of all that a marking depends on, except the seed. If it has changed, the notebook is marked again."""
    return hashlib.sha256(checks_digest() + material(submitted, release).encode()).hexdigest()


def material(submitted: Path, release: Path) -> str:
    """A hash of what a marking is about: the submission, its time, and the notebook as it was released."""
    digest = hashlib.sha256()
    for file in [submitted, submitted.with_name("timestamp.txt"), release]:
        digest.update(hashlib.sha256(content_of(file)).digest())
    return digest.hexdigest()


def marking_in(marked: Path) -> dict:
    """The metadata that marking wrote into a notebook of autograded/; empty if they cannot be read."""
    try:
        return json.loads(marked.read_text(encoding="utf-8"))["metadata"]["marking"]
    except (OSError, ValueError, KeyError, TypeError):  # absent, or cut off by a kill or a full disk
        return {}


@cache
def checks_digest() -> bytes:
    files = sorted((PROJECT / "checks").rglob("*.ts"))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).digest()
