"""The simulation gives what can be calculated by hand where one thing alone holds a class."""

import pytest

from grading.bench.simulated_class import AHEAD, CELL_SECONDS, Costs, Outcome, simulated_class

STUDENTS, CORES = 300, 10


def simulated(seed: int = 1, hanging: float = 0, **costs) -> Outcome:
    usual = {"marking": {"one": [4.0], "two": [6.0]}, "handing": 0.0, "writing": 0.0}
    return simulated_class(Costs(**{**usual, **costs}), STUDENTS, CORES, seed, hanging)


def test_workers_alone_take_the_work_of_all_by_their_number():
    outcome = simulated()
    assert outcome.seconds == pytest.approx(STUDENTS * (4 + 6) / CORES)
    assert outcome.busy_workers(CORES) == pytest.approx(1)
    assert outcome.held_by(CORES) == "the workers"


def test_a_driver_that_takes_longer_than_all_workers_holds_the_class():
    outcome = simulated(writing=1.0)
    assert outcome.busy_driver > 0.98
    assert outcome.seconds == pytest.approx(2 * (STUDENTS + 4 / 2 + 6 / 2), rel=0.01)  # the first results are awaited
    assert outcome.held_by(CORES) == "the driver"


def test_handing_out_is_work_of_the_driver_too():
    assert simulated(handing=0.6, writing=0.4).driving == pytest.approx(2 * STUDENTS)


def test_no_more_is_handed_out_than_by_the_real_driver():
    outcome = simulated(writing=1.0)
    assert outcome.most_handed_out == AHEAD * CORES
    assert max(outcome.queue) < AHEAD * CORES


def test_a_hanging_answer_takes_the_time_limit_of_a_cell():
    assert simulated(hanging=1).marking == STUDENTS * (4 + 6 + 2 * CELL_SECONDS)


def test_the_same_seed_draws_the_same_class():
    costs = {"marking": {"one": [1.0, 5.0, 9.0]}, "hanging": 0.1}
    assert simulated(seed=1, **costs) == simulated(seed=1, **costs)
    assert simulated(seed=1, **costs) != simulated(seed=2, **costs)
