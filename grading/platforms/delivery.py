"""A delivery from a platform, and the owners of its files."""

import re
from dataclasses import dataclass
from datetime import datetime

from ..arrivals import Arrival, UnreadableError
from ..student_id import may_stand


@dataclass(frozen=True)
class Owner:
    """Equal keys are one person. `student` is the id that the platform's names give; `attempt` orders a student's attempts."""

    key: str
    student: str
    name: str = ""
    other_keys: tuple[str, ...] = ()
    attempt: str = ""
    sent: datetime | None = None


@dataclass(frozen=True)
class Delivery:
    """`paths` of notebooks, and all files by their paths. `notebooks` are the exercise's own names for its files."""

    source: str
    assignment: str
    paths: list[str]
    files: dict[str, Arrival]
    notebooks: tuple[str, ...] = ()

    def text_of(self, path: str) -> str:
        """The text of a file that the platform wrote beside the notebooks; empty if there is none."""
        try:
            return self.files[path].read().decode("utf-8", "replace") if path in self.files else ""
        except UnreadableError:
            return ""


Owners = dict[str, list[Owner]]  # keys are paths of notebooks


def matched(delivery: Delivery, pattern: str) -> Owners:
    """The owner by the groups `key` and, if the expression has them, `name` and `attempt`."""
    owners: Owners = {}
    for path in delivery.paths:
        if found := re.fullmatch(pattern, path):
            groups = found.groupdict()
            name = (groups.get("name") or "").strip()
            student = f"{plain(name)}_{groups['key']}" if name else groups["key"]
            owners[path] = [Owner(groups["key"], student.lstrip(" ._"), name, attempt=groups.get("attempt") or "")]
    return owners


def plain(name: str) -> str:
    """The part of a name that may be used in an id. The platform's key makes the id unique, so the rest is not needed."""
    return "".join(sign for sign in name if may_stand(sign)).strip()[:60]
