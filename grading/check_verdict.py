"""From what a check's cell showed to points: reads the observation and has it judged outside the sandbox."""

from collections.abc import Callable
from typing import Any

from .check_rows import CheckRow
from .judge import Judgement
from .kernel_session import CellRun
from .observed import MIME_TYPE, read_observed
from .outputs import points_output, spaced, text_of


class NothingObservedError(Exception):
    """The check's cell showed no observation. The text says why, for the student."""


def observed_in(run: CellRun, seconds: float, unsealed: Callable[[Any], object]) -> Any:
    """What the check observed. Raises UnreadableError or NothingObservedError.

    `seconds` is what the cell was allowed; `unsealed` takes the signature from what the cell showed.
    """
    for output in reversed(run.outputs):
        data = output.get("data")
        if output["output_type"] == "execute_result" and isinstance(data, dict) and MIME_TYPE in data:
            return read_observed(unsealed(data[MIME_TYPE]))
    errors = [output for output in run.outputs if output["output_type"] == "error"]
    if run.timed_out:
        raise NothingObservedError(f"the check did not end within {seconds} s")
    if errors:
        raise NothingObservedError(f"the check could not run: {text_of(errors[0].get('evalue'))[:500]}")
    raise NothingObservedError("the check ended without a result")


def output_of(judgement: Judgement, points: float) -> dict[str, Any]:
    """The output of a graded cell: points, and the reasons for them."""
    earned = round(points * judgement.passed / judgement.total, 2) if judgement.total else 0.0
    heading = f"<p><strong>{earned:g} of {points:g} points</strong></p>"
    rows = [CheckRow(**row) for row in judgement.rows]
    return points_output(earned, heading + spaced(judgement.html), rows)
