"""What is exceeded in the last moments of a cell counts, too."""

import pytest

from grading import excess
from grading.excess import KernelLostError
from grading.kernel_session import open_session

from .conftest import needs_sandbox

FILL = "for (let i = 0; i < 10; i++) require('node:fs').writeFileSync(`/sockets/${i}`, Buffer.alloc(7 * 2 ** 20));"


@needs_sandbox
def test_a_cell_that_ends_before_the_next_look_is_looked_at(monkeypatch):
    monkeypatch.setattr(excess, "LOOK_EVERY", 1000)
    with open_session() as session:
        assert session.run("1 + 1", 60).outputs
        with pytest.raises(KernelLostError, match="filled the disk"):
            session.run(FILL, 60)
