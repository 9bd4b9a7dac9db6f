"""What a kernel sends reaches the grader, up to a limit in bytes."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
import zmq

from grading import relay
from grading.relay import Relay, connected


@pytest.fixture
def small(monkeypatch) -> int:
    monkeypatch.setattr(relay, "MOST_BYTES", 4 * 2**20)
    return relay.MOST_BYTES


@pytest.fixture
def pair(tmp_path, small) -> Iterator[tuple[Relay, zmq.Socket, zmq.Socket]]:
    """A relay, a kernel's socket and a grader's socket."""
    (tmp_path / "inner").mkdir()
    with zmq.Context() as context, context.socket(zmq.PAIR) as kernel, context.socket(zmq.PAIR) as grader:
        context.linger = 0
        kernel.bind(f"ipc://{tmp_path}/inner/k-1")
        between = Relay(str(tmp_path / "k"), str(tmp_path / "inner" / "k"), [1])
        grader.connect(f"ipc://{tmp_path}/k-1")
        yield between, kernel, grader
        between.close()
        context.destroy(linger=0)


def test_messages_go_both_ways(pair):
    between, kernel, grader = pair
    for number in range(100):
        grader.send(b"?%d" % number)
        assert kernel.recv() == b"?%d" % number
        kernel.send_multipart([b"!%d" % number, bytes(1000)])
        assert grader.recv_multipart()[0] == b"!%d" % number
    assert not between.exceeded


@pytest.mark.parametrize(("messages", "frames"), [(200, 1), (1, 200)])
def test_what_nobody_reads_takes_no_more_memory_than_the_limit(pair, small, messages, frames):
    between, kernel, grader = pair
    grader.send(b"ready")
    kernel.recv()
    before = psutil.Process().memory_info().rss
    block = bytes(2**20)
    for _ in range(messages):
        kernel.send_multipart([block] * frames, copy=False)
    for _ in range(100):
        if between.exceeded:
            break
        time.sleep(0.05)
    assert between.exceeded
    assert psutil.Process().memory_info().rss - before < small + 32 * 2**20


def test_a_link_in_place_of_a_socket_leads_nowhere(tmp_path):
    with socket.socket(socket.AF_UNIX) as private:
        private.bind(str(tmp_path / "private"))
        private.listen()
        (tmp_path / "link").symlink_to("private")
        (tmp_path / "file").touch()
        connected(tmp_path / "private").close()
        for name in ["link", "file", "absent"]:
            with pytest.raises(OSError):
                connected(Path(tmp_path / name)).close()
