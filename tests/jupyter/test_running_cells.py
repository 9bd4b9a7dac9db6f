"""What a reader sees of cells that run in the server, by a real kernel and the document that all tabs share."""

import asyncio

import pytest
from lab_server import lab_server, write_notebook
from notebook_in_a_tab import line, opened, shown, until
from scripts import PAUSE


@pytest.fixture(scope="module")
def loop():
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def server(loop):
    """One server for all tests of this file."""
    context = lab_server()
    yield loop.run(context.__aenter__())
    loop.run(context.__aexit__(None, None, None))


def test_after_a_restart_a_cell_shows_its_output(loop, server):
    async def test():
        async with opened(server, "restart.ipynb", a="console.log('hello')") as (tab, kernel):
            for _ in range(3):
                await tab.run(kernel, "a")
                # The number comes when the cell has ended, after its output.
                await until(lambda: (shown(tab, "a"), tab.cell("a")["execution_count"]), ([line("hello\n")], 1))
                await server.restart(kernel)

    loop.run(test())


def test_a_restart_in_mid_run_ends_the_cells_that_ran_and_those_that_waited(loop, server):
    async def test():
        long = f"console.log('begun'); {PAUSE.format(60_000)}"
        async with opened(server, "midrun.ipynb", a=long, b="'b'", c="'c'") as (tab, kernel):
            first, second = await tab.ask(kernel, "a"), await tab.ask(kernel, "b")
            await until(lambda: shown(tab, "a"), [line("begun\n")])
            await server.restart(kernel)
            third = await tab.ask(kernel, "c")
            assert [(await tab.result(it))["status"] for it in (first, second, third)] == ["error", "aborted", "ok"]
            await until(lambda: [tab.state(id) for id in "abc"], ["idle"] * 3)
            assert shown(tab, "a")[0] == line("begun\n")  # and the kernel may have sent that it was interrupted
            assert [shown(tab, id) for id in "bc"] == [[], [{"text": "'c'"}]]
            assert [tab.cell(id)["execution_count"] for id in "bc"] == [None, 1]

    loop.run(test())


@pytest.mark.only_in_ci
def test_a_cell_that_a_restart_overtakes_does_not_run_unseen(loop, server):
    async def test():
        log = server.folder / "overtaken.log"
        a = f"require('fs').appendFileSync({str(log)!r}, ` ${{process.pid}}`);"
        async with opened(server, "overtaken.ipynb", a=a, b="'b'") as (tab, kernel):
            for wait in [0, 0.02, 0.1, 0.2, 0.4, 0.6]:
                log.write_text("")
                await server.restart(kernel)  # so that the next cell is the first one of a kernel
                request = await tab.ask(kernel, "a")
                await asyncio.sleep(wait)
                await server.restart(kernel)
                await tab.result(request)
                await tab.run(kernel, "b")  # by then the new kernel has run what it got before
                assert str(server.process_of(kernel).pid) not in log.read_text().split()

    loop.run(test())


@pytest.mark.parametrize(
    ("signal", "ename", "says"),
    [("SIGKILL", "OutOfMemory", "Out of memory"), ("SIGSEGV", "KernelDied", "SIGSEGV")],
)
def test_a_kernel_that_dies_says_why(loop, server, signal, ename, says):
    async def test():
        dies = f"console.log('before'); {PAUSE.format(200)} process.kill(process.pid, '{signal}'); {PAUSE.format(5000)}"
        async with opened(server, f"{signal}.ipynb", a=dies, b="'b'") as (tab, kernel):
            request = await tab.ask(kernel, "a")
            await tab.ask(kernel, "b")
            await tab.result(request)
            await until(lambda: shown(tab, "a"), [line("before\n"), {"error": ename}])
            assert says in tab.shown("a")[1]["evalue"]
            await until(lambda: [tab.state(id) for id in "ab"], ["idle"] * 2)
            await asyncio.wait_for(tab.run(kernel, "b"), 60)  # Jupyter has started another kernel
            await until(lambda: shown(tab, "b"), [{"text": "'b'"}])

    loop.run(test())


@pytest.mark.only_in_ci
def test_a_kernel_without_memory_says_so(loop, server):
    async def test():
        fills = "import v8 from 'node:v8'; v8.setFlagsFromString('--max-old-space-size=400'); const all: number[][] = []; for (;;) all.push(new Array(4e6).fill(0.5));"
        async with opened(server, "memory.ipynb", a=fills, b="'b'") as (tab, kernel):
            await tab.run(kernel, "a")
            await until(lambda: shown(tab, "a"), [{"error": "OutOfMemory"}])
            assert "GB" in tab.shown("a")[0]["evalue"]
            assert tab.state("a") == "idle"
            assert (await tab.run(kernel, "b"))["status"] == "ok"  # in the kernel that Jupyter starts in its place

    loop.run(test())


def test_an_interrupt_keeps_what_was_shown(loop, server):
    async def test():
        endless = "console.log('begun'); while (true);"
        async with opened(server, "interrupt.ipynb", a=endless, b="'b'") as (tab, kernel):
            request, waiting = await tab.ask(kernel, "a"), await tab.ask(kernel, "b")
            await until(lambda: shown(tab, "a"), [line("begun\n")])
            await server.interrupt(kernel)
            assert (await tab.result(request))["status"] == "error"
            assert (await tab.result(waiting))["status"] == "aborted"
            await until(lambda: tab.state("a"), "idle")
            assert shown(tab, "a")[0] == line("begun\n") and len(shown(tab, "a")) == 2
            await tab.run(kernel, "b")
            await until(lambda: shown(tab, "b"), [{"text": "'b'"}])

    loop.run(test())


def test_what_comes_after_a_cells_end_is_shown_in_that_cell(loop, server):
    async def test():
        late = "setTimeout(() => console.log('late'), 500); console.log('now');"
        async with opened(server, "late.ipynb", a=late, b=PAUSE.format(1000)) as (tab, kernel):
            await tab.run(kernel, "a")
            await tab.run(kernel, "b")
            await until(lambda: [shown(tab, id) for id in "ab"], [[line("now\nlate\n")], []])
            assert tab.state("a") == "idle"

    loop.run(test())


def test_a_cell_that_is_moved_while_it_runs_keeps_its_outputs(loop, server):
    async def test():
        slow = f"for (const i of [1, 2, 3, 4]) {{ console.log(i); {PAUSE.format(300)} }}"
        async with opened(server, "moved.ipynb", a=slow, b="'b'") as (tab, kernel):
            request = await tab.ask(kernel, "a")
            await until(lambda: shown(tab, "a"), [line("1\n")])
            tab.move("a", 1)
            await tab.result(request)
            await until(lambda: (shown(tab, "a"), tab.state("a")), ([line("1\n2\n3\n4\n")], "idle"))

    loop.run(test())


def test_what_the_reader_clears_does_not_come_back(loop, server):
    async def test():
        slow = f"for (const i of [1, 2, 3]) {{ console.log(i); {PAUSE.format(400)} }}"
        async with opened(server, "cleared.ipynb", a=slow) as (tab, kernel):
            request = await tab.ask(kernel, "a")
            await until(lambda: shown(tab, "a"), [line("1\n")])
            tab.clear("a")
            await tab.result(request)
            await until(lambda: shown(tab, "a"), [line("2\n3\n")])

    loop.run(test())


def test_a_display_is_updated_in_the_cell_that_shows_it(loop, server):
    async def test():
        first = "import { display, newDisplay } from 'tslab'; const bar = newDisplay(); bar.text('1'); console.log('below');"
        async with opened(server, "display.ipynb", a=first, b="bar.text('2'); bar.text('3');") as (tab, kernel):
            await tab.run(kernel, "a")
            await tab.run(kernel, "b")
            await until(lambda: [shown(tab, id) for id in "ab"], [[{"text": "3"}, line("below\n")], []])
            tab.clear("a")
            await tab.run(kernel, "b")
            assert [shown(tab, id) for id in "ab"] == [[], []]

    loop.run(test())


def test_strange_text_and_numbers_are_shown_and_saved(loop, server):
    async def test():
        strange = """import { lastWriteDisplayData as show } from 'tslab/dist/jupyter';
console.log('half a smile: \\ud83d');
process.stdout.write('█'.repeat(5) + '\\rgrün');
(show as any)({ data: { 'application/json': { big: 1e20, small: -5 } }, metadata: {}, transient: {} }, false);"""
        async with opened(server, "strange.ipynb", a=strange) as (tab, kernel):
            await tab.run(kernel, "a")
            await until(lambda: len(tab.shown("a")), 2)
            text, numbers = tab.shown("a")
            assert text["text"] == "half a smile: \ufffd\ngrün█"
            assert numbers["data"]["application/json"] == {"big": 1e20, "small": -5}

    loop.run(test())


def test_a_notebook_that_nobody_has_open_gets_its_outputs_in_the_reply(loop, server):
    async def test():
        write_notebook(server.folder, "shut.ipynb", {"a": "6 * 7"})
        kernel = await server.start_kernel("shut.ipynb")
        metadata = {"cell_id": "a", "document_path": "shut.ipynb"}
        request = await server.call("POST", f"api/kernels/{kernel}/execute", code="6 * 7", metadata=metadata)
        while (answer := await server.call("GET", request["request_url"]))["pending"]:
            await asyncio.sleep(0.05)
        assert '"text/plain": "42"' in answer["outputs"]
        await server.call("DELETE", f"api/kernels/{kernel}")

    loop.run(test())


def test_a_cell_asks_and_is_answered(loop, server):
    async def test():
        source = "const name = prompt('Your name?'); `Hello ${name}`"
        async with opened(server, "asks.ipynb", a=source, b="1") as (tab, kernel):
            request = await tab.ask(kernel, "a")
            question = await tab.question(request)
            assert question["input_request"]["prompt"] == "Your name? "
            await server.call("POST", f"api/kernels/{kernel}/input", input="Ada")
            assert (await tab.result(request))["status"] == "ok"
            await until(lambda: shown(tab, "a"), [{"text": "'Hello Ada'"}])

    loop.run(test())


def test_a_question_ends_with_its_cell(loop, server):
    async def test():
        async with opened(server, "asks-no-more.ipynb", a="prompt('?')", b="1") as (tab, kernel):
            request = await tab.ask(kernel, "a")
            await tab.question(request)
            await server.interrupt(kernel)
            assert (await tab.result(request))["status"] == "error"
            await tab.run(kernel, "b")
            await until(lambda: shown(tab, "b"), [{"text": "1"}])

    loop.run(test())
