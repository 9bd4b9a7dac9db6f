"""Gradescope: a list names the owners of each submission."""

from datetime import datetime

import yaml

from .delivery import Delivery, Owner, Owners, matched


def gradescope(delivery: Delivery) -> Owners:
    """`assignment_1_export/submission_2/…`; submission_metadata.yml names the owners. A group has several.

    Source: public programs that read the export, with `:submitters:`, `:name:`, `:sid:`, `:email:`.
    """
    found = matched(delivery, r"(?:assignment_\d+_export/)?submission_(?P<key>\d+)/.*")
    if not found:
        return {}
    metadata: dict[str, dict] = {}
    for path in delivery.files:
        if path.rpartition("/")[2] == "submission_metadata.yml" and path.count("/") <= 1:
            metadata |= as_dict(load_yaml(delivery.text_of(path)))
    return {path: submitters(metadata, owners[0]) or owners for path, owners in found.items()}


def submitters(metadata: dict[str, dict], owner: Owner) -> list[Owner]:
    submission = as_dict(metadata.get(f"submission_{owner.key}"))
    people = submission.get(":submitters")
    sent = submission.get(":created_at")
    owners = []
    for person in people if isinstance(people, list) else []:
        keys = [str(as_dict(person)[field]) for field in (":sid", ":email") if as_dict(person).get(field)]
        if keys:
            name = str(as_dict(person).get(":name", ""))
            when = sent if isinstance(sent, datetime) and sent.tzinfo else None
            owners.append(Owner(keys[0], keys[0], name, tuple(keys[1:]), sent=when))
    return owners


class Loader(yaml.SafeLoader):
    """Ruby writes its own types into YAML. Values of such types are left out."""


Loader.add_multi_constructor("!", lambda *_: None)


def load_yaml(text: str) -> object:
    try:
        return yaml.load(text, Loader)  # noqa: S506, a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def as_dict(value: object) -> dict:
    return value if isinstance(value, dict) else {}
