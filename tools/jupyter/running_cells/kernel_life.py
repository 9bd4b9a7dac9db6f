"""One kernel process, from the first cell that it runs to its end."""

import asyncio
import logging

import psutil
from jupyter_client.session import Session
from nbformat.v4 import new_output

from .death import error_of
from .outputs import storable

LOOK = 0.05  # s between two looks at the process; a restart by the reader takes longer
QUIET = 0.3  # s without a message after a kernel's end; then no more messages come
log = logging.getLogger(__name__)


class KernelLife:
    """
    The runs of cells of one kernel process. After a restart there is a new KernelLife, which shares nothing with this one.

    `kernel` is Jupyter's manager of the kernel, which outlives the process.
    """

    def __init__(self, kernel, find_document):
        self._kernel, self._find_document = kernel, find_document
        self._process = None
        self._queue = asyncio.Queue()
        self._running = None
        self._runs = {}  # keys are the ids of the requests' messages
        self._displays = {}  # for each display id, the outputs that show it: pairs of a run and an output
        self._was_asked_to_end = self._was_found_dead = False
        self._memory = None
        self._heard = False
        self._client = None
        self._task = asyncio.ensure_future(self._live())

    def ended(self):
        """Whether this process has ended, or Jupyter has started another one in its place."""
        return self._task.done() or (self._process is not None and self._process is not process_of(self._kernel))

    def put(self, run):
        self._queue.put_nowait(run)

    async def stop(self):
        """Stops everything at the server's end."""
        self._task.cancel()
        await asyncio.wait({self._task})

    async def _live(self):
        tasks = set()
        try:
            while (process := process_of(self._kernel)) is None or process.poll() is not None:
                await asyncio.sleep(LOOK)  # a restart has ended the old process and not yet started the new one
            self._process = process
            self._kernel.add_restart_callback(self._on_death, "restart")
            self._client = client_of(self._kernel)
            tasks.add(asyncio.ensure_future(self._work(tasks)))
            while process.poll() is None and not any(task.done() for task in tasks):
                self._was_asked_to_end |= self._kernel.shutting_down
                self._look_at_memory()
                await asyncio.wait(tasks, timeout=LOOK)
            await self._hear_the_last()
        finally:
            for task in tasks:
                task.cancel()
            for outcome in await asyncio.gather(*tasks, return_exceptions=True):
                if isinstance(outcome, Exception):
                    log.error("Cannot run cells of a kernel any more", exc_info=outcome)
            self._kernel.remove_restart_callback(self._on_death, "restart")
            await self._give_up()
            if self._client:
                self._client.stop_channels()

    async def _work(self, tasks):
        while True:
            self._running = await self._queue.get()
            await self._running.find_cell(self._find_document)
            self._running.begin()
            if len(tasks) == 1:
                await self._client.wait_for_ready()  # from now on it receives every message
                tasks.add(asyncio.ensure_future(self._read_outputs()))
                tasks.add(asyncio.ensure_future(self._read_replies()))
                tasks.add(asyncio.ensure_future(self._read_questions()))
            if self._process.poll() is not None:
                return  # the process that takes its place has the same address, and would run the cell unseen
            await self._execute(self._running)
            self._running = None

    async def _execute(self, run):
        self._runs = {message: other for message, other in self._runs.items() if other.can_be_seen}
        self._runs[self._client.execute(run.code, allow_stdin=True)] = run
        await run.idle.wait()
        content = await run.reply
        run.end(content["status"], content.get("execution_count"))
        if content["status"] == "error":
            await self._cancel_queued()

    async def _read_outputs(self):
        while True:
            message = await self._client.iopub_channel.get_msg()
            self._heard = True
            try:
                self._take(message)
            except Exception:
                log.exception("Cannot show a message of a kernel: %s", message["header"])

    def _take(self, message):
        """Gives a message to the run that it belongs to: the running one, or an earlier one that the reader still sees."""
        kind, content = message["header"]["msg_type"], message["content"]
        run = self._runs.get(message["parent_header"].get("msg_id"))
        if kind == "update_display_data":
            self._update(content)
        elif run and kind == "status":
            if content["execution_state"] == "idle":
                run.idle.set()
        elif run:
            output = run.take(message)
            if display_id := content.get("transient", {}).get("display_id"):
                self._displays.setdefault(display_id, []).append((run, output))

    def _update(self, content):
        display_id = content["transient"]["display_id"]
        now = []
        for run, output in self._displays.get(display_id, []):
            new = storable(new_output("display_data", content["data"], metadata=content["metadata"]))
            if run.can_be_seen and run.replace(output, new):
                now.append((run, new))
        self._displays[display_id] = now

    async def _read_replies(self):
        while True:
            message = await self._client.shell_channel.get_msg()
            run = self._runs.get(message["parent_header"].get("msg_id"))
            if run and message["header"]["msg_type"] == "execute_reply" and not run.reply.done():
                run.reply.set_result(message["content"])

    async def _read_questions(self):
        while True:
            message = await self._client.stdin_channel.get_msg()
            run = self._runs.get(message["parent_header"].get("msg_id"))
            if run and message["header"]["msg_type"] == "input_request":
                header = message["parent_header"]
                header = {**header, "date": header["date"].isoformat()}
                run.question = {"parent_header": header, "input_request": message["content"]}

    def answer(self, value):
        """Gives the reader's answer to the cell that asked for it."""
        run = self._running
        if run is None or run.question is None:
            raise ValueError("Cannot send an input: no cell is asking for one")
        run.question = None
        self._client.input(value)

    async def _hear_the_last(self):
        """Waits for messages that the kernel sent before its end and that are still on their way."""
        self._heard = True
        while self._heard:
            self._heard = False
            await asyncio.sleep(QUIET)

    async def _give_up(self):
        """Ends the running cell and the waiting ones, because the kernel has ended."""
        if run := self._running:
            run.end("error", error=error_of(self._process.returncode, self._memory) if self._died() else None)
        await self._cancel_queued()

    def _died(self):
        """
        Whether the process has ended though nobody asked for it. Jupyter says so where it is the first to notice. On a busy machine
        a restart can be over between two looks at `shutting_down`: then Jupyter has waited for the process, and dropped it.
        """
        was_dropped = process_of(self._kernel) is not self._process
        was_asked_to_end = self._was_asked_to_end or self._kernel.shutting_down or was_dropped
        return self._process.poll() is not None and (self._was_found_dead or not was_asked_to_end)

    async def _cancel_queued(self):
        while True:
            try:
                run = self._queue.get_nowait()
            except asyncio.QueueEmpty:
                return
            await run.find_cell(self._find_document)
            run.end("aborted")

    def _on_death(self):
        """Jupyter has found the kernel dead, so nobody asked for this restart."""
        self._was_found_dead = True

    def _look_at_memory(self):
        if not self._running:
            return
        try:
            self._memory = psutil.Process(self._process.pid).memory_info().rss or self._memory  # 0 once it has ended
        except psutil.Error:
            pass  # it has just ended


def process_of(kernel):
    """The process of a kernel; None while there is none."""
    return getattr(kernel.provisioner, "process", None)


def client_of(kernel):
    """
    A client with its own session. jupyter_client 8 gives each client a copy of the server's session. Both then count on from the
    same number, so that two requests get the same id.
    """
    client = kernel.client(session=Session(config=kernel.session.config, key=kernel.session.key))
    client.start_channels(hb=False, control=False)
    return client
