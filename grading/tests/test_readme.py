"""The files that grading/README.md names are there."""

import re

from grading.project import PROJECT

FOLDERS = [PROJECT, PROJECT / "grading"]


def test_each_named_file_exists():
    text = (PROJECT / "grading" / "README.md").read_text()
    names = set(re.findall(r"`([\w./-]+\.(?:py|cjs|md))`", text))
    assert len(names) > 20
    assert [name for name in names if not any((folder / name).exists() for folder in FOLDERS)] == []
