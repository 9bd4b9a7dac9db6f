"""
Switches off the profiler of Dask 2026.8: Python 3.11 can hang in it for ever.

Every 10 ms a worker's main thread asks `sys._current_frames()` where each thread is. If garbage is collected meanwhile, Dask's callback
for that lets other threads run, and one that then starts a thread waits, with the interpreter's lock, for the lock that the question
holds (CPython's issue 106883, mended in 3.12). A worker starts threads for each kernel, so a class was once left at two of four.
"""

from dask.distributed import WorkerPlugin

WITHOUT_PROFILER = {"distributed.worker.profile.enabled": False}


class WithoutProfiler(WorkerPlugin):
    """For workers that others have started, with settings of their own."""

    def setup(self, worker) -> None:
        for name in ("profile", "profile-cycle"):
            if name in worker.periodic_callbacks:
                worker.periodic_callbacks.pop(name).stop()
