"""What the bench compares with a bar is what `grading.bench.cost` measures."""

import re

import pytest

from grading.bench.cost import PARTS, ratios
from grading.bench.simulated_class import Costs, Outcome
from grading.project import PROJECT

COSTS = Costs({"one": [4.0, 5.0, 9.0], "two": [15.0]}, handing=0.01, writing=0.04)
MEASURED = ratios({**dict.fromkeys(PARTS, 0.0), "start": 2.0, "seal": 8.0}, COSTS, Outcome(seconds=1800), 0.5)


def test_ratios_are_to_a_workers_time_for_one_student():
    assert MEASURED["grading/loadToMarking"] == (2 + 8) / (5 + 15)
    assert MEASURED["grading/driverToMarking"] == pytest.approx((0.01 + 0.04) / ((5 + 15) / 2))
    assert MEASURED["grading/class h"] == 0.5


def test_each_bar_of_grading_has_its_ratio():
    bars = set(re.findall(r"'(grading/[^']+)': ", (PROJECT / "bench" / "report.mjs").read_text()))
    assert len(bars) > 0 and bars <= set(MEASURED)
