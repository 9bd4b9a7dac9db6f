"""What a submission may use as a whole, all its processes together. It is looked at while a cell runs, and when it ends."""

import time
from pathlib import Path

from .cgroup import MEMORY_BYTES, Cgroup
from .kernel_manager import SandboxedKernelManager
from .processes import bytes_without_name, family_of, memory_of
from .relay import MOST_BYTES, Relay
from .run_folder import bytes_in

LOOK_EVERY = 0.25  # seconds
RUN_FOLDER_BYTES = 64 * 2**20
TOO_MUCH_MEMORY = f"it used more than {MEMORY_BYTES // 2**30} GB of memory"


class KernelLostError(Exception):
    """The kernel no longer answers. The text says why, for the student."""


class Excess:
    """Looks at what a kernel and its children use."""

    def __init__(self, manager: SandboxedKernelManager, relay: Relay, folder: Path, cgroup: Cgroup | None):
        self.manager = manager
        self.relay = relay
        self.folder = folder
        self.cgroup = cgroup
        self.next_look = 0.0

    @property
    def is_due(self) -> bool:
        return time.monotonic() >= self.next_look

    def refuse(self) -> None:
        """Raises KernelLostError if the kernel has ended, or if it uses more than it may."""
        if self.cgroup and self.cgroup.has_exceeded_memory():
            raise KernelLostError(TOO_MUCH_MEMORY)
        if self.relay.exceeded:
            raise KernelLostError(f"it sent more than {MOST_BYTES // 2**20} MB")
        if not self.manager.is_alive():
            raise KernelLostError("the program ended the kernel, or was ended because it exceeded a limit")
        family = family_of(self.manager.provisioner.pid)
        if sum(map(memory_of, family)) + bytes_without_name(family) > MEMORY_BYTES:
            raise KernelLostError(TOO_MUCH_MEMORY)
        if bytes_in(self.folder) > RUN_FOLDER_BYTES:
            raise KernelLostError("it filled the disk")
        self.next_look = time.monotonic() + LOOK_EVERY
