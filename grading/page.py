"""Renders cells as formgrader and feedback do. Says `ready`; for each line of JSON with cells it prints the error, or null."""

import json
import resource
import sys
from typing import Any

import nbformat
from nbformat.v4 import new_notebook

from .line_process import READY
from .page_exporter import PageExporter
from .page_trial import FILTERS

MEMORY_BYTES = 4 * 2**30


def show(cells: list[dict[str, Any]], exporter: PageExporter) -> str | None:
    try:
        exporter.from_notebook_node(new_notebook(cells=[nbformat.from_dict(cell) for cell in cells]))
    except Exception as error:
        return type(error).__name__
    return None


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    exporter = PageExporter(template_name="classic", filters=FILTERS)
    print(READY, flush=True)
    for line in sys.stdin:
        print(json.dumps(show(json.loads(line), exporter)), flush=True)


if __name__ == "__main__":
    main()
