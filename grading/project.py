"""The project's folder, and the programs in it that grading runs."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
JUDGE = PROJECT / "grading" / "judge.cjs"
COMPILER = PROJECT / "grading" / "compileForSandbox.cjs"


@cache
def built_kernel() -> Path:
    """The kernel as one file. Beside it are its two halves. They are built again if a source has changed."""
    command = [find_node(), str(PROJECT / "kernel" / "buildKernel.cjs")]
    return Path(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def find_node() -> str:
    """The path of the program `node`. Links are resolved, because a sandbox does not hold them."""
    found = shutil.which("node")
    if found is None:
        raise FileNotFoundError("Cannot start a kernel: no `node` in PATH")
    return str(Path(found).resolve())
