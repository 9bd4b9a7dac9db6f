"""Random sequences of what a reader does: in the end each cell shows what its last run put out, in every tab and in the file."""

import asyncio
import os
import random
from contextlib import AsyncExitStack, suppress
from functools import partial

import nbformat
import pytest
from lab_server import lab_server, write_notebook
from scripts import Script, simple

CELLS = ["a", "b", "c"]
# The seeds: 2, with CI=true 40, or those that the environment names, `SEQUENCES=0-499`.
FIRST, LAST = map(int, os.environ.get("SEQUENCES", "0-39" if os.environ.get("CI") else "0-1").split("-"))
SEQUENCES = range(FIRST, LAST + 1)
SIDE_BY_SIDE = 3
SETTLED = 60  # s


class Reader:
    """One reader's two notebooks, each with a kernel of its own, and up to two tabs of each."""

    def __init__(self, server, seed, stack):
        self.server, self.random, self.stack = server, random.Random(seed), stack
        self.name = f"{seed}.ipynb"
        self.scripts = {id: Script(self.random, server.folder / f"{seed}-{id}.log") for id in CELLS}
        self.requests, self.done, self.begun_before = {}, [], 0
        self.killed = self.stopped = False  # since the last look; a restart and an interrupt stop a cell
        self.asked_twice = set()  # cells that may show what an earlier request put out, where the latest was cancelled

    async def sit_down(self):
        write_notebook(self.server.folder, self.name, {id: script.source for id, script in self.scripts.items()})
        self.kernel = await self.server.start_kernel(self.name)
        self.tabs = [await self.stack.enter_async_context(self.server.opened(self.name))]

    async def act(self):
        action = self.random.choices(
            [self.run, self.run_all, self.settle, self.interrupt, self.restart, self.restart_and_run_all, self.kill]
            + [self.reopen, self.open_another, self.rename, self.move, self.wait],
            [6, 3, 4, 2, 3, 2, 2, 2, 1, 1, 2, 4],
        )[0]
        self.done.append(action.__name__)
        await action()

    @property
    def tab(self):
        return self.tabs[-1]

    async def ask(self, id):
        if id in self.requests:
            self.asked_twice.add(id)
        self.requests[id] = await self.tab.ask(self.kernel, id)

    async def run(self):
        await self.ask(self.random.choice(CELLS))

    async def run_all(self):
        for id in CELLS:
            await self.ask(id)

    async def wait(self):
        await asyncio.sleep(self.random.choice([0.02, 0.1, 0.3]))

    async def interrupt(self):
        if self.begun() > self.begun_before:  # an interrupt while the kernel starts is the kernel's own matter
            self.stopped = True
            await self.server.interrupt(self.kernel)

    def begun(self):
        """How many cells have begun to run."""
        return sum(script.log.read_text().count(">") for script in self.scripts.values() if script.log.exists())

    async def restart(self):
        self.stopped = True
        while not await self.server.restarts(self.kernel):  # not while Jupyter itself restarts a kernel that was killed
            await asyncio.sleep(0.5)
        self.begun_before = self.begun()

    async def restart_and_run_all(self):
        await self.restart()
        await self.run_all()

    async def kill(self):
        while (killed := self.server.process_of(self.kernel)) is None:
            await asyncio.sleep(0.1)
        killed.kill()
        self.killed = True
        while self.server.process_of(self.kernel) in (killed, None):
            await asyncio.sleep(0.1)
        self.begun_before = self.begun()

    async def reopen(self):
        await self.tabs.pop().close()
        await self.open_another()

    async def open_another(self):
        self.tabs.append(await self.stack.enter_async_context(self.server.opened(self.name)))

    async def rename(self):
        new = f"{self.random.randrange(10**9)}-{self.name}"
        await self.server.call("PATCH", f"api/contents/{self.name}", path=new)
        self.name = new
        for tab in self.tabs:
            tab.path = new

    async def move(self):
        self.tab.move(self.random.choice(CELLS), self.random.randrange(len(CELLS)))

    async def settle(self):
        """Waits until nothing runs, and looks."""
        results = {id: await asyncio.wait_for(self.tab.result(it), SETTLED) for id, it in self.requests.items()}
        await asyncio.sleep(2.5 if "move" in self.done else 0.3)  # the document reaches the tabs
        for id, result in results.items():
            for tab in self.tabs:
                await within(SETTLED, partial(self.look, id, result, tab))
        self.requests, self.asked_twice, self.killed, self.stopped = {}, set(), False, False

    def look(self, id, result, tab):
        cell, script = tab.cell(id), self.scripts[id]
        shown = [simple(output) for output in cell["outputs"]]
        told = f"{self.done} {id} {result} {script.steps} {script.end} {script.noted} {shown}"
        assert tab.state(id) == "idle", told
        assert cell["execution_count"] == result["execution_count"], told
        assert "jupyter_server_nbmodel" not in cell["metadata"], told
        if not (result["status"] == "aborted" and id in self.asked_twice):
            assert shown in self.possible(script, result), told

    def possible(self, script, result):
        """
        What the cell may show. A kernel that Jupyter ends may leave unsent what it has put out since its last pause. From one that is
        killed on a busy machine nothing may have been sent.
        """
        whole = script.shown_after(len(script.steps), finished=True)
        if result["status"] == "aborted":
            return [[]]
        if result["status"] == "ok" or (script.end == "throw" and result["execution_count"]):
            if result["status"] == "ok" or (script.noted == len(script.steps) and not self.stopped):
                return [whole]
        counts = range(0 if self.killed else script.sent, (script.noted or 0) + 2)
        parts = [script.shown_after(count) for count in counts] + [whole]
        ends = [[], [{"error": "OutOfMemory"}], [{"error": "Error"}], [{"error": "Interrupted"}]]
        return [part + end for part in parts for end in ends]


async def within(seconds, look):
    """Looks until what is asserted holds, since a busy machine shows late. The last look's error is the test's."""
    for _ in range(seconds):
        with suppress(AssertionError):
            return look()
        await asyncio.sleep(1)
    return look()


async def until_saved(reader):
    """The document is saved a second after its last change; while that is written, the file is not whole."""

    def look():
        shown = seen(reader.tab.document.source["cells"])
        with suppress(nbformat.reader.NotJSONError):
            assert seen(nbformat.read(reader.server.folder / reader.name, as_version=4).cells) == shown, reader.done
            return
        raise AssertionError("the file is not whole")

    await asyncio.sleep(1)
    await within(SETTLED, look)


def seen(cells):
    return [(cell["id"], cell["execution_count"], cell["outputs"]) for cell in cells]


async def sit(server, seed):
    async with AsyncExitStack() as stack:
        reader = Reader(server, seed, stack)
        await reader.sit_down()
        for _ in range(reader.random.randint(3, 8)):
            await reader.act()
        await reader.settle()
        await until_saved(reader)
        await server.call("DELETE", f"api/kernels/{reader.kernel}")


def test_no_output_is_lost():
    failures = {}

    async def one(server, seed, free):
        async with free:
            try:
                await sit(server, seed)
            except Exception as error:
                failures[seed] = repr(error)

    async def all():
        free = asyncio.Semaphore(SIDE_BY_SIDE)
        async with lab_server() as server:
            await asyncio.gather(*(one(server, seed, free) for seed in SEQUENCES))

    asyncio.run(all())
    if failures:
        pytest.fail("\n".join(f"seed {seed}: {failure}" for seed, failure in failures.items()))
