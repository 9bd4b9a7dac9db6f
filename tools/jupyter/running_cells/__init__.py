"""
Runs cells in the server. A reader who closes the tab during a training and opens the notebook again sees all outputs since then.
The browser's part and the URLs are those of jupyter-server-nbmodel. This package replaces its `ExecutionStack`, which keeps the
same client of a kernel for ever.

    RunningCells    answers the browser's requests: run a cell, report its progress, interrupt
    KernelLife      one kernel process: its queue of runs, its messages, and its end
    CellRun         one request to run a cell
    Outputs         the outputs of a cell, from the messages of its kernel
    SharedCell      the cell in the document of jupyter-server-ydoc, where the reader sees it
    death           why a kernel ended

Faults of version 0.2.9 that this package does not have:
- Its client has the server's own session. After a restart two requests have the same id, and a cell is taken for done, without
  its outputs, when the kernel answers the server's `kernel_info_request`.
- It waits for ever for a cell whose kernel has ended, and for the cells behind it.
- It drops outputs after a cell's end and updates of a display. It writes two equal outputs in a row only once.
- A cell that is moved while it runs loses later outputs. It cuts texts by characters, but pycrdt counts bytes.
"""

from .running_cells import RunningCells

__all__ = ["RunningCells"]
