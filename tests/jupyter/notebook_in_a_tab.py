"""A notebook that is open in a browser's tab, and what a reader sees of it."""

import asyncio
from contextlib import asynccontextmanager

from lab_server import write_notebook
from scripts import simple


@asynccontextmanager
async def opened(server, name, **sources):
    """A notebook of these cells, open in a tab, and its kernel."""
    write_notebook(server.folder, name, sources)
    kernel = await server.start_kernel(name)
    async with server.opened(name) as tab:
        yield tab, kernel
    await server.call("DELETE", f"api/kernels/{kernel}")


async def until(seen, wanted):
    """Waits until `seen()` is what is wanted; then, or after 30 s, asserts it."""
    for _ in range(600):
        if seen() == wanted:
            break
        await asyncio.sleep(0.05)
    assert seen() == wanted


def shown(tab, cell_id):
    return [simple(output) for output in tab.shown(cell_id)]


def line(text):
    return {"stream": "stdout", "text": text}
