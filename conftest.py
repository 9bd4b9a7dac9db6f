"""Settings of pytest for all tests that are written in Python."""

import os

import pytest


def pytest_configure(config):
    config.addinivalue_line("markers", "only_in_ci: takes long or much memory, and is skipped unless CI is set")


def pytest_collection_modifyitems(items):
    if os.environ.get("CI"):  # empty counts as not set, as for the other tests
        return
    for item in items:
        if item.get_closest_marker("only_in_ci"):
            item.add_marker(pytest.mark.skip(reason="takes long or much memory: with CI=true only"))
