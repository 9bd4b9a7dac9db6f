"""Secret seeds: another for each run, student and check."""

import hashlib
import hmac
import secrets


class Seeds:
    """Drawn from one secret of the run, which no sandbox sees."""

    def __init__(self, run_secret: str | None = None):
        self.run_secret = run_secret or secrets.token_hex(16)

    def draw(self, *names: str) -> int:
        """The seed for a student, assignment, notebook and cell: 31 bits."""
        digest = hmac.digest(self.run_secret.encode(), "\0".join(names).encode(), hashlib.sha256)
        return int.from_bytes(digest[:4], "big") >> 1
