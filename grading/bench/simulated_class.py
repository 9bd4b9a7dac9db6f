"""Simulates the marking of a class on many cores from measured costs: what `jobs_ahead.outcomes` does, without the work."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import simpy

from grading.jobs_ahead import AHEAD
from grading.mark_cells import CELL_SECONDS

HANGING = 0.025  # of the submissions; as in the invented class


@dataclass(frozen=True)
class Costs:
    """Processor seconds of a submission. A worker and the driver have one core each, so this is how long each is busy."""

    marking: dict[str, list[float]]  # of a worker, by assignment: the values that were measured
    handing: float  # of the driver, to hand a submission out and to take its result
    writing: float  # of the driver, to enter the marks


@dataclass
class Outcome:
    """Of one run, or of several that follow each other."""

    seconds: float = 0.0
    marking: float = 0.0  # seconds of all workers
    driving: float = 0.0
    queue: list[int] = field(default_factory=list)  # marked submissions that wait, each time that the driver takes one
    most_handed_out: int = 0

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            self.seconds + other.seconds,
            self.marking + other.marking,
            self.driving + other.driving,
            self.queue + other.queue,
            max(self.most_handed_out, other.most_handed_out),
        )

    def busy_workers(self, cores: int) -> float:
        return self.marking / self.seconds / cores

    @property
    def busy_driver(self) -> float:
        return self.driving / self.seconds

    def held_by(self, cores: int) -> str:
        return "the driver" if self.busy_driver > self.busy_workers(cores) else "the workers"


def simulated_class(costs: Costs, students: int, cores: int, seed: int, hanging: float = HANGING) -> Outcome:
    """One run for each assignment, one after the other. A hanging answer takes the time limit of a cell in addition."""
    draws = random.Random(seed)

    def seconds_of(measured: list[float]) -> float:
        return draws.choice(measured) + (CELL_SECONDS if draws.random() < hanging else 0)

    runs = ([seconds_of(measured) for _ in range(students)] for measured in costs.marking.values())
    return sum((simulated_run(each, costs, cores) for each in runs), Outcome())


def simulated_run(submissions: list[float], costs: Costs, cores: int) -> Outcome:
    """`submissions` are the seconds of marking each of them."""
    environment = simpy.Environment()
    jobs, results = simpy.Store(environment), simpy.Store(environment)
    outcome = Outcome(marking=sum(submissions), driving=len(submissions) * (costs.handing + costs.writing))

    def worker() -> Iterator[simpy.Event]:
        while True:
            yield environment.timeout((yield jobs.get()))
            results.put(None)

    def driver() -> Iterator[simpy.Event]:
        handed_out = 0
        waiting = submissions[::-1]
        while waiting or handed_out:
            while waiting and handed_out < AHEAD * cores:
                yield environment.timeout(costs.handing)
                jobs.put(waiting.pop())
                handed_out += 1
            outcome.most_handed_out = max(outcome.most_handed_out, handed_out)
            yield results.get()
            outcome.queue.append(len(results.items))
            yield environment.timeout(costs.writing)
            handed_out -= 1

    for _ in range(cores):
        environment.process(worker())
    environment.run(until=environment.process(driver()))
    outcome.seconds = environment.now
    return outcome
