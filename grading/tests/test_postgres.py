"""A gradebook in PostgreSQL, by nbgrader's `db_url`, on a real server."""

import getpass
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from grading.project import PROJECT

from .conftest import RIGHT, UNSHIFTED, UNSHIFTED_POINTS, needs_sandbox

INSTALLED = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
ACCOUNT = "postgres" if os.getuid() == 0 else getpass.getuser()  # the server refuses to be root
SETTINGS = """
load_subconfig("nbgrader_config.py", path={project!r})
c = get_config()
c.CourseDirectory.db_url = {db_url!r}
"""

pytestmark = [
    pytest.mark.only_in_ci,
    pytest.mark.skipif(not INSTALLED, reason="PostgreSQL is not installed (Debian: apt install postgresql)"),
    needs_sandbox,
]


def run(program: str, *words: str) -> None:
    identity = {"user": ACCOUNT} if os.getuid() == 0 else {}
    with open(os.devnull, "w") as nowhere:  # a pipe would stay open with the server
        subprocess.run([INSTALLED[-1] / program, *words], check=True, cwd="/", stdout=nowhere, **identity)


@pytest.fixture
def db_url():
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short, since a socket lies in it
    if os.getuid() == 0:
        shutil.chown(folder, ACCOUNT)
    data = str(folder / "data")
    run("initdb", "--auth=trust", f"--pgdata={data}")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    run("pg_ctl", f"--pgdata={data}", f"--options={options}", f"--log={folder}/log", "--wait", "start")
    run("createdb", f"--host={folder}", "grades")
    yield f"postgresql+psycopg://{ACCOUNT}@/grades?host={folder}"
    run("pg_ctl", f"--pgdata={data}", "--mode=immediate", "stop")
    shutil.rmtree(folder)


def test_a_class_in_postgresql(course, db_url):
    (course.root / "gradebook.db").unlink()
    settings = course.root / "nbgrader_config.py"
    settings.unlink()
    settings.write_text(SETTINGS.format(project=str(PROJECT), db_url=db_url))
    made = course.run("nbgrader", "generate_assignment", "small", "--force")
    assert made.returncode == 0, made.stderr
    course.submit("ann", course.answered(RIGHT))
    course.submit("bob", course.answered(UNSHIFTED))
    first = course.run("grading.grade", "small")
    assert re.search(r"^ann +6 of 10", first.stdout, re.MULTILINE), first.stdout + first.stderr
    assert re.search(rf"^bob +{UNSHIFTED_POINTS} of 10", first.stdout, re.MULTILINE)
    again = course.run("grading.grade", "small")
    assert "2 of them marked already" in again.stdout
    assert course.run("grading.export_marks", "small").returncode == 0
    assert '"ann",""' in (course.root / "marks" / "small" / "marks.csv").read_text(encoding="utf-8-sig")
    assert not (course.root / "gradebook.db").exists()
