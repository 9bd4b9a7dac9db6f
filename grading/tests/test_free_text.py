"""Free texts as HTML: shown whole, running nothing, fetching nothing, and never without a page."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grading import free_text
from grading.formulas import formula_html
from grading.free_text import free_text_html, highlight_code
from grading.page_trial import PLAIN

PARTS = [
    "javascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://example.org/x.png",
    "//example.org",
    "/logout",
    "attachment:a.png",
    "vbscript:x",
    " onerror=alert(1) ",
    "<script>",
    "</script>",
    "<img src=",
    "<svg onload=alert(1)>",
    "<iframe src=",
    "<style>@import 'https://example.org'</style>",
    "<a href=",
    "<base href=",
    "<form action=",
    "<meta http-equiv=refresh content=",
    "<details open ontoggle=alert(1)>",
    "![a](",
    "[b](",
    "[c]: ",
    "[c]",
    "```mermaid\n",
    "```ts\n",
    "$$",
    "$",
    "`",
    "**",
    "|a|b|\n|-|-|\n",
    ")",
    "'",
    '"',
    ">",
    "<",
    "&",
    "\n",
    "\n\n",
    "- ",
]
texts = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=8)), max_size=25).map("".join)

FORMULA = re.compile(r'<span role="img".*?</svg></span>', re.DOTALL)


class Page(HTMLParser):
    def __init__(self, html: str):
        super().__init__()
        self.tags: list[tuple[str, dict]] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))


@settings(deadline=None, max_examples=300)
@given(texts, st.booleans())
def test_nothing_in_it_runs_and_nothing_is_fetched(text, shows_html):
    for tag, attributes in Page(FORMULA.sub("", free_text_html(text, {}, shows_html))).tags:
        assert tag in free_text.TAGS
        assert not [name for name in attributes if name.startswith("on") or name in {"id", "name"}]
        assert tag in {"td", "th", "caption"} or "style" not in attributes
        assert tag != "img" or (attributes.get("src") or "data:image/png;base64,").startswith(free_text.PICTURES)
        assert re.match("https?://|mailto:|$", attributes.get("href") or "", re.IGNORECASE)


TEX = [
    "\\href{javascript:alert(1)}{x}",
    "\\text{<img src=x onerror=alert(1)>}",
    "\\style{",
    "\\def\\x{\\x\\x}\\x",
    '\\tag{"><b>}',
]
TEX += [
    "\\label{a}",
    "\\ref{a}",
    "\\require{html}",
    "\\class{a}{b}",
    "\\unicode{x26}",
    "\\begin{align}",
    "\\end{align}",
    "&",
    "\\\\",
]
TEX += ["\\frac{", "}", "{", "^", "_", "\\color{red}", "\\url{https://example.org}", "</svg>", "<script>", '"', "x"]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.one_of(st.sampled_from(TEX), st.text(max_size=4)), max_size=8).map("".join), st.booleans())
def test_a_formula_is_a_picture_without_links_or_scripts(tex, display):
    for tag, attributes in Page(formula_html(tex, display)).tags:
        assert tag in {"code", "span", "svg", "g", "path", "use", "rect", "text", "defs", "line", "a"}
        assert not [name for name in attributes if name.startswith("on")]
        links = [value for name, value in attributes.items() if name in {"href", "xlink:href", "src"}]
        assert all(link.startswith("#") for link in links)


def test_tex_that_cannot_be_drawn_stands_as_it_was_typed():
    assert formula_html("\\frac{a}{b}", display=False).startswith('<span role="img" aria-label="\\frac{a}{b}"><svg')
    assert formula_html("\\href{x}{<b>}", display=False) == "<code>\\href{x}{&lt;b&gt;}</code>"


def test_html_is_shown_and_comparisons_stay_as_they_were_typed():
    html = free_text_html("If a<b, `x<y` <b>bold</b>\n\n```ts\nif (z<0) x\n```", {}, shows_html=True)
    assert "If a&lt;b, <code>x&lt;y</code> &lt;b&gt;bold&lt;/b&gt;" in html
    assert "&amp;lt;" not in html


def test_the_courses_own_hints_open():
    html = free_text_html(
        "<details>\n<summary>Hint</summary>\n\n**Subtract** first.\n\n</details>", {}, shows_html=False
    )
    assert re.sub(r"\s", "", html) == "<details><summary>Hint</summary><p><strong>Subtract</strong>first.</p></details>"


def test_a_text_that_cannot_be_rendered_stands_as_it_was_typed(monkeypatch):
    monkeypatch.setattr(free_text, "harmless_html", lambda _: 1 / 0)
    assert free_text_html("a <b>", {}, shows_html=True) == "<pre>a &lt;b&gt;</pre>"


@pytest.mark.parametrize("plain", [False, True])
def test_code_is_shown_without_its_colours_when_they_take_too_long(plain):
    html = highlight_code("const a = '<b>';", {PLAIN: plain})
    assert ("<span" in html) is not plain and "<b>" not in html
