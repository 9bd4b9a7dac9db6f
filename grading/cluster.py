"""The workers that mark submissions: processes on this machine, one core each, or an existing Dask cluster."""

import logging
import os
from contextlib import contextmanager

import dask
from dask.distributed import Client, LocalCluster, WorkerPlugin

from .dask_profiler import WITHOUT_PROFILER, WithoutProfiler
from .run_folder import remove_left_behind

CONNECT_SECONDS = 20


class NoClusterError(Exception):
    """No scheduler answers at the address of the cluster."""


@contextmanager
def workers_here(count: int):
    try:
        with (
            dask.config.set(WITHOUT_PROFILER),
            LocalCluster(
                n_workers=count,
                threads_per_worker=1,
                dashboard_address=None,
                memory_limit=0,
                silence_logs=logging.CRITICAL,  # the default sets the handlers of `keep_libraries_quiet` to warnings
            ) as cluster,
            Client(cluster) as client,
        ):
            client.register_plugin(OneCoreEach())
            yield client
    finally:
        remove_left_behind()  # all workers have ended by now


class OneCoreEach(WorkerPlugin):
    """
    Keeps each worker, and the kernels that it starts, on a core of its own.

    V8 and TensorFlow start as many threads as there are cores. These threads would compete with the other workers.
    """

    def setup(self, worker) -> None:
        if hasattr(os, "sched_setaffinity"):  # Linux
            cores = sorted(os.sched_getaffinity(0))
            os.sched_setaffinity(0, {cores[worker.name % len(cores)]})


@contextmanager
def cluster_at(address: str):
    """Connects to a cluster, and leaves it running."""
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise NoClusterError(f"Cannot mark on {address}: no Dask scheduler answers there.") from error
    with client:
        client.register_plugin(WithoutProfiler())
        yield client
