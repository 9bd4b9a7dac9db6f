"""The judge's start: TypeScript is compiled once, and again when it changed."""

import subprocess
from pathlib import Path

import pytest

from grading.project import PROJECT, find_node

LOAD = f"require({str(PROJECT / 'tools' / 'loadTypeScript.cjs')!r}).loadTypeScript(process.argv[1]);"
SAY = "const { said } = require(process.argv[2]);"
REPORT = "const compiled = Object.keys(require.cache).some((file) => file.includes('typescript-for-tslab/lib'));"
PROGRAM = f"{LOAD} {SAY} {REPORT} console.log(said, compiled);"


@pytest.fixture
def source(tmp_path) -> Path:
    file = tmp_path / "source.ts"
    file.write_text("export const said: string = 'one';\n")
    return file


def said(source: Path, kept: Path) -> str:
    command = [find_node(), "-e", PROGRAM, str(kept), str(source)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_file_is_compiled_once_and_again_when_it_changed(source, tmp_path):
    kept = tmp_path / "kept"
    assert said(source, kept) == "one true"
    assert said(source, kept) == "one false"
    source.write_text("export const said: string = 'two';\n")
    assert said(source, kept) == "two true"
    assert [file.suffix for file in kept.iterdir()] == [".js", ".js"]


def test_where_nothing_can_be_kept_it_is_compiled_anew(source, tmp_path):
    kept = tmp_path / "kept"
    kept.write_text("a file, where the folder should be")
    assert said(source, kept) == said(source, kept) == "one true"
