"""Runs the cells of one submission in a kernel. The kernel is not trusted: it may send anything, flood us, hang, or die."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import Empty
from typing import Any

import psutil
import zmq

from .cell_compiler import NotCompiled, NotebookCompiler, NoTimeLeftError
from .cgroup import Cgroup, new_cgroup
from .cgroup_places import NoCgroupError
from .charged_time import ChargedTime
from .clock import used_by
from .excess import Excess, KernelLostError
from .kernel_manager import SandboxedKernelManager
from .processes import family_of
from .relay import Relay
from .run_folder import run_folder

START_SECONDS = 300
INTERRUPT_SECONDS = 5
MESSAGE_BYTES = 8 * 2**20
OUTPUT_BYTES = 4 * 2**20
OUTPUT_COUNT = 2000


class KernelStartError(Exception):
    """The kernel did not start. The submission is not the cause."""


@dataclass
class CellRun:
    """The messages' contents that the kernel sent for one cell, unchecked."""

    outputs: list[dict[str, Any]] = field(default_factory=list)
    timed_out: bool = False
    cut: bool = False


class KernelSession:
    """A running kernel. `open_session` makes one."""

    def __init__(self, folder: Path, sandboxed: bool, seconds: float):
        self.folder = folder
        self.sandboxed = sandboxed
        self.seconds = seconds
        context = zmq.Context()
        context.setsockopt(
            zmq.MAXMSGSIZE, MESSAGE_BYTES
        )  # a longer message ends the connection, and does not fill our memory
        self.inner = folder / "inner"  # what the sandbox sees of the folder
        self.inner.mkdir()
        folder.chmod(0o711)  # so that the sandbox's user reaches it
        self.manager = SandboxedKernelManager(
            connection_file=str(folder / "kernel.json"), transport="ipc", ip=str(folder / "k"), context=context
        )
        self.relay: Relay | None = None
        self.manager.sandboxed = sandboxed
        self.client = None
        self.lost: str | None = None
        self.compiler = NotebookCompiler() if sandboxed else None  # else the kernel compiles
        self.cgroup: Cgroup | None = None
        self.limits = "none, since it ran without a sandbox"

    def start(self) -> None:
        if self.sandboxed:
            self._take_cgroup()
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(self.inner)}
        self.manager.start_kernel(env=environment, cwd=str(self.inner))
        self.relay = Relay(self.manager.ip, str(self.inner / "k"), self.manager.ports)
        self.excess = Excess(self.manager, self.relay, self.inner, self.cgroup)
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        try:
            self.client.wait_for_ready(timeout=START_SECONDS)
        except Exception as error:
            raise KernelStartError(f"the kernel did not start: {first_line(error)}") from error
        self.charged = self._charged_from_now()

    def _take_cgroup(self) -> None:
        try:
            self.cgroup = self.manager.cgroup = new_cgroup()
            self.limits = f"a control group (version {self.cgroup.version}) for all processes together"
        except NoCgroupError as error:
            self.limits = f"those of each process, and memory added up by the grader, since {error}"

    def _charged_from_now(self) -> ChargedTime:
        family = partial(family_of, self.manager.provisioner.pid)
        used = self.cgroup.processor_seconds if self.cgroup else lambda: sum(map(used_by, family()))
        return ChargedTime(used, family)

    def run(self, source: str, seconds: float) -> CellRun:
        """Runs a cell for at most `seconds` of charged time, and collects what the kernel sends.

        Raises KernelLostError if the kernel died, did not react to an interrupt, or exceeded a limit.
        """
        if self.lost:
            raise KernelLostError(self.lost)
        try:
            code = self.compiler.compile(source) if self.compiler else source
            if isinstance(code, NotCompiled):
                return CellRun([{"output_type": "error", **vars(code)}])
            return self._run(code, min(seconds, self.seconds - self.charged.seconds()))
        except NoTimeLeftError as error:
            self.lost = "its cells take the compiler too long"
            raise KernelLostError(self.lost) from error
        except KernelLostError as error:
            self.lost = str(error)
            raise
        except Exception as error:  # reading failed because of what the kernel sent
            self.lost = f"the kernel sent messages that are not Jupyter's protocol ({type(error).__name__})"
            raise KernelLostError(self.lost) from error

    def _run(self, code: str, seconds: float) -> CellRun:
        if seconds <= 0:
            raise KernelLostError("the time for the whole notebook was used up")
        run = CellRun()
        request = self.client.execute(code, store_history=False, allow_stdin=False, stop_on_error=False)
        charged = self._charged_from_now()
        size = 0
        set_names: list[str] | None = None
        while True:
            if self.excess.is_due:
                self.excess.refuse()
                if charged.seconds() > seconds:
                    if run.timed_out:
                        raise KernelLostError("it exceeded its time limit and did not react to an interrupt")
                    run.timed_out = True
                    charged, seconds = self._charged_from_now(), INTERRUPT_SECONDS
                    self.manager.interrupt_kernel()
            try:
                message = self.client.get_iopub_msg(timeout=0.5)
            except Empty:
                continue
            if message["parent_header"].get("msg_id") != request:
                continue
            kind, content = message["msg_type"], message["content"]
            if kind == "status" and content["execution_state"] == "idle":
                self.excess.refuse()  # of the last moments, too
                if self.compiler:
                    self.compiler.ended(set_names)
                return run
            if kind == "set_names":  # the cell failed
                set_names = [str(name) for name in content["names"]]
            if kind in {"stream", "execute_result", "display_data", "error"}:
                size += len(repr(content))
                run.cut = run.cut or size > OUTPUT_BYTES or len(run.outputs) >= OUTPUT_COUNT
                if not run.cut:
                    run.outputs.append({"output_type": kind, **content})

    def close(self) -> None:
        family = family_of(self.manager.provisioner.pid) if self.manager.has_kernel else []
        if self.client:
            self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=True)
        for process in family:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                pass
        if self.cgroup:
            self.cgroup.remove()
        if self.relay:
            self.relay.close()
        self.manager.context.destroy(linger=0)


@contextmanager
def open_session(sandboxed: bool = True, seconds: float = 300):
    """Starts a kernel in its own folder. At the end, kills all its processes and removes the folder."""
    with run_folder() as folder:
        session = KernelSession(folder, sandboxed, seconds)
        try:
            session.start()
            yield session
        finally:
            session.close()


def first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
