"""What students' folders hold besides notebooks: times that are none, links, pipes."""

import os
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.coursedir import CourseDirectory

from grading.course import Course
from grading.submitted_folder import (
    remarks_on,
    stock_get_submitted_students,
    stock_get_timestamp,
    time_handed_in,
)

from .conftest import RIGHT

TIME = datetime(2026, 11, 20, 10)


@pytest.fixture
def timestamp(tmp_path) -> Path:
    return tmp_path / "timestamp.txt"


@pytest.mark.parametrize("text", ["2026-11-20 10:00:00 UTC", "2026-11-20 10:00:00 UTC\n", "2026-11-20 11:00:00 +0100"])
def test_a_time_is_read_as_nbgrader_writes_it(text, timestamp):
    timestamp.write_text(text)
    assert time_handed_in(timestamp.parent) == TIME and remarks_on(timestamp.parent) == []


def test_where_there_is_none_nothing_is_said(tmp_path):
    assert time_handed_in(tmp_path) is None and remarks_on(tmp_path) == []


@pytest.mark.parametrize("content", [b"", b"yesterday", b"\xff\xfe", b"9" * 5000, b"99999-01-01 00:00:00 UTC", b"\0"])
def test_what_is_no_time_costs_the_time_alone(content, timestamp):
    timestamp.write_bytes(content)
    assert time_handed_in(timestamp.parent) is None
    assert remarks_on(timestamp.parent) == ["The time of submission is not known: timestamp.txt holds no time."]


@pytest.mark.parametrize("make", [lambda file: file.symlink_to("/etc/hostname"), os.mkfifo, Path.mkdir])
def test_links_and_pipes_are_not_opened(make, timestamp):
    make(timestamp)
    assert time_handed_in(timestamp.parent) is None
    assert "is a link or no ordinary file" in remarks_on(timestamp.parent)[0]


def test_stock_nbgrader_still_follows_a_link_and_dies_of_no_time(timestamp, tmp_path):
    timestamp.write_text("yesterday")
    with pytest.raises(Exception, match="fail|Invalid"):
        stock_get_timestamp(CourseDirectory(), str(tmp_path))
    timestamp.unlink()
    (tmp_path / "secret").write_text("2026-11-20 10:00:00 UTC")
    timestamp.symlink_to(tmp_path / "secret")
    assert stock_get_timestamp(CourseDirectory(), str(tmp_path)) == TIME


def test_formgrader_lists_no_folder_that_is_not_named_like_a_student(course, monkeypatch):
    for student in ["ann", "<img src=x onerror=alert(1)>", "Zoë, the 2nd"]:
        course.submit(student, course.answered(RIGHT))
    monkeypatch.chdir(course.root)
    api = Course.open().api
    assert api.get_submitted_students("small") == {"ann", "Zoë, the 2nd"}
    assert "<img src=x onerror=alert(1)>" in stock_get_submitted_students(api, "small")
