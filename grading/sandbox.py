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
COMPILED = ["lib", "checks", "package.json"]


@dataclass(frozen=True)
class Limits:
    """What one process may use; the watch in `kernel_session` adds up the memory of all."""

    data_bytes: int = 3 * 2**30
    cpu_seconds: int = 240
    processes: int = 256
    file_bytes: int = 32 * 2**20
    open_files: int = 1024
    tmp_bytes: int = 64 * 2**20


def kernel_command(connection_file: str, sandboxed: bool) -> list[str]:
    """The command that starts the kernel of one submission."""
    kernel = [find_node(), "--no-force-async-hooks-checks", built_kernel(), connection_file]
    return [*walls(Path(connection_file).parent), *kernel] if sandboxed else kernel


def walls(run_folder: Path, limits: Limits = Limits()) -> list[str]:
    """The words before a command that run it as nobody, without network, other processes or the rest of the disk.

    `run_folder` is the only folder of the machine that the command can write to. It holds the kernel's sockets. The limit of
    processes is set inside the sandbox: Linux counts processes by user and namespace, so outside it would count all of this user.
    """
    run = str(run_folder)
    as_nobody = []
    if os.getuid() == 0:
        os.chown(run_folder, NOBODY, NOBODY)
        for file in run_folder.iterdir():
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
    return [*as_nobody, *limit, *bubblewrap(run, limits.tmp_bytes), "prlimit", f"--nproc={limits.processes}"]


def bubblewrap(run: str, tmp_bytes: int) -> list[str]:
    node = find_node()
    words = ["bwrap", "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session"]
    words += ["--cap-drop", "ALL"]
    words += ["--clearenv", "--setenv", "PATH", "/usr/bin:/bin", "--setenv", "HOME", "/tmp"]
    words += ["--ro-bind", "/usr", "/usr", "--dev", "/dev", "--proc", "/proc"]
    for folder in ["bin", "lib", "lib64"]:
        words += ["--symlink", f"usr/{folder}", f"/{folder}"]
    words += ["--size", str(tmp_bytes), "--tmpfs", "/tmp"]
    if not node.startswith("/usr/"):
        words += ["--ro-bind", node, node]
    for folder, names in [(PROJECT, AS_THEY_ARE), (compiled_course(), COMPILED)]:
        for name in names:
            words += ["--ro-bind", str(folder / name), str(PROJECT / name)]
    data = PROJECT / "data" / "fashion-mnist"
    if data.exists():
        words += ["--ro-bind", str(data.resolve()), str(data)]
    return [*words, "--bind", run, run, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", str(PROJECT)]


def why_no_sandbox() -> str | None:
    """Why no sandbox can be made here; None if one can."""
    for tool in ["bwrap", "prlimit", "setpriv"]:
        if shutil.which(tool) is None:
            return f"{tool} is not installed; there is none for macOS and Windows"
    with run_folder() as folder:
        trial = subprocess.run([*walls(folder), find_node(), "--version"], capture_output=True, text=True, timeout=30)
    if trial.returncode == 0:
        return None
    return (trial.stderr.strip().splitlines() or [f"bwrap ended with code {trial.returncode}"])[0]
