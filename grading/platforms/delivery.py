"""What came from a platform, and whom its files belong to."""

import re
from dataclasses import dataclass
from datetime import datetime

from ..arrivals import Arrival, UnreadableError
from ..student_id import may_stand


@dataclass(frozen=True)
class Owner:
    """Equal keys are one person. `student` is the id that the platform's names make; `attempt` orders what was sent."""

    key: str
    student: str
    name: str = ""
    other_keys: tuple[str, ...] = ()
    attempt: str = ""
    sent: datetime | None = None


@dataclass(frozen=True)
class Delivery:
    """What came: `paths` of notebooks, and all files by their paths; `notebooks` are the exercise's own names for its files."""

    source: str
    assignment: str
    paths: list[str]
    files: dict[str, Arrival]
    notebooks: tuple[str, ...] = ()

    def text_of(self, path: str) -> str:
        """Of a file that the platform wrote beside the notebooks; empty when there is none."""
        try:
            return self.files[path].read().decode("utf-8", "replace") if path in self.files else ""
        except UnreadableError:
            return ""


Owners = dict[str, list[Owner]]  # by the path of a notebook


def matched(delivery: Delivery, pattern: str) -> Owners:
    """By the groups `key`, and where there are such, `name` and `attempt`."""
    owners: Owners = {}
    for path in delivery.paths:
        if found := re.fullmatch(pattern, path):
            groups = found.groupdict()
            name = (groups.get("name") or "").strip()
            student = f"{plain(name)}_{groups['key']}" if name else groups["key"]
            owners[path] = [Owner(groups["key"], student.lstrip(" ._"), name, attempt=groups.get("attempt") or "")]
    return owners


def plain(name: str) -> str:
    """What of a name may stand in an id: beside the platform's key the rest is not needed."""
    return "".join(sign for sign in name if may_stand(sign)).strip()[:60]
