"""The outputs of a marked notebook: the kernel's outputs that are kept, and the outputs that marking writes."""

from html import escape
from typing import Any

from nbformat.v4 import new_output

from .check_rows import CheckRow, metadata_of

LONGEST_TEXT = 100_000
SAFE_TYPES = ["text/plain", "image/png"]  # HTML, SVG and scripts would run in the instructor's browser


def kept_outputs(sent: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Keeps streams, errors, text and PNG pictures, each converted to its proper type. Leaves out the rest."""
    kept = [kept_output(output) for output in sent]
    return [output for output in kept if output is not None]


def kept_output(sent: dict[str, Any]) -> dict[str, Any] | None:
    kind = sent.get("output_type")
    if kind == "stream":
        return new_output("stream", name="stdout", text=text_of(sent.get("text")))
    if kind == "error":
        lines = sent.get("traceback")
        traceback = [text_of(line) for line in lines[:50]] if isinstance(lines, list) else []
        name, message = text_of(sent.get("ename")), text_of(sent.get("evalue"))
        return new_output("error", ename=name, evalue=message, traceback=traceback)
    data = sent.get("data")
    if not isinstance(data, dict):
        return None
    safe = {key: text_of(data[key]) for key in SAFE_TYPES if isinstance(joined(data.get(key)), str)}
    return new_output("display_data", data=safe) if safe else None


def joined(value: object) -> object:
    """Joins a text that the file stores as a list of lines."""
    return "".join(map(str, value)) if isinstance(value, list) else value


def text_of(value: object) -> str:
    value = joined(value)
    text = value if isinstance(value, str) else "" if value is None else repr(value)
    cut = text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + " […]"
    return cut.encode("utf-8", "replace").decode()


def points_output(points: float, html: str, rows: list[CheckRow]) -> dict[str, Any]:
    """The output of a graded cell. nbgrader 0.9.6 reads the points from its text, people its HTML, exports its metadata."""
    data = {"text/plain": f"{points:g}", "text/html": html}
    return new_output("execute_result", data=data, metadata=metadata_of(rows), execution_count=None)


def spaced(table: str) -> str:
    """A check's table with space between its columns, which the pages of nbgrader 0.9.6 lack."""
    return table.replace('<td style="', '<td style="padding:.2em 1em .2em 0;')


def no_points_output(reason: str) -> dict[str, Any]:
    html = f"<p><strong>No points</strong>: {escape(reason)}</p>"
    return points_output(0, html, [CheckRow("the check", "not yet", reason, "")])


def remarks_cell_source(remarks: list[str]) -> str:
    """The remarks as Markdown, for the first cell of a marked notebook."""
    return "\n".join(["**About this marking**", "", *(f"- {escape(remark)}" for remark in remarks)])
