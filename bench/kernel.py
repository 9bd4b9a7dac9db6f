"""Starts the TypeScript kernel and runs notebooks in it: one line of JSON with seconds, and the kernel's peak memory."""

import json
import pathlib
import statistics
import sys
import time

import nbformat
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient


def peak_mib(manager) -> float:
    """The most memory that the kernel's process held, by Linux; NaN elsewhere."""
    try:
        status = pathlib.Path(f"/proc/{manager.provisioner.pid}/status").read_text()
    except OSError:
        return float("nan")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def start_and_import(folder: str) -> dict:
    start = time.perf_counter()
    manager, client = start_new_kernel(kernel_name="tslab", cwd=folder)
    ready = time.perf_counter() - start
    seconds(client, "const first = 1;")
    before = [seconds(client, f"const before{i} = first + {i};") for i in range(20)]
    imported = seconds(client, "import { FashionMNIST } from '#lib';")
    after = [seconds(client, f"const after{i} = first + {i};") for i in range(20)]
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    return {
        "kernel: start, s": ready,
        "kernel: a plain cell, s": statistics.median(before),
        "kernel: first import of #lib, s": imported,
        "kernel: a plain cell after it, s": statistics.median(after),
    }


def seconds(client, code: str) -> float:
    start = time.perf_counter()
    reply = client.execute_interactive(code, timeout=120)
    assert reply["content"]["status"] == "ok", reply
    return time.perf_counter() - start


def run_notebook(path: pathlib.Path) -> dict:
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, timeout=600, kernel_name="tslab", resources={"metadata": {"path": str(path.parent)}}
    )
    start = time.perf_counter()
    with client.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            client.execute_cell(cell, index)
        peak = peak_mib(client.km)
    return {f"{path.stem}, s": time.perf_counter() - start, f"{path.stem}: kernel's peak, MiB": peak}


measured = start_and_import(".")
for name in sys.argv[1:]:
    measured |= run_notebook(pathlib.Path(name))
print(json.dumps(measured))
