"""Finds the platform that a delivery came from."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace

from .delivery import Delivery, Owners
from .folders import folders, github_classroom, nbgrader
from .gradescope import gradescope
from .learning_platforms import blackboard, canvas, d2l, moodle

PLATFORMS: dict[str, Callable[[Delivery], Owners]] = {
    "moodle": moodle,
    "blackboard": blackboard,
    "d2l": d2l,
    "gradescope": gradescope,
    "github": github_classroom,
    "canvas": canvas,
    "nbgrader": nbgrader,
    "folders": folders,
}


class UndecidedError(Exception):
    """Only some of the paths have the form of a platform."""


def owners_of(delivery: Delivery) -> Owners:
    """Asks the platforms in order. Raises UndecidedError if one understands only some of the paths."""
    for title, understand in PLATFORMS.items():
        for inner in unwrapped(delivery) if title != "folders" else [delivery]:
            owners = understand(inner)
            if owners and len(owners) < len(delivery.paths) and title != "folders":
                other = next(path for path in inner.paths if path not in owners)
                raise UndecidedError(
                    f"{len(owners)} of {len(delivery.paths)} notebooks are named as {title} names them, and “{other}” is "
                    f"not. --platform {title} takes those, --platform folders goes by folders."
                )
            if owners:
                wrapping = delivery.paths[0].removesuffix(inner.paths[0])
                return {wrapping + path: found for path, found in owners.items()}
    return {}


def unwrapped(delivery: Delivery) -> Iterator[Delivery]:
    """The delivery unchanged, and without the folders that all paths begin with. A single file's folders may be the student's."""
    yield delivery
    around = "".join(f"{part}/" for part in os.path.commonprefix([path.split("/")[:-1] for path in delivery.paths]))
    if around and len(delivery.paths) > 1:
        files = {name.removeprefix(around): file for name, file in delivery.files.items()}
        paths = [path.removeprefix(around) for path in delivery.paths]
        yield replace(delivery, paths=paths, files=files)
