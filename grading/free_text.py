"""Renders text of a marked notebook for formgrader's and feedback's pages. Nothing in it runs, and nothing is loaded.

The filter of nbconvert 7 fails if a picture is not attached, and keeps scripts and `javascript:` links.
"""

import re
import secrets
from html import escape

import nh3
from jinja2 import pass_context
from jinja2.runtime import Context
from nbconvert.filters import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat.notebooknode import NotebookNode

from .formulas import formula_html
from .page_trial import PLAIN
from .pictures import BEGINNINGS, attached_as, shown

TAGS = set(
    "a abbr b blockquote br caption code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img input kbd li ol p pre s span "
    "strong sub summary sup table tbody td th thead tr u ul".split()
)
ATTRIBUTES = {
    "*": {"class"},
    "a": {"href", "title"},
    "details": {"open"},
    "img": {"src", "alt", "title"},
    "input": {"type", "checked", "disabled"},
    "ol": {"start"},
    "caption": {"style"},
    "td": {"align", "colspan", "rowspan", "style"},
    "th": {"align", "colspan", "rowspan", "style"},
}
STYLES = {"padding", "text-align", "vertical-align"}
LINK = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
HIGHLIGHTER = Highlight2HTML(pygments_lexer="typescript")
PICTURES = tuple(f"data:{kind};base64," for kind in BEGINNINGS)


@pass_context
def markdown2html(context: Context, source: str) -> str:
    """Replaces the filter of this name in nbconvert's templates (nbgrader_config.py)."""
    cell = context.get("cell", {})
    if cell.get("metadata", {}).get(PLAIN) and source == cell.get("source"):
        return as_typed(source)
    strange = source == cell.get("source") and is_answer(cell)
    return free_text_html(source, cell.get("attachments", {}), shows_html=strange)


def is_answer(cell: NotebookNode) -> bool:
    return bool(cell.get("metadata", {}).get("nbgrader", {}).get("solution"))


def free_text_html(source: str, attachments: dict[str, dict[str, str]], shows_html: bool) -> str:
    """Returns HTML in which only harmless tags and attributes are left. Text that cannot be rendered is shown as typed.

    If `shows_html`, HTML in the text is shown as text.
    """
    try:
        renderer = Renderer(escape=shows_html, attachments=attachments, exclude_anchor_links=True)
        return renderer.with_formulas(harmless_html(MarkdownWithMath(renderer=renderer).render(source)))
    except Exception:  # a stranger's text can raise any error
        return as_typed(source)


def highlight_code(source: str, metadata: dict) -> str:
    return as_typed(source) if metadata.get(PLAIN) else HIGHLIGHTER(source, metadata=metadata)


def clean_html(source: str) -> str:
    """Replaces the filter of this name, through which outputs go. A check's table keeps its columns."""
    return harmless_html(source if isinstance(source, str) else "")


def as_typed(source: str) -> str:
    return f"<pre>{escape(source)}</pre>"


def harmless_html(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "data"},
        attribute_filter=harmless_attribute,
        link_rel="noopener noreferrer",
        filter_style_properties=STYLES,
    )


def harmless_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "src":
        return value if value.startswith(PICTURES) else None
    if name == "href":
        return value if LINK.match(value) else None
    if name == "type":
        return value if value == "checkbox" else None
    return value


class Renderer(IPythonRenderer):
    """Formulas are drawn last, since the allow-list knows no SVG. A mark that nobody can guess holds the place of each."""

    def __init__(self, **options):
        super().__init__(**options)
        self.mark = secrets.token_hex(8)
        self.formulas: list[str] = []

    def with_formulas(self, html: str) -> str:
        return re.sub(f"{self.mark}-([0-9]+);", lambda found: self.formulas[int(found[1])], html)

    def formula(self, tex: str, display: bool) -> str:
        self.formulas.append(formula_html(tex, display))
        return f"{self.mark}-{len(self.formulas) - 1};"

    def block_math(self, body: str) -> str:
        return self.formula(body, display=True)

    def inline_math(self, body: str) -> str:
        return self.formula(body, display=False)

    def latex_environment(self, name: str, body: str) -> str:
        return self.formula(f"\\begin{{{name}}}{body}\\end{{{name}}}", display=True)

    def block_mermaidjs(self, code: str) -> str:
        """Shows it as code, because nbconvert's page would load a program from another site to draw it."""
        return self.block_code(code)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        name = url.removeprefix("attachment:")
        known = attached_as(name, self.attachments) if name != url else None
        if known is not None:
            return super().image(text, f"attachment:{known}", title)
        if url.startswith(PICTURES):
            return super().image(text, url, title)
        what = "not attached" if name != url else "on another site, which is not asked for it"
        return f"<em>[picture “{escape(shown(name))}”: {what}]</em>"
