"""GitHub Classroom, nbgrader's own layout, and plain folders."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from ..submitted_folder import time_in
from .delivery import Delivery, Owner, Owners, matched


def github_classroom(delivery: Delivery) -> Owners:
    """`<assignment>-submissions/<assignment>-<user or team>/…`, or what that folder holds.

    Source: github/gh-classroom, cmd/gh-classroom/clone/student-repos/student-repos.go.
    """
    pattern = r"(?P<slug>[^/]+)-submissions/(?P=slug)-(?P<key>[0-9A-Za-z-]+)/.*"
    within = Delivery("", "", [f"{delivery.source}/{path}" for path in delivery.paths], {})
    inside = {path.removeprefix(f"{delivery.source}/"): owners for path, owners in matched(within, pattern).items()}
    return matched(delivery, pattern) or inside


def nbgrader(delivery: Delivery) -> Owners:
    """nbgrader's own layout, `submitted/ann/<assignment>/….ipynb`, with or without the first folder."""
    assignment = re.escape(delivery.assignment)
    if not any(re.fullmatch(rf"(?:.*/)?[^/]+/{assignment}/[^/]+", path) for path in delivery.paths):
        return {}
    found = matched(delivery, r"(?:submitted/)?(?P<key>[^/]+)/[^/]+/[^/]+")
    return {path: [replace(one, sent=time_beside(path, delivery)) for one in owners] for path, owners in found.items()}


def time_beside(path: str, delivery: Delivery) -> datetime | None:
    time = time_in(delivery.text_of(f"{path.rpartition('/')[0]}/timestamp.txt"))
    return time.replace(tzinfo=UTC) if time else None


def folders(delivery: Delivery) -> Owners:
    """A folder for each student, or a file named after each. Folders around all of them are ignored."""
    around = folders_around(delivery.paths)
    owners: Owners = {}
    for path in delivery.paths:
        first, _, rest = path.removeprefix(around).partition("/")
        key = re.sub(r"\.zip$" if rest else r"\.ipynb(?:\.\w+)?$", "", first, flags=re.IGNORECASE)
        if rest or not key.casefold().startswith(tuple(name.casefold() for name in delivery.notebooks)):
            owners[path] = [Owner(key, key)]
    return owners


def folders_around(paths: list[str]) -> str:
    """The folders with which all paths begin. Each path keeps at least one folder that can be a student's."""
    around = ""
    while all(path.removeprefix(around).count("/") > 1 for path in paths):
        first = {path.removeprefix(around).split("/")[0] for path in paths}
        if len(first) > 1:
            break
        around += f"{first.pop()}/"
    return around
