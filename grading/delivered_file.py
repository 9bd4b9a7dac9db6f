"""One file of a delivery, with what is known about it so far."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from .arrivals import Arrival
from .platforms import Owner
from .terminal import one_line


@dataclass(frozen=True)
class DeliveredFile:
    """A file with its student and its notebook of the assignment. `digest` is equal for equal contents.

    `why_not` says why the file is not taken. If it is `refused`, the instructor has to decide.
    """

    arrival: Arrival
    owners: list[Owner] = field(default_factory=list)
    students: list[str] = field(default_factory=list)
    notebook: str = ""
    digest: bytes = b""
    why_not: str = ""
    refused: bool = False

    @property
    def name(self) -> str:
        return self.arrival.name

    @property
    def sent(self) -> datetime:
        """The time that the platform gives, or else the file's own."""
        return self.owners[0].sent or datetime.fromtimestamp(self.arrival.changed, UTC)

    def leave_out(self, why: str) -> "DeliveredFile":
        return replace(self, why_not=f"left out: {why}", refused=False)

    def refuse(self, why: str) -> "DeliveredFile":
        return replace(self, why_not=f"refused: {why}", refused=True)

    def __str__(self) -> str:
        whose = f"{', '.join(self.students)}: {self.notebook}"
        return f"{one_line(self.name)}  →  {one_line(self.why_not or whose)}"
