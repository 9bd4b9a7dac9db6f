"""Where submissions are marked: in worker processes here, a core each, or on a Dask cluster that is there already."""

import logging
import os
from contextlib import contextmanager

from dask.distributed import Client, LocalCluster, WorkerPlugin

from .run_folder import remove_left_behind

CONNECT_SECONDS = 20


class NoClusterError(Exception):
    """Nothing answers where the cluster should be."""


@contextmanager
def workers_here(count: int):
    try:
        with (
            LocalCluster(
                n_workers=count,
                threads_per_worker=1,
                dashboard_address=None,
                memory_limit=0,
                silence_logs=logging.CRITICAL,  # by itself it sets the handlers of `keep_libraries_quiet` to warnings
            ) as cluster,
            Client(cluster) as client,
        ):
            client.register_plugin(OneCoreEach())
            yield client
    finally:
        remove_left_behind()  # by now no worker lives, however it ended


class OneCoreEach(WorkerPlugin):
    """
    Keeps a worker and the kernels it starts to a core of its own. V8 and TensorFlow start as many threads as they see cores,
    which would take turns on those of the other workers.
    """

    def setup(self, worker) -> None:
        if hasattr(os, "sched_setaffinity"):  # Linux
            cores = sorted(os.sched_getaffinity(0))
            os.sched_setaffinity(0, {cores[worker.name % len(cores)]})


@contextmanager
def cluster_at(address: str):
    """The cluster stays: it is not ours."""
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError) as error:
        raise NoClusterError(f"Cannot mark on {address}: no Dask scheduler answers there.") from error
    with client:
        yield client
