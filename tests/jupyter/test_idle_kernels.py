"""Kernels that have run nothing for long are ended, by Jupyter's own manager with the course's settings."""

import asyncio
import json
import sys
from pathlib import Path

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets.config import Config

SETTINGS = json.loads((Path(sys.prefix) / "etc/jupyter/jupyter_server_config.json").read_text())


def test_an_idle_kernel_is_ended_but_never_one_that_runs_a_cell():
    async def test():
        manager = AsyncMappingKernelManager(config=Config(SETTINGS))
        kernel = await manager.start_kernel(kernel_name="tslab")
        client = manager.get_kernel(kernel).client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)
        manager.cull_idle_timeout = 1  # s; an hour otherwise
        manager.notify_connect(kernel)  # a tab is open
        cell = "await new Promise((done) => setTimeout(done, 4000)); console.log('done')"
        running = asyncio.ensure_future(client.execute_interactive(cell, timeout=60))
        while manager.get_kernel(kernel).execution_state != "busy":
            await asyncio.sleep(0.05)
        await asyncio.sleep(1.5)
        await manager.cull_kernels()
        assert kernel in manager
        assert (await running)["content"]["status"] == "ok"
        await asyncio.sleep(1.5)
        await manager.cull_kernels()
        assert kernel not in manager
        client.stop_channels()

    asyncio.run(test())


def test_long_is_an_hour():
    assert SETTINGS["MappingKernelManager"]["cull_idle_timeout"] == 3600
