"""Starts the course's kernel by Jupyter's own manager, in the sandbox and in a control group."""

import json
from pathlib import Path

from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpec

from .cgroup import Cgroup
from .sandbox import SOCKETS, kernel_command


class SandboxedKernelManager(KernelManager):
    """Starts the course's kernel, whatever kernel the notebook names. It runs in the sandbox, unless `sandboxed` is false."""

    sandboxed = True
    cgroup: Cgroup | None = None

    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(language="typescript", interrupt_mode="message", argv=["unused"])

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        """Writes the connection file once more, with the sockets' place as the kernel sees it."""
        outside = Path(self.connection_file)
        inside = outside.parent / "inner" / outside.name
        place = SOCKETS if self.sandboxed else str(inside.parent)
        inside.write_text(json.dumps({**json.loads(outside.read_text()), "ip": f"{place}/k"}))
        return [*(self.cgroup.words() if self.cgroup else []), *kernel_command(inside, self.sandboxed)]
