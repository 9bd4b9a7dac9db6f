"""A graded cell, `await check(spec, answer);`, and the cell that is run in its place."""

import re
import secrets
from dataclasses import dataclass

from .observed import MIME_TYPE

CALL = re.compile(r"^await check\((\w+),\s*(.+?),?\s*\);?$", re.DOTALL)


@dataclass(frozen=True)
class CheckCell:
    """`check`: the name of a check in #checks; `answer`: the expression that gives the student's answer."""

    check: str
    answer: str

    def sealed_source(self, seed: int) -> str:
        """A cell that runs only the probe, which signs what it shows. The submission cannot know the name of the import."""
        name = f"observe_{secrets.token_hex(8)}"
        return f"import {{ observe as {name} }} from '#checks';\nawait {name}('{self.check}', {self.answer}, {seed});"

    def signed_text(self, seed: int, observed: str) -> str:
        return f"{self.check} {seed} {observed}"

    def open_source(self, seed: int) -> str:
        """The same for a kernel without a sandbox, where nothing is sealed. What the probe observed is shown as JSON."""
        return (
            f"const observedByProbe = JSON.stringify(await {self.check}.probe({self.answer}, {seed}));\n"
            f"({{ [Symbol.for('Jupyter.display')]: () => ({{ '{MIME_TYPE}': observedByProbe }}) }});"
        )


def parse_check_cell(source: str) -> CheckCell | None:
    """The check that a graded cell calls. None for any other code, which cannot be marked outside a sandbox."""
    lines = [line for line in source.strip().splitlines() if not line.lstrip().startswith("//")]
    found = CALL.match("\n".join(lines).strip())
    return CheckCell(*found.groups()) if found else None
