"""Secret seeds of the checks' inputs: a different one for each run, student and check."""

import hashlib
import hmac
import secrets
from typing import Any


class Seeds:
    """Draws seeds from one secret of the run, which never enters a sandbox."""

    def __init__(self, run_secret: str | None = None):
        self.run_secret = run_secret or secrets.token_hex(16)

    def draw(self, *names: str) -> int:
        """The seed for a student, assignment, notebook and cell: 31 bits."""
        digest = hmac.digest(self.run_secret.encode(), "\0".join(names).encode(), hashlib.sha256)
        return int.from_bytes(digest[:4], "big") >> 1


def without_seeds(seeds: list[int], value: Any) -> Any:
    """The same output, with ••• in place of each seed."""
    if isinstance(value, str):
        for seed in seeds:
            value = value.replace(str(seed), "•••")
        return value
    if isinstance(value, list):
        return [without_seeds(seeds, item) for item in value]
    if isinstance(value, dict):
        return type(value)({key: without_seeds(seeds, item) for key, item in value.items()})
    return value
