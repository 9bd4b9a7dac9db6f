"""Starts the TypeScript kernel, runs cells or a notebook in it, and prints seconds and memory as one line of JSON."""

import json
import pathlib
import statistics
import subprocess
import sys
import time

import nbformat
from jupyter_client.manager import KernelManager, start_new_kernel
from nbclient import NotebookClient

BARE = """
require('util').isNullOrUndefined ??= (value) => value == null; // Node 23 and later lack it
const tf = require('@tensorflow/tfjs-node');
tf.add(1, 2).dataSync();
"""
IMPORT = "import { FashionMNIST, accuracy } from '#lib';"
EDITED = pathlib.Path("lib/accuracy.ts")
REST = 8  # seconds after the last cell; by then the kernel has collected garbage and its thread for figures has ended


def memory_mb(manager: KernelManager, name: str) -> float:
    """The memory of the kernel's process on Linux: `VmRSS` now, or `VmHWM` at its peak. NaN on other systems."""
    try:
        status = pathlib.Path(f"/proc/{manager.provisioner.pid}/status").read_text()
    except OSError:
        return float("nan")
    return int(status.split(f"{name}:")[1].split()[0]) * 1024 / 1e6


def ready(kernel: str) -> tuple:
    start = time.perf_counter()
    manager, client = start_new_kernel(kernel_name=kernel)
    return time.perf_counter() - start, manager, client


def start_and_import() -> dict:
    """Measures start and imports. Edits lib in the working folder, which must be a copy of the project."""
    python_ready, python, _ = ready("python3")
    python.shutdown_kernel(now=True)
    start = time.perf_counter()
    subprocess.run(["node", "-e", BARE], check=True, stderr=subprocess.DEVNULL)
    bare = time.perf_counter() - start
    tslab_ready, manager, client = ready("tslab")
    seconds(client, "const first = 1;")
    before = [seconds(client, f"const before{i} = first + {i};") for i in range(20)]
    imported = seconds(client, IMPORT)
    seconds(client, "const settled = first;")
    after = [seconds(client, f"const after{i} = first + {i};") for i in range(20)]
    again = [seconds(client, IMPORT) for _ in range(5)]
    EDITED.write_text(f"{EDITED.read_text()}\nexport const edit{time.time_ns()} = 1;\n")
    edited = seconds(client, IMPORT)
    manager.shutdown_kernel(now=True)
    return {
        "ipykernel: start, s": python_ready,
        "kernel: start, s": tslab_ready,
        "kernel: a plain cell, s": statistics.median(before),
        "TensorFlow.js alone: load and one operation, s": bare,
        "kernel: first import of #lib, s": imported,
        "kernel: a plain cell after it, s": statistics.median(after),
        "kernel: the same import again, s": statistics.median(again),
        "kernel: import after an edit of lib, s": edited,
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
        duration = time.perf_counter() - start
        time.sleep(REST)
        end, peak = memory_mb(client.km, "VmRSS"), memory_mb(client.km, "VmHWM")
    return {f"{path.stem}, s": duration, f"{path.stem}: memory at rest, MB": end, f"{path.stem}: peak, MB": peak}


measured = run_notebook(pathlib.Path(sys.argv[1])) if len(sys.argv) > 1 else start_and_import()
print(json.dumps(measured))
