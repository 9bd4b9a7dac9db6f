"""What a submission is charged: its own time, and nothing for a busy machine."""

import subprocess
import sys
import time

import psutil
import pytest

from grading.charged_time import MOST_WAITED, ChargedTime


@pytest.fixture
def clock(monkeypatch) -> dict[str, float]:
    """The elapsed, used and waited seconds that the machine tells."""
    told = {"elapsed": 100.0, "used": 7.0, "waited": 3.0}
    monkeypatch.setattr("grading.charged_time.time.monotonic", lambda: told["elapsed"])
    monkeypatch.setattr("grading.charged_time.waited_by", lambda _: told["waited"])
    return told


@pytest.mark.parametrize(
    ("elapsed", "used", "waited", "charged"),
    [
        (10, 10, 0, 10),  # it computes alone
        (10, 0, 0, 10),  # it sleeps
        (30, 10, 20, 10),  # it computes beside two others
        (30, 50, 0, 50),  # it computes with several threads
        (100, 10, 99, (1 - MOST_WAITED) * 100),  # it hardly gets the processor: the limit of elapsed time
        (10, 4, -2, 10),  # a thread that had waited has ended
    ],
)
def test_what_is_charged(clock, elapsed, used, waited, charged):
    counted = ChargedTime(lambda: clock["used"], list)
    clock["elapsed"] += elapsed
    clock["used"] += used
    clock["waited"] += waited
    assert counted.seconds() == pytest.approx(charged)


def test_waiting_beside_others_is_seen():
    processes = [subprocess.Popen([sys.executable, "-c", "while True: pass"], preexec_fn=on_one_core) for _ in range(4)]
    try:
        first = psutil.Process(processes[0].pid)
        counted = ChargedTime(lambda: sum(first.cpu_times()[:2]), lambda: [first])
        start = time.monotonic()
        time.sleep(3)
        assert counted.seconds() < 0.7 * (time.monotonic() - start)
    finally:
        for process in processes:
            process.kill()
            process.wait()


def on_one_core() -> None:
    psutil.Process().cpu_affinity([0])
