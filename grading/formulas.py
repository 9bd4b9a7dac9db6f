"""Formulas as SVG. MathJax draws them in a process of its own, so that a page needs no script and no network."""

from html import escape

from .line_process import LineProcess, NoAnswerError
from .project import PROJECT, find_node

PROGRAM = PROJECT / "grading" / "formulas.cjs"
SECONDS = 5  # a formula takes some ms
LONGEST = 5000  # characters

process = LineProcess(lambda: [find_node(), str(PROGRAM)], quiet=True)


def formula_html(tex: str, display: bool) -> str:
    """The drawn formula. TeX that cannot be drawn is shown as it was typed."""
    svg = drawn(tex, display)
    if svg is None:
        return f"<code>{escape(tex)}</code>"
    style = ' style="display:block;text-align:center;margin:1em 0"' if display else ""
    return f'<span role="img" aria-label="{escape(tex)}"{style}>{svg}</span>'


def drawn(tex: str, display: bool) -> str | None:
    if len(tex) > LONGEST:
        return None
    try:
        return process.ask({"tex": tex, "display": display}, SECONDS).get("svg")
    except (NoAnswerError, RuntimeError, OSError):  # without Node or MathJax there are pages all the same
        return None
