"""What of lib/ and checks/ a submission sees: compiled, and of checks/ the probes. References and judges stay outside."""

import hashlib
import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from .places import COMPILER, PROJECT, find_node

EXPORTED = re.compile(r"^export (?:async )?(?:function|const) (\w+)", re.MULTILINE)
IMPORTED = re.compile(r"""from '(\.{1,2}/[^']+)'""")
COMPILED_BY = [COMPILER, PROJECT / "kernel" / "interrupts.cjs", PROJECT / "package-lock.json"]


@cache
def course_for_the_sandbox(project: Path = PROJECT) -> Path:
    """A folder with lib/, checks/ and package.json: each `judge.ts` is empty, and what only judges import is left out.

    It is named after its content, so that graders at work together share it, and made once for all submissions.
    """
    sources = {f"checks/{name}": text.encode() for name, text in visible_sources(project / "checks").items()}
    library = [file for file in sorted((project / "lib").rglob("*")) if file.is_file()]
    sources |= {str(file.relative_to(project)): file.read_bytes() for file in library}
    package = json.loads((project / "package.json").read_text())
    package["imports"] = {name: file.replace(".ts", ".js") for name, file in package["imports"].items()}
    inputs = [sources, package, [file.read_bytes() for file in COMPILED_BY]]
    folder = PROJECT / ".cache" / "grading" / f"course-{hashlib.sha256(repr(inputs).encode()).hexdigest()[:16]}"
    if not folder.exists():
        unfinished = folder.with_name(f"{folder.name}.{os.getpid()}")
        compile_into(unfinished, sources, package)
        try:
            unfinished.rename(folder)
        except OSError:  # another grader was first
            shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def compile_into(folder: Path, sources: dict[str, bytes], package: dict) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in sources.items():
        write(folder / "source" / name, content)
        if not name.endswith(".ts"):  # data and programs that lib reads
            write(folder / name, content)
    write(folder / "package.json", json.dumps(package).encode())
    subprocess.run([find_node(), str(COMPILER), str(folder)], check=True)
    shutil.rmtree(folder / "source")


def write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def visible_sources(checks: Path) -> dict[str, str]:
    """The files that `index.ts` reaches without going through a judge, by their names in checks/."""
    found: dict[str, str] = {}
    waiting = [checks / "index.ts"]
    while waiting:
        file = waiting.pop()
        name = str(file.relative_to(checks))
        if name in found:
            continue
        text = file.read_text()
        if file.stem.startswith("judge"):
            found[name] = without_its_content(text)
            continue
        found[name] = text
        waiting += [file_of(file.parent / target) for target in IMPORTED.findall(text)]
    return found


def without_its_content(text: str) -> str:
    return "".join(f"export const {name}: any = undefined;\n" for name in EXPORTED.findall(text))


def file_of(module: Path) -> Path:
    module = Path(*module.parts).resolve()
    return module / "index.ts" if module.is_dir() else module.with_name(f"{module.name}.ts")
