"""One request to run a cell."""

import asyncio
import json
from itertools import count
from time import gmtime, strftime
from uuid import uuid4

from .outputs import Outputs
from .shared_cell import SharedCell

numbers = count()
MOVED = 2  # s until a browser's move of a cell has arrived


class CellRun:
    """A browser's request, the outputs that the kernel sent for it, and the cell that shows them."""

    def __init__(self, code, metadata):
        self.id = str(uuid4())
        self._number = next(numbers)
        self.code = code
        self.metadata = metadata
        self.result = None  # until the run has ended
        self.started = False
        self.idle = asyncio.Event()  # set when the kernel has sent all outputs
        self.reply = asyncio.Future()
        self.question = None  # while the cell asks for an input
        self._outputs = Outputs()
        self._shared = None
        self._timing = {}

    async def find_cell(self, find_document):
        """Looks for the cell in the open documents. If it is in none, the outputs go only into the result."""
        cell_id = self.metadata.get("cell_id")
        document = await find_document(self.metadata) if cell_id else None
        self._shared = SharedCell(document, cell_id, self._number) if document else None

    def begin(self):
        self.started = True
        self._note_time("iopub.execute_input", "shell.execute_reply.started")
        if self._shared:
            self._shared.begin()

    @property
    def can_be_seen(self):
        """Whether further outputs can still be shown."""
        return self.result is None or (self._shared is not None and self._shared.is_ours)

    def take(self, message):
        """Shows an output. Returns it, so that an update can find it."""
        self._look()
        first = self._outputs.take(message)
        if first is not None:
            self._show(first)
        return self._outputs.all[-1] if self._outputs.all else None

    def replace(self, old, new):
        """Shows `new` in place of the output `old`, the same object. Returns whether `old` was still shown."""
        self._look()
        first = self._outputs.replace(old, new)
        if first is not None:
            self._show(first)
        return first is not None

    def end(self, status, execution_count=None, error=None):
        """Ends the run. `error` is an output that gives the reason if the kernel could not."""
        self._look()
        if error:
            self._outputs.all.append(error)
        self._show(len(self._outputs.all) - (error is not None))
        self._note_time("shell.execute_reply" if status == "ok" else "execution_failed")
        if self._shared:
            self._shared.end(execution_count, self._timing)
            asyncio.get_running_loop().call_later(MOVED, self._show_where_it_was_moved, execution_count)
        # The result holds no outputs that the document shows. Otherwise a browser that is behind would write them there again.
        outputs = [] if self._shared else self._outputs.all
        self.result = {"status": status, "execution_count": execution_count, "outputs": json.dumps(outputs)}

    def _show_where_it_was_moved(self, execution_count):
        """Shows the end again in a cell that was moved. The move makes a copy, possibly of the cell's state before its end."""
        if self._shared.is_ours and not self._shared.is_there:
            self._show(0)
            self._shared.end(execution_count, self._timing)

    def progress(self):
        """The answer to a browser that asks while the run goes on."""
        outputs = [] if self._shared else self._outputs.all
        return {
            "pending": True,
            "request_status": "running" if self.started else "queued",
            "outputs": json.dumps(outputs),
            **(self.question or {}),
        }

    def _look(self):
        self._outputs.forget(self._shared.taken_away() if self._shared else 0)

    def _show(self, first):
        if self._shared:
            self._shared.show(self._outputs.all, first)

    def _note_time(self, *keys):
        if self.metadata.get("record_timing"):
            self._timing.update(dict.fromkeys(keys, strftime("%Y-%m-%dT%H:%M:%SZ", gmtime())))
