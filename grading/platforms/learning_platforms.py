"""Moodle, Canvas, Blackboard and D2L Brightspace."""

import re
from dataclasses import replace
from datetime import datetime

import dateutil.parser

from .delivery import Delivery, Owner, Owners, matched


def moodle(delivery: Delivery) -> Owners:
    """`Ann Lee_1234567_assignsubmission_file/…`, or all in one folder; the number is the participant's.

    Source: moodle/moodle, mod/assign/classes/downloader.php: a full name's underscores become blanks.
    """
    return matched(delivery, r"(?P<name>[^/_]*)_(?P<key>\d+)_assignsubmission_file[/_].*")


def canvas(delivery: Delivery) -> Owners:
    """`leeann_LATE_4711_12345_….ipynb`: name, the user's number, the file's; `anon_x1y2z_…` where marking is anonymous.

    Source: instructure/canvas-lms, lib/content_zipper.rb: a name holds no number between underscores.
    """
    return {
        **matched(delivery, r"(?P<name>[^/]*?)(?:_LATE)?_(?P<key>\d+)_\d+_[^/]*(?:/.*)?"),
        **matched(delivery, r"(?:LATE_)?(?P<name>anon)_(?P<key>[0-9A-Za-z]{5})_\d+_[^/]*(?:/.*)?"),
    }


def blackboard(delivery: Delivery) -> Owners:
    """`<assignment>_jdoe_attempt_2026-11-20-10-11-12_….ipynb`, and a .txt whose first line ends in `(jdoe)`.

    Source: kwurst/bb-file-cleanup, README.md. Both names may hold underscores: without the .txt the roster decides.
    """
    owners: Owners = {}
    for path in delivery.paths:
        found = re.match(r"([^/]+?)_attempt_(\d{4}(?:-\d\d){5})(?=[_./])", path)
        if found:
            first_line = delivery.text_of(f"{found[0]}.txt").partition("\n")[0]
            written = re.search(r"\(([^()\s]+)\)\s*$", first_line)
            tail = found[1].removeprefix(f"{delivery.assignment}_").split("_")
            users = ["_".join(tail[start:]) for start in reversed(range(len(tail)))]
            user = written[1] if written else users[0]
            others = () if written else tuple(users[1:])
            owners[path] = [Owner(user, user, "", others, found[2], local_time(found[2]))]
    return owners


def local_time(stamp: str) -> datetime | None:
    """Reads the platform's local time as local time of this machine."""
    try:
        return datetime.strptime(stamp, "%Y-%m-%d-%H-%M-%S").astimezone()
    except (ValueError, OverflowError):
        return None


def d2l(delivery: Delivery) -> Owners:
    """`12345-67890 - Ann Lee - Nov 20, 2026 1011 AM/…`, or the same before a file's name; the user's number comes first.

    Source: public programs that sort Brightspace's downloads by their names.
    """
    month = r"[^\W\d]{3,12}\.?"
    when = rf"(?:{month} \d{{1,2}}|\d{{1,2}} {month}),? \d{{4}} \d{{1,2}}:?\d{{2}}(?: ?[AP]M)?"
    found = matched(delivery, rf"(?P<key>\d+)-\d+ - (?P<name>[^/]+?) - (?P<attempt>{when})(?:/| - ).*")
    return {path: [with_time(owner) for owner in owners] for path, owners in found.items()}


def with_time(owner: Owner) -> Owner:
    """Reads an English time, the platform's local time, as local time of this machine."""
    try:
        sent = dateutil.parser.parse(re.sub(r"(\d\d?):?(\d\d)(?= ?[AP]M|$)", r"\1:\2", owner.attempt)).astimezone()
    except (ValueError, OverflowError):
        return replace(owner, attempt="")
    return replace(owner, attempt=sent.strftime("%Y-%m-%d-%H-%M"), sent=sent)
