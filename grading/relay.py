"""Carries bytes between the grader's ZeroMQ sockets and those in the sandbox, and stops when the sandbox has sent too many.

ZeroMQ 4.3 keeps a whole message in memory before it can be read, and its limits count frames of one size and whole messages: one
message of a thousand frames passes both. So the limit is on bytes, whatever they mean and whether or not anybody reads them.
"""

import os
import socket
import stat
from contextlib import suppress
from pathlib import Path
from threading import Thread

MOST_BYTES = 96 * 2**20  # that one kernel sends; a notebook of the course sends less than 2 MB
PIECE = 2**16


class Relay:
    """Listens at `<outer>-<port>` and connects each client to `<inner>-<port>`, as Jupyter names the sockets of its ports."""

    def __init__(self, outer: str, inner: str, ports: list[int]):
        self.left = MOST_BYTES
        self.open: set[socket.socket] = set()
        for port in ports:
            listening = socket.socket(socket.AF_UNIX)
            listening.bind(f"{outer}-{port}")
            listening.listen()
            self._run(self._accept, listening, Path(f"{inner}-{port}"))

    @property
    def exceeded(self) -> bool:
        return self.left < 0

    def close(self) -> None:
        for each in list(self.open):
            shut(each)

    def _run(self, work, first: socket.socket, *others) -> None:
        self.open.add(first)
        Thread(target=work, args=(first, *others), daemon=True).start()

    def _accept(self, listening: socket.socket, inner: Path) -> None:
        with listening, suppress(OSError):  # it is closed
            while True:
                client, _ = listening.accept()
                try:
                    kernel = connected(inner)
                except OSError:  # the kernel does not listen yet; ZeroMQ tries again
                    client.close()
                    continue
                self._run(self._carry, client, kernel, False)
                self._run(self._carry, kernel, client, True)

    def _carry(self, source: socket.socket, target: socket.socket, counted: bool) -> None:
        with suppress(OSError):  # one of the two is closed
            while not self.exceeded and (data := source.recv(PIECE)):
                if counted:
                    self.left -= len(data)
                target.sendall(data)
        shut(source)
        shut(target)
        self.open.discard(source)


def shut(each: socket.socket) -> None:
    """Ends a connection in both directions, which wakes the thread that waits for it."""
    with suppress(OSError):
        each.shutdown(socket.SHUT_RDWR)


def connected(path: Path) -> socket.socket:
    """Connects to a socket in a folder that the sandbox can change. A link there could lead to any socket of the machine."""
    place = os.open(path, os.O_PATH | os.O_NOFOLLOW)
    try:
        if not stat.S_ISSOCK(os.fstat(place).st_mode):
            raise ConnectionRefusedError(f"Cannot connect to {path}: it is no socket")
        kernel = socket.socket(socket.AF_UNIX)
        kernel.connect(f"/proc/self/fd/{place}")
        return kernel
    finally:
        os.close(place)
