"""Where the course's parts are."""

import shutil
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
KERNEL = PROJECT / "kernel" / "main.cjs"
JUDGE = PROJECT / "grading" / "judge.cjs"
COMPILER = PROJECT / "grading" / "compileForSandbox.cjs"


def find_node() -> str:
    """The file that `node` names, links followed: inside a sandbox the links are not there."""
    found = shutil.which("node")
    if found is None:
        raise FileNotFoundError("Cannot start a kernel: no `node` in PATH")
    return str(Path(found).resolve())
