"""Makes formgrader's and feedback's pages from nbgrader's templates, changed so that only nbgrader's own scripts run in them.

nbgrader 0.9.6 inserts names into HTML and scripts unescaped, and loads MathJax from another site.
"""

import re
from collections.abc import Callable

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment
from nbconvert.exporters import HTMLExporter
from traitlets import default

from .page_policy import FEEDBACK, NONCE

SCRIPT = re.compile(r"(<script\b)(.*?</script>)", re.DOTALL)
TEXT_IN_SCRIPT = re.compile(r'"\{\{\s*([\w.]+)\s*\}\}([^"]*)"')
NAME_IN_PAGE = re.compile(r"\{\{\s*(resources(?:\.\w+)+)\s*\}\}")


def careful(template: str) -> str:
    """The template with its scripts allowed by a nonce, and with every name escaped for the place where it stands."""
    scripts = SCRIPT.sub(lambda found: f'{found[1]} nonce="{NONCE}"{quoted_in_script(found[2])}', template)
    return NAME_IN_PAGE.sub(r"{{ \1 | e }}", scripts)


def quoted_in_script(script: str) -> str:
    return TEXT_IN_SCRIPT.sub(r'{{ (\1 ~ "\2") | tojson }}', script)


class CarefulLoader(BaseLoader):
    def __init__(self, loader: BaseLoader):
        self.loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, file, is_current = self.loader.get_source(environment, template)
        return careful(source), file, is_current


class PageExporter(HTMLExporter):
    """What nbgrader's templates take for MathJax is `head`, because formulas are drawn already (formulas.py)."""

    head = ""

    @default("sanitize_html")
    def _sanitize_html_default(self) -> bool:
        return True  # outputs go through the filter clean_html

    def _create_environment(self) -> Environment:
        environment = super()._create_environment()
        in_place_of_mathjax = DictLoader(
            {"mathjax.html.j2": f"{{% macro mathjax(url=None) %}}{self.head}{{% endmacro %}}"}
        )
        environment.loader = CarefulLoader(ChoiceLoader([in_place_of_mathjax, environment.loader]))
        return environment


class FeedbackExporter(PageExporter):
    """A page for a student: nothing in it runs."""

    head = f'<meta http-equiv="Content-Security-Policy" content="{FEEDBACK}">'
