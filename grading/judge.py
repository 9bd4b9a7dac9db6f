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


class JudgeError(Exception):
    """The judge failed on an observation."""


class Judge:
    def __init__(self) -> None:
        self.process = LineProcess(lambda: [find_node(), str(JUDGE)])

    def ask(self, check: str, seed: int, observed: Any) -> Judgement:
        try:
            answer = self.process.ask({"check": check, "seed": seed, "observed": observed}, SECONDS)
        except NoAnswerError as error:
            raise JudgeError(f"no judgement within {SECONDS} s") from error
        if "error" in answer:
            raise JudgeError(answer["error"])
        return Judgement(**answer)

    def close(self) -> None:
        self.process.close()
