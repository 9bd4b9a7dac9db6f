"""The judge, outside the sandbox: a trusted Node process that turns what a probe observed into verdicts."""

import json
import select
import subprocess
from dataclasses import dataclass
from typing import Any

from .project import JUDGE, PROJECT, find_node

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
    """Starts the process for the first request, and again after a request that it did not answer."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[str] | None = None

    def ask(self, check: str, seed: int, observed: Any) -> Judgement:
        question = json.dumps({"check": check, "seed": seed, "observed": observed})
        answer = json.loads(self._exchange(question))
        if "error" in answer:
            raise JudgeError(answer["error"])
        return Judgement(**answer)

    def _exchange(self, question: str) -> str:
        if self.process is None or self.process.poll() is not None:
            self.process = start_judge()
        try:
            self.process.stdin.write(question + "\n")
            self.process.stdin.flush()
            ready, _, _ = select.select([self.process.stdout], [], [], SECONDS)
            answer = self.process.stdout.readline() if ready else ""
        except BrokenPipeError:
            answer = ""
        if answer.endswith("\n"):
            return answer
        self.close()
        raise JudgeError(f"no judgement within {SECONDS} s")

    def close(self) -> None:
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None


def start_judge() -> subprocess.Popen[str]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    return subprocess.Popen([find_node(), str(JUDGE)], cwd=PROJECT, encoding="utf-8", **pipes)
