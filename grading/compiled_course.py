"""The part of the course that a sandbox gets: lib/ and checks/probes/, compiled. Neither holds judges or references."""

import hashlib
import json
import os
import shutil
import subprocess
from contextlib import suppress
from functools import cache
from pathlib import Path

from .project import COMPILER, PROJECT, find_node

FOLDERS = ["lib", "checks/probes"]
IMPORTS = {"#lib": "lib/index.ts", "#checks": "checks/probes/inSandbox.ts"}
COMPILED_BY = [COMPILER, PROJECT / "kernel" / "compile" / "interruptibleAwaits.ts", PROJECT / "package-lock.json"]


@cache
def compiled_course(project: Path = PROJECT) -> Path:
    """A folder with the compiled lib/ and checks/probes/ and a package.json that names them.

    It is made once for all submissions. It is named after a hash of its sources, so that graders that run together share it.
    """
    files = [file for folder in FOLDERS for file in sorted((project / folder).rglob("*")) if file.is_file()]
    sources = {str(file.relative_to(project)): file.read_bytes() for file in files}
    inputs = [sources, IMPORTS, [file.read_bytes() for file in COMPILED_BY]]
    folder = PROJECT / ".cache" / "grading" / f"course-{hashlib.sha256(repr(inputs).encode()).hexdigest()[:16]}"
    if not folder.exists():
        unfinished = folder.with_name(f"{folder.name}.{os.getpid()}")
        try:
            compile_into(unfinished, sources)
            with suppress(OSError):  # another grader has made it
                unfinished.rename(folder)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def compile_into(folder: Path, sources: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in sources.items():
        write(folder / "source" / name, content)
        if not name.endswith(".ts"):  # JSON, WebAssembly and JavaScript that lib loads
            write(folder / name, content)
    imports = {name: f"./{file}".replace(".ts", ".js") for name, file in IMPORTS.items()}
    write(folder / "package.json", json.dumps({"imports": imports}).encode())
    subprocess.run([find_node(), str(COMPILER), str(folder), json.dumps(IMPORTS)], check=True)
    shutil.rmtree(folder / "source")


def write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
