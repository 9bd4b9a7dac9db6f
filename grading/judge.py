"""The judge, outside the sandbox: a trusted Node process that turns what a probe observed into verdicts."""

from dataclasses import dataclass
from typing import Any

from .line_process import LineProcess, NoAnswerError
from .project import JUDGE, find_node

SECONDS = 60


@dataclass(frozen=True)
class Judgement:
    """The number of verdicts that pass, the number of all verdicts, the table with the reasons, and the verdicts themselves."""

    passed: int
    total: int
    html: str
    rows: list[dict[str, str]]

    @property
    def passes(self) -> bool:
        return self.passed == self.total > 0


class JudgeError(Exception):
    """The judge failed on an observation."""


class Judge:
    def __init__(self) -> None:
        self.process = LineProcess(lambda: [find_node(), str(JUDGE)])

    def ask(self, check: str, seed: int, observed: Any, before: list[dict[str, str]] | None = None) -> Judgement:
        """`before`: the rows of the first trial, if this is the second. They all pass, and those that now fail are replaced."""
        request = {"check": check, "seed": seed, "observed": observed}
        try:
            answer = self.process.ask({**request, "before": before} if before else request, SECONDS)
        except NoAnswerError as error:
            raise JudgeError(f"no judgement within {SECONDS} s") from error
        if "error" in answer:
            raise JudgeError(answer["error"])
        return Judgement(**answer)

    def close(self) -> None:
        self.process.close()
