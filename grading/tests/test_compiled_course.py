"""What a sandbox gets of the course: two folders, which import nothing from outside."""

import os
import subprocess

import pytest

from grading.compiled_course import compiled_course
from grading.project import PROJECT

COMPILED = PROJECT / ".cache" / "grading"
FORBIDDEN = [
    "import type * as judge from '../judges/logSoftmax/logSoftmax';",
    "export * from '../judges/losses/formulas';",
    "const { ReferenceModel } = await import('../judges/shared/ReferenceModel');",
    "import { Report } from '../Report';",
]


def test_holds_lib_and_probes_and_no_judge():
    folder = compiled_course()
    names = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert {"lib/index.js", "lib/index.d.ts", "lib/experiment/softmaxStep.wasm", "checks/probes/logSoftmax.js"} <= names
    assert {name.split("/")[0] for name in names} == {"lib", "checks", "package.json"}
    assert all(name.startswith("checks/probes/") for name in names if name.startswith("checks/"))


@pytest.mark.parametrize("line", FORBIDDEN)
def test_an_import_of_what_stays_outside_is_refused(tmp_path, line):
    outside = line.split("'../")[1].split("'")[0]
    assert (PROJECT / f"checks/{outside}.ts").exists()
    for name in ["lib/index.ts", "checks/probes/index.ts", f"checks/{outside}.ts"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("export const one = 1;\n")
    (tmp_path / "checks/probes/inSandbox.ts").write_text("export * from './index';\n")
    with open(tmp_path / "checks/probes/index.ts", "a") as probe:
        probe.write(line)
    with pytest.raises(subprocess.CalledProcessError):
        compiled_course(tmp_path)
    assert [folder for folder in COMPILED.iterdir() if folder.suffix == f".{os.getpid()}"] == []  # others compile, too
