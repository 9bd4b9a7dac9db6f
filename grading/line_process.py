"""A process that answers each line of JSON with a line of JSON. It starts when it is first asked."""

import json
import select
import subprocess
from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Any

from .charged_time import ChargedTime
from .clock import used_by
from .processes import family_of
from .project import PROJECT

READY = "ready"  # the first line of each process
LOOK_EVERY = 0.5  # seconds


class NoAnswerError(Exception):
    """The process ended, or did not answer in time. It starts again with the next question."""


class LineProcess:
    def __init__(self, command: Callable[[], list[str]], quiet: bool = False) -> None:
        """`quiet`: what the process says to stderr is dropped."""
        self.command = command
        self.quiet = quiet
        self.process: subprocess.Popen[str] | None = None
        self.asking = Lock()  # one question at a time, so that no thread reads another one's answer

    def ask(self, question: Any, seconds: float) -> Any:
        """Raises NoAnswerError after so many seconds of charged time, and ends the process. Raises RuntimeError if it does not start."""
        with self.asking:
            return self._ask(question, seconds)

    def _ask(self, question: Any, seconds: float) -> Any:
        if self.process is None or self.process.poll() is not None:
            self.process = self._start()
        try:
            self.process.stdin.write(json.dumps(question) + "\n")
            self.process.stdin.flush()
            answer = self.process.stdout.readline() if self._answers_within(seconds) else ""
        except BrokenPipeError:
            answer = ""
        if answer.endswith("\n"):
            return json.loads(answer)
        self.close()
        raise NoAnswerError(f"no answer within {seconds} s")

    def _answers_within(self, seconds: float) -> bool:
        family = partial(family_of, self.process.pid)
        charged = ChargedTime(lambda: sum(map(used_by, family())), family)
        while charged.seconds() <= seconds:
            if select.select([self.process.stdout], [], [], LOOK_EVERY)[0]:
                return True
        return False

    def _start(self) -> subprocess.Popen[str]:
        command = self.command()
        errors = subprocess.DEVNULL if self.quiet else None
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": errors}
        process = subprocess.Popen(command, cwd=PROJECT, encoding="utf-8", **pipes)
        if process.stdout.readline() != f"{READY}\n":
            process.kill()
            process.communicate()
            raise RuntimeError(f"Cannot start `{' '.join(command)}`: it ends at once")
        return process

    def close(self) -> None:
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None
