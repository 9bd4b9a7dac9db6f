"""A restart that begins and ends between two looks of the server at the kernel, as on a busy machine."""

import asyncio
from pathlib import Path

import psutil
import pytest
from lab_server import lab_server
from notebook_in_a_tab import opened, shown, until

EXTENSIONS = Path(__file__).parents[2] / "tools" / "jupyter"


@pytest.mark.only_in_ci
def test_it_is_no_death_of_the_kernel():
    async def test():
        late = "from running_cells import kernel_life\nkernel_life.LOOK = 9"  # Jupyter kills a stopped kernel after 5 s
        async with (
            lab_server(f"import sys\nsys.path.insert(0, {str(EXTENSIONS)!r})\n{late}") as server,
            opened(server, "stopped.ipynb", a="process.kill(process.pid, 'SIGSTOP');") as (tab, kernel),
        ):
            request = await tab.ask(kernel, "a")
            await until(lambda: server.process_of(kernel).status(), psutil.STATUS_STOPPED)
            await server.restart(kernel)
            assert (await tab.result(request))["status"] == "error"
            await until(lambda: tab.state("a"), "idle")
            assert shown(tab, "a") == []

    asyncio.run(test())
