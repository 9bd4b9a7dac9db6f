"""
Cells run in the server, so that a reader who closes the tab in mid-training finds, on opening the notebook again, what came
meanwhile. The browser's part and the addresses are those of jupyter-server-nbmodel; this takes the place of its
`ExecutionStack`, which keeps one client of a kernel for good.

    RunningCells    answers the browser: run this cell, how far is it, interrupt
    KernelLife      one kernel process: its queue of runs, its messages, and its end
    CellRun         one request to run a cell
    Outputs         what a cell shows, by the messages that its kernel sent
    SharedCell      where a reader sees it: the cell in the document of jupyter-server-ydoc
    death           why a kernel ended

What version 0.2.9 does, and these do not:
- its client has the session of the server's own, so that after a restart two requests bear one identity, and a cell is taken
  for done, without its outputs, when the kernel has answered the server's question for its name;
- a cell whose kernel has ended is waited for, and those behind it;
- what comes after a cell's end, or updates a display, is left out; two equal outputs in a row are written once;
- a cell that is moved while it runs loses what comes then; texts are cut by characters where pycrdt counts bytes.
"""

from .running_cells import RunningCells

__all__ = ["RunningCells"]
