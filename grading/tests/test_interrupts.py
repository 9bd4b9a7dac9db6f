"""An interrupt ends a loop in a sealed kernel, on a machine that has more to do than it can."""

from concurrent.futures import ThreadPoolExecutor

from grading.kernel_session import CellRun, open_session

from .conftest import needs_sandbox

pytestmark = needs_sandbox
KERNELS = 4  # twice as many as cores here
LOOPS = 4


def loops_in_one_kernel(source: str) -> list[CellRun]:
    with open_session() as session:
        session.run("import { seal } from '#checks';\nawait seal('key');", 60)
        return [session.run(source, 1) for _ in range(LOOPS)]


def test_it_ends_a_loop_each_time():
    with ThreadPoolExecutor(KERNELS) as pool:
        for runs in pool.map(loops_in_one_kernel, ["while (true) {}"] * KERNELS):
            assert all(run.timed_out for run in runs)
