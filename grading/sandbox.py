"""The sandbox of a submission's kernel: bubblewrap limits what it can see, prlimit what it can use."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .compiled_course import compiled_course
from .project import PROJECT, built_kernel, find_node
from .run_folder import run_folder

NOBODY = 65534
AS_THEY_ARE = [".cache/kernel", "node_modules", "shims", "tsconfig.json"]
STAT = PROJECT / "grading" / "idle_process.stat"  # a process that uses nothing
COMPILED = ["lib", "checks", "package.json"]

# Where things are inside.
COURSE = Path("/course")
SOCKETS = "/sockets"
NODE = "/node"

COMPILER_MEGABYTES = 1024  # of its heap; it needs 150


@dataclass(frozen=True)
class Limits:
    """What one process may use; `excess.py` adds up the memory of all."""

    data_bytes: int = 3 * 2**30
    cpu_seconds: int | str = 240
    processes: int = 256
    file_bytes: int = 32 * 2**20
    open_files: int = 1024
    tmp_bytes: int = 64 * 2**20


def kernel_command(connection_file: Path, sandboxed: bool) -> list[str]:
    """The command that starts the kernel of one submission. In the sandbox, it gets its cells compiled."""
    flag = "--no-force-async-hooks-checks"
    if not sandboxed:
        return [find_node(), flag, str(built_kernel()), str(connection_file)]
    return [*walls(connection_file.parent), NODE, flag, inside("runCompiled.cjs"), f"{SOCKETS}/{connection_file.name}"]


def compiler_command() -> list[str]:
    """The command that starts the compiler of a worker's submissions. It is in a sandbox, because what it reads is hostile."""
    limits = Limits(cpu_seconds="unlimited")  # it lives as long as the worker
    return [*walls(None, limits), NODE, f"--max-old-space-size={COMPILER_MEGABYTES}", inside("compileCells.cjs")]


def inside(program: str) -> str:
    """The place of a half of the kernel in the sandbox."""
    return str(COURSE / built_kernel().with_name(program).relative_to(PROJECT))


def walls(folder: Path | None, limits: Limits = Limits()) -> list[str]:
    """The words before a command that run it as nobody, without network, other processes or the rest of the disk.

    `folder`, if any, is the only folder of the machine that the command can write to. It is called /sockets inside.
    The limit of processes is set inside the sandbox: Linux counts processes by user and namespace, so outside it would count all
    of this user.
    """
    as_nobody = []
    if os.getuid() == 0:
        for file in [folder, *folder.iterdir()] if folder else []:
            os.chown(file, NOBODY, NOBODY)
        as_nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs"]
    limit = [
        "prlimit",
        f"--data={limits.data_bytes}",
        f"--cpu={limits.cpu_seconds}",
        f"--fsize={limits.file_bytes}",
        f"--nofile={limits.open_files}",
        "--core=0",
    ]
    return [*as_nobody, *limit, *bubblewrap(folder, limits.tmp_bytes), "prlimit", f"--nproc={limits.processes}"]


def bubblewrap(folder: Path | None, tmp_bytes: int) -> list[str]:
    """/proc tells much of the machine. In its place are what TensorFlow 2.15 needs to start, and Node's `process.memoryUsage`."""
    words = ["bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session"]
    words += ["--hostname", "sandbox", "--cap-drop", "ALL"]
    words += ["--clearenv", "--setenv", "PATH", "/usr/bin:/bin", "--setenv", "HOME", "/tmp"]
    for name in ["bin", "lib", "lib64"]:
        words += ["--ro-bind-try", f"/usr/{name}", f"/usr/{name}", "--symlink", f"usr/{name}", f"/{name}"]
    words += ["--dev", "/dev", "--size", str(tmp_bytes), "--tmpfs", "/tmp", "--ro-bind", find_node(), NODE]
    words += ["--symlink", NODE, "/proc/self/exe", "--ro-bind", str(STAT), "/proc/self/stat"]
    for outside, names in [(PROJECT, AS_THEY_ARE), (compiled_course(), COMPILED)]:
        for name in names:
            words += ["--ro-bind", str(outside / name), str(COURSE / name)]
    data = PROJECT / "data" / "fashion-mnist"
    if data.exists():
        words += ["--ro-bind", str(data.resolve()), str(COURSE / "data" / "fashion-mnist")]
    if folder:
        words += ["--bind", str(folder), SOCKETS]
    return [*words, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", str(COURSE)]


def why_no_sandbox() -> str | None:
    """Why no sandbox can be made here; None if one can."""
    for tool in ["bwrap", "prlimit", "setpriv"]:
        if shutil.which(tool) is None:
            return f"{tool} is not installed; there is none for macOS and Windows"
    with run_folder() as folder:
        trial = subprocess.run([*walls(folder), NODE, "--version"], capture_output=True, text=True, timeout=30)
    if trial.returncode == 0:
        return None
    return (trial.stderr.strip().splitlines() or [f"bwrap ended with code {trial.returncode}"])[0]
