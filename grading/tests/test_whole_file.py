"""A file is written whole, or stays as it was, and nothing is left beside it."""

import pytest

from grading.whole_file import whole_file


def test_it_takes_the_place_of_the_old_one_at_the_end(tmp_path):
    file = tmp_path / "new folder" / "marks.csv"
    for text in ["old", "new"]:
        with whole_file(file) as unfinished:
            unfinished.write_text(text)
            assert file.exists() == (text == "new")
        assert file.read_text() == text
    assert list(file.parent.iterdir()) == [file]


def test_an_error_leaves_the_old_one(tmp_path):
    file = tmp_path / "marks.csv"
    file.write_text("old")
    with pytest.raises(OSError, match="full"), whole_file(file) as unfinished:
        unfinished.write_text("ne")
        raise OSError("the disk is full")
    assert [one.name for one in tmp_path.iterdir()] == ["marks.csv"] and file.read_text() == "old"
