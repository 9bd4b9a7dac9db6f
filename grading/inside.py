"""What of checks/ a submission may see: the probes. References and judges stay outside the sandbox."""

import hashlib
import re
import shutil
from functools import cache
from pathlib import Path

from .places import PROJECT

EXPORTED = re.compile(r"^export (?:async )?(?:function|const) (\w+)", re.MULTILINE)
IMPORTED = re.compile(r"""from '(\.{1,2}/[^']+)'""")


@cache
def checks_for_the_sandbox(checks: Path = PROJECT / "checks") -> Path:
    """A copy of checks/ in which each `judge.ts` is empty, and what only judges import is left out.

    The copy is named after its content, so that graders at work together share it.
    """
    sources = visible_sources(checks)
    digest = hashlib.sha256(repr(sorted(sources.items())).encode()).hexdigest()[:16]
    copy = PROJECT / ".cache" / "grading" / f"checks-{digest}"
    if not copy.exists():
        unfinished = copy.with_name(f"{copy.name}.{id(sources)}")
        for name, text in sources.items():
            file = unfinished / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        try:
            unfinished.rename(copy)
        except OSError:  # another grader was first
            shutil.rmtree(unfinished, ignore_errors=True)
    return copy


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
