"""Notebooks are written whole or not at all, and the same one only once."""

import errno
from pathlib import Path


def test_the_same_file_twice_is_no_collision(here):
    files = {"ann/a.ipynb": here.right, "ann/b.ipynb": here.right}
    code, said = here.receive(files)
    assert code == 0 and "the same as “ann/a.ipynb”" in said
    before = (here.root / "submitted/ann/small/log-softmax.ipynb").stat()
    assert here.receive(files)[0] == 0
    assert (here.root / "submitted/ann/small/log-softmax.ipynb").stat() == before


def test_a_full_disk_is_one_sentence_and_nothing_is_half_written(here, monkeypatch):
    def full(file, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    code, said = here.receive({"ann.ipynb": here.right})
    assert code == 2 and said.startswith("Cannot write to submitted/: No space left on device.")
    assert here.submitted() == {}
