"""A copy of the project in a folder of its own, as after set-up, with only what `npm run …` needs."""

import os
import shutil
import subprocess
import venv
from pathlib import Path

from grading.project import PROJECT

COPIED = [
    ".npmrc",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "nbgrader_config.py",
    "tools",
    "kernel",
    "lib",
]
COPIED += ["checks", "docs/students.md", "grading", "shims", "solutions/1-numerical-problem"]
SHARED = ["node_modules", "data", ".cache/softmax-notebooks"]
IGNORED = shutil.ignore_patterns("__pycache__", "tests")


def whole_project(root: Path) -> Path:
    for name in COPIED:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, root / name, ignore=IGNORED)
        else:
            shutil.copy2(PROJECT / name, root / name)
    for name in SHARED:
        if (PROJECT / name).exists():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).symlink_to(PROJECT / name)
    make_python(root / ".venv")
    return root


def make_python(folder: Path) -> None:
    """Makes another .venv, since set-up writes the kernel's path into it. It has the packages of the real one."""
    venv.create(folder, symlinks=True, with_pip=False)
    (site_packages,) = (PROJECT / ".venv").glob("lib/python*/site-packages")
    (own,) = folder.glob("lib/python*/site-packages")
    (own / "real.pth").write_text(f"{site_packages}\n")
    (folder / "bin" / "alembic").symlink_to(PROJECT / ".venv" / "bin" / "alembic")  # nbgrader calls it
    (folder / "bin" / "nbgrader").symlink_to(PROJECT / ".venv" / "bin" / "nbgrader")
    (folder / "share" / "jupyter").mkdir(parents=True)
    (folder / "share" / "jupyter" / "nbconvert").symlink_to(PROJECT / ".venv" / "share" / "jupyter" / "nbconvert")
    for stamp in (PROJECT / ".venv").glob(".installed-*"):
        shutil.copy2(stamp, folder / stamp.name)


def undone_stages(root: Path) -> str:
    """The stages that set-up would still run there. There must be none, or a test would install packages."""
    script = (
        "const { packagesStage: a } = await import('./tools/setup/npmPackages.mjs');"
        "const { pythonStage: b } = await import('./tools/setup/pythonPackages.mjs');"
        "const { tensorflowStage: c } = await import('./tools/setup/tensorflow.mjs');"
        "const { dataStage: d } = await import('./tools/setup/data.mjs');"
        "const stages = [a('.'), b('.', 'course'), b('.', 'grading'), c('.'), d('.')];"
        "for (const stage of stages) if (!(await stage.isDone())) console.log(stage.label);"
    ).replace("'.'", repr(str(root)))
    command = ["node", "--input-type=module", "--eval", script]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True, env=os.environ).stdout
