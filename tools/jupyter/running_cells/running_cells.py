"""Answers the browser's requests: run a cell, report its progress, interrupt."""

import asyncio

from .cell_run import CellRun
from .kernel_life import KernelLife


class RunningCells:
    """
    Replaces jupyter-server-nbmodel's `ExecutionStack`, which its handlers of HTTP requests call.

    `manager` starts and ends kernels; `ydoc_extension` holds the open documents.
    """

    def __init__(self, manager, ydoc_extension):
        self._manager, self._documents = manager, ydoc_extension
        self._lives = {}  # the latest KernelLife of each kernel
        self._runs = {}  # keys are kernel and request; removed when a browser has got the result

    def put(self, kernel_id, code, metadata=None, remote_server=None):
        """Queues a cell. Returns the request's id."""
        if remote_server is not None:
            raise ValueError("Cannot run a cell on another server: this course has its kernel here")
        life = self._lives.get(kernel_id)
        if life is None or life.ended():
            life = self._lives[kernel_id] = KernelLife(self._manager.get_kernel(kernel_id), self._find_document)
        run = CellRun(code, metadata or {})
        self._runs[kernel_id, run.id] = run
        life.put(run)
        return run.id

    def get(self, kernel_id, request_id):
        """The progress of a request, or its result. A result is given only once."""
        run = self._runs.get((kernel_id, request_id))
        if run is None:
            raise ValueError(
                f"Cannot find request {request_id} of kernel {kernel_id}: none is known, or it was answered"
            )
        described = describe(kernel_id, run)
        if run.result is None:
            return {**described, **run.progress()}
        del self._runs[kernel_id, request_id]
        return {**described, **run.result, "pending": False, "request_status": "complete"}

    def pending(self, kernel_id):
        """The requests that are waiting or running."""
        runs = [run for (kernel, _), run in self._runs.items() if kernel == kernel_id and run.result is None]
        return [{**describe(kernel_id, run), **run.progress()} for run in runs]

    async def interrupt(self, kernel_id, request_id=None):
        """Interrupts the kernel, on behalf of a request if one is named."""
        if request_id is not None and (kernel_id, request_id) not in self._runs:
            raise ValueError(f"Cannot interrupt request {request_id} of kernel {kernel_id}: none is known")
        await self._manager.interrupt_kernel(kernel_id)

    async def send_input(self, kernel_id, value):
        """Answers the cell that asks for an input, as `prompt()` does."""
        life = self._lives.get(kernel_id)
        if life is None:
            raise ValueError(f"Cannot send an input to kernel {kernel_id}: it has run no cell")
        life.answer(value)

    def is_remote(self, kernel_id):
        return False

    async def dispose(self):
        """Stops everything at the server's end."""
        await asyncio.gather(*(life.stop() for life in self._lives.values()))

    async def _find_document(self, metadata):
        """The open document that a request names, by its room id or by its path."""
        if self._documents is None:
            return None
        cell_id, names = metadata["cell_id"], []
        if metadata.get("document_id"):
            names.append({"room_id": metadata["document_id"]})
        if metadata.get("document_path"):
            names.append({"path": metadata["document_path"], "content_type": "notebook", "file_format": "json"})
        for name in names:
            document = await self._documents.get_document(**name, copy=False)
            if document and any(cell.get("id") == cell_id for cell in document.ycells):
                return document
        return None


def describe(kernel_id, run):
    return {
        "request_id": run.id,
        "kernel_id": kernel_id,
        "request_url": f"/api/kernels/{kernel_id}/requests/{run.id}",
        "cell_id": run.metadata.get("cell_id"),
        "document_path": run.metadata.get("document_path"),
    }
